// A control that was never reviewed.
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const todo = 'Review it, and write "reviewed:" with the day, the reviewer and the digest.';

export const unreviewedControl = rule({
  name: 'risk/unreviewed-control',
  severity: 'hint',
  finds: 'A control never reviewed',
  why: 'A review that is on record, with the digest of the code that was seen, lets a later change stand out. Without it nobody can tell whether the code is still what was agreed on.',
  mend: 'Review the control. "compliance-lens review" and the action "Review … as it is now" then write "reviewed:" with the day, the reviewer and the digest of the implementing files.',
  gate: 'always',
  failing: [
    {
      title: 'No review on record',
      text: `controls:
  - id: RC-1
#       ^^^^ hint: RC-1 "Alarm on poor signal" was never reviewed.
    title: Alarm on poor signal
    type: protective-measure
`,
    },
  ],
  passing: [
    {
      title: 'A review on record',
      text: `controls:\n  - id: RC-1\n    title: Alarm on poor signal\n    type: protective-measure\n    reviewed: { on: 2026-10-02, by: j.doe }\n`,
    },
  ],
  firstDay: {
    what: (count) => `${count} controls of this file were never reviewed.`,
    todo,
    fixAll: undefined,
  },
  judges: [onProduct(['controls'], judge)],
});

function judge({ tables }: ProductInput<'controls'>): readonly Judgement[] {
  const unreviewed = tables.controls.filter((row) => row.value.reviewed === undefined && !row.keys.has('reviewed'));
  return unreviewed.map((row): Judgement => ({
    anchor: headOf(row),
    target: targetOf(row),
    what: `${nameOf(row)} was never reviewed.`,
    todo,
  }));
}
