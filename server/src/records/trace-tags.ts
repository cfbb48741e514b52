// Trace tags in comments of source code: `compliance: implements RC-1, RC-2`.
// Invariant: a tag needs its verb; `compliance:` without one is prose, and text outside comments is none.
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { commentsOf } from '../syntax/comments';
import type { RecordKindName } from './kind-names';

export const tagVerbs = ['implements', 'verifies', 'uses-model', 'uses-dataset'] as const;

export type TagVerb = (typeof tagVerbs)[number];

/** The kinds of record that a tag of each verb names. */
export const tagTargets: Readonly<Record<TagVerb, readonly RecordKindName[]>> = {
  implements: ['control', 'requirement'],
  verifies: ['control', 'requirement'],
  'uses-model': ['model'],
  'uses-dataset': ['dataset'],
};

/** One id named by a tag. */
export interface TraceTag {
  readonly verb: TagVerb;
  readonly id: string;
  /** The id's own letters. */
  readonly span: Span;
}

const TAG =
  /\bcompliance:[ \t]*(implements|verifies|uses-model|uses-dataset)[ \t]+([A-Za-z][\w.-]*(?:[ \t]*,[ \t]*[A-Za-z][\w.-]*)*)/g;
const ID = /[A-Za-z](?:[\w.-]*\w)?/g;

/** Whether a text may hold tags; a file that may not is not looked at further. */
export function mayHoldTags(text: string): boolean {
  return text.includes('compliance:');
}

/** Reads the tags in the comments of a source file. */
export function readTraceTags(file: SourceFile): readonly TraceTag[] {
  if (!mayHoldTags(file.text)) return [];
  return commentsOf(file).flatMap((comment) =>
    [...file.text.slice(comment.span.start, comment.span.end).matchAll(TAG)].flatMap((match) => {
      const ids = match[2] ?? '';
      const start = comment.span.start + match.index + match[0].length - ids.length;
      return [...ids.matchAll(ID)].map((id): TraceTag => {
        const at = start + id.index;
        // The expression admits exactly the verbs of `tagVerbs`.
        return { verb: match[1] as TagVerb, id: id[0], span: { start: at, end: at + id[0].length } };
      });
    }),
  );
}
