// The support snapshots of products on disk.
// Invariant: a snapshot is written whole or not at all, and one that could not be read is not written over.
import { join } from 'node:path';
import type { SourceReport } from '../../support/online/ask-sources';
import { writeSupportSnapshot } from '../../support/online/write-snapshot';
import type { CalendarDay } from '../../terms/calendar-day';
import { joinPath } from '../../text/source-file';
import type { ProductModel } from '../../workspace/tables';
import { writeWhole } from '../write-whole';
import { NotAskable, nextSnapshot } from './online-support';

/** What was written of a product. */
export interface WrittenSnapshot {
  /** Relative to the workspace's folder. */
  readonly file: string;
  /** How much is said in it. */
  readonly known: number;
  /** Of how many components nothing is known. */
  readonly unknown: number;
}

/** Throws `NotAskable` where a snapshot stands that a person may want to save. */
export function assertSnapshotsReadable(products: readonly ProductModel[]): void {
  for (const { product, tables } of products) {
    const file = snapshotFile(product.folder);
    if ([...tables.unread, ...tables.failed].some((row) => row.file === file))
      throw new NotAskable(`${file} cannot be read whole: mend it, or remove it to begin anew.`);
  }
}

/** Writes the next snapshot of a product below the workspace's folder. Throws the system's error. */
export function writeSnapshot(
  folder: string,
  product: ProductModel,
  reports: readonly SourceReport[],
  today: CalendarDay,
): WrittenSnapshot {
  const file = snapshotFile(product.product.folder);
  const snapshot = nextSnapshot(product, reports, today);
  writeWhole(join(folder, file), writeSupportSnapshot(snapshot));
  const unknown = snapshot.components.filter(({ status }) => status === 'unknown').length;
  return { file, known: snapshot.components.length - unknown, unknown };
}

function snapshotFile(folder: string): string {
  return joinPath(folder, '.compliance/support.json') ?? '.compliance/support.json';
}
