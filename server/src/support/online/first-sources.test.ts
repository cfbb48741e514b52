// endoflife.date and npm: what they are asked, and what is believed of what they answer.
import assert from 'node:assert/strict';
import { ask, said } from '../../../../test/network/ask-source';
import { endoflifeDate } from './endoflife-date';
import { npm } from './npm';

const release = {
  codename: null,
  isLts: false,
  ltsFrom: null,
  isMaintained: true,
  latest: { name: '24.1.0', date: null, link: null },
};

const nodejs = {
  schema_version: '1.1.0',
  last_modified: '2026-11-20T00:00:00+00:00',
  result: {
    name: 'nodejs',
    label: 'Node.js',
    links: { icon: null, html: 'https://endoflife.date/nodejs', releasePolicy: null },
    releases: [
      { ...release, name: '20', label: '20', releaseDate: '2023-04-18', isEol: true, eolFrom: '2026-04-30' },
      { ...release, name: '28', label: '28', releaseDate: '2026-10-20', isEol: false, eolFrom: '2029-04-30' },
      { ...release, name: '26', label: '26', releaseDate: '2026-05-05', isEol: false, eolFrom: null },
      { ...release, name: '25', label: '25', releaseDate: '2025-10-15', isEol: true, eolFrom: null },
    ],
  },
};

describe('endoflife.date', () => {
  const page = 'products/nodejs/';
  const cases: [component: string, says: string][] = [
    ['pkg:generic/node@20', 'ended | 2026-04-30 | Node.js 20 | Node.js 26'],
    ['pkg:docker/library/node@28-slim', 'supported | 2029-04-30 | Node.js 28'],
    ['pkg:generic/node@26.1.0', 'supported | Node.js 26'],
    ['pkg:generic/node@25', 'ended | Node.js 25 | Node.js 26'],
    ['pkg:generic/node@30', 'unknown'],
    ['pkg:generic/node >=20', 'ended | 2026-04-30 | Node.js 20 | Node.js 26 | range-open'],
  ];
  for (const [component, says] of cases) {
    it(`says of ${component}: ${says}`, async () => {
      const { urls, report } = await ask(endoflifeDate, [component], { [page]: nodejs });
      assert.deepEqual(urls, [page]);
      assert.equal(said(report, component), says);
    });
  }

  it('is asked once for all components of a product, and of nothing else', async () => {
    const { urls } = await ask(
      endoflifeDate,
      ['pkg:generic/node@20', 'pkg:generic/node@24', 'pkg:npm/left-pad@1.3.0'],
      {},
    );
    assert.deepEqual(urls, [page]);
  });

  const release20 = nodejs.result.releases[0];
  const broken: [what: string, body: unknown][] = [
    ['nothing', null],
    ['a text', 'Node.js'],
    ['another schema', { ...nodejs, schema_version: '2.0.0' }],
    ['no releases', { ...nodejs, result: { ...nodejs.result, releases: [] } }],
    ['a release without isEol', { ...nodejs, result: { releases: [{ ...release20, isEol: undefined }] } }],
    ['an end that is no day', { ...nodejs, result: { releases: [{ ...release20, eolFrom: 'soon' }] } }],
    ['a release that is null', { ...nodejs, result: { releases: [null] } }],
  ];
  for (const [what, body] of broken) {
    it(`believes nothing of ${what}`, async () => {
      const { report } = await ask(endoflifeDate, ['pkg:generic/node@20'], { [page]: body });
      assert.match(said(report, 'pkg:generic/node@20'), /^failed: its answer could not be read: /);
    });
  }
});

const short = {
  name: 'request',
  'dist-tags': { latest: '2.88.2' },
  modified: '2026-01-02T03:04:05.000Z',
  versions: {
    '2.88.1': { name: 'request', version: '2.88.1', deprecated: '' },
    '2.88.2': { name: 'request', version: '2.88.2', deprecated: 'request has been\n deprecated' },
    '2.89.0': { name: 'request', version: '2.89.0', deprecated: true },
    '3.0.0': { name: 'request', version: '3.0.0', deprecated: false },
  },
};

describe('npm', () => {
  const cases: {
    component: string;
    bodies: Readonly<Record<string, unknown>>;
    says: string;
    urls?: readonly string[];
  }[] = [
    {
      component: 'pkg:npm/request@2.88.2',
      bodies: { 'request short': short },
      says: 'deprecated | request has been deprecated',
    },
    { component: 'pkg:npm/request@2.88.1', bodies: { 'request short': short }, says: 'unknown' },
    {
      component: 'pkg:npm/JSONStream@1.0.0',
      bodies: { 'JSONStream short': { name: 'JSONStream', versions: { '1.0.0': { deprecated: 'old' } } } },
      says: 'deprecated | old',
      urls: ['JSONStream short'],
    },
    { component: 'pkg:npm/request@2.89.0', bodies: { 'request short': short }, says: 'deprecated' },
    { component: 'pkg:npm/request@3.0.0', bodies: { 'request short': short }, says: 'unknown' },
    {
      component: 'pkg:npm/request >=2.88.2 <3',
      bodies: { 'request short': short },
      says: 'deprecated | request has been deprecated',
    },
    { component: 'pkg:npm/request ^2.88.1', bodies: { 'request short': short }, says: 'unknown' },
    { component: 'pkg:npm/request latest', bodies: { 'request short': short }, says: 'unknown' },
    {
      component: 'pkg:npm/request@2.88.1',
      bodies: { 'request short': { ...short, modified: '2023-11-24T00:00:00.000Z' } },
      says: 'unknown | no release since 2023-11-24',
    },
    {
      component: 'pkg:npm/request@2.88.1',
      bodies: { 'request short': { ...short, modified: '2023-11-25T00:00:00.000Z' } },
      says: 'unknown',
    },
    { component: 'pkg:npm/%40acme/a@1.0.0', bodies: {}, says: 'silent', urls: ['@acme%2Fa short'] },
    {
      component: 'pkg:npm/request@1.0.0',
      bodies: { 'request short': short, request: { ...short, time: { '1.0.0': '2011-01-22T00:00:00.000Z' } } },
      says: 'withdrawn | unpublished',
      urls: ['request short', 'request'],
    },
    {
      component: 'pkg:npm/request@9.9.9',
      bodies: { 'request short': short, request: { ...short, time: { '1.0.0': '2011-01-22T00:00:00.000Z' } } },
      says: 'silent',
    },
    { component: 'pkg:npm/request@9.9.9', bodies: { 'request short': short, request: short }, says: 'silent' },
    {
      component: 'pkg:npm/request@9.9.9',
      bodies: { 'request short': short, request: new Error('answered 500') },
      says: 'failed: answered 500',
    },
    {
      component: 'pkg:npm/request@1.0.0',
      bodies: {
        'request short': { name: 'request', versions: {} },
        request: { name: 'request', time: { unpublished: { time: '2020-05-06T00:00:00.000Z', versions: ['1.0.0'] } } },
      },
      says: 'withdrawn | the whole package was unpublished on 2020-05-06',
    },
    {
      component: 'pkg:npm/request@1.0.0',
      bodies: { 'request short': { error: 'no' } },
      says: 'failed: its answer could not be read: it has no "name" and "versions"',
    },
    {
      component: 'pkg:npm/request@1.0.0',
      bodies: { 'request short': [] },
      says: 'failed: its answer could not be read: it has no "name" and "versions"',
    },
  ];
  for (const { component, bodies, says, urls } of cases) {
    it(`says of ${component}: ${says}`, async () => {
      const { urls: asked, report } = await ask(npm, [component], bodies);
      assert.equal(said(report, component), says);
      if (urls !== undefined) assert.deepEqual(asked, urls);
    });
  }
});
