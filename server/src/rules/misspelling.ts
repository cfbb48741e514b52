// Keys that were most likely meant to be another: `implemented_by` for `implemented-by`.
// Invariant: what is misspelt is said once, as an unknown field (decisions.md 5), never also as missing.
import { recordKinds } from '../records/kinds/kinds';
import { nearestName } from '../terms/nearest-name';
import type { RecordRow } from '../workspace/rows';

/** Whether a key of the record that its kind does not know was most likely meant to be `wanted`. */
export function isMisspelt(row: RecordRow, wanted: string): boolean {
  const { fields } = recordKinds[row.kind];
  for (const key of row.keys) {
    if (Object.hasOwn(fields, key) || key.startsWith('x-')) continue;
    if (nearestName(key, Object.keys(fields)) === wanted) return true;
  }
  return false;
}
