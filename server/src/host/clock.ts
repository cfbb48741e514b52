// The clock. Only what begins a run asks it; everything below is given the day.
import { parseDay, type CalendarDay } from '../terms/calendar-day';

/** Today in the local time zone. */
export function today(): CalendarDay {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = parseDay(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
  if (day === undefined) throw new Error(`The system clock gives no calendar day: ${now.toISOString()}`);
  return day;
}
