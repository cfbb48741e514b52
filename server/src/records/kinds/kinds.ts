// The list of all kinds of record.
import type { RecordKind } from '../record-kind';
import { clause } from './clause';
import { control } from './control';
import { dataset } from './dataset';
import { dependency } from './dependency';
import { evidence } from './evidence';
import { exclusion } from './exclusion';
import { item } from './item';
import { model } from './model';
import { requirement } from './requirement';
import { risk } from './risk';
import { waiver } from './waiver';

/** Every kind by its name, in the order of the reference page. */
export const recordKinds = {
  risk,
  control,
  requirement,
  item,
  dependency,
  model,
  dataset,
  evidence,
  waiver,
  exclusion,
  clause,
} as const;

export type RecordKinds = typeof recordKinds;

/** The kinds of requirement packs. */
export const packKinds: readonly RecordKind[] = [clause];

/** The kinds of every other annotation file. */
export const allKinds: readonly RecordKind[] = Object.values(recordKinds).filter((kind) => !packKinds.includes(kind));

/** The kind whose section has that key, in whatever file. */
export function kindOfSection(section: string): RecordKind | undefined {
  return [...allKinds, ...packKinds].find((kind) => kind.section === section);
}
