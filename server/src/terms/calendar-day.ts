// Days of the calendar, without hours and time zones. There is no clock here: what day it is comes from outside.
// Invariant: a CalendarDay is a real day of the years 0000 to 9999 as 'YYYY-MM-DD', so that days are ordered as texts.

/** A day as `2027-06-30`; may be compared with `<`. */
export type CalendarDay = string & { readonly brand: 'CalendarDay' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^\d{4}$/;
const MILLISECONDS_A_DAY = 86_400_000;

/** The day that a text such as `2027-06-30` names; undefined for every other text and for days that do not exist. */
export function parseDay(text: string): CalendarDay | undefined {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const exists = Number(day) >= 1 && Number(day) <= lengthOfMonth(Number(year), Number(month));
  // The one place where the brand is given: the text was just checked.
  return exists ? (text as CalendarDay) : undefined;
}

/** As `parseDay`; a month (`2027-06`) or year (`2027`) means its last day, as people mean it of an end date. */
export function parseDayOrPeriod(text: string): CalendarDay | undefined {
  if (YEAR.test(text)) return parseDay(`${text}-12-31`);
  const [, year, month] = MONTH.exec(text) ?? [];
  if (month === undefined) return parseDay(text);
  return parseDay(`${text}-${String(lengthOfMonth(Number(year), Number(month))).padStart(2, '0')}`);
}

/** The day that many days later, or earlier for a negative number; held within the years 0000 to 9999. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const moved = Math.min(Math.max(numberOf(day) + days, FIRST), LAST);
  // A number of days within these years always gives a four-digit year.
  return new Date(moved * MILLISECONDS_A_DAY).toISOString().slice(0, 10) as CalendarDay;
}

/** The same day that many months later; where the month is too short for it, the day after its end (2024-02-29 and a year: 2025-03-01). */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const [, year, month, number] = DAY.exec(day) ?? [];
  const later = Number(year) * 12 + Number(month) - 1 + months;
  const inYear = Math.floor(later / 12);
  const inMonth = later - inYear * 12 + 1;
  const first = parseDay(`${String(inYear).padStart(4, '0')}-${String(inMonth).padStart(2, '0')}-01`);
  if (first === undefined) return addDays(day, months > 0 ? LAST : -LAST);
  return addDays(first, Math.min(Number(number), lengthOfMonth(inYear, inMonth) + 1) - 1);
}

/** How many days `to` is after `from`; negative where it is before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return numberOf(to) - numberOf(from);
}

const FIRST = Date.parse('0000-01-01') / MILLISECONDS_A_DAY;
const LAST = Date.parse('9999-12-31') / MILLISECONDS_A_DAY;

function numberOf(day: CalendarDay): number {
  return Date.parse(day) / MILLISECONDS_A_DAY;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
