// A software requirement that nothing verifies.
import { headOf, nameOf, targetOf } from '../naming';
import { unproven } from '../proofs';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const unverifiedRequirement = rule({
  name: 'trace/unverified-requirement',
  severity: 'warning',
  finds: 'A requirement that nothing verifies',
  why: 'What was never tested may not be met. A test that stands in the record can be run again after each change.',
  mend: 'Name tests or evidence in "verified-by:", or tag the test with "compliance: verifies" and the id.',
  limits: 'Whether the test passes, and shows what it should, is not seen here.',
  clauses: ['iec-62304:5.7.1'],
  asks: 'asks for tests of all software requirements',
  gate: 'always',
  failing: [
    {
      title: 'A requirement without a test',
      text: `requirements:
  - id: REQ-1
#       ^^^^^ warning: Nothing verifies REQ-1 "Warns on poor signal". IEC 62304 5.7.1
    title: Warns on poor signal
`,
    },
  ],
  passing: [
    {
      title: 'The record names evidence',
      text: `=== sample.compliance.yaml ===
requirements:
  - id: REQ-1
    title: Warns on poor signal
    verified-by: EV-3
evidence:
  - id: EV-3
    title: Bench test of signal quality
    file: reports/bench-3.txt
=== reports/bench-3.txt ===
12 of 12 passed.
`,
    },
    {
      title: 'The test names the requirement',
      text: `=== sample.compliance.yaml ===
requirements:
  - id: REQ-1
    title: Warns on poor signal
=== test/quality.test.ts ===
// compliance: verifies REQ-1
export const alarm = true;
`,
    },
  ],
  judges: [onProduct(['requirements', 'tags'], judge)],
});

function judge({ tables }: ProductInput<'requirements' | 'tags'>): readonly Judgement[] {
  return unproven('verified-by', tables.requirements, tables.tags).map((row) => ({
    anchor: headOf(row),
    target: targetOf(row),
    what: `Nothing verifies ${nameOf(row)}.`,
    todo: `Name a test or evidence in "verified-by:", or tag the test with "compliance: verifies ${row.id ?? 'its id'}".`,
  }));
}
