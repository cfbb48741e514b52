// Trace tags in comments of source code: `compliance: implements RC-1, RC-2`.
// Invariant: a tag needs its verb; `compliance:` without one is prose, and text outside comments is none.
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { commentsOf, type Comment } from '../syntax/comments';
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

const NAME = '[A-Za-z][\\w.-]*';
const LIST = `${NAME}(?:[ \\t]*,[ \\t]*(?!compliance:)${NAME})*`;
const TAG = new RegExp(`(?<![\\w-])compliance:[ \\t]*(${tagVerbs.join('|')})[ \\t]+(${LIST})`, 'g');
/** Behind a comma at the end of a line: the next line, where it holds a comment mark, further ids and nothing else. */
const FURTHER = new RegExp(
  `^([ \\t]*,[ \\t]*(?:\\r\\n?|\\n)[ \\t]*[*/#!]*[ \\t]*)(${LIST})(?=[ \\t]*,?[ \\t]*(?:[\\r\\n*]|-->|$))`,
);
/** How far the ids of the next line are looked for. */
const LONGEST_LINE = 1_000;
const ID = /[A-Za-z](?:[\w.-]*\w)?/g;

/** Whether a text may hold tags; a file that may not is not looked at further. */
export function mayHoldTags(text: string): boolean {
  return text.includes('compliance:');
}

/** Reads the tags in the comments of a source file. */
export function readTraceTags(file: SourceFile): readonly TraceTag[] {
  if (!mayHoldTags(file.text)) return [];
  const comments = commentsOf(file);
  return comments.flatMap(({ span: { start: comment }, text }, number) =>
    [...text.matchAll(TAG)].flatMap(({ 0: tag, 1: verb, 2: list = '', index }) => {
      const end = comment + index + tag.length;
      const lists = withFurther({ start: end - list.length, end }, file.text, comments, number);
      // The expression is made of `tagVerbs`.
      return lists.flatMap((span) => idsIn(file.text, span)).map((id) => ({ verb: verb as TagVerb, ...id }));
    }),
  );
}

/** A list of ids in the comment of that number, and those on the lines below on which it goes on. */
function withFurther(first: Span, text: string, comments: readonly Comment[], number: number): readonly Span[] {
  const lists = [first];
  let at = number;
  for (let { end } = first; ;) {
    const match = FURTHER.exec(text.slice(end, end + LONGEST_LINE));
    if (match === null) return lists;
    const next = { start: end + (match[1] ?? '').length, end: end + match[0].length };
    while ((comments[at]?.span.end ?? Infinity) < next.end) at++;
    if ((comments[at]?.span.start ?? Infinity) > next.start) return lists;
    lists.push(next);
    end = next.end;
  }
}

function idsIn(text: string, { start, end }: Span): readonly Omit<TraceTag, 'verb'>[] {
  return [...text.slice(start, end).matchAll(ID)].map(({ 0: id, index }) => {
    const at = start + index;
    return { id, span: { start: at, end: at + id.length } };
  });
}
