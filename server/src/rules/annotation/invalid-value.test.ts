import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture } from '../../../../test/fixtures/check-fixture';

const product = (rest: string): string => `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
${rest}`;

describe('annotation/invalid-value across records', () => {
  const cases: { name: string; text: string }[] = [
    {
      name: 'a policy that accepts a level it does not have',
      text: product(`risk-policy:
  severity: [low, high]
  probability: [rare, often]
  acceptable:
    low: oftn
#        ^^^^ error: no level of probability
    hihg: rare
#   ^^^^ error: no level of severity
`),
    },
    {
      name: 'a rule and a family that are not there',
      text: product(`rules:
  risk/uncontroled-risk: warning
# ^^^^^^^^^^^^^^^^^^^^^ error: Did you mean "risk/uncontrolled-risk"?
  rsik/*: off
# ^^^^^^ error: Did you mean "risk/*"?
`),
    },
    {
      name: 'a whole law as what a control satisfies',
      text: `controls:
  - id: RC-1
    title: All of it
    type: process
    satisfies: [cra]
#               ^^^ error: whole instrument
`,
    },
    {
      name: 'nothing where all levels and names are known',
      text: product('rules:\n  risk/*: warning\n  ai/undocumented-model: error\n'),
    },
  ];
  for (const { name, text } of cases)
    it(`finds ${name}`, () => assertLabels('annotation/invalid-value', text).then(() => undefined));

  for (const written of ['yes', 'On', '"true"', "'True'"]) {
    it(`mends ${written} to true`, async () => {
      const result = await checkFixture(product('').trimEnd() + `\n  connected: ${written}\n`);
      const finding = result.findings.find(({ rule }) => rule === 'annotation/invalid-value');
      const after = await assertMends(result, finding, 'Change to "true"');
      assert.match(after.files.get('compliance.yaml') ?? '', /connected: true\n/);
    });
  }
});
