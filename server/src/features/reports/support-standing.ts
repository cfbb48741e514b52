// How a component's support stands: against the day of the question, and against the support that the product promises.
// Invariant: what nobody knows is `unknown`; that a version was withdrawn or deprecated is told beside the end of its line.
import type { Component } from '../../manifests/component';
import { endsBefore, type SupportAnswer } from '../../support/answer';
import { lifecycleStatuses, type SupportVerdict } from '../../support/sources';
import { addMonths, daysBetween, type CalendarDay } from '../../terms/calendar-day';

/**
 * From what asks for most to what asks for least. `given-up`: withdrawn, deprecated or no longer maintained. `early`: ends
 * before the product's support. `later`: ends with the product's or after it. `open`: no end is announced.
 */
export const standings = ['ended', 'given-up', 'ending', 'early', 'later', 'open', 'unknown'] as const;

export type Standing = (typeof standings)[number];

/** What is known of one end of support. */
export interface Stand {
  readonly standing: Standing;
  /** The last supported day, where somebody names it. */
  readonly until: CalendarDay | undefined;
  /** The answer that decides; undefined where nobody knows. */
  readonly answer: SupportAnswer | undefined;
  /** What else was said. */
  readonly others: readonly SupportAnswer[];
}

/**
 * How a component stands that has this verdict, in a product that is supported until `productUntil`. That it is deprecated
 * is said in its publisher's words, as a lockfile keeps them.
 */
export function standOf(
  verdict: SupportVerdict | undefined,
  productUntil: CalendarDay | undefined,
  { deprecated }: Pick<Component, 'deprecated'>,
): Stand {
  if (verdict === undefined || verdict.answer.status === 'unknown')
    return { standing: 'unknown', until: undefined, answer: undefined, others: [] };
  const { answer, others } = verdict;
  const lifecycle = [answer, ...others].find(({ status }) => lifecycleStatuses.some((one) => one === status));
  const reason = answer.reason ?? (answer.status === 'deprecated' ? deprecated : undefined);
  return {
    standing: standingOf(answer, productUntil),
    until: lifecycle?.until,
    answer: { ...answer, reason },
    others,
  };
}

function standingOf(answer: SupportAnswer, productUntil: CalendarDay | undefined): Standing {
  switch (answer.status) {
    case 'ended':
    case 'ending':
    case 'unknown':
      return answer.status;
    case 'withdrawn':
    case 'deprecated':
    case 'unmaintained':
      return 'given-up';
    case 'supported':
      if (answer.until === undefined) return 'open';
      return productUntil !== undefined && endsBefore(answer, productUntil) ? 'early' : 'later';
  }
}

/** Whether somebody has to act before the product's support ends. */
export function asksForAction(standing: Standing): boolean {
  return standings.indexOf(standing) <= standings.indexOf('early');
}

/** `supported until 2028-04`, `ended 2024-10`; undefined where nothing is known that a person would plan by. */
export function shortStand({ standing, until, answer }: Stand): string | undefined {
  const month = until?.slice(0, 7);
  switch (standing) {
    case 'ended':
      return month === undefined ? 'support has ended' : `ended ${month}`;
    case 'given-up':
      return answer?.status === 'unmaintained' ? 'perhaps unmaintained' : answer?.status;
    case 'ending':
    case 'early':
    case 'later':
      return month === undefined ? 'support ends soon' : `supported until ${month}`;
    case 'open':
    case 'unknown':
      return undefined;
  }
}

/** `12 days`, `7 months`, `3 years and 2 months`; rounded down. */
export function spanInWords(one: CalendarDay, other: CalendarDay): string {
  const [from, to] = one <= other ? [one, other] : [other, one];
  const days = daysBetween(from, to);
  if (days < 60) return counted(days, 'day');
  let months = Math.floor(days / 31);
  while (addMonths(from, months + 1) <= to) months++;
  if (months < 24) return counted(months, 'month');
  const rest = months % 12;
  return `${counted(Math.floor(months / 12), 'year')}${rest === 0 ? '' : ` and ${counted(rest, 'month')}`}`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `18 months ago`, `today`, `in 5 months` */
export function spanToday(until: CalendarDay, asOf: CalendarDay): string {
  if (until === asOf) return 'today';
  return until < asOf ? `${spanInWords(until, asOf)} ago` : `in ${spanInWords(asOf, until)}`;
}
