// A place named by where it stands in the data, not by offsets, so that a comment typed above it moves nothing.
// Invariant: an anchor is plain data and is compared by value; `syntax/locate` and the readings turn it into a Span.
import type { Span } from './span';

/** Keys and list indices from the root of a file's data. A file of several YAML documents opens with the document's index as `#0`. */
export type DataPath = readonly (string | number)[];

/** Which part of the entry is meant: its key (`title`), its value, or both. */
export type AnchorPart = 'key' | 'value' | 'entry';

/** The path of a child. Paths are kept by the hundred thousand; `concat` leaves no room in them to grow. */
export function childPath(path: DataPath, step: string | number): DataPath {
  return path.concat(step);
}

/** A place in a file's data. Files that are no data (source code) name the n-th fact read from them, e.g. `['uses', 3]`. */
export interface DataAnchor {
  readonly file: string;
  readonly path: DataPath;
  readonly part: AnchorPart;
}

/** A place in a text that has no data behind it: a syntax error, a comment. */
export interface SpanAnchor {
  readonly file: string;
  readonly span: Span;
}

export type Anchor = DataAnchor | SpanAnchor;

/** The start of a file: where a fact about the file as a whole stands. */
export function fileAnchor(file: string): SpanAnchor {
  return { file, span: { start: 0, end: 0 } };
}

/** An anchor below another one; a place in a text without data stays where it is. */
export function below(anchor: Anchor, ...steps: DataPath): Anchor {
  return 'path' in anchor ? { file: anchor.file, path: [...anchor.path, ...steps], part: 'value' } : anchor;
}

/** The same place, another part of it. */
export function partOf(anchor: Anchor, part: AnchorPart): Anchor {
  return 'path' in anchor ? { ...anchor, part } : anchor;
}
