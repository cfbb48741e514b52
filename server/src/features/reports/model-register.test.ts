// The register of models: what is stated, unknown and missing, what is used without a record, and how it is written out.
import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { drawLineage } from './lineage-svg';
import { describeLineage } from './model-lineage';
import { modelRegisters, saysUnknown, type ModelRegister, type RegisterEntry } from './model-register';
import { renderRegisterCsv } from './model-register-csv';
import { renderRegisters } from './model-register-html';
import { renderRegisterMarkdown } from './model-register-markdown';
import { renderRegisterReport } from './model-register-report';
import { summarizeRegister } from './model-register-words';

const tool = { displayName: 'Compliance Lens', version: '1.2.3' };

const sample = `=== models.compliance.yaml ===
models:
  - id: af-detector
    name: AF <detector>
    version: 1.4.0
    artifact: models/net.txt
    origin: fine-tuned
    base-model: pkg:huggingface/example/ecg-base@3f49326a1c2d
    supplier: undisclosed
    license: Apache-2.0
    training-data: [ptb-xl]
    evaluation:
      - { metric: sensitivity, value: 0.962, dataset: ptb-xl, subgroup: age >= 65 }
  - id: summary
    name: Summary
    artifact: hosted:openai/gpt-4o-2024-08-06
    origin: hosted
datasets:
  - id: ptb-xl
    name: PTB-XL
    source: https://physionet.org/content/ptb-xl/1.0.3/
    personal-data: none
=== models/net.txt ===
tree
version=v4
=== src/other.py ===
from transformers import AutoModel
net = AutoModel.from_pretrained("example/other")
`;

async function registerOf(text: string): Promise<ModelRegister> {
  const { context } = await checkAtCursor(`${text}=== at.txt ===\n|\n`);
  const [register] = modelRegisters(context);
  assert.ok(register);
  return register;
}

function entryOf(register: ModelRegister, id: string): RegisterEntry {
  const entry = register.entries.find((candidate) => candidate.id === id);
  assert.ok(entry, id);
  return entry;
}

/** The states of an entry's elements of one scheme by citation, or by name where the clause has several. */
function statesOf(entry: RegisterEntry, scheme: string): Readonly<Record<string, string>> {
  const group = entry.groups.find(({ title }) => title === scheme);
  return Object.fromEntries(
    (group?.elements ?? []).map(({ citation, title, state }) => [scheme.startsWith('G7') ? title : citation, state]),
  );
}

describe('the register of models', () => {
  it('says of each point of Annex IV whether a record states it', async () => {
    const register = await registerOf(sample);
    assert.deepEqual(statesOf(entryOf(register, 'af-detector'), 'AI Act, Annex IV'), {
      'Annex IV (2)(a)': 'part',
      'Annex IV (2)(b)': 'missing',
      'Annex IV (2)(c)': 'missing',
      'Annex IV (2)(d)': 'stated',
      'Annex IV (2)(e)': 'missing',
      'Annex IV (2)(f)': 'missing',
      'Annex IV (2)(g)': 'stated',
      'Annex IV (2)(h)': 'missing',
      'Annex IV (3)': 'missing',
    });
  });

  it('tells unknown from missing, by the clusters of the G7', async () => {
    const register = await registerOf(sample);
    const states = statesOf(entryOf(register, 'af-detector'), 'G7 SBOM for AI');
    assert.equal(states['Model producer'], 'unknown');
    assert.equal(states['Model name'], 'stated');
    assert.equal(states['Model timestamp'], 'missing');
    assert.equal(states['Model training properties'], 'part');
    assert.equal(statesOf(entryOf(register, 'ptb-xl'), 'G7 SBOM for AI')['Dataset sensitivity'], 'stated');
  });

  it('asks a hosted model for no hash, format or training, and data without persons for no legal basis', async () => {
    const register = await registerOf(sample);
    const hosted = entryOf(register, 'summary').groups.flatMap(({ elements }) =>
      elements.flatMap(({ missing }) => missing),
    );
    for (const key of ['sha256', 'format', 'training', 'training-data', 'base-model'])
      assert.ok(!hosted.includes(key), key);
    const data = entryOf(register, 'ptb-xl').groups.flatMap(({ elements }) =>
      elements.flatMap(({ missing }) => missing),
    );
    assert.ok(!data.includes('legal-basis') && data.includes('collected'));
  });

  it('lists files, uses, and what has no record', async () => {
    const register = await registerOf(sample);
    assert.deepEqual(
      entryOf(register, 'af-detector').files.map(({ path }) => path),
      ['models/net.txt'],
    );
    assert.deepEqual(entryOf(register, 'summary').uses, []);
    assert.deepEqual(
      register.unrecorded.map(({ name }) => name),
      ['pkg:huggingface/example/other'],
    );
  });

  it('follows a model back to what it was made from', async () => {
    const { lineage } = entryOf(await registerOf(sample), 'af-detector');
    assert.deepEqual(describeLineage(lineage), [
      'example/ecg-base is the base of AF <detector>',
      'PTB-XL trained and measured AF <detector>',
    ]);
    const drawing = drawLineage(lineage);
    assert.match(
      drawing,
      /^<svg class="lineage" role="img" aria-label="example\/ecg-base is the base of AF &lt;detector&gt;\. /,
    );
    assert.ok(!drawing.includes('<script') && !drawing.includes('AF <detector>'));
  });

  it('does not go round in circles', async () => {
    const text = `models:
  - { id: a, name: A, artifact: pkg:huggingface/x/a@3f49326a, base-model: pkg:huggingface/x/b }
  - { id: b, name: B, artifact: pkg:huggingface/x/b@3f49326a, base-model: pkg:huggingface/x/a }
`;
    const { lineage } = entryOf(await registerOf(text), 'a');
    assert.equal(lineage.nodes.length, 2);
  });

  for (const [text, expected] of [
    ['unknown', true],
    ['Not disclosed.', true],
    ['LicenseRef-unknown', true],
    ['n/a', true],
    ['Unknown Labs GmbH', false],
    ['1.0', false],
  ] as const) {
    it(`${expected ? 'takes' : 'does not take'} "${text}" for unknown`, () =>
      assert.equal(saysUnknown(text), expected));
  }

  it('says how much is stated, and of which day', async () => {
    const register = await registerOf(sample);
    assert.match(
      summarizeRegister(register),
      /^2 models, one dataset, \d+ elements: \d+ stated, \d+ in part, 1 as unknown, \d+ missing\. Without a record: 1\. State of 2026-11-23\.$/,
    );
  });

  it('is a page without script, with every text escaped', async () => {
    const register = await registerOf(sample);
    const page = renderRegisterReport([register], tool);
    assert.match(page, /^<!DOCTYPE html>/);
    assert.ok(!/<script/i.test(page) && !page.includes('AF <detector>'));
    for (const words of [
      'stated as unknown',
      'no record',
      'no use found',
      'Kept elsewhere',
      'Made by Compliance Lens 1.2.3',
    ])
      assert.ok(page.includes(words), words);
    assert.match(
      renderRegisters([register], () => 'data-place="x"'),
      /<a class="entry" href="#" tabindex="-1" data-place="x">/,
    );
  });

  it('is Markdown, and a table for a spreadsheet', async () => {
    const register = await registerOf(sample);
    const markdown = renderRegisterMarkdown([register]);
    for (const words of [
      '### af\\-detector AF',
      '#### AI Act, Annex IV',
      'stated as unknown',
      'No use of it was found.',
      '### Kept elsewhere',
    ])
      assert.ok(markdown.includes(words), words);
    const lines = renderRegisterCsv([register]).split('\r\n');
    const elements = register.entries.flatMap(({ groups }) => groups.flatMap((group) => group.elements));
    assert.equal(lines.length, 1 + register.unrecorded.length + elements.length + 1);
    assert.match(lines[1] ?? '', /,model,,pkg:huggingface\/example\/other,,,,,no record,/);
  });
});
