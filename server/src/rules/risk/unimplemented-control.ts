// A control that nothing implements.
import { headOf, nameOf, targetOf } from '../naming';
import { unproven } from '../proofs';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const unimplementedControl = rule({
  name: 'risk/unimplemented-control',
  severity: 'warning',
  finds: 'A control that nothing implements',
  why: 'A control on paper holds no risk. When the record says which code is the control, a change to that code can be seen as a change to the control.',
  mend: 'Name the files, or file#symbol, in "implemented-by:", or tag the code with "compliance: implements" and the id. Measures of the process have type "process" and owe none.',
  limits:
    'That a file is named does not show that it does what the control says; that is for its verification to show.',
  clauses: ['iso-14971:7.2', 'iec-62304:7.2.1', 'cra:annex-VII/3', 'cra:annex-VII/6', 'ai-act:art-9/6-8'],
  asks: 'asks to show that it is in place',
  failing: [
    {
      title: 'A control without code',
      text: `controls:
  - id: RC-1
#       ^^^^ warning: Nothing implements RC-1 "Alarm on poor signal".
    title: Alarm on poor signal
    type: protective-measure
`,
    },
  ],
  passing: [
    {
      title: 'The record names the code',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/quality.ts]
=== src/quality.ts ===
export const alarm = true;
`,
    },
    {
      title: 'The code names the control',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
=== src/quality.ts ===
// compliance: implements RC-1
export const alarm = true;
`,
    },
  ],
  judges: [onProduct(['controls', 'tags'], judge)],
});

function judge({ tables }: ProductInput<'controls' | 'tags'>): readonly Judgement[] {
  return unproven('implemented-by', tables.controls, tables.tags).map((row) => ({
    anchor: headOf(row),
    target: targetOf(row),
    what: `Nothing implements ${nameOf(row)}.`,
    todo: `Name its files in "implemented-by:", or tag the code with "compliance: implements ${row.id ?? 'its id'}".`,
  }));
}
