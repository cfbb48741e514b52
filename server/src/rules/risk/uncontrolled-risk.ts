// A risk that is not acceptable by the policy and has no control.
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { byId, controlsOf, isUnacceptable, policyPlace } from './estimates';
import { ControlOffers } from './new-control';

export const uncontrolledRisk = rule({
  name: 'risk/uncontrolled-risk',
  severity: 'error',
  finds: 'A risk that is not acceptable by the policy and has no control',
  why: 'A risk above the policy may not stay as it is: something in the product has to reduce it. Without a control nobody can tell what that is, nor whether it still works after the next change.',
  mend: 'Name the control in "controls:", or create one. If the estimate is wrong, correct it. An id that leads nowhere is no control.',
  clauses: ['iso-14971:7.1', 'mdr:annex-I/4', 'ivdr:annex-I/3-4', 'ai-act:art-9/5', 'cra:art-13/2'],
  asks: 'asks for one',
  failing: [
    {
      title: 'Too probable for its severity, and nothing done about it',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ error: RISK-1 "AF episode is missed" has no control. ISO 14971 7.1 asks for one. Add a control to "controls:".
    title: AF episode is missed
    severity: critical
    probability: occasional
`,
    },
    {
      title: 'The control that it names is not there',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ error: has no control
    title: AF episode is missed
    severity: catastrophic
    probability: remote
    controls: [RC-9]
`,
    },
  ],
  passing: [
    {
      title: 'A risk with its control',
      text: `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [RC-1]
controls:
  - id: RC-1
    title: Alarm when signal quality is too low to classify
    type: protective-measure
`,
    },
    {
      title: 'Acceptable as it is',
      text: `risks:\n  - id: RISK-1\n    title: Display is hard to read in the sun\n    severity: minor\n    probability: remote\n`,
    },
  ],
  judges: [onProduct(['risks', 'controls', 'ids'], judge)],
});

function judge({ product, tables }: ProductInput<'risks' | 'controls' | 'ids'>): readonly Judgement[] {
  const controls = byId(tables.controls);
  const open = tables.risks.filter((row) => isUnacceptable(product, row) && controlsOf(row, controls).length === 0);
  if (open.length === 0) return [];
  const offers = new ControlOffers(tables);
  return open.map((row) => ({
    anchor: headOf(row),
    target: targetOf(row),
    what: `${nameOf(row)} has no control.`,
    todo: 'Add a control to "controls:".',
    related: [policyPlace(product, row, row.value)],
    fixes: offers.fixesFor(row),
  }));
}
