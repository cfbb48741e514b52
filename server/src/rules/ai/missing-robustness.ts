// A model of a high-risk system without a measure against errors and attacks.
import { rule } from '../rule';
import { owesMeasure } from './high-risk-duty';

export const missingRobustness = rule({
  name: 'ai/missing-robustness',
  severity: 'warning',
  finds: 'A model of a high-risk system without a measure against errors and attacks',
  why: 'Inputs are noisy, sensors fail, and somebody may want the model to be wrong. Without a measure against that, one bad input decides.',
  mend: 'Name in "robustness:" the controls that keep errors, faults and attacks from misleading the model.',
  limits: 'Whether the measures meet the attacks that matter is for a person to judge.',
  clauses: ['ai-act:art-15/4', 'ai-act:art-15/5'],
  asks: 'asks for robustness and security',
  failing: [
    {
      title: 'Nothing guards the model',
      text: `models:
  - id: af-detector
#       ^^^^^^^^^^^ warning: af-detector "AF detector" names no measure against errors and attacks.
    name: AF detector
`,
    },
  ],
  passing: [
    {
      title: 'A control that guards it',
      text: `models:
  - id: af-detector
    name: AF detector
    robustness: RC-2
controls:
  - id: RC-2
    title: A measure that was shown to work
    type: protective-measure
`,
    },
  ],
  judges: [owesMeasure('robustness', 'names no measure against errors and attacks.')],
});
