// Which record documents which dataset: loads in code against the product's dataset records.
// Invariant: a record covers a load by a trace tag, or by a source that is the same place, however it is written.
import { folderOf, isWithin, joinPath } from '../text/source-file';
import { looksLikePath, resolvePath } from './paths';
import type { RowOf, UseRow } from './rows';
import type { Product, Tables } from './tables';

/** A dataset that code of the product loads: all its loads, and the record that speaks of it. */
export interface FoundDataset {
  /** An address, a path, `torchvision:CIFAR10`; undefined for a load that is decided while the program runs. */
  readonly reference: string | undefined;
  readonly uses: readonly UseRow[];
  readonly record: RowOf<'dataset'> | undefined;
}

/** Every dataset that a product loads, in the order of first load. */
export function findDatasets(
  product: Product,
  { datasets, uses }: Pick<Tables, 'datasets' | 'uses'>,
): readonly FoundDataset[] {
  const groups = new Map<string, { readonly reference: string | undefined; readonly uses: UseRow[] }>();
  for (const row of uses) {
    if (row.use.kind !== 'dataset') continue;
    const { reference } = row.use;
    const key = reference === undefined ? `${row.anchor.file} ${row.anchor.path.join(' ')}` : placeOf(reference);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { reference, uses: [row] });
    else group.uses.push(row);
  }
  const find = recordFinder(product, datasets);
  return [...groups.values()].map((group) => ({ ...group, record: find(group.reference, group.uses) }));
}

/** The record of a dataset that goes by a name: its id, or where it was obtained. */
export function datasetNamed(name: string, datasets: Tables['datasets']): RowOf<'dataset'> | undefined {
  const place = placeOf(/^[\w.-]+\/[\w.-]+$/.test(name) ? `https://huggingface.co/datasets/${name}` : name);
  return datasets.find(
    ({ id, value }) => id === name || (value.source !== undefined && placeOf(value.source) === place),
  );
}

type FindRecord = (reference: string | undefined, uses: readonly UseRow[]) => RowOf<'dataset'> | undefined;

function recordFinder(product: Product, rows: Tables['datasets']): FindRecord {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const bySource = new Map(
    rows.flatMap((row) => (row.value.source === undefined ? [] : [[placeOf(row.value.source), row]])),
  );
  const paths = rows.flatMap((row) => {
    const { source } = row.value;
    const path = source === undefined || !looksLikePath(source) ? undefined : pathOf(source, row, product);
    return path === undefined ? [] : [{ path, row }];
  });
  return (reference, uses) => {
    const tagged = uses.flatMap((use) => use.tagged).find((id) => byId.has(id));
    if (tagged !== undefined) return byId.get(tagged);
    if (reference === undefined) return undefined;
    const named = bySource.get(placeOf(reference));
    if (named !== undefined || hasScheme(reference)) return named;
    const folders = [...uses.map((use) => folderOf(use.anchor.file)), product.folder, ''];
    const loaded = folders.flatMap((folder) => joinPath(folder, reference) ?? []);
    return paths.find(({ path }) => loaded.some((candidate) => isWithin(path, candidate)))?.row;
  };
}

function pathOf(source: string, row: RowOf<'dataset'>, product: Product): string | undefined {
  return resolvePath(source, row.anchor.file, product.folder).path;
}

function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text);
}

/** Addresses at which the same dataset is found, each with the name that it has there. */
const homes: readonly (readonly [RegExp, string])[] = [
  [/^(?:https?:\/\/(?:www\.)?huggingface\.co\/datasets\/|pkg:huggingface\/datasets\/)([^/@?#]+(?:\/[^/@?#]+)?)/, 'hub'],
  [/^https?:\/\/(?:www\.)?physionet\.org\/(?:content|files|static\/published-projects)\/([^/?#]+)/, 'physionet'],
  [/^https?:\/\/(?:www\.)?openml\.org\/d\/(\d+)/, 'openml'],
  [/^https?:\/\/(?:www\.)?kaggle\.com\/datasets\/([^/?#]+\/[^/?#]+)/, 'kaggle'],
];

/** Where a dataset is, equal for all ways of writing the same place: without version, protocol and closing slash. */
function placeOf(source: string): string {
  const text = source.trim();
  for (const [address, home] of homes) {
    const name = address.exec(text)?.[1];
    if (name !== undefined) return `${home}:${name.toLowerCase()}`;
  }
  return text.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/+$/, '');
}
