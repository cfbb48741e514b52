// A dataset that code loads, and that no record covers.
import type { Data } from '../../text/change';
import { findDatasets, type FoundDataset } from '../../workspace/dataset-coverage';
import type { IdIndex } from '../../workspace/tables';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { freeId } from './model-words';

const tables = ['datasets', 'uses', 'ids'] as const;

export const undocumentedDataset = rule({
  name: 'ai/undocumented-dataset',
  severity: 'warning',
  finds: 'A dataset loaded in code that no record covers',
  why: 'Data that a model was trained, tuned or tested with decide what it can do and for whom. What nobody wrote down cannot be examined for bias, and nobody can say whether it may be used.',
  mend: 'Write a record under "datasets:"; the quick fix fills in what the code says. A load that is decided while the program runs is claimed by a comment "compliance: uses-dataset <id>".',
  limits: 'A table that is merely read is taken for data of the program, not for a dataset.',
  clauses: ['ai-act:art-10/2b'],
  asks: 'asks where the data come from',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'A load in Python',
      text: `=== src/train.py ===
from datasets import load_dataset

ecg = load_dataset("example/ecg-windows", revision="3f49326a")
#     ^^^^^^^^^^^^ warning: "https://huggingface.co/datasets/example/ecg-windows" is loaded, but no record documents it.
`,
    },
  ],
  passing: [
    {
      title: 'A recorded dataset',
      text: `=== src/train.py ===
from datasets import load_dataset

ecg = load_dataset("example/ecg-windows")
=== data.compliance.yaml ===
datasets:
  - id: ecg-windows
    name: ECG windows
    source: https://huggingface.co/datasets/example/ecg-windows/tree/main
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  return findDatasets(product, facts)
    .filter(({ record }) => record === undefined)
    .flatMap((found) => {
      const { reference, uses } = found;
      const [first, ...others] = uses;
      if (first === undefined) return [];
      const { use, anchor } = first;
      const record = reference === undefined ? undefined : describeDataset(found, reference, facts.ids);
      return [
        {
          anchor,
          target: reference ?? `${anchor.file}#${use.declaration ?? use.how}`,
          what:
            reference === undefined
              ? `No record documents the dataset that ${use.how} loads here.`
              : `"${reference}" is loaded, but no record documents it.`,
          todo:
            reference === undefined
              ? 'Record the dataset under "datasets:" and claim it here with a comment "compliance: uses-dataset <id>".'
              : 'Record it under "datasets:".',
          related: others.map((row) => ({ anchor: row.anchor, message: 'It is also loaded here.' })),
          fixes:
            record === undefined
              ? []
              : [
                  {
                    title: `Document the dataset as "${record.id}"`,
                    changes: [{ kind: 'add-item', file: product.file, list: ['datasets'], value: record }],
                    preferred: true,
                  },
                ],
          ...(uses.every((row) => row.use.inTest) ? { severity: 'information' as const } : {}),
        },
      ];
    });
}

/** The record that documents a dataset, with all that the code says of it. */
function describeDataset(
  { uses }: FoundDataset,
  reference: string,
  ids: IdIndex,
): Readonly<Record<string, Data>> & { readonly id: string } {
  const name = (reference.split(/[/:]/).findLast((part) => part !== '') ?? reference).replace(/\.[a-z0-9]+$/i, '');
  const revision = uses.map(({ use }) => use.revision).find((known) => known !== undefined);
  return { id: freeId(name, ids), name, ...(revision === undefined ? {} : { version: revision }), source: reference };
}
