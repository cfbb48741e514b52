// Evidence past the day until which it holds; that day itself still counts.
import { daysBetween } from '../../terms/calendar-day';
import { count, fieldOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const expired = rule({
  name: 'evidence/expired',
  severity: 'warning',
  finds: 'Evidence past its "valid-until"',
  why: 'A report or certificate with a last day was given that day by somebody who would want to look again. After it, what stands on the evidence stands on nothing that is current.',
  mend: 'Renew the evidence and set the new day, or take the day out if it holds without end.',
  limits: 'Evidence without "valid-until" is taken to hold without end.',
  gate: 'always',
  failing: [
    {
      title: 'A report that held until the day before yesterday',
      text: `=== sample.compliance.yaml ===
evidence:
  - id: EV-1
    title: System test
    file: reports/system-test.txt
    valid-until: 2026-11-21
#                ^^^^^^^^^^ warning: EV-1 "System test" held until 2026-11-21, 2 days ago.
=== reports/system-test.txt ===
12 of 12 passed.
`,
    },
  ],
  passing: [
    {
      title: 'The last day still counts',
      text: `=== sample.compliance.yaml ===
evidence:
  - id: EV-1
    title: System test
    file: reports/system-test.txt
    valid-until: 2026-11-23
=== reports/system-test.txt ===
12 of 12 passed.
`,
    },
  ],
  judges: [onProduct(['evidence'], judge)],
});

function judge({ tables, asOf }: ProductInput<'evidence'>): readonly Judgement[] {
  return tables.evidence.flatMap((row) => {
    const { validUntil } = row.value;
    if (validUntil === undefined || validUntil >= asOf) return [];
    return [
      {
        anchor: fieldOf(row, 'valid-until'),
        target: targetOf(row),
        what: `${nameOf(row)} held until ${validUntil}, ${count(daysBetween(validUntil, asOf), 'day')} ago.`,
        todo: 'Renew it and set the new day.',
      },
    ];
  });
}
