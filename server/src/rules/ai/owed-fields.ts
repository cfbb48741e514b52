// What rules on records of models and datasets say of fields that are missing, and the field to fill in.
// Invariant: what a field is for is said in the words of its definition, and nowhere else.
import { recordKinds } from '../../records/kinds/kinds';
import type { RecordKind } from '../../records/record-kind';
import type { Fix } from '../../text/change';
import type { RecordRow, RowOf } from '../../workspace/rows';
import { headOf, listed, nameOf, targetOf } from '../naming';
import type { Judgement } from '../rule';

type AiRow = RowOf<'model'> | RowOf<'dataset'>;

/** The judgement of a record that leaves fields unsaid; `what` ends the sentence that begins with its name. */
export function judgeMissing(row: AiRow, keys: readonly string[], what: string): Judgement {
  return {
    anchor: headOf(row),
    target: targetOf(row),
    what: `${nameOf(row)} ${what}`,
    todo: howToFill(row, keys),
    fixes: [insertToFill(row, keys)],
  };
}

/** `does not state "role" or "limitations".` */
export function unstated(keys: readonly string[]): string {
  return `does not state ${listed(
    keys.map((key) => `"${key}"`),
    8,
    'or',
  )}.`;
}

/** What to do about missing fields: `Write "limitations": what it must not be used for, and where it is weak.` */
export function howToFill(row: RecordRow, keys: readonly string[]): string {
  const kind: RecordKind = recordKinds[row.kind];
  const [only = '', ...more] = keys;
  const doc = kind.fields[only]?.doc ?? '';
  return more.length > 0
    ? 'Write them into the record.'
    : `Write "${only}": ${doc.charAt(0).toLowerCase()}${doc.slice(1)}`;
}

/** The keys without values, where the cursor then stands; that they are empty is still said. */
export function insertToFill(row: RecordRow, keys: readonly string[]): Fix {
  return {
    title: `Insert ${listed(
      keys.map((key) => `"${key}:"`),
      8,
    )} to fill in`,
    changes: keys.map((key) => ({ kind: 'set-field', anchor: row.anchor, key, value: '' })),
    preferred: false,
  };
}
