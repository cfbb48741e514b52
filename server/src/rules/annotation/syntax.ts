// Text that is not YAML.
import { onFile, rule } from '../rule';

export const syntax = rule({
  name: 'annotation/syntax',
  severity: 'error',
  finds: 'Text that is not YAML',
  why: 'What cannot be read cannot be checked. The other records of the file are still read, but the one in question may be cut short, so that findings about it can be missing.',
  mend: 'Mend the line: close the quote or bracket, align the indentation, use spaces instead of tabs.',
  gate: 'always',
  unsilenceable: true,
  failing: [
    {
      title: 'A quote that is left open costs its own record only',
      text: `risks:
  - id: RISK-1
    title: "AF episode is missed
#          ^ error
  - id: RISK-2
    title: Wrong patient
`,
    },
    {
      title: 'A tab in the indentation is read on, and reported once',
      text: `risks:
\t- id: RISK-1
# < error
\t\ttitle: AF episode is missed
`,
    },
  ],
  passing: [{ title: 'Plain YAML', text: `risks:\n  - id: RISK-1\n    title: AF episode is missed\n` }],
  judges: [
    onFile(({ annotation }) =>
      annotation.syntax.map(({ span, message }) => ({
        anchor: { file: annotation.file.path, span },
        target: annotation.file.path,
        what: message,
        todo: '',
      })),
    ),
  ],
});
