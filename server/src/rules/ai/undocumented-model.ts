// A model that is used or held, and that no record covers.
import { fileAnchor, type Anchor } from '../../text/anchor';
import { isTest } from '../../models/vendored';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import { onProduct, rule, type Judgement, type ProductInput, type RelatedPlace } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { describeModel, modelName } from './model-words';

const tables = ['models', 'uses', 'artifacts', 'ids'] as const;

export const undocumentedModel = rule({
  name: 'ai/undocumented-model',
  severity: 'error',
  finds: 'A model file, a load in code or a hosted model that no record covers',
  why: 'A model decides what the product does, and nobody can say where it comes from, what it was trained with or whether it is the one that was validated. A model of somebody else is also software of unknown provenance.',
  mend: 'Write a record under "models:"; the quick fix fills in what can be read. A load that is decided while the program runs is claimed by a comment "compliance: uses-model <id>".',
  limits:
    'Models are found in Python, JavaScript and TypeScript and by their files. What other languages load is not seen, unless the file stands in the repository.',
  clauses: ['ai-act:art-11/1', 'ai-act:annex-IV/2a', 'iec-62304:8.1.2'],
  asks: 'asks for its documentation',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'A load in Python',
      text: `=== src/classify.py ===
from transformers import pipeline

classify = pipeline("text-classification", model="example/triage-bert")
#          ^^^^^^^^ error: "pkg:huggingface/example/triage-bert" is used, but no record documents it.
`,
    },
    {
      title: 'A hosted model in TypeScript',
      text: `=== src/summary.ts ===
import OpenAI from 'openai';
const client = new OpenAI();
export const answer = await client.chat.completions.create({ model: 'gpt-4o-2024-08-06', messages: [] });
//                                                  ^^^^^^ error: hosted:openai/gpt-4o-2024-08-06
`,
    },
  ],
  passing: [
    {
      title: 'A recorded model',
      text: `=== src/classify.py ===
from transformers import pipeline

classify = pipeline("text-classification", model="example/triage-bert")
=== models.compliance.yaml ===
models:
  - id: triage-bert
    name: Triage BERT
    artifact: pkg:huggingface/example/triage-bert@3f49326a
`,
    },
    {
      title: 'A load claimed by a trace tag',
      text: `=== src/classify.py ===
import os
import torch

# compliance: uses-model triage
net = torch.load(os.environ["MODEL"])
=== models.compliance.yaml ===
models:
  - id: triage
    name: Triage
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  return findModels(product, facts)
    .filter((model) => model.record === undefined)
    .map((model): Judgement => {
      const [anchor, ...others] = placesOf(model);
      const record = describeModel(model, product, facts.ids);
      return {
        anchor: anchor ?? product.anchor,
        target:
          model.reference ??
          `${model.uses[0]?.anchor.file ?? ''}#${model.uses[0]?.use.declaration ?? model.uses[0]?.use.how ?? ''}`,
        what: whatIsSaid(model),
        todo:
          model.reference === undefined
            ? 'Record the model under "models:" and claim it here with a comment "compliance: uses-model <id>".'
            : 'Record it under "models:".',
        related: others.map((place): RelatedPlace => ({ anchor: place, message: 'It is also used here.' })),
        fixes:
          model.reference === undefined
            ? []
            : [
                {
                  title: `Document the model as "${record.id}"`,
                  changes: [{ kind: 'add-item', file: product.file, list: ['models'], value: record }],
                  preferred: true,
                },
              ],
        ...(isForTestsOnly(model) ? { severity: 'warning' as const } : {}),
      };
    });
}

function whatIsSaid(model: FoundModel): string {
  if (model.reference === undefined) return `No record documents ${modelName(model)}.`;
  return `${modelName(model)} ${model.uses.length > 0 ? 'is used' : 'is part of the product'}, but no record documents it.`;
}

/** The first use, or the file where nothing loads it. */
function placesOf(model: FoundModel): readonly Anchor[] {
  const uses = model.uses.map((row) => row.anchor);
  return uses.length > 0 || model.artifact === undefined ? uses : [fileAnchor(model.artifact.path)];
}

/** What only tests load is not shipped: one step softer, as development scope is. */
function isForTestsOnly({ uses, artifact }: FoundModel): boolean {
  return uses.length > 0 ? uses.every((row) => row.use.inTest) : artifact !== undefined && isTest(artifact.path);
}
