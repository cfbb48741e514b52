// A model whose performance nobody states: not at all, or not by group for a high-risk system.
import type { Fix } from '../../text/change';
import { findModels } from '../../workspace/model-coverage';
import type { RowOf } from '../../workspace/rows';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { isHighRisk, provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { evaluationOf } from './model-words';
import { insertToFill, judgeMissing } from './owed-fields';

const tables = ['models', 'uses', 'artifacts'] as const;

export const unevaluatedModel = rule({
  name: 'ai/unevaluated-model',
  severity: 'warning',
  finds: 'A model without evaluation, or a high-risk one without evaluation by subgroup',
  why: 'How well a model works is a claim until it is measured. A good mean can hide that it fails one group of patients; only values by group show that.',
  mend: 'Write what was measured below "evaluation:", with metric, value and dataset, and for a high-risk system with the "subgroup" that each value is for.',
  limits: 'Whether the values are good enough, and the groups the right ones, is for a person to judge.',
  clauses: ['ai-act:art-15/1', 'ai-act:annex-IV/2g'],
  asks: 'asks for measured performance',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'Nothing measured, and nothing measured by group',
      text: `models:
  - id: af-detector
#       ^^^^^^^^^^^ warning: af-detector "AF detector" has no evaluation.
    name: AF detector
  - id: noise-filter
#       ^^^^^^^^^^^^ warning: noise-filter "Noise filter" is evaluated for all persons together, and for no group of them.
    name: Noise filter
    evaluation:
      - { metric: SNR gain, value: 9 dB }
`,
    },
  ],
  passing: [
    {
      title: 'Measured by age',
      text: `models:
  - id: af-detector
    name: AF detector
    evaluation:
      - { metric: sensitivity, value: 0.962, subgroup: age >= 65 }
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts, clauses }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  // Groups are owed by the AI Act alone, where the product claims it.
  const owesGroups = isHighRisk(product) && clauses.length > 0;
  const found = findModels(product, facts);
  return facts.models.flatMap((row): Judgement[] => {
    const { evaluation } = row.value;
    if (evaluation.length === 0) {
      if (row.keys.has('evaluation')) return [];
      const missing = judgeMissing(row, ['evaluation'], 'has no evaluation.');
      const artifact = found.find(({ record }) => record === row)?.artifact;
      const stated = artifact === undefined ? undefined : evaluationOf(artifact, product);
      const known = stated === undefined ? [] : [writeEvaluation(row, stated)];
      return [{ ...missing, fixes: [...known, ...(missing.fixes ?? [])] }];
    }
    if (!owesGroups || evaluation.some(({ subgroup }) => subgroup !== undefined)) return [];
    const missing = judgeMissing(row, ['subgroup'], 'is evaluated for all persons together, and for no group of them.');
    const entry = { ...row, anchor: { ...row.anchor, path: [...row.anchor.path, 'evaluation', 0] } };
    return [
      {
        ...missing,
        todo: 'Add what was measured for groups of persons, each with its "subgroup".',
        fixes: [insertToFill(entry, ['subgroup'])],
      },
    ];
  });
}

function writeEvaluation(row: RowOf<'model'>, value: NonNullable<ReturnType<typeof evaluationOf>>): Fix {
  return {
    title: 'Write the evaluation that the model file or its card states',
    changes: [{ kind: 'set-field', anchor: row.anchor, key: 'evaluation', value }],
    preferred: true,
  };
}
