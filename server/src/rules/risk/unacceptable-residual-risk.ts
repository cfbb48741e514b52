// Residual risk above the policy, without benefit-risk analysis.
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { byId, controlsOf, isEstimated, isResidualUnacceptable, isUnacceptable, policyPlace } from './estimates';

export const unacceptableResidualRisk = rule({
  name: 'risk/unacceptable-residual-risk',
  severity: 'error',
  finds: 'Residual risk above the policy, without benefit-risk analysis',
  why: 'What remains of a risk with all its controls may stay above the policy only if the medical benefit outweighs it, and that has to be shown. Without the analysis the product carries a risk that its own policy refuses.',
  mend: 'Reduce the risk further, or name the benefit-risk analysis in "benefit-risk:" below "residual:".',
  limits: 'Whether the analysis convinces is for people to judge; only that one is named is seen here.',
  clauses: ['iso-14971:7.4'],
  asks: 'asks for one',
  failing: [
    {
      title: 'The control helps, but not enough',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ error: The residual risk of RISK-1 "AF episode is missed" is not acceptable, and no benefit-risk analysis is named.
    title: AF episode is missed
    severity: critical
    probability: probable
    controls: [RC-1]
    residual: { severity: critical, probability: occasional }
controls:
  - id: RC-1
    title: Alarm when signal quality is too low to classify
    type: protective-measure
`,
    },
  ],
  passing: [
    {
      title: 'The benefit is weighed against it',
      text: `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: probable
    controls: [RC-1]
    residual: { severity: critical, probability: occasional, benefit-risk: docs/benefit-risk.md }
controls:
  - id: RC-1
    title: Alarm when signal quality is too low to classify
    type: protective-measure
`,
    },
  ],
  judges: [onProduct(['risks', 'controls'], judge)],
});

function judge({ product, tables }: ProductInput<'risks' | 'controls'>): readonly Judgement[] {
  const controls = byId(tables.controls);
  return tables.risks.flatMap((row) => {
    const { residual } = row.value;
    if (residual === undefined || residual.benefitRisk !== undefined) return [];
    // Of a risk that is not estimated, or has no control, other rules speak.
    const isUncontrolled = isUnacceptable(product, row) && controlsOf(row, controls).length === 0;
    if (!isEstimated(row) || isUncontrolled || !isResidualUnacceptable(product, row)) return [];
    return [
      {
        anchor: headOf(row),
        target: targetOf(row),
        what: `The residual risk of ${nameOf(row)} is not acceptable, and no benefit-risk analysis is named.`,
        todo: 'Reduce it further, or name the analysis in "benefit-risk:" below "residual:".',
        related: [policyPlace(product, row, residual, 'residual')],
      },
    ];
  });
}
