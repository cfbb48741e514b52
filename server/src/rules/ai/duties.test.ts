// The rules on what a record of a model or dataset owes: for whom they speak, how loudly, and what their fixes leave.
import assert from 'node:assert/strict';
import { applyFix, assertMends } from '../../../../test/fixtures/apply-fix';
import { checkFixture, standardProduct, type FixtureResult } from '../../../../test/fixtures/check-fixture';

/** A product with other claims and another role of its AI. */
function product(scope: string, ai: string): string {
  return `=== compliance.yaml ===\n${standardProduct.replace(/scope: .*/, `scope: [${scope}]`).replace('ai: high-risk', ai === '' ? '' : `ai: ${ai}`)}`;
}

const records = `=== models.compliance.yaml ===
models:
  - id: net
    name: Net
    origin: in-house
datasets:
  - id: data
    name: Data
  - id: other
    name: Other
    bias-examination: bias.md
=== bias.md ===
By age.
`;
const load = '=== src/a.py ===\nfrom datasets import load_dataset\nload_dataset("a/b")\n';

/** Rule and severity of each finding of the rules on duties. */
function duties({ findings }: FixtureResult): readonly string[] {
  return findings
    .filter(({ rule }) =>
      /undocumented-(?:training-)?data|bias|unevaluated|limits|oversight|logging|robustness/.test(rule),
    )
    .map(({ rule, severity, target }) => `${rule.slice(3)} ${target} ${severity}`)
    .sort();
}

function speaking(severity: string): readonly string[] {
  return [
    `undocumented-dataset https://huggingface.co/datasets/a/b ${severity}`,
    `undocumented-training-data data ${severity}`,
    `undocumented-training-data net ${severity}`,
    `undocumented-training-data other ${severity}`,
    `unevaluated-model net ${severity}`,
    `unstated-limits net ${severity}`,
  ];
}

describe('duties on models and data', () => {
  const highRiskOnly = ['missing-logging', 'missing-oversight', 'missing-robustness'].map(
    (rule) => `${rule} net warning`,
  );
  const cases: { scope: string; ai: string; expected: readonly string[] }[] = [
    { scope: 'ai-act', ai: 'high-risk', expected: [...speaking('warning'), ...highRiskOnly].sort() },
    { scope: 'ai-act', ai: 'limited-risk', expected: speaking('information') },
    { scope: 'iec-62304', ai: 'minimal-risk', expected: speaking('information') },
    { scope: 'cra', ai: '', expected: speaking('information') },
    { scope: 'iec-62304', ai: 'high-risk', expected: speaking('warning') },
    { scope: 'mdr, iso-14971', ai: 'high-risk', expected: [] },
  ];
  for (const { scope, ai, expected } of cases) {
    it(`of a product that claims ${scope} with ai: ${ai || 'unsaid'}`, async () => {
      assert.deepEqual(duties(await checkFixture(product(scope, ai) + records + load)), expected);
    });
  }

  it('say why they weigh less', async () => {
    const { findings } = await checkFixture(product('ai-act', 'limited-risk') + records);
    const found = findings.find(({ rule }) => rule === 'ai/unevaluated-model');
    assert.match(found?.message ?? '', /The product's AI is limited-risk, not high-risk, so this weighs less\./);
  });

  const bias: { name: string; text: string; targets: string[] }[] = [
    { name: 'that trained a model', text: 'models:\n  - { id: net, name: Net, training-data: [d] }\n', targets: ['d'] },
    {
      name: 'on which a model was measured',
      text: 'models:\n  - { id: net, name: Net, evaluation: [{ metric: f1, value: 1, dataset: d }] }\n',
      targets: ['d'],
    },
    { name: 'that no model names', text: '', targets: [] },
  ];
  for (const { name, text, targets } of bias) {
    it(`ask for the bias of a dataset ${name}`, async () => {
      const { findings } = await checkFixture(`${text}datasets:\n  - { id: d, name: D }\n`);
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'ai/unexamined-bias').map(({ target }) => target),
        targets,
      );
    });
  }

  it('ask for the bias of a dataset that code loads outside of tests', async () => {
    const data =
      '=== d.compliance.yaml ===\ndatasets:\n  - { id: d, name: D, source: https://huggingface.co/datasets/a/b }\n';
    const found = async (text: string): Promise<number> =>
      (await checkFixture(data + text)).findings.filter(({ rule }) => rule === 'ai/unexamined-bias').length;
    assert.equal(await found(load), 1);
    assert.equal(await found(load.replace('src/a.py', 'tests/test_a.py')), 0);
  });
});

const mended: { name: string; rule: string; title: string; text: string; file: string; holds: RegExp }[] = [
  {
    name: 'training data by a dataset of the product',
    rule: 'ai/undocumented-training-data',
    title: 'Say that d "D" trained it',
    text: 'models:\n  - id: net\n    name: Net\n    origin: in-house\ndatasets:\n  - { id: d, name: D, source: x, license: MIT, collected: 2020, population: all }\n',
    file: 'sample.compliance.yaml',
    holds: /training-data: \[d\]/,
  },
  {
    name: 'an undocumented dataset by its record',
    rule: 'ai/undocumented-dataset',
    title: 'Document the dataset as "b"',
    text: load.replace('"a/b"', '"a/b", revision="3f49326a"'),
    file: 'compliance.yaml',
    holds:
      /datasets:\n {2}- id: b\n {4}name: b\n {4}version: 3f49326a\n {4}source: https:\/\/huggingface\.co\/datasets\/a\/b\n/,
  },
  {
    name: 'an unused record by taking it away',
    rule: 'ai/unused-model-record',
    title: 'Remove the record of net "Net"',
    text: 'models:\n  - id: net\n    name: Net\n    artifact: hosted:openai/gpt-4o-2024-08-06\n  - id: other\n    name: Other\n',
    file: 'sample.compliance.yaml',
    holds: /^models:\n {2}- id: other\n/,
  },
  {
    name: 'a conflicting licence by that of the card',
    rule: 'ai/conflicting-license',
    title: 'Write Apache-2.0, which models/README.md states',
    text: '=== m.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    artifact: models/net.txt\n    license: MIT\n=== models/README.md ===\n---\nlicense: apache-2.0\nlibrary_name: lightgbm\n---\n=== models/net.txt ===\ntree\nversion=v4\n',
    file: 'm.compliance.yaml',
    holds: /license: Apache-2\.0$/m,
  },
  {
    name: 'a missing evaluation by that of the card',
    rule: 'ai/unevaluated-model',
    title: 'Write the evaluation that the model file or its card states',
    text: '=== m.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    artifact: models/net.txt\n=== models/README.md ===\n---\nlibrary_name: lightgbm\nmodel-index:\n- name: Net\n  results:\n  - task: { type: tabular-classification }\n    dataset: { name: Clinic, type: clinic }\n    metrics:\n    - { type: f1, value: 0.91 }\n---\n=== models/net.txt ===\ntree\nversion=v4\n',
    file: 'm.compliance.yaml',
    holds: /evaluation:\n[\s\S]*metric: f1[\s\S]*value: ['"]?0\.91/,
  },
];

describe('fixes on models and data', () => {
  for (const { name, rule, title, text, file, holds } of mended) {
    it(`mend ${name}`, async () => {
      const before = await checkFixture(text);
      const finding = before.findings.find((candidate) => candidate.rule === rule);
      // What was measured for no group still falls short of that.
      const mend = rule === 'ai/unevaluated-model' ? applyFix : assertMends;
      const after = await mend(before, finding, title);
      assert.match(after.files.get(file) ?? '', holds);
      assert.deepEqual(
        after.findings.filter((left) => left.rule.startsWith('annotation/')).map(({ message }) => message),
        [],
      );
    });
  }

  it('insert a field to fill in, which still is said to be missing', async () => {
    const before = await checkFixture('models:\n  - id: net\n    name: Net\n    role: Drives the alarm.\n');
    const finding = before.findings.find(({ rule }) => rule === 'ai/unstated-limits');
    assert.match(finding?.message ?? '', /Write "limitations": what it must not be used for, and where it is weak\./);
    const after = await applyFix(before, finding, 'Insert "limitations:" to fill in');
    assert.match(after.files.get('sample.compliance.yaml') ?? '', /role: Drives the alarm\.\n {4}limitations: ""\n/);
    assert.ok(after.findings.some(({ rule }) => rule === 'ai/unstated-limits'));
    assert.deepEqual(
      after.findings.filter(({ rule }) => rule.startsWith('annotation/')),
      [],
    );
  });

  it('write into the record of a found model what its card says', async () => {
    const card = `=== models/README.md ===
---
license: apache-2.0
library_name: lightgbm
base_model: example/ecg-base
base_model_relation: finetune
model-index:
- name: Net
  results:
  - task: { type: tabular-classification }
    dataset: { name: Clinic, type: clinic }
    metrics:
    - { type: f1, value: 0.91 }
---
=== models/net.txt ===
tree
version=v4
`;
    const before = await checkFixture(card);
    const finding = before.findings.find(({ rule }) => rule === 'ai/undocumented-model');
    const after = await assertMends(before, finding, 'Document the model as');
    const record = after.files.get('compliance.yaml') ?? '';
    for (const fact of [
      'license: Apache-2.0',
      'base-model: pkg:huggingface/example/ecg-base',
      'origin: fine-tuned',
      'metric: f1',
      'evidence: models/README.md',
      'format: lightgbm',
    ])
      assert.ok(record.includes(fact), `${fact} in\n${record}`);
    assert.ok(!record.includes('?'));
  });
});

describe('the base model that a card names', () => {
  const card = (folder: string): string =>
    `=== ${folder}/README.md ===\n---\nlicense: mit\nbase_model: example/ecg-base\n---\n`;
  const asked = async (text: string): Promise<readonly string[]> => {
    const { findings } = await checkFixture(product('ai-act, iec-62304', 'high-risk') + text);
    return findings.filter(({ rule }) => rule === 'ai/undocumented-model').map(({ target }) => target);
  };
  const model = '=== models/net.txt ===\ntree\nversion=v4\n';

  it('asks for a record where nothing else speaks of it', async () => {
    assert.deepEqual(await asked(card('cards')), ['pkg:huggingface/example/ecg-base']);
  });

  it('is a matter of the model file beside the card', async () => {
    assert.deepEqual(await asked(card('models') + model), ['models/net.txt']);
  });

  it('is covered by the record that names it as its base', async () => {
    const record =
      '=== net.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    base-model: pkg:huggingface/example/ecg-base@abc\n';
    assert.deepEqual(await asked(card('cards') + record), []);
  });
});
