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
      name: 'instruments that are not there, as names and with terms',
      text: product(`scope:
  - mrd
#   ^^^ error: "mrd" is no known instrument.
  - sop-8: { basis: voluntary }
#   ^^^^^ error: a requirement pack of the product can declare more
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
      name: 'a rule that is not there in a waiver and in a comment',
      text: `risks:
  # compliance-ignore risk/unestimatd-risk: later
#                     ^^^^^^^^^^^^^^^^^^^^ error: "risk/unestimatd-risk" is no rule and no family of rules. Did you mean "risk/unestimated-risk"?
  - id: RISK-1
    title: A
waivers:
  - rule: risk/unestimatd-risk
#         ^^^^^^^^^^^^^^^^^^^^ error
    target: RISK-1
    reason: Later.
    expires: 2027-01-31
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

  it('mends the rule in a comment', async () => {
    const text = 'risks:\n  # compliance-ignore risk/unestimatd-risk: later\n  - id: RISK-1\n    title: A\n';
    const result = await checkFixture(text);
    const finding = result.findings.find(({ rule }) => rule === 'annotation/invalid-value');
    await assertMends(result, finding, 'Change to "risk/unestimated-risk"');
  });

  it('says of a waiver for a rule that is not there only that', async () => {
    const text =
      'waivers:\n  - { rule: risk/unestimatd-risk, target: RISK-1, reason: Later., expires: 2027-01-31 }\n  - { rule: later, target: RISK-1, reason: Later., expires: 2027-01-31 }\n';
    const { findings } = await checkFixture(text);
    const rules = findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('annotation/'));
    assert.deepEqual(rules, ['annotation/invalid-value', 'annotation/invalid-value']);
  });

  it('names as target the record, whatever stands above it', async () => {
    const record = '  - id: RC-1\n    title: Alarm\n    type: none\n    colour: red\n';
    for (const above of ['', '  - id: RC-0\n    title: Alarm\n    type: process\n']) {
      const { findings } = await checkFixture(`controls:\n${above}${record}`);
      const targets = findings.flatMap(({ rule, target }) => (/value|field/.test(rule) ? target : []));
      assert.deepEqual(targets, ['RC-1', 'RC-1']);
    }
  });
});
