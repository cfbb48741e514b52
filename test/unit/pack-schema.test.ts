// Holds the JSON Schema of requirement packs against their reader: what one takes the other takes, but for what is listed here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { fdir } from 'fdir';
import { parse } from 'yaml';
import { examplePack } from '../../scripts/generate/pack-page';
import { packKinds } from '../../server/src/records/kinds/kinds';
import { packSections } from '../../server/src/records/pack';
import { readAnnotationFile } from '../../server/src/records/annotation-file';
import { packSchema } from '../../server/src/records/schema';
import { SourceFile } from '../../server/src/text/source-file';

// `enumDescriptions` is what editors show beside a choice; the draft does not know it.
const validate = new Ajv({ allErrors: true, allowUnionTypes: true, keywords: ['enumDescriptions'] }).compile(
  packSchema(),
);

function objectionsTo(text: string): readonly string[] {
  if (validate(parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function problemsOf(text: string): readonly string[] {
  const { problems } = readAnnotationFile(new SourceFile('a.requirements.yaml', text));
  return problems.map(({ rule, what }) => `${rule}: ${what}`);
}

const instrument = 'instrument: { id: sop-7, short-name: SOP 7';
const head = `${instrument} }\n`;
const clause = `${head}clauses: [{ id: '4.2', title: Review`;
const group = `${head}applies-to: { devices: { text: devices`;

const taken: readonly string[] = [
  '',
  head,
  examplePack,
  `${instrument}, kind: law, url: https://example.org, read: 2026-11, comes-with: [mdr, hipaa], needs-claim: false } \n`,
  `${instrument}, cited-as: SOP, url-fragments: { art-: art_ }, comes-with: mdr, full-name: } \n`,
  `${clause} }]\n`,
  `${clause}, essential: true, tier: extended, checked: none, kind: testing, covers: ['4.3', 4.5-4.7] }]\n`,
  `${head}clauses:\n  - { id: 4.10, title: 4.10 }\n  -\n`,
  `${head}clauses: [{ id: 164.312(a)(1), title: Access, x-own: [1] }]\n`,
  `${group}, from: 2027, alternatives: [{ condition: old ones, from: 2028-01-01 }] } }\n`,
  `${group}, when: mdr-device } }\n`,
  `${group}, when: { all: [mdr-device, { not: { is: { ai: [none, unstated], connected: yes } } }] } } }\n`,
  `${group}, when: { any: [] } } }\n`,
  `${head}defaults: { tier: core, checked: secondary }\n`,
  `${head}exclusions: [{ when: ivdr-device, reason: R., source: Art. 2, checked: none }]\n`,
];

const refused: readonly string[] = [
  'clauses: []\n',
  '[clauses]\n',
  'instrument:\n',
  'instrument: sop-7\n',
  'instrument: { id: sop-7 }\n',
  'instrument: { id: SOP, short-name: S }\n',
  'instrument: { id: 7-sop, short-name: S }\n',
  `${instrument}, kind: rule }\n`,
  `${instrument}, read: lately }\n`,
  `${instrument}, needs-claim: yes }\n`,
  `${instrument}, colour: red }\n`,
  `${head}clauses: { id: '4.2', title: T }\n`,
  `${head}clauses: ['4.2']\n`,
  `${head}clauses: [{ id: '4.2' }]\n`,
  `${head}clauses: [{ title: T }]\n`,
  `${head}clauses: [{ id: 'a b', title: T }]\n`,
  `${head}clauses: [{ id: 'a:b', title: T }]\n`,
  `${clause}, titel: T }]\n`,
  `${clause}, essential: 1 }]\n`,
  `${clause}, tier: most }]\n`,
  `${clause}, evidence: [a] }]\n`,
  `${clause}, covers: { a: 1 } }]\n`,
  `${head}applies-to: { devices: all }\n`,
  `${head}applies-to: [devices]\n`,
  `${head}applies-to: { devices: { when: mdr-device } }\n`,
  `${group}, when: mdr-devise } }\n`,
  `${group}, when: { some: [] } } }\n`,
  `${group}, when: { all: mdr-device } } }\n`,
  `${group}, when: { is: { ai: high } } } }\n`,
  `${group}, when: { is: { colour: red } } } }\n`,
  `${group}, when: { not: { is: { ai: high } } } } }\n`,
  `${group}, alternatives: [{ from: 2028-01-01 }] } }\n`,
  `${head}defaults: { tier: most }\n`,
  `${head}exclusions: [{ reason: R., source: Art. 2 }]\n`,
  `${head}risks: []\n`,
  `${head}compliance: 2\n`,
];

/** What the reader objects to and the schema takes, with the reason. */
const differences: readonly (readonly [why: string, text: string])[] = [
  ['two values that have to be one by one are no matter of a schema', `${clause} }, { id: '4.2', title: Again }]\n`],
  ['names of groups are those of the same file', `${clause}, applies-to: devices }]\n`],
  ['which instruments are embedded is no matter of a pattern', 'instrument: { id: mdr, short-name: MDR }\n'],
  ['a map of one of several keys is one of all of them', `${group}, when: { all: [], any: [] } } }\n`],
  ['a map of one of several keys is one without any', `${group}, when: {} } }\n`],
];

describe('the schema of requirement packs', () => {
  for (const text of taken) {
    it(`takes what the reader takes: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(objectionsTo(text), []);
      assert.deepEqual(problemsOf(text), []);
    });
  }

  for (const text of refused) {
    it(`objects where the reader objects: ${JSON.stringify(text)}`, () => {
      assert.notDeepEqual(problemsOf(text), []);
      assert.notDeepEqual(objectionsTo(text), []);
    });
  }

  for (const [why, text] of differences) {
    it(`takes more than the reader: ${why}`, () => {
      assert.notDeepEqual(problemsOf(text), []);
      assert.deepEqual(objectionsTo(text), []);
    });
  }

  it('is tried with every section', () => {
    const all = taken.join('\n');
    const sections = [...Object.keys(packSections), ...packKinds.map(({ section }) => section)];
    for (const section of sections) assert.ok(new RegExp(`^${section}:`, 'm').test(all), section);
  });

  it('takes the embedded files, which have the form of packs', () => {
    const files = new fdir().withBasePath().crawl('server/src/regulations').sync();
    const embedded = files.filter((file) => file.endsWith('clauses.yaml'));
    assert.ok(embedded.length > 10);
    for (const file of embedded) assert.deepEqual(objectionsTo(readFileSync(file, 'utf8')), [], file);
  });
});
