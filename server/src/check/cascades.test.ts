import assert from 'node:assert/strict';
import { checkFixture, standardProduct } from '../../../test/fixtures/check-fixture';

const product = (more: string): string => `=== compliance.yaml ===\n${standardProduct}${more}`;
const swapped = (from: string, to: string): string => {
  assert.ok(standardProduct.includes(from), from);
  return `=== compliance.yaml ===\n${standardProduct.replace(from, to)}`;
};
const policy = (name: string): string => `  ${name}:
    severity: [low, high]
    probability: [rare, often]
    acceptable: { low: often, high: rare }
`;
const graded = '  - { id: RISK-1, title: A, severity: low, probability: rare }\n';
const held = (controls: string): string =>
  `risks:\n  - { id: RISK-1, title: A, severity: critical, probability: frequent, ${controls}, residual: { severity: minor, probability: remote } }\n`;
const alarm = 'title: Alarm, type: process';

/** One slip of a person, and all that is to be said of it: rules with a piece of the message. */
const cases: readonly (readonly [slip: string, text: string, ...said: readonly string[]])[] = [
  [
    'a misspelt kind in the risk policy',
    product(`risk-policy:\n${policy('safty')}risks:\n${graded}`),
    'annotation/unknown-field Did you mean "safety"?',
  ],
  [
    'a misspelt kind beside others',
    product(
      `risk-policy:\n${policy('safety')}${policy('secruity')}risks:\n${graded.replace('title: A', 'title: A, kind: security')}`,
    ),
    'annotation/unknown-field Did you mean "security"?',
  ],
  [
    'a kind that nobody knows',
    product(`risk-policy:\n${policy('patients')}risks:\n${graded}`),
    'annotation/unknown-field "patients"',
  ],
  [
    'a misspelt scale',
    product(`risk-policy:\n${policy('safety').replace('severity', 'severty')}risks:\n${graded}`),
    'annotation/unknown-field Did you mean "severity"?',
  ],
  [
    'a level misspelt in its scale',
    product(
      `risk-policy:\n${policy('safety').replace('high]', 'hihg]')}risks:\n${graded.replace('severity: low', 'severity: high')}`,
    ),
    'annotation/invalid-value "high" is no level of severity of this policy.',
  ],
  [
    'a policy that is none',
    product(`risk-policy: strict\nrisks:\n${graded.replace('low', 'minor')}`),
    'annotation/invalid-value "risk-policy" needs fields',
  ],
  [
    'a misspelt type of product',
    swapped('medical-device', 'medical-devise'),
    'annotation/invalid-value "medical-devise"',
  ],
  ['a misspelt key of the product', swapped('device-class', 'device-clas'), 'annotation/unknown-field "device-clas"'],
  ['a class that does not fit', swapped('IIa', '2a'), 'annotation/invalid-value "2a"'],
  [
    'a misspelt section of the product',
    swapped('product:', 'produkt:'),
    'annotation/unknown-field Did you mean "product"?',
  ],
  ['a misspelt scope', swapped('scope:', 'scop:'), 'annotation/unknown-field Did you mean "scope"?'],
  ['a misspelt instrument', swapped('[mdr', '[mrd'), 'annotation/invalid-value "mrd"'],
  [
    'a misspelt section of records',
    `controlls:\n  - { id: RC-1, ${alarm} }\n${held('controls: [RC-1]')}`,
    'annotation/unknown-field Did you mean "controls"?',
  ],
  [
    'a misspelt "id"',
    `controls:\n  - { idd: RC-1, ${alarm} }\n${held('controls: [RC-1]')}`,
    'annotation/unknown-field Did you mean "id"?',
  ],
  [
    'an id of other letters',
    `controls:\n  - { id: 1RC, ${alarm} }\n${held('controls: [1RC]')}`,
    'annotation/invalid-value "1RC" is no id.',
  ],
  ['a missing id', `controls:\n  - { ${alarm} }\n`, 'annotation/missing-field "id" is missing.'],
  [
    'a misspelt reference to records',
    `controls:\n  - { id: RC-1, ${alarm} }\n${held('contrls: [RC-1]')}`,
    'annotation/unknown-field Did you mean "controls"?',
  ],
  [
    'a misspelt type of control',
    `controls:\n  - { id: RC-1, title: Alarm, type: proces }\n${held('controls: [RC-1]')}`,
    'annotation/invalid-value "proces"',
  ],
  [
    'a key that is given twice',
    'risks:\n  - id: RISK-1\n    title: A\n    severity: critical\n    severity: minor\n    probability: frequent\n',
    'annotation/syntax given twice',
  ],
  [
    'a line with one space too many',
    'risks:\n  - id: RISK-1\n    title: A\n     severity: minor\n    probability: remote\n',
    'annotation/syntax A value with a colon in it',
  ],
  [
    'a waiver whose day is none',
    'waivers:\n  - { rule: risk/*, target: RISK-1, reason: later, expires: 2027-13-01 }\n',
    'annotation/invalid-value "2027-13-01"',
  ],
  [
    'a waiver with a misspelt reason',
    'risks:\n  - { id: RISK-1, title: A }\nwaivers:\n  - { rule: risk/*, target: RISK-1, reson: later, expires: 2027-01-01 }\n',
    'annotation/unknown-field Did you mean "reason"?',
  ],
  [
    'a misspelt key that stands there as well',
    'risks:\n  - { id: RISK-1, title: A, severity: minor, probability: remote, severty: minor }\n',
    'annotation/unknown-field Remove it',
  ],
];

describe('one slip', () => {
  for (const [slip, text, ...said] of cases) {
    it(`is one finding: ${slip}`, async () => {
      const { findings } = await checkFixture(text);
      // What a product or a control by itself still lacks is no consequence of the slip.
      const told = findings.filter(
        ({ rule, severity }) => severity !== 'hint' && rule !== 'risk/unanswered-requirement',
      );
      assert.deepEqual(
        told.map(({ rule }) => rule),
        said.map((one) => one.split(' ')[0]),
      );
      for (const [index, one] of said.entries()) {
        const { message = '' } = told[index] ?? {};
        assert.ok(message.includes(one.slice(one.indexOf(' ') + 1)), message);
      }
    });
  }
});
