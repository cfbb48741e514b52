// The rows that an annotation file gives.
import type { AnnotationFile } from '../records/annotation-file';
import { parsePurlPattern } from '../terms/purl';
import type { RecordRow } from './rows';

/** The records of a file as rows of any kind, in the order of the file. */
export function recordRows(annotation: AnnotationFile): readonly RecordRow[] {
  return annotation.records.map(({ kind, anchor, reading }) => ({
    kind: kind.name,
    id: idOf(reading.value),
    value: reading.value,
    mentions: reading.mentions,
    keys: reading.keys,
    anchor,
  }));
}

/** What a record goes by, given its values: its id, or the package of a dependency. */
export function idOf(value: unknown): string | undefined {
  // Every kind's values have some of these; which ones follows from its definition.
  const { id, package: purl } = value as { readonly id?: string; readonly package?: string };
  if (id !== undefined) return id;
  return purl === undefined || parsePurlPattern(purl) === undefined ? undefined : purl;
}
