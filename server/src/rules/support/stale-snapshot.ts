// A support snapshot that nobody has renewed for long.
import { daysBetween, type CalendarDay } from '../../terms/calendar-day';
import type { SupportSnapshot } from '../../support/snapshot';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { supportClauses } from './component-support';

export const staleSnapshot = rule({
  name: 'support/stale-snapshot',
  severity: 'warning',
  finds: 'A committed support snapshot that is older than 90 days',
  why: 'The snapshot stands in for asking: what was deprecated, withdrawn or given an end since it was written is not in it, and everything looks as well as it did then.',
  mend: 'Run "compliance-lens support update", or "Compliance: Update Support Snapshot" in the editor, and commit what it changes.',
  limits:
    'The snapshot goes by the day that it states, or else by that of its newest entry. Single entries that a source could not renew keep their own day, which a hover shows.',
  clauses: supportClauses,
  asks: 'asks for components that somebody looks after',
  gate: 'always',
  failing: [
    {
      title: 'A snapshot of half a year ago',
      text: `=== .compliance/support.json ===
{
  "schema": 1,
  "asOf": "2026-05-20",
//        ^^^^^^^^^^^^ warning: The support snapshot is of 2026-05-20, 187 days ago.
  "components": []
}
`,
    },
  ],
  passing: [
    {
      title: 'A snapshot of 90 days ago',
      text: `=== .compliance/support.json ===
{ "schema": 1, "asOf": "2026-08-25", "components": [] }
`,
    },
  ],
  judges: [onProduct(['support'], judge)],
});

/** So many days a snapshot may go without being renewed. */
const FRESH_DAYS = 90;

function judge({ tables, asOf }: ProductInput<'support'>): readonly Judgement[] {
  return tables.support.flatMap((snapshot) => {
    const { strength, anchor } = snapshot;
    const written = dayOf(snapshot);
    if (strength !== 'snapshot' || anchor === undefined || written === undefined) return [];
    const age = daysBetween(written, asOf);
    if (age <= FRESH_DAYS) return [];
    return [
      {
        anchor,
        target: anchor.file,
        what: `The support snapshot is of ${written}, ${age} days ago.`,
        todo: 'Run "compliance-lens support update" and commit what it changes.',
      },
    ];
  });
}

function dayOf({ asOf, components }: SupportSnapshot): CalendarDay | undefined {
  return (
    asOf ??
    components
      .map((entry) => entry.asOf)
      .sort()
      .at(-1)
  );
}
