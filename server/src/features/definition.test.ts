import assert from 'node:assert/strict';
import { parsers } from '../../../test/fixtures/check-fixture';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { findSymbol } from '../workspace/symbol-range';
import { definitionAt, landOnSymbols, type FindSymbol } from './definition';

const cases: readonly { readonly what: string; readonly text: string; readonly to: readonly string[] }[] = [
  {
    what: 'an id to its record',
    text: `risks:\n  - id: RISK-1\n    controls: [RC$0-1]\ncontrols:\n  - id: RC-1\n`,
    to: ['sample.compliance.yaml:5:8'],
  },
  {
    what: 'an id to all records that have it',
    text: `risks:\n  - id: RISK-1\n    controls: RC$0-1\ncontrols:\n  - id: RC-1\n  - id: RC-1\n`,
    to: ['sample.compliance.yaml:5:8', 'sample.compliance.yaml:6:8'],
  },
  { what: 'an id that leads nowhere to nothing', text: `risks:\n  - id: RISK-1\n    controls: [RC$0-9]\n`, to: [] },
  {
    what: 'a path to its file',
    text: `=== docs/a.compliance.yaml ===\nmodels:\n  - id: m\n    changes: ../pl$0an.py\n=== plan.py ===\n`,
    to: ['plan.py:1:0'],
  },
  { what: 'a path that leads nowhere to nothing', text: `models:\n  - id: m\n    changes: pl$0an.md\n`, to: [] },
  {
    what: 'a package to its manifests',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/exp$0ress\n=== package.json ===\n{ "dependencies": { "express": "4" } }\n=== sub/package.json ===\n{ "dependencies": { "express": "4" } }\n`,
    to: ['package.json:1:20', 'sub/package.json:1:20'],
  },
  {
    what: 'a dependency to its record',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/express\n=== package.json ===\n{ "dependencies": { "exp$0ress": "4" } }\n`,
    to: ['a.compliance.yaml:2:13'],
  },
  {
    what: 'a dependency to its record, then to its entry in the lockfile',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/express\n=== package.json ===\n{ "dependencies": { "express": "4$0" } }\n=== package-lock.json ===\n{ "lockfileVersion": 3, "packages": {\n  "": { "dependencies": { "express": "4" } },\n  "node_modules/express": { "version": "4.21.2", "dependencies": { "qs": "6" } },\n  "node_modules/qs": { "version": "6.13.0" } } }\n`,
    to: ['a.compliance.yaml:2:13', 'package-lock.json:3:2'],
  },
  {
    what: 'an entry of the lockfile to the manifest that asks for it',
    text: `=== package.json ===\n{ "dependencies": { "express": "4" } }\n=== package-lock.json ===\n{ "lockfileVersion": 3, "packages": {\n  "": { "dependencies": { "express": "4" } },\n  "node_modules/exp$0ress": { "version": "4.21.2", "dependencies": { "qs": "6" } },\n  "node_modules/qs": { "version": "6.13.0" } } }\n`,
    to: ['package.json:1:20'],
  },
  {
    what: 'what comes along to its record alone',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/qs\n=== package.json ===\n{ "dependencies": { "express": "4" } }\n=== package-lock.json ===\n{ "lockfileVersion": 3, "packages": {\n  "": { "dependencies": { "express": "4" } },\n  "node_modules/express": { "version": "4.21.2", "dependencies": { "qs": "6" } },\n  "node_modules/q$0s": { "version": "6.13.0" } } }\n`,
    to: ['a.compliance.yaml:2:13'],
  },
  {
    what: 'a requirement to its record',
    text: `=== requirements.txt ===\n-r base.txt\n=== base.txt ===\nri$0ch==13.1\n=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:pypi/rich\n`,
    to: ['a.compliance.yaml:2:13'],
  },
  {
    what: 'a use of a model to its record',
    text: `=== a.compliance.yaml ===\nmodels:\n  - id: m\n    artifact: pkg:huggingface/example/triage\n=== a.py ===\nfrom transformers import pipeline\np = pipe$0line(model="example/triage")\n`,
    to: ['a.compliance.yaml:2:8'],
  },
  {
    what: 'a tagged use of a dataset to its record',
    text: `=== a.compliance.yaml ===\ndatasets:\n  - id: d\n=== a.py ===\nfrom datasets import load_dataset\n# compliance: uses-dataset d\np = load_$0dataset("example/ecg")\n`,
    to: ['a.compliance.yaml:2:8'],
  },
  {
    what: 'an id in a trace tag to its record',
    text: `=== a.compliance.yaml ===\ncontrols:\n  - id: RC-1\n=== a.py ===\n# compliance: implements RC-$01\n`,
    to: ['a.compliance.yaml:2:8'],
  },
];

describe('definitionAt', () => {
  for (const { what, text, to } of cases) {
    it(`leads from ${what}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      const found = definitionAt(context, path, position);
      assert.deepEqual(
        found.map(({ file, range: { start } }) => `${file}:${start.line + 1}:${start.character}`),
        to,
      );
      for (const { originRange } of found) assert.equal(originRange.start.line, position.line);
    });
  }

  for (const [what, named, line, character] of [
    ['where it is declared', 'a.py#Guard.check', 2, 6],
    ['the start of the file where it is not', 'a.py#gone', 0, 0],
    ['the start of the file where the language is unknown', 'a.sh#check', 0, 0],
  ] as const) {
    it(`leads from a symbol to ${what}`, async () => {
      const file = named.slice(0, 4);
      const text = `controls:\n  - id: RC-1\n    implemented-by: ${named}$0\n=== ${file} ===\nclass Guard:\n  # Checks.\n  def check(self):\n    pass\n`;
      const { context, path, position } = await checkAtCursor(`=== a.compliance.yaml ===\n${text}`);
      const find: FindSymbol = async (of, symbol) => {
        const source = context.textOf(of);
        return source && findSymbol(source, symbol, parsers);
      };
      const [found] = await landOnSymbols(definitionAt(context, path, position), find);
      assert.equal(found?.file, file);
      assert.deepEqual(found.range.start, { line, character });
    });
  }

  it('leads from a model record to the file of the model', async () => {
    const text = `models:\n  - id: m\n    artifact: models/a$0f.onnx\n`;
    const binaries = new Map([['models/af.onnx', new Uint8Array([8, 9, 18, 7, 112, 121, 116, 111, 114, 99, 104])]]);
    const { context, path, position } = await checkAtCursor(text, { binaries });
    assert.deepEqual(
      definitionAt(context, path, position).map(({ file }) => file),
      ['models/af.onnx'],
    );
  });
});
