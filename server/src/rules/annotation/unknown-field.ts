// A key that the language does not know.
import { onFile, rule } from '../rule';
import { judgeProblems } from './record-problems';

export const unknownField = rule({
  name: 'annotation/unknown-field',
  severity: 'warning',
  finds: 'A key that the language does not know',
  why: 'A misspelt key is read as the known key that is nearest, so that one slip is one finding; but that is a guess, and a key that is near to none says nothing. It looks filled in and is not.',
  mend: 'Correct the key, or begin it with "x-" to keep it as your own.',
  gate: 'always',
  failing: [
    {
      title: 'A misspelt key',
      text: `risks:
  - id: RISK-1
    titel: AF episode is missed
#   ^^^^^ warning: Did you mean "title"?
`,
    },
  ],
  passing: [
    {
      title: 'A key of your own',
      text: `risks:\n  - id: RISK-1\n    title: AF episode is missed\n    x-jira: CW-17\n`,
    },
  ],
  judges: [onFile((input) => judgeProblems('annotation/unknown-field', input))],
});
