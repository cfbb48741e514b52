// The days that a place takes: today, days that the product states, and days to come for what ends.
// Invariant: today is given; a day is offered once, under the first reason for it.
import { addDays, addMonths, type CalendarDay } from '../../terms/calendar-day';
import type { DataPath } from '../../text/anchor';
import type { ProductModel } from '../../workspace/tables';
import type { TypedValue } from './typed-value';

/** Keys of days on which something ends, with how people usually set them. */
const ends: readonly string[] = ['expires', 'until', 'valid-until', 'support-until'];

/** The least years of a support period. Source: CRA Art. 13(8). */
const SUPPORT_YEARS = 5;

/** The days that may be meant at a path. */
export function dayValues(
  product: ProductModel | undefined,
  path: DataPath,
  today: CalendarDay,
): readonly TypedValue[] {
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const { supportUntil, placedOnMarket } = product?.product.values ?? {};
  const isEnd = ends.includes(key);
  const toCome: readonly Offer[] = [
    [addDays(today, 90), 'in 90 days'],
    [addMonths(today, 6), 'in six months'],
    [addMonths(today, 12), 'in a year'],
  ];
  const supported: readonly Offer[] =
    key === 'support-until'
      ? [
          [
            addMonths(placedOnMarket ?? today, 12 * SUPPORT_YEARS),
            `${SUPPORT_YEARS} years from ${placedOnMarket ?? 'today'}`,
          ],
        ]
      : [[supportUntil, 'the end of support of the product']];
  const offers: readonly Offer[] = isEnd ? [...supported, ...toCome, [today, 'today']] : [[today, 'today']];
  const days = new Map<CalendarDay, string>();
  for (const [day, reason] of offers) if (day !== undefined && !days.has(day)) days.set(day, reason);
  return [...days].map(([text, detail], index) => {
    return { text, kind: 'choice', detail, documentation: '', order: `1${index}` };
  });
}

type Offer = readonly [day: CalendarDay | undefined, reason: string];
