// Records that a syntax error cuts short: what they lack may only be lost.
// Invariant: of such a record nothing is said but the error itself, which nothing can silence.
import type { AnnotationFile } from '../records/annotation-file';
import { isSame } from '../workspace/same';
import type { Finding } from './finding';

/** The findings without those that stand in records which could not be read in full. */
export function withoutHalfRead(findings: readonly Finding[], files: readonly AnnotationFile[]): readonly Finding[] {
  const broken = new Map(
    files.filter(({ halfRead }) => halfRead.length > 0).map((file) => [file.file.path, file.halfRead]),
  );
  if (broken.size === 0) return findings;
  return findings.filter(({ anchor }) => {
    if (!('path' in anchor)) return true;
    const { path } = anchor;
    return broken.get(anchor.file)?.some((record) => isSame(path.slice(0, record.length), record)) !== true;
  });
}
