// The rules on facts that are wrong in themselves: retired models, unsafe files, licences, undeclared AI, unused records.
import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture, standardProduct } from '../../../../test/fixtures/check-fixture';

const call = (model: string): string =>
  `=== src/a.ts ===\nimport OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: '${model}', messages: [] });\n`;
const record = (artifact: string): string =>
  `=== m.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    artifact: ${artifact}\n`;

describe('ai/retired-model', () => {
  const cases: { name: string; text: string; asOf: string; expected: string[] }[] = [
    { name: 'nothing more than 180 days ahead', text: call('gpt-4-0613'), asOf: '2026-04-25', expected: [] },
    { name: 'a warning 180 days ahead', text: call('gpt-4-0613'), asOf: '2026-04-26', expected: ['warning src/a.ts'] },
    {
      name: 'a warning on the day before',
      text: call('gpt-4-0613'),
      asOf: '2026-10-22',
      expected: ['warning src/a.ts'],
    },
    { name: 'an error from the day on', text: call('gpt-4-0613'), asOf: '2026-10-23', expected: ['error src/a.ts'] },
    { name: 'the alias as well', text: call('gpt-4'), asOf: '2026-11-01', expected: ['error src/a.ts'] },
    {
      name: 'a model that is recorded and used once, at its use',
      text: call('gpt-4-0613') + record('hosted:openai/gpt-4-0613'),
      asOf: '2026-11-01',
      expected: ['error src/a.ts'],
    },
    {
      name: 'a model that is only recorded, at its artifact',
      text: record('hosted:openai/gpt-4-0613'),
      asOf: '2026-11-01',
      expected: ['error m.compliance.yaml'],
    },
    {
      name: 'an information where the provider only says "not before"',
      text: record('hosted:anthropic/claude-haiku-4-5-20251001'),
      asOf: '2026-11-01',
      expected: ['information m.compliance.yaml'],
    },
    {
      name: 'a warning where no day is given',
      text: record('hosted:cohere/command-r-03-2024'),
      asOf: '2026-11-01',
      expected: ['warning m.compliance.yaml'],
    },
    { name: 'nothing of unknown models', text: call('gpt-99-2031-01-01'), asOf: '2030-01-01', expected: [] },
  ];
  for (const { name, text, asOf, expected } of cases) {
    it(`finds ${name}`, async () => {
      const { findings } = await checkFixture(text, { asOf });
      assert.deepEqual(
        findings
          .filter(({ rule }) => rule === 'ai/retired-model')
          .map(({ severity, anchor }) => `${severity} ${anchor.file}`),
        expected,
      );
    });
  }

  it('names the successor, when it was read, and how', async () => {
    const { findings } = await checkFixture(call('gpt-4o-2024-08-06'), { asOf: '2026-11-23' });
    const found = findings.find(({ rule }) => rule === 'ai/retired-model');
    assert.equal(
      found?.message,
      'OpenAI ends "gpt-4o-2024-08-06" on 2027-01-14 (as others read its page). Evaluate gpt-6-luna, which it recommends, or another model, and change to it.',
    );
    assert.match(found.related[0]?.message ?? '', /^Source: https:\S+ \(as others read its page on 2026-10-28\)\.$/);
  });

  it('speaks for every product', async () => {
    const product = `=== compliance.yaml ===\n${standardProduct.replace(/scope: .*/, 'scope: [mdr]')}`;
    const { findings } = await checkFixture(product + call('gpt-4-0613'));
    assert.ok(findings.some(({ rule }) => rule === 'ai/retired-model'));
  });
});

describe('ai/unsafe-serialization', () => {
  const pickle = new Uint8Array([0x80, 4, 0x8c, 4, ...new TextEncoder().encode('coef'), 0x94, 0x2e]);
  const cases: { name: string; text: string; files?: string[] }[] = [
    {
      name: 'a file that nothing loads, at its beginning',
      text: '',
      files: ['models/forest.pkl'],
    },
    {
      name: 'a load in a test as an information',
      text: '=== tests/test_a.py ===\nimport joblib\nm = joblib.load("models/net.joblib")\n#          ^^^^ information\n',
    },
    {
      name: 'a file with code inside, at its load',
      text: '=== src/a.py ===\nimport joblib\nm = joblib.load("../models/forest.pkl")\n',
      files: ['models/forest.pkl'],
    },
    {
      name: 'nothing where weights only are read',
      text: '=== src/a.py ===\nimport torch\nm = torch.load("models/net.pt", weights_only=True)\n',
    },
    {
      name: 'a load that switches the protection off',
      text: '=== src/a.py ===\nimport torch\nm = torch.load("models/net.pt", weights_only=False)\n#         ^^^^ warning: can run code\n',
    },
  ];
  for (const { name, text, files = [] } of cases) {
    it(`finds ${name}`, async () => {
      const binaries = new Map(files.map((file) => [file, pickle]));
      if (files.length === 0) await assertLabels('ai/unsafe-serialization', text);
      else {
        const { findings } = await checkFixture(text, { binaries });
        assert.deepEqual(
          findings.filter(({ rule }) => rule === 'ai/unsafe-serialization').map(({ target }) => target),
          files,
        );
      }
    });
  }
});

describe('ai/conflicting-license', () => {
  const model = (license: string, stated: string): string =>
    `${record('models/net.txt')}    license: ${license}\n=== models/README.md ===\n---\nlicense: ${stated}\nlibrary_name: lightgbm\n---\n=== models/net.txt ===\ntree\nversion=v4\n`;
  const cases: [license: string, stated: string, conflicts: boolean][] = [
    ['MIT', 'apache-2.0', true],
    ['Apache-2.0', 'apache-2.0', false],
    ['MIT OR Apache-2.0', 'apache-2.0', false],
    ['LicenseRef-Llama-3.1', 'llama3.1', false],
    ['Apache-2.0', 'llama3.1', true],
    ['MIT', 'other', false],
    ['MIT', 'See the file LICENSE', false],
  ];
  for (const [license, stated, conflicts] of cases) {
    it(`${conflicts ? 'finds' : 'accepts'} ${license} where "${stated}" is stated`, async () => {
      const { findings } = await checkFixture(model(license, stated));
      assert.equal(findings.filter(({ rule }) => rule === 'ai/conflicting-license').length, conflicts ? 1 : 0);
    });
  }
});

describe('ai/undeclared-ai', () => {
  const product = (ai: string, scope = 'cra'): string =>
    `=== compliance.yaml ===\nproduct:\n  name: P\n  version: 1.0.0\n  manufacturer: M\n  type: wellness\n  intended-purpose: X\n  connected: true\n${ai}scope: [${scope}]\n`;
  const openai =
    '=== package.json ===\n{ "dependencies": { "openai": "4.0.0" }, "devDependencies": { "@ai-sdk/openai": "1.0.0" } }\n';
  const cases: { name: string; text: string; what: string | undefined }[] = [
    {
      name: 'a client beside "none"',
      text: product('  ai: none\n') + openai,
      what: 'P is said to hold no AI, and it depends on openai.',
    },
    {
      name: 'code alone beside "none"',
      text: product('  ai: none\n') + call('gpt-4o-2024-08-06'),
      what: 'P is said to hold no AI, and it uses hosted:openai/gpt-4o-2024-08-06.',
    },
    {
      name: 'nothing beside "none" with a record, which is said otherwise',
      text: product('  ai: none\n') + openai + record('hosted:openai/gpt-4o-2024-08-06'),
      what: undefined,
    },
    {
      name: 'a product that says nothing of AI',
      text: product('') + openai,
      what: 'P does not say whether it holds AI, and it depends on openai.',
    },
    { name: 'nothing where the role is said to be missing', text: product('', 'ai-act') + openai, what: undefined },
    {
      name: 'a product with AI that names no model',
      text: product('  ai: limited-risk\n') + openai,
      what: 'P is said to hold AI and names no model, and it depends on openai.',
    },
    {
      name: 'nothing where the models found are said to be undocumented',
      text: product('  ai: limited-risk\n') + openai + call('gpt-4o-2024-08-06'),
      what: undefined,
    },
    {
      name: 'nothing that is for development only, or no AI',
      text: `${product('  ai: none\n')}=== package.json ===\n{ "dependencies": { "express": "4.0.0" }, "devDependencies": { "openai": "4.0.0" } }\n`,
      what: undefined,
    },
    {
      name: 'families of packages',
      text: `${product('  ai: none\n')}=== package.json ===\n{ "dependencies": { "@tensorflow/tfjs-node": "4.0.0" } }\n`,
      what: 'P is said to hold no AI, and it depends on @tensorflow/tfjs-node.',
    },
  ];
  for (const { name, text, what } of cases) {
    it(`finds ${name}`, async () => {
      const { findings } = await checkFixture(text);
      const found = findings.filter(({ rule }) => rule === 'ai/undeclared-ai').map((finding) => finding.what);
      assert.deepEqual(found, what === undefined ? [] : [what]);
    });
  }

  for (const ai of ['', '  ai: none\n']) {
    it(`is mended by a role where ${ai === '' ? 'none is stated' : 'none is said'}`, async () => {
      const before = await checkFixture(product(ai) + openai);
      const finding = before.findings.find(({ rule }) => rule === 'ai/undeclared-ai');
      const after = await assertMends(
        before,
        { ...finding, target: 'gone' } as typeof finding,
        'Say that its AI is limited-risk',
      );
      assert.match(after.files.get('compliance.yaml') ?? '', /ai: limited-risk\n/);
    });
  }
});

describe('ai/unused-model-record', () => {
  const cases: { name: string; text: string; targets: string[] }[] = [
    { name: 'a hosted model that nothing calls', text: record('hosted:openai/gpt-4o-2024-08-06'), targets: ['net'] },
    {
      name: 'nothing where a use refers to it',
      text: record('hosted:openai/gpt-4o-2024-08-06') + call('gpt-4o-2024-08-06'),
      targets: [],
    },
    { name: 'a package that nothing loads', text: record('pkg:huggingface/a/b@3f49326a'), targets: ['net'] },
    { name: 'nothing where the file may be elsewhere', text: record('models/net.onnx'), targets: [] },
    { name: 'nothing where the record names no artifact', text: 'models:\n  - { id: net, name: Net }\n', targets: [] },
    {
      name: 'nothing where a tag claims it in a language that is not searched',
      text: `${record('hosted:openai/gpt-4o-2024-08-06')}=== src/a.lua ===\n-- compliance: uses-model net\n`,
      targets: [],
    },
    {
      name: 'nothing while a manifest cannot be read',
      text: `${record('hosted:openai/gpt-4o-2024-08-06')}=== package.json ===\n{ "dependencies": \n`,
      targets: [],
    },
  ];
  for (const { name, text, targets } of cases) {
    it(`finds ${name}`, async () => {
      const { findings } = await checkFixture(text);
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'ai/unused-model-record').map(({ target }) => target),
        targets,
      );
    });
  }
});
