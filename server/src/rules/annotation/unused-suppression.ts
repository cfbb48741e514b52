// A suppression or waiver that silences nothing.
import type { Outcome } from '../outcome';
import { headOf, targetOf } from '../naming';
import { onOutcome, rule, type Judgement } from '../rule';

export const unusedSuppression = rule({
  name: 'annotation/unused-suppression',
  severity: 'warning',
  finds: 'A suppression or waiver that silences nothing',
  why: 'What it was written for has been mended, or its rule or target is misspelt. Left standing, it would silence the next such finding unseen.',
  mend: 'Remove the suppression or the waiver.',
  gate: 'always',
  unsilenceable: true,
  failing: [
    {
      title: 'Nothing left to silence',
      text: `risks:
  # compliance-ignore risk/unestimated-risk: estimated in CW-17
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: silences nothing
  - id: RISK-1
    title: AF episode is missed
    severity: negligible
    probability: improbable
`,
    },
  ],
  passing: [
    {
      title: 'A suppression at work',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk: estimated in CW-17\n  - id: RISK-1\n    title: AF episode is missed\n`,
    },
  ],
  judges: [onOutcome((outcome) => [...judgeSuppressions(outcome), ...judgeWaivers(outcome)])],
});

function judgeSuppressions({ suppressions, names, asOf }: Outcome): readonly Judgement[] {
  return suppressions
    .filter(
      ({ rule: name, silenced, reason, until, owesDay }) =>
        (name === '' || names.includes(name)) &&
        silenced === 0 &&
        reason !== undefined &&
        !owesDay &&
        (until === undefined || until >= asOf),
    )
    .map(({ anchor, rule: name }) => ({
      anchor,
      target: name === '' ? anchor.file : name,
      what:
        name === ''
          ? 'This suppression names no rule and silences nothing.'
          : `This suppression of ${name} silences nothing.`,
      todo: 'Remove it.',
      fixes: [{ title: 'Remove the suppression', changes: [{ kind: 'remove', anchor }], preferred: true }],
    }));
}

function judgeWaivers({ waivers, names, asOf }: Outcome): readonly Judgement[] {
  return waivers
    .filter(
      ({ row, silenced }) =>
        row.value.rule !== undefined &&
        names.includes(row.value.rule) &&
        silenced === 0 &&
        row.value.reason !== undefined &&
        row.value.expires !== undefined &&
        row.value.expires >= asOf,
    )
    .map(({ row }) => ({
      anchor: headOf(row),
      target: targetOf(row),
      what: `This waiver of ${row.value.rule ?? 'a rule'} for ${row.value.target ?? 'a target'} silences nothing.`,
      todo: 'Remove it, or correct its target.',
      fixes: [{ title: 'Remove the waiver', changes: [{ kind: 'remove', anchor: row.anchor }], preferred: true }],
    }));
}
