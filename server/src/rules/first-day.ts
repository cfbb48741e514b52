// The first day (decisions.md 7): a file that was never looked at gives one finding with a count, not dozens.
// Invariant: nothing is lost; what is folded stands among the related places, and its fixes in the fix of all.
import { fileAnchor, type Anchor } from '../text/anchor';
import type { Fix } from '../text/change';
import type { Judgement } from './rule';

/** What is said of many findings at once; `count` is how many there are. */
export interface FirstDayWords {
  /** `12 controls of this file were never reviewed.` */
  readonly what: (count: number) => string;
  readonly todo: string;
  /** The title of the fix that mends all of them; undefined where they have none. */
  readonly fixAll: ((count: number) => string) | undefined;
}

/** The most findings of a rule that one file shows one by one. */
const MOST_SINGLE = 10;

/** The judgements, those of a file that has more than ten folded into one that stands where their list begins. */
export function foldFirstDay(judgements: readonly Judgement[], words: FirstDayWords): readonly Judgement[] {
  if (judgements.length <= MOST_SINGLE) return judgements;
  const byFile = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const found = byFile.get(judgement.anchor.file);
    if (found === undefined) byFile.set(judgement.anchor.file, [judgement]);
    else found.push(judgement);
  }
  return [...byFile].flatMap(([file, found]) => (found.length > MOST_SINGLE ? [fold(file, found, words)] : found));
}

function fold(file: string, found: readonly Judgement[], words: FirstDayWords): Judgement {
  const severity = found[0]?.severity;
  return {
    anchor: beginningOf(
      file,
      found.map((judgement) => judgement.anchor),
    ),
    target: file,
    what: words.what(found.length),
    todo: words.todo,
    related: found.map(({ anchor, what }) => ({ anchor, message: what })),
    fixes: fixAll(found, words),
    ...(severity === undefined ? {} : { severity }),
  };
}

/** One fix that does what the first fix of each does; it is preferred only where each of them is. */
function fixAll(found: readonly Judgement[], words: FirstDayWords): readonly Fix[] {
  const fixes = found.flatMap(({ fixes: [first] = [] }) => first ?? []);
  if (fixes.length === 0 || words.fixAll === undefined) return [];
  return [
    {
      title: words.fixAll(fixes.length),
      changes: fixes.flatMap((fix) => fix.changes),
      preferred: fixes.every((fix) => fix.preferred),
    },
  ];
}

/** The key of the list that holds the first of them: on a record itself, a comment meant for one would silence all. */
function beginningOf(file: string, [first]: readonly Anchor[]): Anchor {
  if (first === undefined || !('path' in first)) return fileAnchor(file);
  const section = first.path.findIndex((step) => typeof step === 'string' && !step.startsWith('#'));
  return { file, path: first.path.slice(0, section + 1), part: 'key' };
}
