// The end of a component's support among the milestones that the CycloneDX property taxonomy knows.
// Source: https://cyclonedx.github.io/cyclonedx-property-taxonomy/cdx/lifecycle.html
// Invariant: what cannot be read as a day is none.
import { parseDayOrPeriod, type CalendarDay } from '../../terms/calendar-day';
import type { SbomComponent } from './sbom-content';

/**
 * After these nobody has to mend anything; the one that says so most plainly first: the end of any and all support, the
 * end of life, the end of the support that is guaranteed. What else may end (sale, development) is no such end.
 */
const ends: readonly string[] = ['endOfSupport', 'endOfLife', 'endOfGuaranteedSupport'];

/** The milestone that tells of the end of support, with its day; undefined where none can be read. */
export function endOfSupport(
  milestones: SbomComponent['milestones'],
): { readonly milestone: string; readonly until: CalendarDay } | undefined {
  for (const milestone of ends) {
    const until = dayOf(milestones[milestone] ?? '');
    if (until !== undefined) return { milestone, until };
  }
  return undefined;
}

/** Whether a milestone tells of an end of support, and of no day. */
export function isUnreadableEnd(milestone: string, value: string): boolean {
  return ends.includes(milestone) && dayOf(value) === undefined;
}

/** A day, a month, or a time of which the day counts. */
function dayOf(value: string): CalendarDay | undefined {
  return parseDayOrPeriod(value.trim().replace(/T.*$/s, ''));
}
