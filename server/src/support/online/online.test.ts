// What is asked and what is never asked, and what becomes of the answers.
import assert from 'node:assert/strict';
import { ask, day, query, said, today } from '../../../../test/network/ask-source';
import { unstated, type Component } from '../../manifests/component';
import { formatPurl, parsePurl, parsePurlPattern } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { readSupportSnapshot } from '../read-snapshot';
import { snapshotSources, type SupportSnapshot } from '../snapshot';
import { supportOf, type SupportQuery } from '../sources';
import { planInquiries, type SourceReport } from './ask-sources';
import { combineAnswers } from './combine-answers';
import { discloseInquiries } from './disclosure';
import { endoflifeDate } from './endoflife-date';
import { npm } from './npm';
import { answerAbout, getJson, readAs, type OnlineSource } from './online-source';
import { onlineSources } from './online-sources';
import { queriesFor, selectQueries } from './select-queries';
import { writeSupportSnapshot } from './write-snapshot';

const names = onlineSources.map(({ name }) => name);

describe('askSources', () => {
  const endless: OnlineSource = {
    name: 'endless',
    sends: 'names',
    discloses: 'packages',
    address: 'https://api.example.org/',
    speaksOf: () => true,
    ask: (queries) => [page(queries)],
  };
  function page(about: readonly SupportQuery[]): ReturnType<typeof getJson> {
    return getJson('https://api.example.org/', about, () =>
      readAs(
        about.map((each) => answerAbout(each, { status: 'supported' })),
        [page(about)],
      ),
    );
  }

  it('follows no answer without end, and believes none of it', async () => {
    const { urls, report } = await ask(endless, ['pkg:npm/a@1.0.0'], { '': {} });
    assert.equal(urls.length, 101);
    assert.equal(said(report, 'pkg:npm/a@1.0.0'), 'failed: its answer has too many pages');
  });
});

describe('selectQueries and queriesFor', () => {
  const components = [
    component('pkg:npm/express@4.19.2'),
    component('pkg:npm/express@4.19.2'),
    component('pkg:npm/@acme/secret@1.0.0'),
    component('pkg:npm/inner@1.0.0'),
    component('pkg:docker/library/node@20?repository_url=registry.example.org'),
    { ...component('pkg:npm/own@1.0.0'), source: { kind: 'path', reference: '../own', pinned: false } as const },
    {
      ...component('pkg:npm/forked@1.0.0'),
      source: { kind: 'git', reference: 'git+ssh://git.example.org/a', pinned: true } as const,
    },
  ];
  const pattern = parsePurlPattern('pkg:npm/@acme/*');
  assert.ok(pattern);
  const { queries, withheld } = selectQueries(components, [pattern]);
  const isPublic = ({ name }: { readonly name: string }): boolean => name !== 'inner';

  it('withholds what a pattern names, and leaves out what comes from no registry', () => {
    assert.deepEqual(withheld.map(formatPurl), ['pkg:npm/%40acme/secret@1.0.0']);
    assert.deepEqual(
      queries.map(({ purl }) => purl.name),
      ['express', 'inner', 'node'],
    );
  });

  const cases: [source: OnlineSource, asked: readonly string[]][] = [
    [endoflifeDate, ['express', 'inner', 'node']],
    [npm, ['express', 'inner']],
    [{ ...npm, address: 'https://api.example.org/' }, ['express']],
  ];
  for (const [source, asked] of cases) {
    it(`asks ${source.name} at ${source.address ?? 'the configured registry'} about ${asked.join(', ')}`, () => {
      const found = queriesFor(source, queries, isPublic).map(({ purl }) => purl.name);
      assert.deepEqual(found, asked);
    });
  }
});

function component(text: string): Component {
  const purl = parsePurl(text);
  assert.ok(purl, text);
  const anchor = { file: 'package.json', path: [], part: 'value' } as const;
  return { ...unstated, purl, name: purl.name, version: purl.version, anchor };
}

describe('discloseInquiries', () => {
  it('says what is sent, of how many components, and to whom', () => {
    const inquiries = planInquiries(
      [npm],
      () => ['pkg:npm/a@1.0.0', 'pkg:npm/a@2.0.0', 'pkg:npm/b@1.0.0'].map(query),
      () => ({ today, addressFor: () => 'https://registry.example.org/npm/' }),
    );
    assert.deepEqual(discloseInquiries(inquiries), [
      `npm: ${npm.sends}; 3 components in 2 requests to registry.example.org`,
    ]);
  });
});

describe('combineAnswers', () => {
  const [a, b] = [query('pkg:npm/a@1.0.0'), query('pkg:npm/b@1.0.0')];
  const keys = new Set(['pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0']);
  const deprecated = answerAbout(a, { status: 'deprecated', reason: 'use b' });
  const quiet = answerAbout(a, {
    status: 'unknown',
    signs: [{ kind: 'last-release', says: 'nothing published since 2019-01-01' }],
  });
  const archived = answerAbout(a, { status: 'unknown', signs: [{ kind: 'archived', says: 'archived' }] });
  const supported = answerAbout(a, { status: 'supported', until: day('2030-01-01') });

  function report(
    source: OnlineSource,
    ...answers: SourceReport['answers'] extends ReadonlyMap<string, infer A> ? A[] : never
  ): SourceReport {
    return {
      source,
      asked: keys,
      answers: new Map(answers.map((answer) => [formatPurl(answer.query.purl), answer])),
      failed: new Map(),
    };
  }
  const failing = (source: OnlineSource): SourceReport => ({
    source,
    asked: keys,
    answers: new Map(),
    failed: new Map([...keys].map((key) => [key, 'answered 500'])),
  });

  function lines(snapshot: SupportSnapshot): readonly string[] {
    return snapshot.components.map(({ purl, status, source, reason, asOf }) =>
      [`${purl.name} ${status} ${source} ${asOf}`, reason].filter((part) => part !== undefined).join(': '),
    );
  }

  const before = readSupportSnapshot(
    new SourceFile(
      '.compliance/support.json',
      JSON.stringify({
        schema: 1,
        asOf: '2026-10-01',
        components: [
          { purl: 'pkg:npm/a@1.0.0', status: 'deprecated', reason: 'old', source: 'npm' },
          { purl: 'pkg:npm/b@1.0.0', status: 'unknown', source: 'npm', asOf: '2026-09-01' },
          { purl: 'pkg:npm/gone@1.0.0', status: 'deprecated', source: 'npm' },
          {
            purl: 'pkg:npm/b',
            status: 'supported',
            until: '2029-01-01',
            source: 'letter of our supplier',
            asOf: '2026-01-01',
          },
        ],
      }),
    ),
  ).value;
  const theirs = 'b supported letter of our supplier 2026-01-01';

  const cases: { title: string; reports: readonly SourceReport[]; before?: SupportSnapshot; is: readonly string[] }[] =
    [
      {
        title: 'an answer and a silence',
        reports: [report(npm, deprecated)],
        is: ['a deprecated npm 2026-11-24: use b', 'b unknown npm 2026-11-24'],
      },
      {
        title: 'two who answer',
        reports: [report(endoflifeDate, supported), report(npm, deprecated)],
        is: [
          'a supported endoflife.date 2026-11-24',
          'a deprecated npm 2026-11-24: use b',
          'b unknown endoflife.date, npm 2026-11-24',
        ],
      },
      {
        title: 'one sign of neglect',
        reports: [report(npm, quiet)],
        is: ['a unknown npm 2026-11-24', 'b unknown npm 2026-11-24'],
      },
      {
        title: 'two signs of the same kind',
        reports: [report(npm, quiet), report(endoflifeDate, quiet)],
        is: ['a unknown npm, endoflife.date 2026-11-24', 'b unknown npm, endoflife.date 2026-11-24'],
      },
      {
        title: 'two signs of different kinds',
        reports: [report(npm, quiet), report(endoflifeDate, archived)],
        is: [
          'a unmaintained npm, endoflife.date 2026-11-24: nothing published since 2019-01-01 (npm); archived (endoflife.date)',
          'b unknown npm, endoflife.date 2026-11-24',
        ],
      },
      {
        title: 'two signs, and one who looks after it',
        reports: [report(npm, quiet), report(endoflifeDate, { ...archived, status: 'supported' })],
        is: ['a supported endoflife.date 2026-11-24', 'b unknown npm, endoflife.date 2026-11-24'],
      },
      { title: 'a source that fails and never answered', reports: [failing(npm)], is: [] },
      {
        title: 'a source that fails and answered before: the old answer with its old day',
        reports: [failing(npm)],
        before,
        is: ['a deprecated npm 2026-10-01: old', theirs, 'b unknown npm 2026-09-01'],
      },
      {
        title: 'a source that was not asked: its old answer beside the new one of another',
        reports: [report(endoflifeDate, supported)],
        before,
        is: [
          'a supported endoflife.date 2026-11-24',
          'a deprecated npm 2026-10-01: old',
          theirs,
          'b unknown endoflife.date 2026-11-24',
        ],
      },
      {
        title: 'a source that takes its word back',
        reports: [report(npm)],
        before,
        is: ['a unknown npm 2026-11-24', theirs, 'b unknown npm 2026-11-24'],
      },
    ];
  for (const { title, reports, before: old, is } of cases) {
    it(`keeps of ${title}`, () => assert.deepEqual(lines(combineAnswers([b, a], reports, old, names, today)), is));
  }

  it('writes the same bytes for the same facts, and a later day in one line', () => {
    const first = writeSupportSnapshot(combineAnswers([a, b], [report(npm, deprecated)], undefined, names, today));
    const again = readSupportSnapshot(new SourceFile('.compliance/support.json', first));
    assert.deepEqual(again.problems, []);
    assert.equal(writeSupportSnapshot(again.value), first);
    assert.equal(
      writeSupportSnapshot(combineAnswers([b, a], [report(npm, deprecated)], again.value, names, today)),
      first,
    );
    const later = writeSupportSnapshot(
      combineAnswers([a, b], [report(npm, deprecated)], again.value, names, day('2027-01-01')),
    );
    assert.equal(later.replace('2027-01-01', '2026-11-24'), first);
  });

  it('is read again as it was said, ranges included', () => {
    const ranged = query('pkg:generic/node >=18');
    const answer = answerAbout(ranged, {
      status: 'ended',
      until: day('2025-04-30'),
      line: 'Node.js 18',
      certainty: 'range-open',
    });
    const said: SourceReport = {
      source: endoflifeDate,
      asked: new Set(['pkg:generic/node >=18']),
      answers: new Map([['pkg:generic/node >=18', answer]]),
      failed: new Map(),
    };
    const text = writeSupportSnapshot(combineAnswers([ranged], [said], undefined, names, today));
    const sources = snapshotSources(readSupportSnapshot(new SourceFile('.compliance/support.json', text)).value);
    const found = supportOf(ranged, { asOf: today, sources }).answer;
    assert.equal(
      `${found.status} ${found.line} ${found.certainty} ${found.source}`,
      'ended Node.js 18 range-open endoflife.date',
    );
    assert.equal(supportOf(query('pkg:generic/node >=20'), { asOf: today, sources }).answer.status, 'unknown');
    assert.equal(supportOf(query('pkg:generic/node@20'), { asOf: today, sources }).answer.status, 'unknown');
  });
});
