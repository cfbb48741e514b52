// That nothing was released for long, which a package without a maintainer and a finished one have in common.
import { addMonths, type CalendarDay } from '../../terms/calendar-day';
import type { NeglectSign } from './online-source';

/** How long nothing may have been released before that is a sign of neglect. */
const quietMonths = 36;

/** The sign that a last release gives, where it was long ago; `last` is undefined where nobody knows it. */
export function signsOfSilence(last: CalendarDay | undefined, today: CalendarDay): readonly NeglectSign[] {
  if (last === undefined || last > addMonths(today, -quietMonths)) return [];
  return [{ kind: 'last-release', says: `no release since ${last}` }];
}

/** The latest of some days; undefined where none is known. */
export function latestOf(days: readonly (CalendarDay | undefined)[]): CalendarDay | undefined {
  return days.reduce(
    (latest, day) => (latest === undefined || (day !== undefined && day > latest) ? day : latest),
    undefined,
  );
}
