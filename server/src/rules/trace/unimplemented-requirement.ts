// A software requirement that nothing implements.
import { headOf, nameOf, targetOf } from '../naming';
import { unproven } from '../proofs';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const unimplementedRequirement = rule({
  name: 'trace/unimplemented-requirement',
  severity: 'warning',
  finds: 'A requirement that nothing implements',
  why: 'A requirement without code is a promise that the product may not keep. When the record says which code meets it, a change to either can be seen from the other.',
  mend: 'Name the files, or file#symbol, in "implemented-by:", or tag the code with "compliance: implements" and the id.',
  limits: 'That a file is named does not show that it does what the requirement says; that is for its tests to show.',
  clauses: ['iec-62304:5.1.1'],
  asks: 'asks for traces from each requirement to what becomes of it',
  gate: 'always',
  failing: [
    {
      title: 'A requirement without code',
      text: `requirements:
  - id: REQ-1
#       ^^^^^ warning: Nothing implements REQ-1 "Warns on poor signal". IEC 62304 5.1.1
    title: Warns on poor signal
`,
    },
  ],
  passing: [
    {
      title: 'The record names the code',
      text: `=== sample.compliance.yaml ===
requirements:
  - id: REQ-1
    title: Warns on poor signal
    implemented-by: src/quality.ts
=== src/quality.ts ===
export const alarm = true;
`,
    },
    {
      title: 'The code names the requirement',
      text: `=== sample.compliance.yaml ===
requirements:
  - id: REQ-1
    title: Warns on poor signal
=== src/quality.ts ===
// compliance: implements REQ-1
export const alarm = true;
`,
    },
  ],
  judges: [onProduct(['requirements', 'tags'], judge)],
});

function judge({ tables }: ProductInput<'requirements' | 'tags'>): readonly Judgement[] {
  return unproven('implemented-by', tables.requirements, tables.tags).map((row) => ({
    anchor: headOf(row),
    target: targetOf(row),
    what: `Nothing implements ${nameOf(row)}.`,
    todo: `Name its files in "implemented-by:", or tag the code with "compliance: implements ${row.id ?? 'its id'}".`,
  }));
}
