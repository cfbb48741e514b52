// A dataset of a high-risk model that nobody examined for bias.
import { findDatasets } from '../../workspace/dataset-coverage';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { isHighRisk } from './ai-duty';
import { judgeMissing } from './owed-fields';

const tables = ['models', 'datasets', 'uses'] as const;

export const unexaminedBias = rule({
  name: 'ai/unexamined-bias',
  severity: 'warning',
  finds: 'A dataset of a high-risk model without an examination for bias',
  why: 'A group of patients that the data hardly show is a group for whom the model guesses. Whether that is so is seen only by whoever looks for it.',
  mend: 'Examine the data for biases that can affect health, safety or rights, and name the report in "bias-examination:".',
  limits: 'Only that an examination is named is seen, not what it found.',
  clauses: ['ai-act:art-10/2f'],
  asks: 'asks to examine the data for bias',
  failing: [
    {
      title: 'A dataset that trained a model',
      text: `models:
  - id: af-detector
    name: AF detector
    training-data: [ptb-xl]
datasets:
  - id: ptb-xl
#       ^^^^^^ warning: ptb-xl "PTB-XL" names no examination for bias.
    name: PTB-XL
`,
    },
  ],
  passing: [
    {
      title: 'An examined dataset',
      text: `=== models.compliance.yaml ===
models:
  - id: af-detector
    name: AF detector
    training-data: [ptb-xl]
datasets:
  - id: ptb-xl
    name: PTB-XL
    bias-examination: bias.md
=== bias.md ===
Sensitivity by age and sex.
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  if (!isHighRisk(product)) return [];
  const named = new Set(facts.models.flatMap(({ mentions }) => mentions.map(({ text }) => text)));
  const loaded = new Set(
    findDatasets(product, facts).flatMap(({ record, uses }) =>
      uses.some(({ use }) => !use.inTest) ? (record ?? []) : [],
    ),
  );
  return facts.datasets
    .filter((row) => row.value.biasExamination.length === 0)
    .filter((row) => loaded.has(row) || (row.id !== undefined && named.has(row.id)))
    .map((row) => judgeMissing(row, ['bias-examination'], 'names no examination for bias.'));
}
