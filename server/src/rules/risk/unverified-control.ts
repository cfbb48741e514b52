// A control that nothing verifies.
import { headOf, nameOf, targetOf } from '../naming';
import { unproven } from '../proofs';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const unverifiedControl = rule({
  name: 'risk/unverified-control',
  severity: 'warning',
  finds: 'A control that nothing verifies',
  why: 'A control that was never shown to work may not work. A test or a report that stands in the record can be run again, or read again, after each change.',
  mend: 'Name tests or evidence in "verified-by:", or tag the test with "compliance: verifies" and the id. Measures of the process have type "process" and owe none.',
  limits: 'Whether the test passes, and shows what it should, is not seen here.',
  clauses: ['iso-14971:7.2', 'iec-62304:7.3.1', 'cra:annex-VII/3', 'cra:annex-VII/6', 'ai-act:art-9/6-8'],
  asks: 'asks to show that it works',
  failing: [
    {
      title: 'A control without test or evidence',
      text: `controls:
  - id: RC-1
#       ^^^^ warning: Nothing verifies RC-1 "Alarm on poor signal".
    title: Alarm on poor signal
    type: protective-measure
`,
    },
  ],
  passing: [
    {
      title: 'The record names a report',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    verified-by: [EV-3]
evidence:
  - id: EV-3
    title: Bench test of signal quality
    file: reports/bench-3.txt
=== reports/bench-3.txt ===
12 of 12 passed.
`,
    },
    {
      title: 'The test names the control',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
=== test/quality.test.ts ===
// compliance: verifies RC-1
export const alarm = true;
`,
    },
  ],
  judges: [onProduct(['controls', 'tags'], judge)],
});

function judge({ tables }: ProductInput<'controls' | 'tags'>): readonly Judgement[] {
  return unproven('verified-by', tables.controls, tables.tags).map((row) => ({
    anchor: headOf(row),
    target: targetOf(row),
    what: `Nothing verifies ${nameOf(row)}.`,
    todo: `Name a test or evidence in "verified-by:", or tag the test with "compliance: verifies ${row.id ?? 'its id'}".`,
  }));
}
