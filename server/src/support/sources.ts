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
  /** As the component is spelled where it is asked for: purls of Go modules and npm packages do not keep capital letters. */
  readonly name: string;
  /** The range that the manifest states. */
  readonly range: string | undefined;
  /** The publisher's words of deprecation, as the lockfile has them. */
  readonly deprecated: string | undefined;
  /** The publisher's words on why this version was taken back, as the lockfile has them; empty where it gives none. */
  readonly withdrawn: string | undefined;
  /** The purl's version is the one in use, so that it beats the range. */
  readonly pinned: boolean;
}

/** The kinds of sources, strongest first. */
export const strengths = ['record', 'snapshot', 'lockfile', 'sbom', 'table', 'online'] as const;

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

const unheard: SupportVerdict = { answer: plainAnswer('unknown', 'no source'), others: [] };

/** Until when a component is supported, by all sources together. */
export function supportOf(query: SupportQuery, context: SupportContext): SupportVerdict {
  const statements = statementsOn(query, context);
  if (statements.length === 0) return unheard;
  const known = statements.filter(({ answer }) => answer.status !== 'unknown');
  const answer = gravest(deciding(known)) ?? statements[0]?.answer ?? unheard.answer;
  return { answer, others: known.map((statement) => statement.answer).filter((other) => other !== answer) };
}

/** What the sources say, the strongest first. */
function statementsOn(query: SupportQuery, { asOf, sources }: SupportContext): readonly Statement[] {
  const statements: Statement[] = [];
  for (const source of sources) {
    const answer = source.answer(query, asOf);
    if (answer !== undefined) statements.push({ strength: source.strength, answer });
  }
  return statements.sort((a, b) => strengths.indexOf(a.strength) - strengths.indexOf(b.strength));
}

/** The statements that count: one of each kind, by the strongest source that makes it. */
function deciding(known: readonly Statement[]): readonly SupportAnswer[] {
  const first = (...statuses: SupportStatus[]): Statement | undefined =>
    known.find(({ answer }) => statuses.includes(answer.status));
  const lifecycle = first(...lifecycleStatuses);
  const neglect = first('unmaintained');
  const isOutspoken = lifecycle !== undefined && neglect !== undefined && rankOf(lifecycle) <= rankOf(neglect);
  // A possibility gives way to somebody as reliable who knows; the other kinds are facts.
  // Whoever signs for a component's support may do so against its publisher's advice, but not for what was withdrawn.
  const counts =
    lifecycle?.strength === 'record'
      ? [lifecycle, first('withdrawn')]
      : [lifecycle, first('withdrawn'), first('deprecated'), isOutspoken ? undefined : neglect];
  return counts.flatMap((statement) => (statement === undefined ? [] : [statement.answer]));
}

function rankOf({ strength }: Statement): number {
  return strengths.indexOf(strength);
}

/** What is said of the end of a component's support, in the order of graveness. */
export const lifecycleStatuses = ['ended', 'ending', 'supported'] as const satisfies readonly SupportStatus[];

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

/** That the publisher withdrew or deprecated a version, as the lockfile keeps it; an empty text of deprecation is none. */
export const lockfileSource: SupportSource = {
  name: 'the lockfile',
  strength: 'lockfile',
  answer({ deprecated = '', withdrawn }) {
    if (withdrawn !== undefined) return { ...plainAnswer('withdrawn', KEPT), reason: withdrawn.trim() || undefined };
    return deprecated.trim() === '' ? undefined : plainAnswer('deprecated', KEPT);
  },
};

const KEPT = 'its publisher, as kept in the lockfile';
