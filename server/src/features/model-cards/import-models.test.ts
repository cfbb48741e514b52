// Import of model cards, tool files and CycloneDX documents, and the way out and back again.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { applyEdits, composeEdits } from '../../check/edits/edits';
import { SourceFile } from '../../text/source-file';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { planImport, tellImport, type ImportPlan } from './import-models';
import { writeModelCard } from './model-card';

interface Imported {
  readonly plan: ImportPlan;
  /** The file with the models after the import. */
  readonly text: string;
}

async function load(text: string): Promise<{ context: FeatureContext; product: ProductModel }> {
  const { context } = await checkAtCursor(`${text.trimEnd()}\n=== at.txt ===\n|\n`);
  const [product] = context.model.products;
  assert.ok(product);
  return { context, product };
}

async function importInto(workspace: string, path: string, text: string): Promise<Imported> {
  const { context, product } = await load(`${workspace.trimEnd()}\n=== ${path} ===\n${text}`);
  const plan = planImport(product, new SourceFile(path, text));
  assert.ok(plan);
  const composed = composeEdits(plan.changes, context.textOf);
  assert.ok(composed.ok, composed.ok ? '' : composed.reason);
  const edits = composed.edits.find(({ file }) => file === plan.file)?.edits ?? [];
  return { plan, text: applyEdits(context.textOf(plan.file)?.text ?? '', edits) };
}

const records = `=== models.compliance.yaml ===
# Kept by the data team.
models:
    - id: other
      name: 'Other'   # the first one
`;

const card = `---
license: apache-2.0
base_model: org/base
base_model_relation: finetune
datasets:
  - tner/bc5cdr
model-index:
  - name: Chem NER
    results:
      - task: { type: token-classification }
        dataset: { type: tner/bc5cdr, name: BC5CDR, split: test }
        metrics:
          - { type: f1, value: 0.910 }
---

# chem-ner

Finds chemicals in text.

## Bias, Risks, and Limitations

Not for notes of
patients.
`;

describe('import of models', () => {
  it('writes a card as records in the layout of the file, its source named, nothing made up', async () => {
    const { plan, text } = await importInto(records, 'models/ner/README.md', card);
    assert.equal(
      text,
      `# Kept by the data team.
models:
    - id: other
      name: 'Other'   # the first one
    - id: chem-ner
      name: Chem NER
      origin: fine-tuned
      base-model: pkg:huggingface/org/base
      license: Apache-2.0
      training-data: [bc5cdr]
      evaluation:
          - metric: f1
            value: '0.910'
            dataset: bc5cdr
      limitations: Not for notes of patients.
      ref: models/ner/README.md

datasets:
    - id: bc5cdr
      name: BC5CDR
      source: https://huggingface.co/datasets/tner/bc5cdr
      ref: models/ner/README.md`,
    );
    assert.deepEqual(plan.added, ['bc5cdr', 'chem-ner']);
    assert.equal(tellImport(plan), 'bc5cdr, chem-ner added to models.compliance.yaml.');
  });

  it('takes over what the file beside the card is', async () => {
    const model = '=== models/ner/net.txt ===\ntree\nversion=v4\n';
    const { text } = await importInto(`${records}${model}`, 'models/ner/README.md', card);
    assert.match(text, /artifact: models\/ner\/net\.txt\n {6}format: lightgbm\n {6}sha256: [0-9a-f]{64}\n/);
  });

  it('completes the record that is there, and says when it states all of it', async () => {
    const known = `=== models.compliance.yaml ===
models:
  - id: ner
    name: Chem NER
    license: MIT
    ref: models/ner/README.md
datasets:
  - id: chemistry
    name: Chemistry
    source: https://huggingface.co/datasets/tner/bc5cdr
`;
    const once = await importInto(known, 'models/ner/README.md', card);
    assert.deepEqual([once.plan.added, once.plan.completed, once.plan.unchanged], [[], ['ner'], ['chemistry']]);
    assert.match(once.text, /license: MIT\n {4}training-data: \[chemistry\]/);
    const again = await importInto(`=== models.compliance.yaml ===\n${once.text}`, 'models/ner/README.md', card);
    assert.deepEqual([again.plan.changes, again.plan.unchanged], [[], ['chemistry', 'ner']]);
  });

  it('reads an MLmodel', async () => {
    const text =
      'flavors:\n  transformers:\n    source_model_name: org/base\n    transformers_version: 4.41.2\nmlflow_version: 2.14.1\n';
    const imported = await importInto(records, 'runs/MLmodel', text);
    assert.match(imported.text, /- id: model\n {6}name: model\n {6}base-model: pkg:huggingface\/org\/base\n/);
  });

  it('reads a card of a data set', async () => {
    const text = '---\npretty_name: ECG Notes\nlicense: odbl\ntask_categories: [text-classification]\n---\n';
    const { plan } = await importInto(records, 'data/README.md', text);
    const [change] = plan.changes;
    assert.deepEqual(change?.kind === 'add-item' && change.value, {
      id: 'ecg-notes',
      name: 'ECG Notes',
      license: 'ODbL-1.0',
      ref: 'data/README.md',
    });
  });

  it('is none of a file that states nothing of models', async () => {
    const { product } = await load(records);
    for (const [path, text] of [
      ['README.md', '# Project\n'],
      ['README.md', '---\nsdk: gradio\n---\n'],
      ['config.json', '{"port": 8080}'],
      ['bom.json', '{"bomFormat": "CycloneDX", "components": []}'],
    ] as const) {
      const plan = planImport(product, new SourceFile(path, text));
      assert.equal(plan, undefined, path);
    }
  });

  const bom = '../shared/corpus/mlbom/cyclonedx-qwen-7b.json';
  it('reads all models of a CycloneDX document', async function () {
    if (!existsSync(bom)) {
      console.log(`      skipped: there is no file ${bom}`);
      this.skip();
    }
    const { plan, text } = await importInto(records, 'bom.json', readFileSync(bom, 'utf8'));
    assert.equal(new Set(plan.added).size, plan.added.length);
    assert.ok(plan.added.includes('Qwen-7B') && plan.added.includes('Qwen3-8B-Q4_K_M.gguf'), plan.added.join());
    assert.match(text, /artifact: pkg:huggingface\/Qwen\/Qwen-7B@ef3c5c9c57b252f3149c1408daf4d649ec8b6c85\n/);
  });
});

const full = `=== models.compliance.yaml ===
models:
  - id: af-detector
    name: "AF: detector"
    version: 2.10
    artifact: [models/a.onnx, models/b.onnx]
    format: onnx
    sha256: ${'a'.repeat(64)}
    role: Tells arrhythmia from noise
    origin: fine-tuned
    base-model: pkg:huggingface/org/base@3f49326a1c2d
    supplier: Example Medical GmbH
    license: MIT OR Apache-2.0
    training-data: [ptb-xl]
    evaluation:
      - { metric: sensitivity, value: 0.960, dataset: ptb-xl, subgroup: age >= 65, evidence: report.md }
      - { metric: specificity, value: "0.9", dataset: cpsc }
    limitations: |
      Not for children.

      Not for pacemakers.
    human-oversight: [RC-1]
    ref: JIRA-12
  - id: plain
    name: Plain
    license: LicenseRef-llama3
    base-model: pkg:huggingface/org/base
    artifact: hosted:openai/gpt-4o-2024-08-06
  - id: bare
datasets:
  - id: ptb-xl
    name: PTB-XL
    version: 1.0.3
    source: https://physionet.org/content/ptb-xl/1.0.3/
    license: CC-BY-4.0
    population: 18 869 patients
    personal-data: pseudonymised
  - id: cpsc
    name: CPSC
    source: https://huggingface.co/datasets/org/cpsc
`;

describe('model cards', () => {
  it('give the same records again when they are imported', async () => {
    const { context, product } = await load(full);
    for (const row of product.tables.models) {
      const text = writeModelCard(context, product, row);
      const imported = await importInto(
        '=== compliance.yaml ===\ncompliance: 1\nproduct: { name: Other }\n',
        'cards/card.md',
        text,
      );
      const again = await load(`=== compliance.yaml ===\n${imported.text}`);
      const copy = again.product.tables.models.find(({ id }) => id === row.id);
      assert.deepEqual(valuesOf(copy), {
        ...valuesOf(row),
        ref: row.value.ref ?? 'cards/card.md',
        name: row.value.name ?? 'bare',
      });
      for (const dataset of again.product.tables.datasets) {
        const original = product.tables.datasets.find(({ id }) => id === dataset.id);
        assert.deepEqual(valuesOf(dataset), { ...valuesOf(original), ref: 'cards/card.md' });
      }
    }
  });

  it("use the hub's words where it has some", async () => {
    const { context, product } = await load(full);
    const [first, second] = product.tables.models.map((row) => writeModelCard(context, product, row));
    assert.match(
      first ?? '',
      /^---\nlicense: other\nlicense_name: MIT OR Apache-2\.0\nbase_model: org\/base\nbase_model_relation: finetune\ndatasets:\n {2}- org\/cpsc\nmodel_name: "AF: detector"\n/,
    );
    assert.match(first ?? '', /type: sensitivity\n {12}value: "0\.960"\n {12}args:\n {14}subgroup: age >= 65\n/);
    assert.match(second ?? '', /^---\nlicense: llama3\nbase_model: org\/base\n/);
    assert.match(second ?? '', /## Bias, Risks, and Limitations\n\nNot stated\.\n/);
  });
});

/** The values of a record; references by their texts, wherever they stand. */
function valuesOf(row: { readonly value: object } | undefined): object {
  return JSON.parse(
    JSON.stringify(row?.value ?? {}, (key, value: unknown) =>
      key === 'path' || key === 'shape' || key === 'ownRule' ? undefined : value,
    ),
  ) as object;
}
