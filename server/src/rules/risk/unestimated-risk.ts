// A risk without severity or probability.
import { headOf, nameOf, targetOf } from '../naming';
import { levelsOf, policyOf } from '../risk-policy';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const unestimatedRisk = rule({
  name: 'risk/unestimated-risk',
  severity: 'warning',
  finds: 'A risk without severity or probability',
  why: 'Whether a risk is acceptable follows from how severe and how probable its harm is. Until both are estimated, it cannot be said whether the risk needs a control, and nothing else is judged of it.',
  mend: 'State both with levels of the risk policy. Where the probability cannot be estimated, take the highest that is plausible.',
  clauses: ['iso-14971:5.5'],
  asks: 'asks for an estimate of each risk',
  failing: [
    {
      title: 'How likely it is was left out',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ warning: RISK-1 "AF episode is missed" has no probability.
    title: AF episode is missed
    severity: critical
`,
    },
    {
      title: 'An empty value is an absent one',
      text: `risks:
  - id: RISK-1
#       ^^^^^^ warning: has no severity and no probability.
    title: AF episode is missed
    severity:
    probability:
`,
    },
  ],
  passing: [
    {
      title: 'Both are estimated',
      text: `risks:\n  - id: RISK-1\n    title: Display is hard to read in the sun\n    severity: minor\n    probability: remote\n`,
    },
  ],
  judges: [onProduct(['risks'], judge)],
});

const scales = ['severity', 'probability'] as const;

function judge({ product, tables }: ProductInput<'risks'>): readonly Judgement[] {
  return tables.risks.flatMap((row) => {
    const missing = scales.filter((scale) => row.value[scale] === undefined && !row.keys.has(scale));
    if (missing.length === 0) return [];
    const levels = levelsOf(policyOf(product, row.value.kind));
    const choices = missing.map((scale) => `"${scale}:" (${levels[scale].join(', ')})`);
    return [
      {
        anchor: headOf(row),
        target: targetOf(row),
        what: `${nameOf(row)} has no ${missing.join(' and no ')}.`,
        todo: `Add ${choices.join(' and ')}.`,
      },
    ];
  });
}
