// A model that is used or held, and that no record covers.
import { fileAnchor, type Anchor } from '../../text/anchor';
import { isTest } from '../../models/vendored';
import type { Fix } from '../../text/change';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import type { RowOf } from '../../workspace/rows';
import type { IdIndex, Product } from '../../workspace/tables';
import { fieldOf, nameOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput, type RelatedPlace } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { describeModel, modelName, modelTarget } from './model-words';

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
      const isDynamic = model.reference === undefined;
      return {
        anchor: anchor ?? product.anchor,
        target: modelTarget(model),
        what: whatIsSaid(model),
        todo: isDynamic
          ? 'Record the model under "models:" and claim it here with a comment "compliance: uses-model <id>".'
          : 'Record it under "models:".',
        related: [
          ...others.map((place): RelatedPlace => ({ anchor: place, message: 'It is also used here.' })),
          ...datedRecords(model, facts.models),
        ],
        fixes: isDynamic ? claims(model, facts.models) : [document(model, product, facts.ids)],
        ...(isForTestsOnly(model) ? { severity: 'warning' as const } : {}),
      };
    });
}

function document(model: FoundModel, product: Product, ids: IdIndex): Fix {
  const record = describeModel(model, product, ids);
  return {
    title: `Document the model as "${record.id}"`,
    changes: [{ kind: 'add-item', file: product.file, list: ['models'], value: record }],
    preferred: true,
  };
}

/** More ways out than anybody reads are none. */
const MOST_CLAIMS = 5;

/** A comment at the function around the load, for each record that it may be. */
function claims({ uses }: FoundModel, records: readonly RowOf<'model'>[]): readonly Fix[] {
  const [first] = uses;
  if (first?.use.declaration === undefined) return [];
  const { file } = first.anchor;
  const symbol = first.use.declaration;
  return records.slice(0, MOST_CLAIMS).flatMap((row): readonly Fix[] => {
    if (row.id === undefined) return [];
    const text = `compliance: uses-model ${row.id}`;
    return [
      {
        title: `Claim it as ${nameOf(row)}`,
        changes: [{ kind: 'add-comment', file, symbol, text }],
        preferred: false,
      },
    ];
  });
}

/** The records of versions of a hosted model that is called by a name without one. */
function datedRecords({ reference }: FoundModel, records: readonly RowOf<'model'>[]): readonly RelatedPlace[] {
  if (reference?.startsWith('hosted:') !== true) return [];
  return records
    .filter(({ value }) => value.artifact.some((text) => text.startsWith(`${reference}-`)))
    .map((row) => ({
      anchor: fieldOf(row, 'artifact'),
      message: `${nameOf(row)} documents a version of it: call that one.`,
    }));
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
