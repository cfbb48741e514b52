import assert from 'node:assert/strict';
import { assertLabels, checkFixture } from '../../../../test/fixtures/check-fixture';

const rule = 'risk/unanswered-requirement';

const product = (facts: string, scope: string, rest = ''): string => `=== compliance.yaml ===
compliance: 1
product: { name: A, version: 1.0.0, manufacturer: B, intended-purpose: C, connected: true, ${facts} }
scope:
${scope}
${rest}`;

const cra = product('type: health-software', '  - cra');
const satisfies = (...clauses: string[]): string =>
  `controls:\n  - { id: RC-1, title: D, type: process, satisfies: [${clauses.join(', ')}] }\n`;

/** The parts of which the rule speaks. */
async function parts(text: string): Promise<readonly string[]> {
  const { findings } = await checkFixture(text);
  return findings.filter((finding) => finding.rule === rule).map((finding) => finding.target);
}

const asked: readonly (readonly [title: string, text: string, parts: readonly string[]])[] = [
  ['one finding a part', cra, ['cra:annex-I/part-I', 'cra:annex-I/part-II']],
  ['a whole answers all below it', cra + satisfies('cra:annex-I/part-I'), ['cra:annex-I/part-II']],
  ['letter case is ignored', cra + satisfies('CRA:Annex-I/Part-II'), ['cra:annex-I/part-I']],
  ['a whole instrument answers nothing', cra + satisfies('cra'), ['cra:annex-I/part-I', 'cra:annex-I/part-II']],
  [
    'evidence answers',
    `${cra}evidence:\n  - { id: EV-1, title: D, file: compliance.yaml, satisfies: 'cra:annex-I/part-I' }\n`,
    ['cra:annex-I/part-II'],
  ],
  ['a requirement answers', `${cra}requirements:\n  - { id: REQ-1, title: D, satisfies: ['cra:annex-I'] }\n`, []],
  [
    'an exclusion covers',
    `${cra}not-applicable:\n  - { clause: 'cra:annex-I/part-I', justification: D }\n`,
    ['cra:annex-I/part-II'],
  ],
  ['a device is outside the CRA', product('type: medical-device', '  - cra'), []],
  [
    'unless it claims it voluntarily',
    product('type: medical-device', '  - cra: { basis: voluntary }'),
    ['cra:annex-I/part-I', 'cra:annex-I/part-II'],
  ],
  ['nothing claimed', product('type: medical-device', '  []'), []],
  ['standards have no essential requirements', product('type: medical-device', '  - iec-62304'), []],
  ['IVDR', product('type: ivd, device-class: C', '  - ivdr'), ['ivdr:annex-I']],
  [
    'AI Act by article, for high-risk AI',
    product(
      'type: medical-device, device-class: IIa, ai: high-risk',
      '  - ai-act',
      satisfies('ai-act:art-10', 'ai-act:art-12/1', 'ai-act:art-13'),
    ),
    ['ai-act:art-8', 'ai-act:art-9', 'ai-act:art-11', 'ai-act:art-14', 'ai-act:art-15'],
  ],
  [
    'a clause that applies only after the support has ended',
    product('type: health-software, support-until: 2027-06-30', '  - cra'),
    [],
  ],
];

describe(rule, () => {
  for (const [title, text, expected] of asked) it(title, async () => assert.deepEqual(await parts(text), expected));

  it('stands at the entry of the scope, lists the clauses and says from when they apply', async () => {
    const open = product(
      'type: health-software',
      '  - cra: { basis: voluntary }\n#   ^^^ warning: Nothing satisfies 2 requirements of CRA Annex I Part II: (7) and (8). They apply from 2027-12-11.',
      satisfies('cra:annex-I/part-I', ...[1, 2, 3, 4, 5, 6].map((number) => `cra:annex-I/part-II/${number}`)),
    );
    const { findings } = await assertLabels(rule, open);
    const related = findings
      .find((finding) => finding.rule === rule)
      ?.related.map((place) => place.message.split(': ')[0]);
    assert.deepEqual(related, ['cra:annex-I/part-II/7', 'cra:annex-I/part-II/8']);
    await assertLabels(rule, open.replace(' They apply from 2027-12-11.', ' Name each'), { asOf: '2028-01-01' });
  });

  it('names a single clause with its title', () =>
    assertLabels(
      rule,
      product(
        'type: health-software',
        '  - cra\n#   ^^^ warning: Nothing satisfies CRA Annex I Part II (8) (',
        satisfies('cra:annex-I/part-I', ...[1, 2, 3, 4, 5, 6, 7].map((number) => `cra:annex-I/part-II/${number}`)),
      ),
    ).then(() => undefined));
});
