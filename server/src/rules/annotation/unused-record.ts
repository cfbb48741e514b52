// A control, dataset or piece of evidence that nothing refers to.
import { findDatasets } from '../../workspace/dataset-coverage';
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import type { RowOf } from '../../workspace/rows';
import { referringTables } from '../../workspace/tables';

const judged = ['controls', 'datasets', 'evidence'] as const;
const tables = [...referringTables, 'uses'] as const;

export const unusedRecord = rule({
  name: 'annotation/unused-record',
  severity: 'hint',
  finds: 'A control, dataset or evidence that nothing refers to',
  why: 'A control that no risk names holds no risk; evidence that nothing names proves nothing. Most often a reference was forgotten.',
  mend: 'Refer to it from the record that it belongs to, or remove it. A record that satisfies a clause is in use by that, and so is a dataset that code loads.',
  gate: 'always',
  failing: [
    {
      title: 'A control without a risk',
      text: `controls:
  - id: RC-1
#       ^^^^ hint: Nothing refers to RC-1 "Alarm on poor signal".
    title: Alarm on poor signal
    type: protective-measure
`,
    },
  ],
  passing: [
    {
      title: 'A control that a risk names',
      text: `risks:\n  - id: RISK-1\n    title: AF episode is missed\n    controls: [RC-1]\ncontrols:\n  - id: RC-1\n    title: Alarm on poor signal\n    type: protective-measure\n`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: all }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const rows = judged
    .flatMap((table): readonly (RowOf<'control'> | RowOf<'dataset'> | RowOf<'evidence'>)[] => all[table])
    .filter((row) => row.id !== undefined && !row.keys.has('satisfies'));
  const unnamed = new Set(rows.map((row) => row.id));
  for (const { record } of unnamed.size === 0 ? [] : findDatasets(product, all)) unnamed.delete(record?.id);
  for (const table of referringTables) {
    for (const { mentions } of unnamed.size === 0 ? [] : all[table])
      for (const { text } of mentions) unnamed.delete(text);
  }
  return rows
    .filter((row) => unnamed.has(row.id))
    .map((row) => ({
      anchor: headOf(row),
      target: targetOf(row),
      what: `Nothing refers to ${nameOf(row)}.`,
      todo: 'Name it where it belongs, or remove it.',
    }));
}
