// The first file of a product: what is asked, what answers mean, what is written, and what is then to do.
import assert from 'node:assert/strict';
import { checkFixture } from '../../../../test/fixtures/check-fixture';
import { parseDay } from '../../terms/calendar-day';
import { proposeScope, writeFirstProduct, type Answers } from './first-product';
import { findProduct, nothingFound } from './found-product';
import { consequences, consequencesInShort, nextQuestion, refusal } from './questions';

const asOf = parseDay('2026-11-23') ?? assert.fail();

/** The fields that are asked for, in their order, when each is answered by `given` or else passed over. */
function interview(given: Answers): readonly string[] {
  const asked: string[] = [];
  const passed: string[] = [];
  let answers: Answers = {};
  for (;;) {
    const question = nextQuestion(nothingFound, answers, passed);
    if (question === undefined) return asked;
    asked.push(question.field);
    const answer = given[question.field];
    if (answer === undefined) passed.push(question.field);
    else answers = { ...answers, [question.field]: answer };
  }
}

const names = ['name', 'version', 'manufacturer', 'intended-purpose', 'support-until'];

describe('the questions before a first compliance.yaml', () => {
  const cases: readonly (readonly [given: Answers, asked: readonly string[]])[] = [
    [{}, ['type', 'connected', 'ai', ...names]],
    [{ type: 'wellness', connected: 'true', ai: 'none' }, ['type', 'connected', 'ai', ...names]],
    [
      { type: 'medical-device', connected: 'true', ai: 'none' },
      ['type', 'connected', 'ai', 'device-class', 'software-safety-class', ...names],
    ],
    [
      { type: 'ivd', connected: 'false' },
      ['type', 'connected', 'ai', 'device-class', 'software-safety-class', ...names],
    ],
  ];
  for (const [given, asked] of cases)
    it(`for ${JSON.stringify(given)}`, () => assert.deepEqual(interview(given), asked));

  it('offer only the classes of the law that the product falls under', () => {
    const classes = (type: string): readonly string[] | undefined =>
      nextQuestion(nothingFound, { type, connected: 'false', ai: 'none' }, [])?.choices?.map(({ value }) => value);
    assert.deepEqual(classes('medical-device'), ['I', 'Is', 'Im', 'Ir', 'IIa', 'IIb', 'III']);
    assert.deepEqual(classes('ivd'), ['A', 'As', 'B', 'C', 'D']);
  });

  it('refuse what is no answer and say what would be one', () => {
    const passed = ['connected', 'ai'];
    const type = nextQuestion(nothingFound, {}, passed);
    assert.match((type && refusal(type, 'toaster')) ?? '', /^Answer one of medical-device, ivd, /);
    assert.equal(type && refusal(type, 'ivd'), undefined);
    const until = nextQuestion(nothingFound, {}, [...passed, 'type', ...names.slice(0, 4)]);
    assert.equal(until?.field, 'support-until');
    assert.match(refusal(until, 'soon') ?? '', /no day; write it as 2031-12-31/);
  });
});

describe('the scope that follows from answers', () => {
  const cases: readonly (readonly [answers: Answers, scope: readonly string[]])[] = [
    [{}, []],
    [{ type: 'medical-device', connected: 'false', ai: 'none' }, ['mdr', 'iec-62304', 'iso-14971']],
    [
      { type: 'medical-device', connected: 'true', ai: 'high-risk' },
      ['mdr', 'ai-act', 'iec-62304', 'iso-14971', 'iec-81001-5-1'],
    ],
    [{ type: 'ivd', connected: 'false', ai: 'none' }, ['ivdr', 'iec-62304', 'iso-14971']],
    [{ type: 'wellness', connected: 'true', ai: 'none' }, ['cra']],
    [{ type: 'wellness', connected: 'false', ai: 'none' }, []],
    [{ type: 'health-software', connected: 'true', ai: 'limited-risk' }, ['ai-act', 'cra', 'iec-81001-5-1']],
    [{ type: 'remote-service', connected: 'true', ai: 'none' }, []],
    [{ type: 'accessory', connected: 'true', ai: 'none' }, ['mdr', 'iec-62304', 'iso-14971', 'iec-81001-5-1']],
  ];
  for (const [answers, scope] of cases) {
    it(`for ${JSON.stringify(answers)}`, () => {
      assert.deepEqual(
        proposeScope(answers).map(({ instrument }) => instrument.id),
        scope,
      );
    });
  }
});

describe('what an answer means', () => {
  const said = (before: Answers, more: Answers): string => consequences(before, { ...before, ...more }).join('\n');

  it('names the law that it calls for, with its source and how much of it applies', () => {
    assert.match(
      said({}, { type: 'medical-device' }),
      /is a medical device \(MDR Art\. 1\(4\)\)\. \d+ of the 18 clauses of MDR apply\./,
    );
  });

  it('names the law that does not apply, and why', () => {
    assert.match(
      said({}, { type: 'medical-device' }),
      /CRA is left out: It excludes products to which the MDR or the IVDR applies/,
    );
    assert.match(said({}, { type: 'remote-service' }), /CRA is left out: Software that only runs remotely/);
  });

  it('says it in short as well', () => {
    assert.equal(
      consequencesInShort({}, { type: 'medical-device' }),
      'Calls for MDR, IEC 62304, ISO 14971. The CRA does not apply.',
    );
    assert.equal(consequencesInShort({}, { type: 'component' }), '');
    const device = { type: 'medical-device', connected: 'true', ai: 'none' };
    assert.equal(
      consequencesInShort(device, { ...device, 'device-class': 'IIa' }),
      'Needs a notified body; AI in it is high-risk.',
    );
  });

  it('says when a notified body is needed', () => {
    const device = { type: 'medical-device', connected: 'true', ai: 'none' };
    assert.match(said(device, { 'device-class': 'IIa' }), /A notified body has to assess it \(MDCG 2025-6/);
    assert.equal(said(device, { 'device-class': 'I' }), '');
  });
});

describe('the file that is written', () => {
  const found = findProduct((name) =>
    name === 'package.json'
      ? '{ "name": "@acme/gateway", "version": "2.10", "license": "MIT", "repository": { "url": "git+https://example.org/gateway.git" } }'
      : undefined,
  );
  const answers: Answers = {
    name: found.name ?? '',
    version: found.version ?? '',
    type: 'medical-device',
    manufacturer: 'Müller: & Söhne',
    'intended-purpose': 'Passes readings on: to the clinic',
    'device-class': 'IIa',
    'software-safety-class': 'B',
    connected: 'true',
    ai: 'none',
    'support-until': '2032-06-30',
  };

  it('holds what was found and answered, and why each instrument is in its scope', () => {
    const text = writeFirstProduct(found, answers, asOf);
    for (const line of [
      '  name: gateway',
      "  version: '2.10'",
      "  manufacturer: 'Müller: & Söhne'",
      '  connected: true',
      '  support-until: 2032-06-30',
      '  x-license: MIT',
      '  x-repository: https://example.org/gateway.git',
      '  # gateway is a medical device (MDR Art. 1(4)).',
      '  - mdr',
    ])
      assert.ok(text.split('\n').includes(line), `${line} in\n${text}`);
  });

  it('is valid, and what is found in it is what is to do', async () => {
    const { findings } = await checkFixture(`=== compliance.yaml ===\n${writeFirstProduct(found, answers, asOf)}`);
    const named = [...new Set(findings.map(({ rule }) => rule))];
    assert.deepEqual(
      named.filter((rule) => rule.startsWith('annotation/') || rule.startsWith('scope/')),
      [],
    );
    assert.ok(named.includes('risk/unanswered-requirement'));
  });

  it('asks by its findings for what nobody answered', async () => {
    const { findings } = await checkFixture(`=== compliance.yaml ===\n${writeFirstProduct(nothingFound, {}, asOf)}`);
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['annotation/missing-field']);
  });
});

describe('what files say of their product', () => {
  const cases: readonly (readonly [
    files: Readonly<Record<string, string>>,
    name?: string | undefined,
    version?: string | undefined,
    license?: string | undefined,
    repository?: string | undefined,
  ])[] = [
    [{}],
    [{ 'package.json': 'not json' }],
    [
      {
        'package.json': '[]',
        'pyproject.toml':
          '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\n[project.urls]\nSource = "https://e.org/a"',
      },
      'a',
      '1',
      'MIT',
      'https://e.org/a',
    ],
    [{ 'pyproject.toml': '[project]\nname = "a"\nlicense = { text = "MIT" }' }, 'a', undefined, 'MIT'],
    [
      { 'pyproject.toml': '[tool.poetry]\nname = "p"\nversion = "0.1"\nrepository = "https://e.org/p"' },
      'p',
      '0.1',
      undefined,
      'https://e.org/p',
    ],
    [{ 'Cargo.toml': '[package]\nname = "c"\nversion = "0.2.0"\nlicense = "Apache-2.0"' }, 'c', '0.2.0', 'Apache-2.0'],
    [{ 'Cargo.toml': '[package]\nname = "c"\nversion = { workspace = true }' }, 'c'],
    [
      { 'package.json': '{ "repository": "github:a/b" }', 'Cargo.toml': '[package]\nname = "c"' },
      'c',
      undefined,
      undefined,
      'github:a/b',
    ],
  ];
  for (const [files, name, version, license, repository] of cases) {
    it(JSON.stringify(files), () => {
      assert.deepEqual(
        findProduct((file) => files[file]),
        { name, version, license, repository },
      );
    });
  }
});
