import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween, parseDay, parseDayOrPeriod } from './calendar-day';
import { isIdentifier } from './identifier';
import { licenseProblem } from './license';
import { normaliseSha256 } from './sha256';

describe('days', () => {
  const texts: [text: string, day: string | undefined, dayOrPeriod: string | undefined][] = [
    ['2027-06-30', '2027-06-30', '2027-06-30'],
    ['2028-02-29', '2028-02-29', '2028-02-29'],
    ['2027-02-29', undefined, undefined],
    ['1900-02-29', undefined, undefined],
    ['2000-02-29', '2000-02-29', '2000-02-29'],
    ['2027-06-31', undefined, undefined],
    ['2027-00-01', undefined, undefined],
    ['2027-13-01', undefined, undefined],
    ['2027-01-00', undefined, undefined],
    ['2027-06', undefined, '2027-06-30'],
    ['2028-02', undefined, '2028-02-29'],
    ['2027-13', undefined, undefined],
    ['2027-00', undefined, undefined],
    ['2027', undefined, '2027-12-31'],
    ['27-06-30', undefined, undefined],
    ['2027-6-3', undefined, undefined],
    ['2027-06-30T00:00:00Z', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [text, day, dayOrPeriod] of texts) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.equal(parseDay(text), day);
      assert.equal(parseDayOrPeriod(text), dayOrPeriod);
    });
  }

  const distances: [string, number, string][] = [
    ['2027-12-31', 1, '2028-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-03-28', 180, '2027-09-24'],
    ['2027-01-01', -1, '2026-12-31'],
    ['0050-01-01', 31, '0050-02-01'],
  ];
  for (const [from, days, to] of distances) {
    it(`${from} and ${days} days are ${to}`, () => {
      const [start, end] = [parseDay(from), parseDay(to)];
      assert.ok(start !== undefined && end !== undefined);
      assert.equal(addDays(start, days), end);
      assert.equal(daysBetween(start, end), days);
    });
  }

  for (const [day, months, later] of [
    ['2026-06-01', 60, '2031-06-01'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2024-02-29', 12, '2025-03-01'],
    ['2024-08-31', 6, '2025-03-01'],
    ['2024-03-15', -3, '2023-12-15'],
    ['2024-03-15', 1e9, '9999-12-31'],
    ['2024-03-15', -1e9, '0000-01-01'],
  ] as const) {
    it(`${months} months after ${day} is ${later}`, () => {
      const start = parseDay(day);
      assert.ok(start);
      assert.equal(addMonths(start, months), later);
    });
  }

  it('stay within four-digit years', () => {
    const day = parseDay('2027-01-01');
    assert.ok(day);
    assert.equal(addDays(day, 1e12), '9999-12-31');
    assert.equal(addDays(day, -1e12), '0000-01-01');
  });
});

describe('isIdentifier', () => {
  for (const id of ['R-1', 'risk.over-infusion_2', 'a']) it(`takes ${id}`, () => assert.ok(isIdentifier(id)));
  for (const id of ['', '1R', '-a', 'a b', 'ä', 'a/b', 'a\n']) {
    it(`refuses ${JSON.stringify(id)}`, () => assert.ok(!isIdentifier(id)));
  }
});

describe('normaliseSha256', () => {
  const digest = 'ab'.repeat(32);
  const cases: [string, string | undefined][] = [
    [digest, digest],
    [`SHA256:${digest.toUpperCase()}`, digest],
    [`sha256:${digest}\n`, digest],
    [digest.slice(1), undefined],
    [`${digest}0`, undefined],
    [`sha512:${digest}`, undefined],
    [digest.replace('a', 'g'), undefined],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(normaliseSha256(text), expected));
});

describe('licenseProblem', () => {
  const cases: [string, RegExp | undefined][] = [
    ['MIT', undefined],
    ['Apache-2.0 WITH LLVM-exception', undefined],
    ['(MIT OR GPL-2.0-only) AND BSD-3-Clause', undefined],
    ['GPL-2.0+', undefined],
    ['LicenseRef-acme-proprietary', undefined],
    ['MIT AND LicenseRef-acme', undefined],
    ['', /empty/],
    ['Apache 2.0', /^"Apache" is no licence/],
    ['MIT AND Apche-2.0', /^"Apche-2.0" is no licence/],
    ['UNLICENSED', /^"UNLICENSED" is no licence/],
    ['MIT Apache-2.0', /do not join/],
    ['MIT OR', /do not join/],
    ['(MIT', /do not join/],
    ['MIT WITH Apache-2.0', /do not join/],
    ['('.repeat(1999), /do not join/],
    ['('.repeat(100_000), /longer/],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text.slice(0, 50)), () => {
      const problem = licenseProblem(text);
      if (expected === undefined) assert.equal(problem, undefined);
      else assert.match(problem ?? '', expected);
    });
  }
  it('never throws', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void licenseProblem(text))));
});
