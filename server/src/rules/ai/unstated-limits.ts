// A model whose record does not say what its result is for, or where it must not be used.
import { onProduct, rule } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { judgeMissing, unstated } from './owed-fields';

export const unstatedLimits = rule({
  name: 'ai/unstated-limits',
  severity: 'warning',
  finds: 'A model without limitations or without its role in the product',
  why: 'A model is safe for what it was made and tested for. Who does not know its limits uses it beyond them, and nobody can tell the users when not to rely on it.',
  mend: 'Write into "role:" what the product uses the result for, and into "limitations:" where it is weak and what it must not be used for.',
  clauses: ['ai-act:art-13/3b'],
  asks: 'asks to state purpose, capabilities and limits',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'A role without limits',
      text: `models:
  - id: af-detector
#       ^^^^^^^^^^^ warning: af-detector "AF detector" does not state "limitations".
    name: AF detector
    role: Its result drives the alarm.
`,
    },
  ],
  passing: [
    {
      title: 'Role and limits',
      text: `models:\n  - id: af-detector\n    name: AF detector\n    role: Its result drives the alarm.\n    limitations: Not for wearers with a pacemaker.\n`,
    },
  ],
  judges: [
    onProduct(['models'], ({ tables }) =>
      tables.models.flatMap((row) => {
        const missing = ['role', 'limitations'].filter((key) => !row.keys.has(key));
        return missing.length === 0 ? [] : [judgeMissing(row, missing, unstated(missing))];
      }),
    ),
  ],
});
