import assert from 'node:assert/strict';
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import { endsBefore, endsWithin, plainAnswer, statusOn, type SupportStatus } from './answer';

function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  assert.ok(parsed, text);
  return parsed;
}

describe('statusOn', () => {
  const cases: { asOf: string; status: SupportStatus }[] = [
    { asOf: '2026-10-31', status: 'supported' },
    { asOf: '2026-11-01', status: 'ending' },
    { asOf: '2027-04-30', status: 'ending' },
    { asOf: '2027-05-01', status: 'ended' },
  ];
  for (const { asOf, status } of cases) {
    it(`calls what is supported until 2027-04-30 ${status} on ${asOf}`, () => {
      assert.equal(statusOn(day('2027-04-30'), day(asOf)), status);
    });
  }
});

describe('endsWithin and endsBefore', () => {
  const cases: { until: string | undefined; status: SupportStatus; within: boolean; before: boolean }[] = [
    { until: '2026-12-31', status: 'ending', within: true, before: true },
    { until: '2026-12-01', status: 'ending', within: true, before: true },
    { until: '2026-11-30', status: 'ended', within: false, before: true },
    { until: '2027-01-01', status: 'ending', within: false, before: false },
    { until: '2027-01-02', status: 'ending', within: false, before: false },
    { until: undefined, status: 'ended', within: false, before: true },
    { until: undefined, status: 'supported', within: false, before: false },
    { until: undefined, status: 'unknown', within: false, before: false },
  ];
  for (const { until, status, within, before } of cases) {
    it(`judges ${status} until ${until ?? 'no known day'} on 2026-12-01, 30 days ahead and before 2027-01-01`, () => {
      const answer = { ...plainAnswer(status, 'test'), until: until === undefined ? undefined : day(until) };
      assert.equal(endsWithin(answer, day('2026-12-01'), 30), within);
      assert.equal(endsBefore(answer, day('2027-01-01')), before);
    });
  }
});
