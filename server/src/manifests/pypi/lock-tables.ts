// What Python's lockfiles write in the same way: lists of tables of packages, files with their digests.
import type { DataAnchor } from '../../text/anchor';
import type { SourceFile } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import { componentOf, type Component } from '../component';
import type { DependencyGraph } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { pypiPurl } from './requirement';

/** One package of a lockfile. */
export interface LockedTable {
  readonly name: string;
  readonly version: string | undefined;
  readonly fields: Fields;
  readonly anchor: DataAnchor;
}

/** A lockfile in TOML with its packages, and the graph that is made of them; none where the file is damaged. */
export function readTomlLock(
  file: SourceFile,
  list: string,
  makeGraph: (data: ManifestData, packages: readonly LockedTable[]) => DependencyGraph,
): { readonly data: ManifestData; readonly graph: DependencyGraph | undefined } {
  const data = new ManifestData(file, toml);
  // A lockfile with conflict marks or cut short would be read wrongly; then nothing is known from it.
  if (data.problems.length > 0) return { data, graph: undefined };
  return { data, graph: makeGraph(data, tablesIn(data, list)) };
}

function tablesIn(data: ManifestData, list: string): readonly LockedTable[] {
  return data.list(data.root, [list]).flatMap((entry, index): readonly LockedTable[] => {
    const path = [list, index, 'name'];
    const name = isFields(entry) ? textOf(entry.name) : undefined;
    if (isFields(entry) && name !== undefined && pypiPurl(name) !== undefined) {
      const anchor = { file: data.file.path, path, part: 'value' } as const;
      return [{ name, version: textOf(entry.version), fields: entry, anchor }];
    }
    data.broken(path, 'This package has no name.');
    return [];
  });
}

/** Says that a lockfile is of a version that is newer than those known here. */
export function checkLockVersion(data: ManifestData, path: readonly string[], version: unknown, newest: number): void {
  const major = Number.parseInt(String(version), 10);
  if (major > newest)
    data.unknowable(path, `Lockfile version ${String(version)} is not known; it was read as version ${newest}.`);
}

/** The component of a locked package. */
export function lockedComponent(
  { name, version, anchor }: LockedTable,
  stated: Pick<Component, 'scope' | 'source' | 'hashes'>,
): Component | undefined {
  const purl = pypiPurl(name, version);
  return purl && componentOf({ purl, name, version, anchor, ...stated });
}

/** The digests of files as `{ file = …, hash = "sha256:…" }`, one or a list of them, each digest once. */
export function hashesOf(...files: readonly unknown[]): readonly string[] {
  const hashes: string[] = [];
  for (const each of files) {
    // Array.isArray makes `any[]` of unknown.
    for (const file of Array.isArray(each) ? (each as readonly unknown[]) : [each]) {
      const hash = isFields(file) ? textOf(file.hash) : undefined;
      if (hash !== undefined) hashes.push(hash);
    }
  }
  return hashes.length < 2 ? hashes : [...new Set(hashes)];
}
