// Where a claim that the law excludes is shown, and what its fixes leave.
import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture } from '../../../../test/fixtures/check-fixture';

const product = (scope: string): string => `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: accessory
  intended-purpose: Detects atrial fibrillation.
${scope}`;

const cases: readonly [scope: string, voluntary: RegExp, without: RegExp][] = [
  [
    'scope:\n  - mdr\n  - cra\n#   ^^^ information: does not apply to CardioWatch: it excludes\n',
    /\n {2}- cra: \{ basis: voluntary \}\n|\n {2}- cra:\n {6}basis: voluntary\n/,
    /scope:\n {2}- mdr\n$/,
  ],
  [
    'scope:\n  - mdr\n  - cra: { reason: Customers ask for it. }\n#   ^^^ information\n',
    /- cra: \{ (?:basis: voluntary, )?reason: Customers ask for it\.(?:, basis: voluntary)? \}\n/,
    /scope:\n {2}- mdr\n$/,
  ],
  [
    'scope: [mdr, cra]\n#            ^^^ information\n',
    /scope: \[mdr, \{? ?cra: \{ basis: voluntary \} ?\}?\]\n/,
    /scope: \[mdr\]\n/,
  ],
];

describe('scope/excluded-instrument', () => {
  for (const [type, scope, found] of [
    ['component', '[mdr, cra]', 1],
    ['component', '[cra]', 0],
    ['medical-device', '[cra]', 1],
    ['annex-xvi', '[mdr, cra]', 1],
    ['wellness', '[cra]', 0],
    ['ivd', '[ivdr, { cra: { basis: voluntary } }]', 0],
  ] as const) {
    it(`speaks ${found} times of a product of type ${type} that claims ${scope}`, async () => {
      const text = product(`scope: ${scope}\n`).replace('accessory', type);
      const { findings } = await checkFixture(text);
      assert.equal(findings.filter(({ rule }) => rule === 'scope/excluded-instrument').length, found);
    });
  }

  for (const [scope, voluntary, without] of cases) {
    it(`in ${JSON.stringify(scope.split('\n#')[0])}`, async () => {
      const result = await assertLabels('scope/excluded-instrument', product(scope));
      const finding = result.findings.find(({ rule }) => rule === 'scope/excluded-instrument');
      const text = async (title: string): Promise<string> =>
        (await assertMends(result, finding, title)).files.get('compliance.yaml') ?? '';
      assert.match(await text('Claim it voluntarily'), voluntary);
      assert.match(await text('Take the CRA out'), without);
    });
  }
});
