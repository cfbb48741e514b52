// Which components have their entry where: by the product's tables, and by what a lockfile or SBOM holds of itself.
// Invariant: an index belongs to one table or one reading of a file, and is built when it is first asked for.
import type { Component } from '../manifests/component';
import type { ManifestContent } from '../manifests/format';
import { formatPurl, type Purl } from '../terms/purl';
import type { DataAnchor, DataPath } from '../text/anchor';
import type { ComponentRow } from '../workspace/rows';
import type { ProductModel, Tables } from '../workspace/tables';
import type { FeatureContext } from './context';

type RowsByPath = ReadonlyMap<string, readonly ComponentRow[]>;

const rowsByFile = new WeakMap<Tables['components'], ReadonlyMap<string, RowsByPath>>();
const noRows: RowsByPath = new Map();

/** The rows whose entries stand in a file, each list under the place of its entry (see `placeKey`). */
export function rowsIn({ components }: Pick<Tables, 'components'>, file: string): RowsByPath {
  const known = rowsByFile.get(components) ?? indexRows(components);
  rowsByFile.set(components, known);
  return known.get(file) ?? noRows;
}

function indexRows(components: Tables['components']): ReadonlyMap<string, RowsByPath> {
  const files = new Map<string, Map<string, ComponentRow[]>>();
  for (const row of components) {
    const { file, path } = row.component.anchor;
    const places = files.get(file) ?? new Map<string, ComponentRow[]>();
    files.set(file, places);
    push(places, placeKey(path), row);
  }
  return files;
}

/** A place in a file's data as a text. */
export function placeKey(path: DataPath): string {
  return path.join('\0');
}

/** What a lockfile or SBOM holds, whoever asked for it. */
export interface Entries {
  readonly byPath: ReadonlyMap<string, Component>;
  /** Under the purl without qualifiers; several where a package is locked more than once. */
  readonly byPurl: ReadonlyMap<string, readonly Component[]>;
}

const entriesOfContent = new WeakMap<ManifestContent, Entries>();

/** The entries of a file that is no manifest. */
export function entriesOf(content: ManifestContent): Entries {
  const known = entriesOfContent.get(content);
  if (known !== undefined) return known;
  const byPath = new Map<string, Component>();
  const byPurl = new Map<string, Component[]>();
  for (const component of content.graph?.packages.map((locked) => locked.component) ?? content.components) {
    byPath.set(placeKey(component.anchor.path), component);
    push(byPurl, purlKey(component.purl), component);
  }
  const entries = { byPath, byPurl };
  entriesOfContent.set(content, entries);
  return entries;
}

/** The entries of a path; undefined where no lockfile or SBOM stands there. */
export function entriesAt({ model }: FeatureContext, path: string): Entries | undefined {
  const isManifest = model.manifests.formatOf(path)?.kind === 'manifest';
  const content = isManifest ? undefined : model.manifests.resolve(path)?.value;
  return content && entriesOf(content);
}

/** The row that an entry of a lockfile or SBOM became: that of a direct dependency stands in its manifest. */
export function rowOf({ tables }: ProductModel, entry: Component): ComponentRow | undefined {
  const same = rowsByPurl(tables.components).get(purlKey(entry.purl)) ?? [];
  const { file } = entry.anchor;
  const locked = new Set(tables.manifests.flatMap((each) => (each.lockfile === file ? each.file : [])));
  return same.find(({ manifest }) => locked.has(manifest)) ?? same[0];
}

const byPurl = new WeakMap<Tables['components'], ReadonlyMap<string, readonly ComponentRow[]>>();

function rowsByPurl(components: Tables['components']): ReadonlyMap<string, readonly ComponentRow[]> {
  const known = byPurl.get(components);
  if (known !== undefined) return known;
  const rows = new Map<string, ComponentRow[]>();
  for (const row of components) push(rows, purlKey(row.component.purl), row);
  byPurl.set(components, rows);
  return rows;
}

/** The lockfile that counts for a row's manifest. */
export function lockfileOf({ tables }: ProductModel, { manifest }: ComponentRow): string | undefined {
  return tables.manifests.find(({ file }) => file === manifest)?.lockfile;
}

/** Where a row's lockfile holds it; undefined without lockfile, or where that is the row's own place. */
export function lockedAt(context: FeatureContext, product: ProductModel, row: ComponentRow): DataAnchor | undefined {
  const { anchor, purl } = row.component;
  const lockfile = lockfileOf(product, row);
  if (lockfile === undefined || lockfile === anchor.file) return undefined;
  return entriesAt(context, lockfile)?.byPurl.get(purlKey(purl))?.[0]?.anchor;
}

function purlKey(purl: Purl): string {
  return formatPurl({ ...purl, qualifiers: {}, subpath: undefined });
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
