// How well uses are found in the labelled source trees beside the checkout, where they are there.
// What the labels mean is said in the README of that folder.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { SourceFile } from '../text/source-file';
import { installedParsers } from '../syntax/grammars.test';
import { languageNeeded, readUses } from './uses';
import { isVendored } from './vendored';

const corpus = '../shared/corpus/ai';

interface Label {
  readonly reference: string | null;
  readonly revision: string | null;
  readonly file: string;
  readonly line: number;
  readonly endLine?: number;
  readonly referenceLine?: number;
  readonly referenceFile?: string;
  readonly how: string;
  readonly dynamic: boolean;
  readonly accept?: readonly string[];
  readonly candidates?: readonly { readonly file: string; readonly line: number }[];
  readonly unsafe?: boolean;
  readonly inTest?: boolean;
}

interface Expected {
  readonly models: readonly Label[];
  readonly datasets: readonly Label[];
  readonly neutral: readonly { readonly file: string; readonly line: number | null }[];
}

/** The libraries that are looked for so far, by the beginning of `how`. */
const sought = [
  'transformers.',
  'transformers.js.',
  'huggingface_hub.',
  'sentence_transformers.',
  'diffusers.',
  'timm.',
  'torch.',
  'torchvision.models',
  'onnxruntime',
  'onnx.',
  'keras',
  'tf.saved_model',
  'tflite.',
  'joblib.',
  'pickle.',
  'dill.',
  'cloudpickle.',
  'skops.',
  'safetensors.',
  'openai.',
  'azure-openai.',
  'anthropic.',
  'ai-sdk',
  'datasets.',
  'peft.from',
  'peft.load',
  'unsloth.',
  'optimum.',
  'tensorflow_hub.',
];

describe('accuracy over the labelled source trees', function () {
  this.timeout(60_000);
  const parsers = installedParsers();
  const cases = existsSync(corpus) ? readdirSync(corpus).filter((name) => !name.endsWith('.md')) : [];

  before(async function () {
    if (cases.length === 0) {
      console.log(`      skipped: there is no folder ${corpus}`);
      this.skip();
    }
    await parsers.prepare(['python', 'typescript', 'tsx', 'javascript']);
  });

  it('finds the uses of the libraries sought, and nothing else', () => {
    const score = { hits: 0, falseAlarms: [] as string[], missed: [] as string[] };
    const byFramework = new Map<string, { found: number; labelled: number }>();
    for (const name of cases) scoreCase(name, score, byFramework);
    const precision = score.hits / (score.hits + score.falseAlarms.length);
    const recall = score.hits / (score.hits + score.missed.length);
    for (const [framework, { found, labelled }] of [...byFramework].sort()) {
      console.log(`      ${framework.padEnd(24)} ${found} of ${labelled}`);
    }
    console.log(`      precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    for (const line of [...score.falseAlarms, ...score.missed]) console.log(`      ${line}`);
    assert.ok(precision >= 0.98, `precision is ${precision}`);
    assert.ok(recall >= 0.95, `recall is ${recall}`);
  });

  function scoreCase(
    name: string,
    score: { hits: number; falseAlarms: string[]; missed: string[] },
    byFramework: Map<string, { found: number; labelled: number }>,
  ): void {
    const { models, datasets, neutral } = readExpected(name);
    const labels = [
      ...models.map((label) => ({ ...label, kind: 'model' })),
      ...datasets.map((label) => ({ ...label, kind: 'dataset' })),
    ];
    const hit = new Set<Label>();
    for (const { path, bytes } of filesOf(name)) {
      if (isVendored(path) || languageNeeded(path) === undefined) continue;
      const file = new SourceFile(path, bytes.toString('utf8'));
      for (const use of readUses(file, parsers).value) {
        const line = file.lines.positionAt(use.span.start).line + 1;
        const label = labels.find(
          (candidate) =>
            !hit.has(candidate) &&
            candidate.file === path &&
            candidate.kind === use.kind &&
            line >= candidate.line &&
            line <= (candidate.endLine ?? candidate.line + 1) &&
            (candidate.dynamic
              ? use.dynamic
              : [candidate.reference, ...(candidate.accept ?? [])].includes(use.reference ?? null)) &&
            (candidate.revision ?? undefined) === use.revision &&
            (candidate.unsafe ?? false) === use.unsafe &&
            (candidate.inTest ?? false) === use.inTest,
        );
        const mayBeSaid =
          neutral.some((place) => place.file === path && place.line === line) ||
          labels.some((other) => other.candidates?.some((place) => place.file === path && place.line === line)) ||
          // An id kept in another file is reported as not known.
          labels.some(
            (other) => other.file === path && other.line === line && other.referenceFile !== undefined && use.dynamic,
          );
        if (label !== undefined) hit.add(label);
        else if (!mayBeSaid)
          score.falseAlarms.push(`false: ${name}/${path}:${line} ${use.how} ${use.reference ?? '?'}`);
      }
    }
    for (const label of labels) {
      if (languageNeeded(label.file) === undefined || !sought.some((start) => label.how.startsWith(start))) continue;
      const framework = label.how.split('.')[0] ?? label.how;
      const count = byFramework.get(framework) ?? { found: 0, labelled: 0 };
      byFramework.set(framework, { found: count.found + (hit.has(label) ? 1 : 0), labelled: count.labelled + 1 });
      if (!hit.has(label)) score.missed.push(`missed: ${name}/${label.file}:${label.line} ${label.how}`);
    }
    score.hits += hit.size;
  }

  it('reads any beginning of any file', () => {
    for (const name of cases) {
      for (const { path, bytes } of filesOf(name)) {
        const step = Math.max(1, Math.floor(bytes.length / 40));
        for (let end = 0; end <= bytes.length; end += step) {
          if (languageNeeded(path) !== undefined)
            readUses(new SourceFile(path, bytes.toString('utf8', 0, end)), parsers);
        }
      }
    }
  });
});

function readExpected(name: string): Expected {
  // The labels are data of a fixed shape, described in their README.
  return JSON.parse(readFileSync(`${corpus}/${name}/expected.json`, 'utf8')) as Expected;
}

function filesOf(name: string): { path: string; bytes: Buffer }[] {
  const root = `${corpus}/${name}`;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== 'expected.json' && statSync(`${root}/${path}`).isFile())
    .map((path) => ({ path, bytes: readFileSync(`${root}/${path}`) }));
}
