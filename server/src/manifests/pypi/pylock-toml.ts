// pylock.toml, the lockfile of the standard (PEP 751), also under names such as pylock.dev.toml.
// Invariant: what an extra or a group brings is told by the marker of each package.
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { registry, strongerScope, type ComponentSource, type Scope } from '../component';
import type { DependencyGraph, ManifestFormat } from '../format';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import { scopeOfGroup } from './groups';
import { lockfileTells } from '../manifest-tells';
import { checkLockVersion, lockedComponent, readTomlLock, type LockedTable } from './lock-tables';
import { lockContent, LockedPackages, withManifest, type Wish } from './locked-packages';

const FORMAT = 'pylock.toml';

export const pylockToml: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'lockfile',
  tells: lockfileTells,
  notation: toml,
  matches: (path) => /^pylock(?:\.[^.]+)?\.toml$/.test(baseName(path)),
  read(file) {
    const { data, graph } = readTomlLock(file, 'packages', makeGraph);
    const fields = { file: file.path, format: FORMAT, purlType: 'pypi', name: undefined, version: undefined, graph };
    return { value: lockContent(fields), problems: data.problems };
  },
  resolve: (content, nearby) => withManifest(content, 'pyproject.toml', nearby),
};

function makeGraph(data: ManifestData, tables: readonly LockedTable[]): DependencyGraph {
  checkLockVersion(data, ['lock-version'], data.root['lock-version'], 1);
  const packages = new LockedPackages();
  for (const table of tables) {
    const { fields } = table;
    const hashes = hashesIn(fields.sdist, fields.wheels, fields.archive);
    const component = lockedComponent(table, { scope: scopeOf(fields), source: sourceOfTable(fields), hashes });
    if (component !== undefined) packages.add(component, wishesOf(fields));
  }
  const isOfPipenv = data.root['created-by'] === 'pipenv';
  return packages.build(true, ({ format }) => (format === 'Pipfile') === isOfPipenv);
}

/** `'tls' in extras`, `'test' in dependency_groups`; the default groups are those of every install. */
function scopeOf({ marker }: Fields): Scope {
  const named = [...(textOf(marker) ?? '').matchAll(/["']([^"']+)["'] in (extras|dependency_groups)/g)];
  const scopes = named.map(([, name = '', kind]): Scope => (kind === 'extras' ? 'optional' : scopeOfGroup(name)));
  return scopes.length === 0 ? 'runtime' : scopes.reduce(strongerScope);
}

function wishesOf({ dependencies }: Fields): readonly Wish[] {
  if (!Array.isArray(dependencies)) return [];
  return dependencies.flatMap((each: unknown): readonly Wish[] => {
    const name = isFields(each) ? textOf(each.name) : undefined;
    if (!isFields(each) || name === undefined) return [];
    return [{ name, range: undefined, version: textOf(each.version), scope: 'runtime' }];
  });
}

/** Digests of files as tables, `hashes = { sha256 = "…" }`. */
function hashesIn(...files: readonly unknown[]): readonly string[] {
  return files.flat().flatMap((file: unknown) => {
    const hashes = isFields(file) && isFields(file.hashes) ? Object.entries(file.hashes) : [];
    return hashes.flatMap(([algorithm, digest]) => (typeof digest === 'string' ? `${algorithm}:${digest}` : []));
  });
}

function sourceOfTable({ vcs, directory, archive }: Fields): ComponentSource {
  if (isFields(vcs)) {
    const [address, commit] = [textOf(vcs.url) ?? textOf(vcs.path) ?? '', textOf(vcs['commit-id'])];
    return {
      kind: 'git',
      reference: commit === undefined ? address : `${address}@${commit}`,
      pinned: commit !== undefined,
    };
  }
  if (isFields(directory)) return { kind: 'path', reference: textOf(directory.path) ?? '', pinned: false };
  if (!isFields(archive)) return registry;
  const url = textOf(archive.url);
  return url === undefined
    ? { kind: 'path', reference: textOf(archive.path) ?? '', pinned: true }
    : { kind: 'url', reference: url, pinned: true };
}
