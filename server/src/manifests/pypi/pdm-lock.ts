// pdm.lock, lock versions 3 to 4.5.
// Invariant: an entry for an extra of a package is part of that package, with what the extra asks for.
import { baseName } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { strongerScope, type ComponentSource, type Scope } from '../component';
import type { DependencyGraph, ManifestFormat } from '../format';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import { scopeOfGroup } from './groups';
import { lockfileTells } from '../manifest-tells';
import { checkLockVersion, hashesOf, lockedComponent, readTomlLock, type LockedTable } from './lock-tables';
import { lockContent, LockedPackages, withManifest, type Wish } from './locked-packages';
import { sourceIn } from './poetry-table';
import { pypiName, readRequirement } from './requirement';

const FORMAT = 'pdm.lock';

export const pdmLock: ManifestFormat = {
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
  checkLockVersion(data, ['metadata', 'lock_version'], metadata.lock_version, 4);
  const files = isFields(metadata.files) ? metadata.files : {};
  const entries = new Map<string, LockedTable[]>();
  for (const table of tables) {
    const key = `${pypiName(table.name)} ${table.version ?? ''}`;
    entries.set(key, [...(entries.get(key) ?? []), table]);
  }
  const packages = new LockedPackages();
  for (const [key, same] of entries) {
    const table = same.find(({ fields }) => fields.extras === undefined) ?? same[0];
    if (table === undefined) continue;
    const listed = files[`${table.name} ${table.version ?? ''}`] ?? files[key];
    const hashes = hashesOf(table.fields.files, listed);
    const scope = same.map(({ fields }) => scopeOf(fields)).reduce(strongerScope);
    const component = lockedComponent(table, { scope, source: sourceOfTable(table.fields), hashes });
    const wishes = same
      .flatMap(({ fields }) => wishesOf(fields))
      .filter(({ name }) => pypiName(name) !== pypiName(table.name));
    if (component !== undefined) packages.add(component, wishes);
  }
  return packages.build(tables.every(({ fields }) => fields.groups !== undefined));
}

/** Before version 4.4 the groups are not said. */
function scopeOf({ groups }: Fields): Scope {
  const names = Array.isArray(groups) ? groups.flatMap((group: unknown) => textOf(group) ?? []) : [];
  return names.length === 0 ? 'runtime' : names.map(scopeOfGroup).reduce(strongerScope);
}

function wishesOf({ dependencies }: Fields): readonly Wish[] {
  if (!Array.isArray(dependencies)) return [];
  return dependencies.flatMap((text: unknown): readonly Wish[] => {
    const read = readRequirement(textOf(text) ?? '');
    return read === undefined ? [] : [{ name: read.name, range: read.range, scope: 'runtime' }];
  });
}

function sourceOfTable(fields: Fields): ComponentSource {
  const revision = textOf(fields.revision);
  return sourceIn(revision === undefined ? fields : { ...fields, rev: revision });
}
