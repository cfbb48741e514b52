import assert from 'node:assert/strict';
import { SourceFile } from '../text/source-file';
import { parseDay } from '../terms/calendar-day';
import { parsePurl } from '../terms/purl';
import { readSupportSnapshot } from './read-snapshot';
import { snapshotSources } from './snapshot';

const path = '.compliance/support.json';

function read(content: unknown): ReturnType<typeof readSupportSnapshot> {
  return readSupportSnapshot(new SourceFile(path, typeof content === 'string' ? content : JSON.stringify(content)));
}

function wrap(...components: unknown[]): unknown {
  return { schema: 1, asOf: '2026-10-01', components };
}

const express = { purl: 'pkg:npm/express@4.17.1', status: 'supported', until: '2027-03-31', source: 'its registry' };

describe('readSupportSnapshot', () => {
  const cases: { title: string; content: unknown; entries: number; problems: string[] }[] = [
    { title: 'a snapshot', content: wrap(express), entries: 1, problems: [] },
    { title: 'an empty file', content: '', entries: 0, problems: ['0'] },
    {
      title: 'broken JSON',
      content: '{ "schema": 1, "asOf": "2026-10-01", "components": [ ',
      entries: 0,
      problems: ['53'],
    },
    { title: 'a list', content: [], entries: 0, problems: [''] },
    { title: 'a newer schema', content: { ...Object(wrap(express)), schema: 2 }, entries: 1, problems: ['schema'] },
    { title: 'no components', content: { schema: 1, asOf: '2026-10-01' }, entries: 0, problems: ['components'] },
    { title: 'a word for a component', content: wrap('express', express), entries: 1, problems: ['components/0/purl'] },
    {
      title: 'a bad purl',
      content: wrap({ ...express, purl: 'express' }),
      entries: 0,
      problems: ['components/0/purl'],
    },
    {
      title: 'a bad status',
      content: wrap({ ...express, status: 'fine' }),
      entries: 0,
      problems: ['components/0/status'],
    },
    {
      title: 'a bad day',
      content: wrap({ ...express, until: '31.3.2027' }),
      entries: 1,
      problems: ['components/0/until'],
    },
    { title: 'no day at all', content: { schema: 1, components: [express] }, entries: 0, problems: ['components/0'] },
    {
      title: 'nulls',
      content: wrap({ ...express, until: null, successor: null, asOf: null }),
      entries: 1,
      problems: [],
    },
  ];
  for (const { title, content, entries, problems } of cases) {
    it(`reads ${title}`, () => {
      const reading = read(content);
      assert.equal(reading.value.components.length, entries);
      const places = reading.problems.map(({ anchor }) =>
        'path' in anchor ? anchor.path.join('/') : `${anchor.span.start}`,
      );
      assert.deepEqual(places, problems);
    });
  }
});

describe('snapshotSources', () => {
  const sources = snapshotSources(
    read(
      wrap(
        express,
        { ...express, purl: 'pkg:npm/express', status: 'deprecated', until: null },
        { ...express, purl: 'pkg:npm/koa@2.0.0', until: '2026-12' },
        { ...express, purl: 'pkg:npm/hapi@1.0.0', status: 'ended', until: null, asOf: '2026-11-01' },
      ),
    ).value,
  );
  const cases: { purl: string; asOf: string; status: string | undefined; until?: string }[] = [
    { purl: 'pkg:npm/express@4.17.1', asOf: '2026-10-01', status: 'supported', until: '2027-03-31' },
    { purl: 'pkg:npm/express@4.17.1', asOf: '2026-10-02', status: 'ending' },
    { purl: 'pkg:npm/express@4.17.1', asOf: '2027-04-01', status: 'ended' },
    { purl: 'pkg:npm/express@4.17.1', asOf: '2026-09-30', status: undefined },
    { purl: 'pkg:npm/express@5.0.0', asOf: '2026-10-01', status: 'deprecated' },
    { purl: 'pkg:npm/koa@2.0.0', asOf: '2026-12-31', status: 'ending', until: '2026-12-31' },
    { purl: 'pkg:npm/koa@2.0.1', asOf: '2026-12-31', status: undefined },
    { purl: 'pkg:npm/hapi@1.0.0', asOf: '2026-10-31', status: undefined },
    { purl: 'pkg:npm/hapi@1.0.0', asOf: '2026-11-01', status: 'ended' },
  ];
  for (const { purl: text, asOf, status, until } of cases) {
    it(`says ${status ?? 'nothing'} of ${text} on ${asOf}`, () => {
      const purl = parsePurl(text);
      const day = parseDay(asOf);
      assert.ok(purl && day);
      const query = {
        ...{ purl, name: purl.name, range: undefined },
        ...{ deprecated: undefined, withdrawn: undefined, pinned: true },
      };
      const [answer] = sources.flatMap((source) => source.answer(query, day) ?? []);
      assert.equal(answer?.status, status);
      if (until !== undefined) assert.equal(answer?.until, until);
    });
  }
});
