// Who names what: components by package, records by what they refer to. Asked for at each hover and jump, over tables of
// tens of thousands of rows. Invariant: an index belongs to one table and is built when it is first asked for.
import { matchesPurl, type PurlPattern } from '../terms/purl';
import type { ComponentRow, RecordRow } from '../workspace/rows';
import type { IdIndex, Tables } from '../workspace/tables';

type Components = Tables['components'];

const byName = new WeakMap<Components, ReadonlyMap<string, readonly ComponentRow[]>>();

/** The components that a pattern means, in the order of the table. */
export function componentsNamed(components: Components, pattern: PurlPattern): readonly ComponentRow[] {
  const candidates = pattern.below ? components : (namesOf(components).get(pattern.purl.name) ?? []);
  return candidates.filter(({ component: { purl } }) => matchesPurl(pattern, purl));
}

function namesOf(components: Components): ReadonlyMap<string, readonly ComponentRow[]> {
  const known = byName.get(components);
  if (known !== undefined) return known;
  const names = group(components, (row) => [row.component.purl.name]);
  byName.set(components, names);
  return names;
}

const byReference = new WeakMap<IdIndex, ReadonlyMap<string, readonly RecordRow[]>>();

/** The records that refer to an id, each once. */
export function recordsNaming(ids: IdIndex, id: string): readonly RecordRow[] {
  let references = byReference.get(ids);
  if (references === undefined) {
    references = group([...ids.all.values()].flat(), ({ mentions }) => [
      ...new Set(mentions.filter(({ shape }) => shape.kind === 'reference').map(({ text }) => text)),
    ]);
    byReference.set(ids, references);
  }
  return references.get(id) ?? [];
}

function group<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const same = groups.get(key);
      if (same === undefined) groups.set(key, [row]);
      else same.push(row);
    }
  }
  return groups;
}
