// A model of a high-risk system without a record of its use.
import { rule } from '../rule';
import { owesMeasure } from './high-risk-duty';

export const missingLogging = rule({
  name: 'ai/missing-logging',
  severity: 'warning',
  finds: 'A model of a high-risk system without a record of its use',
  why: 'After an incident it has to be known what the model was given, what it said and which version it was. What was not logged then cannot be found out.',
  mend: 'Name in "logging:" the control that records the use of the model, or the document that specifies what is logged.',
  limits: 'What is logged, and for how long, is not seen here.',
  clauses: ['ai-act:art-12/1-2'],
  asks: 'asks that events are logged',
  failing: [
    {
      title: 'Nothing records what the model said',
      text: `models:
  - id: af-detector
#       ^^^^^^^^^^^ warning: af-detector "AF detector" names nothing that records its use.
    name: AF detector
`,
    },
  ],
  passing: [
    {
      title: 'A control that logs',
      text: `models:
  - id: af-detector
    name: AF detector
    logging: RC-2
controls:
  - id: RC-2
    title: A measure that was shown to work
    type: protective-measure
`,
    },
  ],
  judges: [owesMeasure('logging', 'names nothing that records its use.')],
});
