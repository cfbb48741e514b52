// A controlled risk without residual estimate.
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { byId, controlsOf, isEstimated } from './estimates';

export const unevaluatedResidualRisk = rule({
  name: 'risk/unevaluated-residual-risk',
  severity: 'warning',
  finds: 'A controlled risk without residual estimate',
  why: 'A control that is there need not be enough. Only the estimate with the controls in place says whether what remains is acceptable.',
  mend: 'Add "residual:" with the severity and the probability that remain.',
  clauses: ['iso-14971:7.3'],
  asks: 'asks for its evaluation',
  failing: [
    {
      title: 'A control, and nothing said of what remains',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ warning: For RISK-1 "AF episode is missed" no residual severity and probability are stated.
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
  ],
  passing: [
    {
      title: 'What remains is estimated',
      text: `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [RC-1]
    residual: { severity: critical, probability: remote }
controls:
  - id: RC-1
    title: Alarm when signal quality is too low to classify
    type: protective-measure
`,
    },
  ],
  judges: [onProduct(['risks', 'controls'], judge)],
});

const scales = ['severity', 'probability'] as const;

function judge({ tables }: ProductInput<'risks' | 'controls'>): readonly Judgement[] {
  const controls = byId(tables.controls);
  return tables.risks.flatMap((row) => {
    const missing = scales.filter((scale) => row.value.residual?.[scale] === undefined);
    if (missing.length === 0 || !isEstimated(row) || controlsOf(row, controls).length === 0) return [];
    return [
      {
        anchor: headOf(row),
        target: targetOf(row),
        what: `For ${nameOf(row)} no residual ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} stated.`,
        todo: 'State below "residual:" what remains with the controls in place.',
      },
    ];
  });
}
