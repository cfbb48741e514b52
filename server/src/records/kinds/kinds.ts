// The list of all kinds of record.
import type { RecordKind } from '../record-kind';
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
} as const;

export type RecordKinds = typeof recordKinds;

/** The kind whose section has that key. */
export function kindOfSection(section: string): RecordKind | undefined {
  return allKinds.find((kind) => kind.section === section);
}

export const allKinds: readonly RecordKind[] = Object.values(recordKinds);
