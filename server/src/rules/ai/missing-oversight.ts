// A model of a high-risk system without human oversight.
import { rule } from '../rule';
import { owesMeasure } from './high-risk-duty';

export const missingOversight = rule({
  name: 'ai/missing-oversight',
  severity: 'warning',
  finds: 'A model of a high-risk system without human oversight',
  why: 'Whoever answers for a decision must be able to understand it, doubt it and overrule it. A model that nobody watches errs unseen.',
  mend: 'Name in "human-oversight:" the control by which a person watches, understands and overrules the model, or the document that describes it.',
  limits: 'Whether the measure is enough is for a person to judge.',
  clauses: ['ai-act:art-14/1-3'],
  asks: 'asks for effective human oversight',
  failing: [
    {
      title: 'Nobody oversees the model',
      text: `models:
  - id: af-detector
#       ^^^^^^^^^^^ warning: af-detector "AF detector" names no measure by which a person oversees it.
    name: AF detector
`,
    },
  ],
  passing: [
    {
      title: 'A control by which a person can overrule it',
      text: `models:
  - id: af-detector
    name: AF detector
    human-oversight: RC-2
controls:
  - id: RC-2
    title: A measure that was shown to work
    type: protective-measure
`,
    },
  ],
  judges: [owesMeasure('human-oversight', 'names no measure by which a person oversees it.')],
});
