// Who can say something about a component's support, and which of several statements counts.
// Invariant: the strongest source that knows a component's end of support decides about it; that a publisher deprecated
// or withdrew a version is a fact of another kind, which stands beside it, and of the two the graver one is the answer.
import type { CalendarDay } from '../terms/calendar-day';
import type { Purl } from '../terms/purl';
import { plainAnswer, statusOn, supportStatuses, type SupportAnswer, type SupportStatus } from './answer';

/** The question. */
export interface SupportQuery {
  /** With the version, if it is exact, locked or an image's tag. */
  readonly purl: Purl;
  /** The range that the manifest states. */
  readonly range: string | undefined;
  /** The publisher's words of deprecation, as the lockfile has them. */
  readonly deprecated: string | undefined;
  /** The purl's version is the one in use, so that it beats the range. */
  readonly pinned: boolean;
}

/** The kinds of sources, strongest first. */
export const strengths = ['record', 'snapshot', 'lockfile', 'table', 'online'] as const;

export type Strength = (typeof strengths)[number];

/** Somebody who may know until when a component is supported. */
export interface SupportSource {
  /** For people. */
  readonly name: string;
  readonly strength: Strength;
  /** What the source says on the day `asOf`; undefined where it does not know the component. */
  answer(query: SupportQuery, asOf: CalendarDay): SupportAnswer | undefined;
}

export interface SupportContext {
  readonly asOf: CalendarDay;
  /** In any order. */
  readonly sources: readonly SupportSource[];
}

export interface SupportVerdict {
  readonly answer: SupportAnswer;
  /** What else was said, strongest source first, without those who do not know. */
  readonly others: readonly SupportAnswer[];
}

interface Statement {
  readonly strength: Strength;
  readonly answer: SupportAnswer;
}

/** Until when a component is supported, by all sources together. */
export function supportOf(query: SupportQuery, context: SupportContext): SupportVerdict {
  const statements = context.sources
    .toSorted((a, b) => strengths.indexOf(a.strength) - strengths.indexOf(b.strength))
    .flatMap((source): Statement[] => {
      const answer = source.answer(query, context.asOf);
      return answer === undefined ? [] : [{ strength: source.strength, answer }];
    });
  const known = statements.filter(({ answer }) => answer.status !== 'unknown');
  const answer = gravest(deciding(known)) ?? statements[0]?.answer ?? plainAnswer('unknown', 'no source');
  return { answer, others: known.map((statement) => statement.answer).filter((other) => other !== answer) };
}

/** The statements that count: one of each kind, by the strongest source that makes it. */
function deciding(known: readonly Statement[]): readonly SupportAnswer[] {
  const first = (...statuses: SupportStatus[]): Statement | undefined =>
    known.find(({ answer }) => statuses.includes(answer.status));
  const lifecycle = first('ended', 'ending', 'supported');
  // Whoever signs for a component's support may do so against its publisher's advice, but not for what was withdrawn.
  const counts =
    lifecycle?.strength === 'record'
      ? [lifecycle, first('withdrawn')]
      : [lifecycle, first('withdrawn'), first('deprecated'), first('unmaintained')];
  return counts.flatMap((statement) => (statement === undefined ? [] : [statement.answer]));
}

function gravest(answers: readonly SupportAnswer[]): SupportAnswer | undefined {
  return answers.toSorted((a, b) => supportStatuses.indexOf(a.status) - supportStatuses.indexOf(b.status))[0];
}

/** What a dependency record's `support` claims for the version in use. */
export interface SupportClaim {
  readonly until: CalendarDay;
  readonly source: string;
}

/** The manufacturer's own record. `claimFor` finds the claim of the record whose `versions` fit the component. */
export function recordSource(claimFor: (query: SupportQuery) => SupportClaim | undefined): SupportSource {
  return {
    name: "the manufacturer's record",
    strength: 'record',
    answer(query, asOf) {
      const claim = claimFor(query);
      if (claim === undefined) return undefined;
      return { ...plainAnswer(statusOn(claim.until, asOf), claim.source), until: claim.until };
    },
  };
}

/** The publisher's deprecation as the lockfile keeps it; an empty text is none. */
export const lockfileSource: SupportSource = {
  name: 'the lockfile',
  strength: 'lockfile',
  answer({ deprecated }) {
    if (deprecated === undefined || deprecated.trim() === '') return undefined;
    return plainAnswer('deprecated', 'its publisher, as kept in the lockfile');
  },
};
