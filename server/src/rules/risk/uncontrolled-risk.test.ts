import assert from 'node:assert/strict';
import { assertLabels } from '../../../../test/fixtures/check-fixture';

const product = (type: string, scope: string, more = ''): string => `=== compliance.yaml ===
compliance: 1
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: ${type}
  intended-purpose: Shows the heart rate.
  connected: true
scope: [${scope}]
${more}`;

const open = (label: string, more = ''): string => `risks:
  - id: RISK-1
${label}
    title: AF episode is missed
    severity: critical
    probability: occasional
${more}`;

const found = '#       ^^^^^^ error';

const cases: readonly (readonly [title: string, text: string])[] = [
  [
    'a device that claims nothing: ISO 14971 speaks for every device',
    product('medical-device', '', open(`${found}: ISO 14971 7.1`)),
  ],
  ['an IVD', product('ivd', 'ivdr', open(found))],
  [
    'the CRA alone, which is still to come',
    product('health-software', 'cra', open(`${found}: CRA Art. 13(2) asks for one (applies from 2027-12-11)`)),
  ],
  ['no instrument in scope', product('wellness', '', open(''))],
  [
    'a severity to which the policy has no entry accepts nothing',
    product(
      'medical-device',
      'mdr',
      `risk-policy:
  severity: [low, high]
  probability: [rare, often]
  acceptable: { low: often }
risks:
  - id: RISK-1
${found}: has no control
    title: AF episode is missed
    severity: high
    probability: rare
`,
    ),
  ],
  [
    'each kind of risk has its policy',
    product(
      'medical-device',
      'mdr',
      `risk-policy:
  security:
    severity: [minor, critical]
    probability: [remote, occasional]
    acceptable: { minor: occasional, critical: occasional }
${open(found)}
  - id: RISK-2
    title: Samples are read by others
    kind: security
    severity: critical
    probability: occasional
`,
    ),
  ],
  [
    'a risk that is not estimated',
    'risks:\n  - id: RISK-1\n    title: AF episode is missed\n    severity: catastrophic\n',
  ],
  [
    'a level that the policy does not know',
    'risks:\n  - id: RISK-1\n    title: AF episode is missed\n    severity: catastrophic\n    probability: often\n',
  ],
  [
    'a misspelt key is said once, as an unknown field',
    open('', '    control: [RC-1]\ncontrols:\n  - id: RC-1\n    title: Alarm\n    type: process\n'),
  ],
  ['a risk is no control', open(found, '    controls: [RISK-1]\n')],
  [
    'a control without type is a control',
    open('', '    controls: [RC-1]\ncontrols:\n  - id: RC-1\n    title: Alarm\n'),
  ],
];

describe('risk/uncontrolled-risk', () => {
  for (const [title, text] of cases)
    it(title, () => assertLabels('risk/uncontrolled-risk', text).then(() => undefined));

  it('says at the estimate what the policy accepts', async () => {
    const { findings } = await assertLabels('risk/uncontrolled-risk', open(found));
    const [finding] = findings.filter(({ rule }) => rule === 'risk/uncontrolled-risk');
    assert.equal(finding?.target, 'RISK-1');
    assert.deepEqual(finding.related, [
      {
        anchor: { file: 'sample.compliance.yaml', path: ['risks', 0, 'probability'], part: 'value' },
        message: 'The risk policy accepts "critical" up to "remote", not "occasional".',
      },
    ]);
  });
});
