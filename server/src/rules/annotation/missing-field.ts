// A field that a record owes.
import { onFile, rule } from '../rule';
import { judgeProblems } from './record-problems';

export const missingField = rule({
  name: 'annotation/missing-field',
  severity: 'error',
  finds: 'A field that the record owes',
  why: 'Without its id a record cannot be referred to; without its title or type nobody can tell what it says. What depends on the missing field cannot be judged.',
  mend: 'Add the field. An empty value counts as missing.',
  gate: 'always',
  failing: [
    {
      title: 'A control without type',
      text: `controls:
  - id: RC-1
#       ^^^^ error: "type" is missing.
    title: Alarm on poor signal
`,
    },
    {
      title: 'An empty value is an absent one',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ error: "title" is missing.
    title:
`,
    },
  ],
  passing: [
    {
      title: 'All that a control owes',
      text: `controls:\n  - id: RC-1\n    title: Alarm on poor signal\n    type: protective-measure\n`,
    },
  ],
  judges: [onFile((input) => judgeProblems('annotation/missing-field', input))],
});
