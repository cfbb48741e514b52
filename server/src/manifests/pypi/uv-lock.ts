// uv.lock, version 1 in all its revisions.
// Invariant: every package is one of the graph; an own one is so with the source `path`, so that the way through it is
// not lost, and a project as well. Packages of an extra are there only if somebody asks for the extra.
import { baseName, joinPath } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { registry, type ComponentSource, type Scope } from '../component';
import type { DependencyGraph, ManifestFormat } from '../format';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import { lockfileTells } from '../manifest-tells';
import { checkLockVersion, hashesOf, lockedComponent, readTomlLock, type LockedTable } from './lock-tables';
import { lockContent, LockedPackages, withManifest, type Wish } from './locked-packages';

const FORMAT = 'uv.lock';

export const uvLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'lockfile',
  tells: lockfileTells,
  notation: toml,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const { data, graph } = readTomlLock(file, 'package', makeGraph);
    const fields = { file: file.path, format: FORMAT, purlType: 'pypi', name: undefined, version: undefined, graph };
    return { value: lockContent(fields), problems: data.problems };
  },
  resolve: (content, nearby) => withManifest(content, 'pyproject.toml', nearby),
};

function makeGraph(data: ManifestData, tables: readonly LockedTable[]): DependencyGraph {
  checkLockVersion(data, ['version'], data.root.version, 1);
  const packages = new LockedPackages();
  for (const table of tables) {
    const { name, fields } = table;
    const hashes = hashesOf(fields.sdist, fields.wheels);
    const source = sourceOfTable(fields, hashes);
    const folder = source.kind === 'path' ? folderOfProject(fields) : undefined;
    const extras = groupsOf(fields, 'optional-dependencies', 'runtime');
    const needed = wishesOf(fields.dependencies, 'runtime');
    const component = lockedComponent(table, { scope: 'runtime', source, hashes });
    if (component !== undefined) packages.add(component, [...needed, ...extras]);
    if (folder === undefined) continue;
    const optional = groupsOf(fields, 'optional-dependencies', 'optional');
    const groups = groupsOf(fields, 'dev-dependencies', 'development');
    packages.addProject(folder, { name, wishes: [...needed, ...optional, ...groups] });
  }
  return packages.build(false);
}

function groupsOf(fields: Fields, key: string, scope: Scope): readonly Wish[] {
  const groups = fields[key];
  return isFields(groups) ? Object.values(groups).flatMap((group) => wishesOf(group, scope)) : [];
}

function wishesOf(list: unknown, scope: Scope): readonly Wish[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown): readonly Wish[] => {
    const name = isFields(each) ? textOf(each.name) : undefined;
    return isFields(each) && name !== undefined
      ? [{ name, range: undefined, version: textOf(each.version), scope }]
      : [];
  });
}

/** The folder of an own package, relative to the lockfile's. */
function folderOfProject({ source }: Fields): string | undefined {
  const { virtual, editable, directory } = isFields(source) ? source : {};
  const folder = textOf(virtual) ?? textOf(editable) ?? textOf(directory);
  return folder === undefined ? undefined : joinPath('', folder);
}

function sourceOfTable({ source }: Fields, hashes: readonly string[]): ComponentSource {
  const fields = isFields(source) ? source : {};
  const git = textOf(fields.git);
  if (git !== undefined) return { kind: 'git', reference: git, pinned: /#[0-9a-f]{40}$/.test(git) };
  const url = textOf(fields.url);
  if (url !== undefined) return { kind: 'url', reference: url, pinned: hashes.length > 0 };
  const path = textOf(fields.virtual) ?? textOf(fields.editable) ?? textOf(fields.directory) ?? textOf(fields.path);
  return path === undefined ? registry : { kind: 'path', reference: path, pinned: false };
}
