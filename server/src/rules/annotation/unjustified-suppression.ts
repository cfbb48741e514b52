// A suppression or waiver without reason, without a day, or past it.
import { addDays, type CalendarDay } from '../../terms/calendar-day';
import type { Anchor } from '../../text/anchor';
import type { Change, Fix } from '../../text/change';
import type { Outcome, SuppressionOutcome } from '../outcome';
import { headOf, targetOf, fieldOf } from '../naming';
import { onOutcome, rule, type Judgement } from '../rule';

/** What the fix "extend" adds, in days. */
const EXTENSION = 90;

export const unjustifiedSuppression = rule({
  name: 'annotation/unjustified-suppression',
  severity: 'warning',
  finds: 'A suppression or waiver without reason, without expiry, or expired',
  why: 'A finding that is silenced without a reason is a finding hidden. No waiver is for ever: what was acceptable once has to be decided again. Such a suppression or waiver silences nothing.',
  mend: 'Write why the finding can be lived with, and until which day.',
  gate: 'always',
  unsilenceable: true,
  failing: [
    {
      title: 'A comment without reason',
      text: `risks:
  # compliance-ignore risk/unestimated-risk
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: gives no reason
  - id: RISK-1
    title: AF episode is missed
`,
    },
    {
      title: 'A waiver that has run out',
      text: `waivers:
  - rule: risk/unestimated-risk
#         ^^^^^^^^^^^^^^^^^^^^^ warning: ran out on 2026-03-31
    target: RISK-1
    reason: Estimated in the next sprint.
    expires: 2026-03-31
`,
    },
  ],
  passing: [
    {
      title: 'A reason and, for errors, a day',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk: estimated in CW-17 until 2027-03-31\n  - id: RISK-1\n    title: AF episode is missed\n`,
    },
  ],
  judges: [onOutcome((outcome) => [...judgeSuppressions(outcome), ...judgeWaivers(outcome)])],
});

function judgeSuppressions({ suppressions, asOf }: Outcome): readonly Judgement[] {
  return suppressions.flatMap((suppression): Judgement[] => {
    const { anchor, rule: name, reason, until, day, owesDay } = suppression;
    const base = { anchor, target: name === '' ? anchor.file : name };
    if (reason === undefined)
      return [
        {
          ...base,
          what: 'This suppression gives no reason and silences nothing.',
          todo: 'Write ": " and the reason behind the rule.',
          fixes: roomForReason(suppression),
        },
      ];
    if (until !== undefined && until < asOf)
      return [
        {
          ...base,
          what: `This suppression ran out on ${until} and silences nothing.`,
          todo: 'Mend the finding, or decide again and set a new day.',
          fixes: day === undefined ? [] : [holdingUntil({ file: anchor.file, span: day.span }, '', asOf)],
        },
      ];
    if (owesDay) {
      const { end } = anchor.span;
      return [
        {
          ...base,
          what: 'An error is not silenced without a day.',
          todo: 'End the comment in "until" and a day, e.g. until 2027-03-31.',
          fixes: [holdingUntil({ file: anchor.file, span: { start: end, end } }, ' until ', asOf)],
        },
      ];
    }
    return [];
  });
}

/** A colon behind the rule, for the person to write on. */
function roomForReason({ anchor: { file, span }, ruleAnchor, rule: name }: SuppressionOutcome): readonly Fix[] {
  const { end } = ruleAnchor.span;
  if (name === '' || end < span.end) return [];
  const change: Change = { kind: 'replace', anchor: { file, span: { start: end, end } }, text: ': ' };
  return [{ title: 'Insert ": " to fill in a reason', changes: [change], preferred: false }];
}

function holdingUntil(anchor: Anchor, before: string, asOf: CalendarDay): Fix {
  const day = addDays(asOf, EXTENSION);
  const change: Change = { kind: 'replace', anchor, text: `${before}${day}` };
  return { title: `Let it hold until ${day}`, changes: [change], preferred: false };
}

function judgeWaivers({ waivers, asOf }: Outcome): readonly Judgement[] {
  return waivers.flatMap(({ row }): Judgement[] => {
    const { reason, expires } = row.value;
    // Of a value that does not fit another rule speaks.
    if ((reason === undefined && row.keys.has('reason')) || (expires === undefined && row.keys.has('expires')))
      return [];
    const base = { anchor: headOf(row), target: targetOf(row) };
    if (reason === undefined) {
      const fix = {
        title: 'Insert "reason:" to fill in',
        changes: [{ kind: 'set-field' as const, anchor: row.anchor, key: 'reason', value: '' }],
        preferred: false,
      };
      return [
        {
          ...base,
          what: 'This waiver gives no reason and silences nothing.',
          todo: 'Write why the finding can be lived with.',
          fixes: [fix],
        },
      ];
    }
    const day = addDays(asOf, EXTENSION);
    const change =
      expires === undefined
        ? { kind: 'set-field' as const, anchor: row.anchor, key: 'expires', value: day }
        : { kind: 'replace' as const, anchor: fieldOf(row, 'expires'), text: day };
    const fixes = [{ title: `Let it hold until ${day}`, changes: [change], preferred: false }];
    if (expires === undefined)
      return [
        {
          ...base,
          what: 'This waiver has no day on which it ends and silences nothing.',
          todo: 'Add "expires:".',
          fixes,
        },
      ];
    if (expires < asOf)
      return [
        {
          ...base,
          what: `This waiver ran out on ${expires} and silences nothing.`,
          todo: 'Mend the finding, or decide again and set a new day.',
          fixes,
        },
      ];
    return [];
  });
}
