// What can be said of a component's support, and by whom.
// Invariant: `until` is the last day of support and still counts; what nobody knows is `unknown`, never `supported`.
// `asOf` is always a parameter: the same question on the same day has the same answer.
import { daysBetween, type CalendarDay } from '../terms/calendar-day';
import type { DataAnchor } from '../text/anchor';

/** From the gravest to the lightest: of several true statements the first one is the finding. */
export const supportStatuses = [
  'ended',
  'withdrawn',
  'deprecated',
  'ending',
  'unmaintained',
  'supported',
  'unknown',
] as const;

export type SupportStatus = (typeof supportStatuses)[number];

/**
 * How sure it is that the judged version is the one in use. `pinned`: it is fixed. `range-closed`: the newest line that
 * a range with an upper end lets in. `range-open`: the oldest line that a range without an upper end lets in.
 */
export const certainties = ['pinned', 'range-closed', 'range-open'] as const;

export type Certainty = (typeof certainties)[number];

/** Support that somebody sells or gives beyond the regular one. It never decides, a record may claim it. */
export interface ExtendedSupport {
  readonly until: CalendarDay;
  readonly by: string;
}

export interface SupportAnswer {
  readonly status: SupportStatus;
  /** The last supported day; undefined where no day is known. */
  readonly until: CalendarDay | undefined;
  /** The release line, e.g. `Node.js 18`. */
  readonly line: string | undefined;
  /** The nearest line to move to, e.g. `Node.js 24`. */
  readonly successor: string | undefined;
  readonly extended: ExtendedSupport | undefined;
  /** Who says so, in words for people. */
  readonly source: string;
  /** Where it can be read. */
  readonly page: string | undefined;
  /** Where it stands in a file of the product. */
  readonly place: DataAnchor | undefined;
  /** The publisher's words, or the signs that led to it. */
  readonly reason: string | undefined;
  /** The day on which the source was read. */
  readonly asOf: CalendarDay | undefined;
  readonly certainty: Certainty;
}

/** An answer with nothing in it but its status and who says so. */
export function plainAnswer(status: SupportStatus, source: string): SupportAnswer {
  return {
    status,
    until: undefined,
    line: undefined,
    successor: undefined,
    extended: undefined,
    source,
    page: undefined,
    place: undefined,
    reason: undefined,
    asOf: undefined,
    certainty: 'pinned',
  };
}

/** How many days ahead an end is called near. */
export const endingDays = 180;

/** The status that a last supported day gives on the day `asOf`. */
export function statusOn(until: CalendarDay, asOf: CalendarDay): 'supported' | 'ending' | 'ended' {
  const left = daysBetween(asOf, until);
  if (left < 0) return 'ended';
  return left <= endingDays ? 'ending' : 'supported';
}

/** Whether support ends 0 to `days` days after `asOf`; false where it has ended already or its end is not known. */
export function endsWithin(answer: SupportAnswer, asOf: CalendarDay, days: number): boolean {
  if (answer.status === 'ended' || answer.until === undefined) return false;
  const left = daysBetween(asOf, answer.until);
  return left >= 0 && left <= days;
}

/** Whether support ends on any day before `day`; a `day` that is the last supported one is not before. */
export function endsBefore(answer: SupportAnswer, day: CalendarDay): boolean {
  if (answer.until !== undefined) return answer.until < day;
  return answer.status === 'ended';
}
