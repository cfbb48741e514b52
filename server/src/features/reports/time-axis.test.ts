import assert from 'node:assert/strict';
import { parseDay, type CalendarDay } from '../../terms/calendar-day';
import { spanInWords } from './support-standing';
import { axisFor } from './time-axis';

function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  assert.ok(parsed, text);
  return parsed;
}

const today = day('2026-11-23');

interface Case {
  readonly what: string;
  readonly product: readonly string[];
  readonly ends: readonly string[];
  /** The first and the last year. */
  readonly years: readonly [string, string];
  readonly places?: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  { what: 'today and two years', product: [], ends: [], years: ['2026', '2028'] },
  { what: "the product's whole time", product: ['2025-03-01', '2031-12-31'], ends: [], years: ['2025', '2031'] },
  {
    what: 'what lies far back at its edge',
    product: ['2031-12-31'],
    ends: ['2015-07-05'],
    years: ['2023', '2031'],
    places: { '2015-07-05': '0 before', '2023-01-01': '0', '2032-01-01': '100' },
  },
  {
    what: 'what lies far ahead at its edge',
    product: ['2031-12-31'],
    ends: ['2045-01-01'],
    years: ['2026', '2032'],
    places: { '2045-01-01': '100 after', '2026-01-01': '0' },
  },
  { what: 'a product that is supported for long', product: ['2046-12-31'], ends: [], years: ['2026', '2046'] },
];

describe('the axis of a timeline', () => {
  for (const { what, product, ends, years, places = {} } of cases) {
    it(`holds ${what}`, () => {
      const axis = axisFor(today, product.map(day), ends.map(day));
      const at = (year: string): number => axis.placeOf(day(`${year}-01-01`)).at;
      assert.equal(axis.years[0]?.at, at(years[0]));
      assert.equal(at(years[0]), 0);
      assert.equal(axis.years.at(-1)?.at, at(years[1]));
      assert.equal(axis.placeOf(day(`${Number(years[1]) + 1}-01-01`)).at, 100);
      const labels = axis.years.flatMap(({ label }) => label ?? []);
      assert.ok(labels.length >= 2 && labels.length <= 6, labels.join());
      for (const [text, place] of Object.entries(places)) {
        const { at: percent, beyond } = axis.placeOf(day(text));
        assert.equal([percent, beyond].filter((part) => part !== undefined).join(' '), place, text);
      }
    });
  }

  it('keeps the order of days', () => {
    const axis = axisFor(today, [day('2031-12-31')], []);
    const places = ['2026-11-23', '2026-11-24', '2027-02-28', '2031-12-31'].map((text) => axis.placeOf(day(text)).at);
    assert.deepEqual(
      places,
      [...new Set(places)].sort((a, b) => a - b),
    );
  });

  for (const [from, to, words] of [
    ['2026-11-23', '2026-11-24', '1 day'],
    ['2026-11-23', '2027-01-21', '59 days'],
    ['2026-11-23', '2027-01-23', '2 months'],
    ['2026-11-23', '2027-02-22', '2 months'],
    ['2025-05-15', '2026-11-23', '18 months'],
    ['2027-10-31', '2031-12-31', '4 years and 2 months'],
    ['2031-12-31', '2027-12-31', '4 years'],
    ['2024-02-29', '2026-02-28', '23 months'],
  ] as const) {
    it(`says ${words} from ${from} to ${to}`, () => assert.equal(spanInWords(day(from), day(to)), words));
  }
});
