// The reader of support snapshots and their JSON Schema say the same of the same documents.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { SourceFile } from '../text/source-file';
import { writeSupportSnapshot } from './online/write-snapshot';
import { readSupportSnapshot } from './read-snapshot';
import { snapshotSchema } from './snapshot-fields';

const PATH = '.compliance/support.json';

function problemsOf(document: unknown): readonly string[] {
  const file = new SourceFile(PATH, JSON.stringify(document));
  return readSupportSnapshot(file).problems.map(({ message }) => message);
}

const entry = { purl: 'pkg:npm/express@4.22.2', status: 'supported' };
const full = {
  ...entry,
  range: '^4.0.0',
  until: '2027-03-31',
  line: 'Express 4',
  successor: 'Express 5',
  reason: 'maintenance only',
  source: 'endoflife.date',
  page: 'https://endoflife.date/express',
  certainty: 'range-closed',
  advisories: [{ id: 'CVE-2026-1', exploited: true }, { id: 'GHSA-1' }],
  asOf: '2026-10-01',
};

function wrap(...components: unknown[]): object {
  return { schema: 1, asOf: '2026-11-01', components };
}

const right: Readonly<Record<string, unknown>> = {
  'nothing known yet': wrap(),
  'the six fields of the language': wrap({ ...entry, until: null, successor: null, source: 'npm', asOf: '2026-10-01' }),
  'all fields': wrap(full),
  'all fields empty': wrap({ ...Object.fromEntries(Object.keys(full).map((key) => [key, null])), ...entry }),
  'a month': wrap({ ...entry, until: '2027-03' }),
  'a year': wrap({ ...entry, until: '2027' }),
  'a package without version': wrap({ ...entry, purl: 'pkg:npm/%40angular/core' }),
  'an image': wrap({ ...entry, purl: 'pkg:docker/library/node@24-slim' }),
  'entries with days of their own': { schema: 1, components: [full] },
  ...Object.fromEntries(
    ['supported', 'ending', 'ended', 'deprecated', 'withdrawn', 'unmaintained', 'unknown'].map((status) => [
      `the status ${status}`,
      wrap({ ...entry, status }),
    ]),
  ),
};

const wrong: Readonly<Record<string, unknown>> = {
  'a list': [],
  'a text': 'support',
  'another schema': { ...wrap(entry), schema: 2 },
  'no schema': { asOf: '2026-11-01', components: [] },
  'no components': { schema: 1, asOf: '2026-11-01' },
  'components that are none': { schema: 1, asOf: '2026-11-01', components: {} },
  'a day that is none': { ...wrap(), asOf: 'yesterday' },
  'a month for a day': { ...wrap(), asOf: '2026-11' },
  'no day at all': { schema: 1, components: [entry] },
  'a component that is none': wrap('express'),
  'no purl': wrap({ status: 'supported' }),
  'a name for a purl': wrap({ ...entry, purl: 'express' }),
  'a purl without a name': wrap({ ...entry, purl: 'pkg:npm/' }),
  'no status': wrap({ purl: entry.purl }),
  'another status': wrap({ ...entry, status: 'fine' }),
  'an end that is none': wrap({ ...entry, until: '31.3.2027' }),
  'an end as a number': wrap({ ...entry, until: 2027 }),
  'an end in a month that is none': wrap({ ...entry, until: '2027-13' }),
  'a number for a text': wrap({ ...entry, source: 7 }),
  'a list for a text': wrap({ ...entry, reason: ['old'] }),
  'another certainty': wrap({ ...entry, certainty: 'sure' }),
  'a key that is none': wrap({ ...entry, untill: '2027-03-31' }),
  'a key that is none above': { ...wrap(), component: [] },
  'advisories that are none': wrap({ ...entry, advisories: 'CVE-2026-1' }),
  'an advisory without name': wrap({ ...entry, advisories: [{ exploited: true }] }),
  'an advisory that is half exploited': wrap({ ...entry, advisories: [{ id: 'CVE-2026-1', exploited: 'yes' }] }),
  'an advisory with another key': wrap({ ...entry, advisories: [{ id: 'CVE-2026-1', severity: 'high' }] }),
};

describe('the schema of support snapshots', () => {
  const validate = new Ajv({ strict: false }).compile(snapshotSchema());

  for (const [title, document] of Object.entries(right)) {
    it(`takes ${title}, as the reader does`, () => {
      assert.ok(validate(document), JSON.stringify(validate.errors));
      assert.deepEqual(problemsOf(document), []);
    });
  }

  for (const [title, document] of Object.entries(wrong)) {
    it(`refuses ${title}, as the reader does`, () => {
      assert.equal(validate(document), false);
      assert.notDeepEqual(problemsOf(document), []);
    });
  }

  it('leaves to the reader what it cannot say', () => {
    const document = wrap({ ...entry, until: '2027-02-30' });
    assert.ok(validate(document));
    assert.deepEqual(problemsOf(document), ['"until" is no day, such as 2027-04-30.']);
  });

  it('takes what is written of what was read', () => {
    for (const document of Object.values(right)) {
      const { value } = readSupportSnapshot(new SourceFile(PATH, JSON.stringify(document)));
      const written: unknown = JSON.parse(writeSupportSnapshot(value));
      assert.ok(validate(written), JSON.stringify(validate.errors));
      assert.deepEqual(
        readSupportSnapshot(new SourceFile(PATH, JSON.stringify(written))).value.components,
        value.components,
      );
    }
  });

  it('says which field was meant', () => {
    assert.deepEqual(problemsOf(wrong['a key that is none']), [
      '"untill" is no field of a support snapshot, and is not read. Did you mean "until"?',
    ]);
  });

  it('is offered to the JSON editor', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly contributes: {
        readonly jsonValidation?: readonly { readonly fileMatch: string; readonly url: string }[];
      };
    };
    const [offered] = contributes.jsonValidation?.filter(({ fileMatch }) => fileMatch.endsWith(PATH)) ?? [];
    assert.ok(offered);
    assert.deepEqual(JSON.parse(readFileSync(offered.url, 'utf8')), JSON.parse(JSON.stringify(snapshotSchema())));
  });
});
