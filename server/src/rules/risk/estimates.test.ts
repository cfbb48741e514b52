// The rules that speak of a risk's estimates beside risk/uncontrolled-risk: which of them speaks, and that only one does.
import { assertLabels } from '../../../../test/fixtures/check-fixture';

const control = `controls:
  - id: RC-1
    title: Alarm when signal quality is too low to classify
    type: protective-measure
`;

const risk = (fields: string, label = ''): string => `risks:
  - id: RISK-1
${label === '' ? '' : `#       ^^^^^^ ${label}\n`}    title: AF episode is missed
${fields}
${control}`;

const craOnly = (rest: string): string => `=== compliance.yaml ===
compliance: 1
product: { name: A, version: 1.0.0, manufacturer: B, type: health-software, intended-purpose: C, connected: true }
scope: [cra]
${rest}`;

type Case = readonly [rule: string, title: string, text: string];

const unestimated: readonly Case[] = [
  [
    'unestimated-risk',
    'no estimate at all, controlled or not',
    risk('    controls: [RC-1]', 'warning: has no severity and no probability. ISO 14971 5.5'),
  ],
  ['unestimated-risk', 'a misspelt key is said once', risk('    severty: critical\n    probability: remote')],
  [
    'unestimated-risk',
    'a level that the policy does not know is stated',
    risk('    severity: grave\n    probability: remote'),
  ],
  [
    'unestimated-risk',
    'the levels are those of the policy',
    risk('    severity: critical', 'warning: Add "probability:" (improbable, remote, occasional, probable, frequent).'),
  ],
  ['unestimated-risk', 'no device and ISO 14971 not claimed', craOnly(risk('    severity: critical'))],
];

const unacceptable: readonly Case[] = [
  [
    'unacceptable-residual-risk',
    'as probable as before',
    risk(
      '    severity: critical\n    probability: frequent\n    controls: [RC-1]\n    residual: { severity: critical, probability: frequent }',
      'error: ISO 14971 7.4 asks for one.',
    ),
  ],
  [
    'unacceptable-residual-risk',
    'accepted before, not any more',
    risk(
      '    severity: minor\n    probability: remote\n    residual: { severity: critical, probability: frequent }',
      'error',
    ),
  ],
  [
    'unacceptable-residual-risk',
    'an analysis that is not there is an unresolved reference',
    risk(
      '    severity: critical\n    probability: frequent\n    controls: [RC-1]\n    residual: { severity: critical, probability: frequent, benefit-risk: docs/none.md }',
    ),
  ],
  [
    'unacceptable-residual-risk',
    'without control the risk is uncontrolled',
    risk(
      '    severity: critical\n    probability: frequent\n    residual: { severity: critical, probability: frequent }',
    ),
  ],
  [
    'unacceptable-residual-risk',
    'without estimate the risk is unestimated',
    risk('    controls: [RC-1]\n    residual: { severity: critical, probability: frequent }'),
  ],
  [
    'unacceptable-residual-risk',
    'half an estimate is not evaluated',
    risk(
      '    severity: critical\n    probability: frequent\n    controls: [RC-1]\n    residual: { severity: critical }',
    ),
  ],
  [
    'unacceptable-residual-risk',
    'no device and ISO 14971 not claimed',
    craOnly(
      risk(
        '    severity: critical\n    probability: frequent\n    controls: [RC-1]\n    residual: { severity: critical, probability: frequent }',
      ),
    ),
  ],
];

const unevaluated: readonly Case[] = [
  [
    'unevaluated-residual-risk',
    'half an estimate',
    risk(
      '    severity: minor\n    probability: remote\n    controls: [RC-1]\n    residual: { severity: minor }',
      'warning: no residual probability is stated. ISO 14971 7.3',
    ),
  ],
  [
    'unevaluated-residual-risk',
    'a level that the policy does not know is stated',
    risk(
      '    severity: minor\n    probability: remote\n    controls: [RC-1]\n    residual: { severity: minor, probability: low }',
    ),
  ],
  [
    'unevaluated-residual-risk',
    'a misspelt key is said once',
    risk(
      '    severity: minor\n    probability: remote\n    controls: [RC-1]\n    residuals: { severity: minor, probability: remote }',
    ),
  ],
  [
    'unevaluated-residual-risk',
    'a control that is not there controls nothing',
    risk('    severity: minor\n    probability: remote\n    controls: [RC-9]'),
  ],
  [
    'unevaluated-residual-risk',
    'an unestimated risk is only unestimated',
    risk('    severity: minor\n    controls: [RC-1]'),
  ],
  [
    'unevaluated-residual-risk',
    'no device and ISO 14971 not claimed',
    craOnly(risk('    severity: minor\n    probability: remote\n    controls: [RC-1]')),
  ],
];

const held = (types: readonly string[], label = ''): string => `risks:
  - id: RISK-1
${label === '' ? '' : `#       ^^^^^^ ${label}\n`}    title: AF episode is missed
    severity: critical
    probability: occasional
    controls: [${types.map((_, index) => `RC-${index}`).join(', ')}]
controls:
${types.map((type, index) => `  - { id: RC-${index}, title: Measure, type: ${type} }`).join('\n')}
`;

const informationOnly: readonly Case[] = [
  [
    'information-only-control',
    'two warnings are not more than one',
    held(['information-for-safety', 'information-for-safety'], 'warning'),
  ],
  [
    'information-only-control',
    'a measure of the process is not counted',
    held(['information-for-safety', 'process'], 'warning'),
  ],
  ['information-only-control', 'nothing but the process', held(['process'])],
  ['information-only-control', 'safe by design, with a warning', held(['inherent-safety', 'information-for-safety'])],
  ['information-only-control', 'a type that is missing is asked for elsewhere', held([''])],
  [
    'information-only-control',
    'a risk that is acceptable',
    held(['information-for-safety']).replace('critical', 'minor'),
  ],
  ['information-only-control', 'the law speaks of devices', craOnly(held(['information-for-safety']))],
];

for (const cases of [unestimated, unacceptable, unevaluated, informationOnly]) {
  describe(`risk/${cases[0]?.[0] ?? ''}`, () => {
    for (const [rule, title, text] of cases) it(title, () => assertLabels(`risk/${rule}`, text).then(() => undefined));
  });
}
