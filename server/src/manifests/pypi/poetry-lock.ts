// poetry.lock of Poetry 1 and 2: lock versions 1.0 to 2.1.
// Invariant: every package of the file is one of the graph, in the order of the file.
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { registry, type ComponentSource, type Scope } from '../component';
import type { DependencyGraph, ManifestFormat } from '../format';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import { lockfileTells } from '../manifest-tells';
import { checkLockVersion, hashesOf, lockedComponent, readTomlLock, type LockedTable } from './lock-tables';
import { lockContent, LockedPackages, withManifest, type Wish } from './locked-packages';
import { pypiName } from './requirement';

const FORMAT = 'poetry.lock';

export const poetryLock: ManifestFormat = {
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
  const metadata = data.fields(data.root, ['metadata']);
  checkLockVersion(data, ['metadata', 'lock-version'], metadata['lock-version'], 2);
  const files = isFields(metadata.files) ? metadata.files : {};
  const scopes = new Map<string, Scope | undefined>();
  for (const { name, fields } of tables) scopes.set(pypiName(name), statedScope(fields));
  const packages = new LockedPackages();
  for (const table of tables) {
    const { name, fields } = table;
    const source = sourceOfTable(fields);
    const scope = statedScope(fields) ?? (fields.optional === true ? 'optional' : 'runtime');
    const component = lockedComponent(table, { scope, source, hashes: hashesOf(fields.files, files[name]) });
    if (component !== undefined) packages.add(component, wishesOf(fields, scopes));
  }
  return packages.build(tables.every(({ fields }) => statedScope(fields) !== undefined));
}

/** What version 1 says by `category` and version 2.1 by `groups`; version 2.0 does not say it. */
function statedScope({ category, groups, optional }: Fields): Scope | undefined {
  if (category === undefined && !Array.isArray(groups)) return undefined;
  const isMain = category === 'main' || (Array.isArray(groups) && groups.includes('main'));
  if (!isMain) return 'development';
  return optional === true ? 'optional' : 'runtime';
}

function wishesOf({ dependencies }: Fields, scopes: ReadonlyMap<string, Scope | undefined>): readonly Wish[] {
  if (!isFields(dependencies)) return [];
  return Object.entries(dependencies).flatMap(([name, value]) => {
    const constraints: readonly unknown[] = Array.isArray(value) ? value : [value];
    return constraints.map((constraint): Wish => {
      const fields = isFields(constraint) ? constraint : { version: constraint };
      // An extra is asked for by name elsewhere; how much its packages are needed stands with them.
      const scope = fields.optional === true ? (scopes.get(pypiName(name)) ?? 'optional') : 'runtime';
      return { name, range: textOf(fields.version), scope };
    });
  });
}

function sourceOfTable({ source, files }: Fields): ComponentSource {
  const { type, url, reference, resolved_reference: resolved } = isFields(source) ? source : {};
  const address = textOf(url) ?? '';
  const revision = textOf(resolved) ?? textOf(reference);
  switch (type) {
    case 'git':
      return {
        kind: 'git',
        reference: revision === undefined ? address : `${address}@${revision}`,
        pinned: resolved !== undefined,
      };
    case 'directory':
    case 'file':
      return { kind: 'path', reference: address, pinned: false };
    case 'url':
      return { kind: 'url', reference: address, pinned: hashesOf(files).length > 0 };
    default:
      return registry;
  }
}
