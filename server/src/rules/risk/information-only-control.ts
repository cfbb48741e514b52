// An unacceptable risk that only information for safety holds.
import { headOf, nameOf, targetOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { byId, controlsOf, isUnacceptable, policyPlace } from './estimates';

export const informationOnlyControl = rule({
  name: 'risk/information-only-control',
  severity: 'warning',
  finds: 'An unacceptable risk held only by information for safety',
  why: 'Warnings and training work only if people read, remember and heed them. Safe design comes first, then protective measures, and information last; the order is law for devices.',
  mend: 'Add a control of type "inherent-safety" or "protective-measure". Where none is practicable, say why in a waiver.',
  limits: 'Controls of the process are not counted; whether a better measure is practicable is for people to judge.',
  clauses: ['iso-14971:7.1', 'mdr:annex-I/4', 'ivdr:annex-I/3-4'],
  asks: 'asks for safe design first, then protective measures, information last',
  failing: [
    {
      title: 'Only a warning in the instructions',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ warning: RISK-1 "AF episode is missed" is held by information for safety only.
    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [RC-1]
controls:
  - id: RC-1
    title: Warning in the instructions for use
    type: information-for-safety
`,
    },
  ],
  passing: [
    {
      title: 'The warning comes beside an alarm',
      text: `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [RC-1, RC-2]
controls:
  - id: RC-1
    title: Warning in the instructions for use
    type: information-for-safety
  - id: RC-2
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
    if (!isUnacceptable(product, row)) return [];
    const counted = controlsOf(row, controls).filter(({ value }) => value.type !== 'process');
    if (counted.length === 0 || counted.some(({ value }) => value.type !== 'information-for-safety')) return [];
    return [
      {
        anchor: headOf(row),
        target: targetOf(row),
        what: `${nameOf(row)} is held by information for safety only.`,
        todo: 'Add a control of another type, or say in a waiver why none is practicable.',
        related: [
          policyPlace(product, row, row.value),
          ...counted.map((control) => ({
            anchor: headOf(control),
            message: `${nameOf(control)} is information for safety.`,
          })),
        ],
      },
    ];
  });
}
