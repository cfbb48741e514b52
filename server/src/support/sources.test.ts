import assert from 'node:assert/strict';
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import { parsePurl } from '../terms/purl';
import { plainAnswer, type SupportStatus } from './answer';
import {
  lockfileSource,
  recordSource,
  strengths,
  supportOf,
  type Strength,
  type SupportQuery,
  type SupportSource,
} from './sources';
import { tableSource } from './table-source';

function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  assert.ok(parsed, text);
  return parsed;
}

function query(text: string, deprecated?: string): SupportQuery {
  const purl = parsePurl(text);
  assert.ok(purl, text);
  return { purl, name: purl.name, range: undefined, deprecated, withdrawn: undefined, pinned: true };
}

const asOf = day('2026-11-23');

function saying(strength: Strength, status: SupportStatus): SupportSource {
  return { name: strength, strength, answer: () => plainAnswer(status, strength) };
}

describe('supportOf', () => {
  const cases: { said: Partial<Record<Strength, SupportStatus>>; answer: SupportStatus; by: string }[] = [
    { said: {}, answer: 'unknown', by: 'no source' },
    { said: { table: 'supported' }, answer: 'supported', by: 'table' },
    { said: { snapshot: 'supported', table: 'ended' }, answer: 'supported', by: 'snapshot' },
    { said: { snapshot: 'unknown', table: 'ended' }, answer: 'ended', by: 'table' },
    { said: { lockfile: 'deprecated', table: 'ended' }, answer: 'ended', by: 'table' },
    { said: { lockfile: 'deprecated', table: 'ending' }, answer: 'deprecated', by: 'lockfile' },
    { said: { lockfile: 'deprecated', table: 'supported' }, answer: 'deprecated', by: 'lockfile' },
    { said: { lockfile: 'deprecated', table: 'unknown' }, answer: 'deprecated', by: 'lockfile' },
    { said: { snapshot: 'withdrawn', lockfile: 'deprecated', table: 'ending' }, answer: 'withdrawn', by: 'snapshot' },
    { said: { snapshot: 'withdrawn', table: 'ended' }, answer: 'ended', by: 'table' },
    { said: { snapshot: 'unmaintained', table: 'supported' }, answer: 'unmaintained', by: 'snapshot' },
    { said: { table: 'supported', online: 'unmaintained' }, answer: 'supported', by: 'table' },
    { said: { sbom: 'ended', table: 'supported' }, answer: 'ended', by: 'sbom' },
    { said: { lockfile: 'withdrawn', sbom: 'supported' }, answer: 'withdrawn', by: 'lockfile' },
    { said: { record: 'supported', lockfile: 'deprecated', table: 'ended' }, answer: 'supported', by: 'record' },
    { said: { record: 'supported', snapshot: 'withdrawn' }, answer: 'withdrawn', by: 'snapshot' },
    { said: { record: 'ended', table: 'supported' }, answer: 'ended', by: 'record' },
  ];
  for (const { said, answer, by } of cases) {
    it(`says ${answer} where ${JSON.stringify(said)} is said`, () => {
      const sources = strengths.toReversed().flatMap((strength) => {
        const status = said[strength];
        return status === undefined ? [] : [saying(strength, status)];
      });
      const verdict = supportOf(query('pkg:npm/express@4.17.1'), { asOf, sources });
      assert.equal(verdict.answer.status, answer);
      assert.equal(verdict.answer.source, by);
      const others = strengths.filter((strength) => strength !== by && (said[strength] ?? 'unknown') !== 'unknown');
      assert.deepEqual(
        verdict.others.map((other) => other.source),
        others,
      );
    });
  }

  it('keeps the page of a product whose version is not known', () => {
    const { answer } = supportOf(query('pkg:generic/node@99'), { asOf, sources: [tableSource, lockfileSource] });
    assert.equal(answer.status, 'unknown');
    assert.match(answer.page ?? '', /nodejs\.org/);
  });
});

describe('lockfileSource', () => {
  it('takes the text for a deprecation, an empty one for none', () => {
    const texts = ['request has been deprecated', '', ' ', undefined];
    const statuses = texts.map((text) => lockfileSource.answer(query('pkg:npm/request@2.88.2', text), asOf)?.status);
    assert.deepEqual(statuses, ['deprecated', undefined, undefined, undefined]);
  });
});

describe('recordSource', () => {
  const claim = { until: day('2026-11-23'), source: 'contract 4711 with the supplier' };
  for (const { on, status } of [
    { on: '2026-05-26', status: 'supported' },
    { on: '2026-11-23', status: 'ending' },
    { on: '2026-11-24', status: 'ended' },
  ]) {
    it(`calls a claim until 2026-11-23 ${status} on ${on}, in the record's own words`, () => {
      const answer = recordSource(() => claim).answer(query('pkg:npm/express@3.0.0'), day(on));
      assert.equal(answer?.status, status);
      assert.equal(answer.source, claim.source);
    });
  }
});
