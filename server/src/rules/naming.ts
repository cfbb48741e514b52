// How rules name the user's own things: `RISK-1 "AF episode is missed"`.
import { partOf, type Anchor } from '../text/anchor';
import type { RecordKindName } from '../records/kind-names';
import type { RecordRow } from '../workspace/rows';

interface Titled {
  readonly title?: string | undefined;
  readonly name?: string | undefined;
}

/** The id with the title or name, as far as they are there. */
export function nameOf(row: RecordRow): string {
  // Every kind's values have one of these or neither; which follows from its definition.
  const { title, name } = row.value as Titled;
  const words = title ?? name;
  if (row.id === undefined) return words === undefined ? `This ${row.kind}` : `"${words}"`;
  return words === undefined ? row.id : `${row.id} "${words}"`;
}

/** What a finding about the record is about. */
export function targetOf(row: RecordRow): string {
  return row.id ?? `${row.anchor.file}#${row.anchor.path.join('/')}`;
}

const heads: Readonly<Partial<Record<RecordKindName, string>>> = {
  dependency: 'package',
  waiver: 'rule',
  exclusion: 'clause',
};

/** Where something about a whole record is shown: its id, or what it goes by where it has none. */
export function headOf(row: RecordRow): Anchor {
  return fieldOf(row, heads[row.kind] ?? 'id');
}

/** A field of the record. */
export function fieldOf(row: RecordRow, ...path: readonly (string | number)[]): Anchor {
  return { ...row.anchor, path: [...row.anchor.path, ...path] };
}

/** The key of a field of the record. */
export function keyOf(row: RecordRow, ...path: readonly (string | number)[]): Anchor {
  return partOf(fieldOf(row, ...path), 'key');
}

/** `one control`, `3 controls` */
export function count(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${number} ${noun}s`;
}

/** `a, b and c`, cut after `most` with a count of the rest. */
export function listed(names: readonly string[], most = 5, last = 'and'): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} ${last} ${shown[shown.length - 1] ?? ''}`;
}
