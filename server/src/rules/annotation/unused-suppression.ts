// A suppression or waiver that silences nothing.
import type { Change, Fix } from '../../text/change';
import type { Outcome, SuppressionOutcome } from '../outcome';
import { headOf, targetOf } from '../naming';
import { onOutcome, onProduct, rule, type Judgement, type ProductInput } from '../rule';

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
  judges: [
    onOutcome((outcome) => [...judgeSuppressions(outcome), ...judgeFurtherNames(outcome), ...judgeWaivers(outcome)]),
    onProduct(['strays'], judgeStrays),
  ],
});

function judgeSuppressions({ suppressions, names, asOf }: Outcome): readonly Judgement[] {
  return suppressions
    .filter(
      ({ rule: name, silenced, reason, until, owesDay, day }) =>
        (name === '' || names.includes(name)) &&
        silenced === 0 &&
        reason !== undefined &&
        !owesDay &&
        (until === undefined ? day === undefined : until >= asOf),
    )
    .map((suppression) => ({
      anchor: suppression.anchor,
      target: suppression.rule === '' ? suppression.anchor.file : suppression.rule,
      ...whyUnused(suppression),
      fixes: [...moveAbove(suppression), remove(suppression)],
    }));
}

function whyUnused({ rule: name, isTrailing, reaches }: SuppressionOutcome): Pick<Judgement, 'what' | 'todo'> {
  if (name === '') return { what: 'This suppression names no rule and silences nothing.', todo: 'Remove it.' };
  if (isTrailing)
    return {
      what: 'This suppression stands behind a value and silences nothing.',
      todo: 'Write it on a line of its own above the record that it is for.',
    };
  if (!reaches)
    return {
      what: `No record follows this suppression of ${name} in its list, so that it silences nothing.`,
      todo: 'Write it above the record that it is for, or remove it.',
    };
  return { what: `This suppression of ${name} silences nothing.`, todo: 'Remove it.' };
}

function moveAbove({ anchor, isTrailing, instead }: SuppressionOutcome): readonly Fix[] {
  if (!isTrailing || instead === undefined) return [];
  const above: Change = { kind: 'replace', anchor: { file: anchor.file, span: instead.span }, text: instead.text };
  return [{ title: 'Move it above its record', changes: [above, { kind: 'remove', anchor }], preferred: true }];
}

function remove({ anchor, isTrailing, instead }: SuppressionOutcome): Fix {
  const preferred = !isTrailing || instead === undefined;
  return { title: 'Remove the suppression', changes: [{ kind: 'remove', anchor }], preferred };
}

/** A comment silences the first rule that it names. */
function judgeFurtherNames({ suppressions }: Outcome): readonly Judgement[] {
  return suppressions.flatMap(({ anchor: { file }, more, isTrailing, instead }) =>
    more.map(({ text, span }): Judgement => {
      const fix = instead && {
        title: 'Write a comment for each rule',
        changes: [{ kind: 'replace' as const, anchor: { file, span: instead.span }, text: instead.text }],
        preferred: true,
      };
      return {
        anchor: { file, span },
        target: text,
        what: `A comment silences one rule, and not also ${text}.`,
        todo: `Write a comment of its own for ${text}.`,
        fixes: fix === undefined || isTrailing ? [] : [fix],
      };
    }),
  );
}

/** Comments of source files and manifests silence nothing: what is found there is waived. */
function judgeStrays({ tables }: ProductInput<'strays'>): readonly Judgement[] {
  return tables.strays.map(({ rule: name, anchor }) => ({
    anchor,
    target: name === '' ? anchor.file : name,
    what: 'A suppression silences something only in an annotation file.',
    todo: 'Write a waiver below "waivers:" for what is found here, and remove the comment.',
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
