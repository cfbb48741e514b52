// A control that does not say whether it introduces risks.
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const todo = 'Name them in "introduces:", or write "introduces: none" once it was examined.';

export const unassessedSideEffect = rule({
  name: 'risk/unassessed-side-effect',
  severity: 'hint',
  finds: 'A control that does not say whether it introduces risks',
  why: 'A measure against one risk can bring another: an alarm that sounds too often is switched off. A record that is silent on it does not tell "examined, none found" from "never examined".',
  mend: 'Name the risks in "introduces:", or write "none" (or []) once the control was examined for them.',
  clauses: ['iso-14971:7.5'],
  asks: 'asks to examine each control for that',
  failing: [
    {
      title: 'Silent on side effects',
      text: `controls:
  - id: RC-1
#       ^^^^ hint: RC-1 "Alarm on poor signal" does not say whether it introduces risks.
    title: Alarm on poor signal
    type: protective-measure
`,
    },
  ],
  passing: [
    {
      title: 'Examined, with none found or with one',
      text: `risks:
  - id: RISK-2
    title: Alarm is switched off because it sounds too often
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    introduces: [RISK-2]
  - id: RC-2
    title: Wear detection
    type: protective-measure
    introduces: none
  - id: RC-3
    title: Adaptive threshold
    type: inherent-safety
    introduces: []
`,
    },
  ],
  firstDay: {
    what: (count) => `${count} controls of this file do not say whether they introduce risks.`,
    todo,
    fixAll: (count) => `State that all ${count} controls were examined and introduce no risk`,
  },
  judges: [onProduct(['controls'], judge)],
});

function judge({ tables }: ProductInput<'controls'>): readonly Judgement[] {
  const silent = tables.controls.filter((row) => row.value.introduces === undefined && !row.keys.has('introduces'));
  return silent.map((row): Judgement => ({
    anchor: headOf(row),
    target: targetOf(row),
    what: `${nameOf(row)} does not say whether it introduces risks.`,
    todo,
    // Only a person can make this claim, so the fix is never the preferred one.
    fixes: [
      {
        title: `State that ${row.id ?? 'this control'} was examined and introduces no risk`,
        changes: [{ kind: 'set-field', anchor: row.anchor, key: 'introduces', value: 'none' }],
        preferred: false,
      },
    ],
  }));
}
