// The axis of a timeline: which years it spans, and where a day stands on it.
// Invariant: what lies beyond the axis stands at its edge and is said to; the axis holds whole years, and today.
import { addMonths, daysBetween, parseDay, type CalendarDay } from '../../terms/calendar-day';

export interface TimeAxis {
  /** Where each year begins, in percent from the left; as many are labelled as have room in a narrow column. */
  readonly years: readonly { readonly label: string | undefined; readonly at: number }[];
  /** Where a day stands, in percent from the left, to two decimals. */
  readonly placeOf: (day: CalendarDay) => DayPlace;
}

export interface DayPlace {
  readonly at: number;
  /** On which side the day lies beyond the axis. */
  readonly beyond: 'before' | 'after' | undefined;
}

/** How far back an end is drawn in its place, and how far ahead where the product is not supported longer, in months. */
const farthestBack = 36;
const farthestAhead = 72;
const leastAhead = 24;
const mostLabels = 6;
/** Behind this place, in percent, a label has no room. */
const lastLabel = 85;

/** The axis for what a timeline shows. */
export function axisFor(asOf: CalendarDay, product: readonly CalendarDay[], ends: readonly CalendarDay[]): TimeAxis {
  const earliest = addMonths(asOf, -farthestBack);
  const latest = [...product, addMonths(asOf, farthestAhead)].reduce(later);
  const drawn = [...product, ...ends].map((day) => (day < earliest ? earliest : day > latest ? latest : day));
  const first = yearOf([asOf, ...drawn].reduce(earlier));
  const last = yearOf([addMonths(asOf, leastAhead), ...drawn].reduce(later)) + 1;
  const [from, to] = [newYear(first, asOf), newYear(last, asOf)];
  const length = daysBetween(from, to);
  const placeOf = (day: CalendarDay): DayPlace => ({
    at: Math.round((10_000 * Math.min(Math.max(daysBetween(from, day), 0), length)) / length) / 100,
    beyond: day < from ? 'before' : day > to ? 'after' : undefined,
  });
  const step = [1, 2, 5, 10].find((years) => (last - first) / years <= mostLabels) ?? 20;
  const years = Array.from({ length: last - first }, (_, index) => first + index).map((year) => {
    const { at } = placeOf(newYear(year, asOf));
    return { label: year % step === 0 && at <= lastLabel ? String(year) : undefined, at };
  });
  return { years, placeOf };
}

function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

/** The first day of a year; `otherwise` beyond the years that a day can have. */
function newYear(year: number, otherwise: CalendarDay): CalendarDay {
  return parseDay(`${String(year).padStart(4, '0')}-01-01`) ?? otherwise;
}

function earlier(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a < b ? a : b;
}

function later(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a > b ? a : b;
}
