import assert from 'node:assert/strict';
import { applyFix, assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture } from '../../../../test/fixtures/check-fixture';

/** Which rules still speak of RISK-1, and which suppressions are found fault with. */
async function said(text: string, asOf = '2026-11-23'): Promise<string[]> {
  const { findings } = await checkFixture(text, { asOf });
  const wanted = /risk\/un(?:estimated|controlled)|suppression/;
  return findings.filter(({ rule }) => wanted.test(rule)).map(({ rule }) => rule);
}

const unestimated = '  - id: RISK-1\n    title: A\n';
const uncontrolled = '  - id: RISK-1\n    title: A\n    severity: critical\n    probability: frequent\n';
const waiver = (fields: string): string => `waivers:\n  - rule: risk/unestimated-risk\n    target: RISK-1\n${fields}`;

describe('suppression comments', () => {
  const cases: { name: string; text: string; left: string[] }[] = [
    {
      name: 'silence a warning with a reason',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk: later\n${unestimated}`,
      left: [],
    },
    {
      name: 'silence nothing without a reason',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk\n${unestimated}`,
      left: ['risk/unestimated-risk', 'annotation/unjustified-suppression'],
    },
    { name: 'silence a family', text: `risks:\n  # compliance-ignore risk/*: later\n${unestimated}`, left: [] },
    {
      name: 'silence no error without a day',
      text: `risks:\n  # compliance-ignore risk/uncontrolled-risk: later\n${uncontrolled}`,
      left: ['risk/uncontrolled-risk', 'annotation/unjustified-suppression'],
    },
    {
      name: 'silence an error until a day',
      text: `risks:\n  # compliance-ignore risk/uncontrolled-risk: later until 2026-11-23\n${uncontrolled}`,
      left: [],
    },
    {
      name: 'silence nothing past their day',
      text: `risks:\n  # compliance-ignore risk/uncontrolled-risk: later until 2026-11-22\n${uncontrolled}`,
      left: ['risk/uncontrolled-risk', 'annotation/unjustified-suppression'],
    },
    {
      name: 'reach the next record only',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk: later\n${unestimated}  - id: RISK-2\n    title: B\n`,
      left: ['risk/unestimated-risk'],
    },
    {
      name: 'do not reach over to another list',
      text: `controls:\n  - id: RC-1\n    title: A\n    type: process\n  # compliance-ignore risk/unestimated-risk: later\nrisks:\n${unestimated}`,
      left: ['annotation/unused-suppression', 'risk/unestimated-risk'],
    },
    {
      name: 'of a rule that is not there are not also unused',
      text: `risks:\n  # compliance-ignore risk/unestimatd-risk: later\n${unestimated}`,
      left: ['risk/unestimated-risk'],
    },
    {
      name: 'behind a value silence nothing',
      text: 'risks:\n  - id: RISK-1 # compliance-ignore risk/unestimated-risk: later\n    title: A\n',
      left: ['annotation/unused-suppression', 'risk/unestimated-risk'],
    },
    {
      name: 'silence the first rule that they name and say so of a second',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk, risk/uncontrolled-risk: later\n${unestimated}`,
      left: ['annotation/unused-suppression'],
    },
    {
      name: 'with a day that is none hold as without one',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk: later until 2027-13-01\n${unestimated}`,
      left: [],
    },
    {
      name: 'with a day that is none silence no error',
      text: `risks:\n  # compliance-ignore risk/uncontrolled-risk: later until 31.3.2027\n${uncontrolled}`,
      left: ['risk/uncontrolled-risk'],
    },
    {
      name: 'hold until the end of a month',
      text: `risks:\n  # compliance-ignore risk/uncontrolled-risk: later until 2026-11\n${uncontrolled}`,
      left: [],
    },
    {
      name: 'take other words with "until" for the reason',
      text: `risks:\n  # compliance-ignore risk/unestimated-risk: not until v2\n${unestimated}`,
      left: [],
    },
    {
      name: 'before a section silence nothing',
      text: `# compliance-ignore risk/unestimated-risk: later\nrisks:\n${unestimated}`,
      left: ['annotation/unused-suppression', 'risk/unestimated-risk'],
    },
    {
      name: 'are none in a quoted text',
      text: 'risks:\n  - id: RISK-1\n    title: "A # compliance-ignore risk/unestimated-risk: later"\n',
      left: ['risk/unestimated-risk'],
    },
    {
      name: 'are none inside a text',
      text: `risks:\n${unestimated}    hazard: |\n      # compliance-ignore risk/unestimated-risk: later\n  - id: RISK-2\n    title: B\n`,
      left: ['risk/unestimated-risk', 'risk/unestimated-risk'],
    },
  ];
  for (const { name, text, left } of cases)
    it(name, async () => assert.deepEqual((await said(text)).sort(), [...left].sort()));

  it('cannot silence what says that something was not read', async () => {
    const { findings } = await checkFixture(
      'risks:\n  # compliance-ignore annotation/syntax: no until 2027-01-01\n  - id: "RISK-1\n',
    );
    assert.ok(findings.some(({ rule }) => rule === 'annotation/syntax'));
  });

  it('are removed by their fix', async () => {
    const before = await checkFixture(
      'risks:\n  # compliance-ignore risk/unestimated-risk: later\n  - id: RISK-1\n    title: A\n    severity: minor\n    probability: remote\n',
    );
    const after = await assertMends(
      before,
      before.findings.find(({ rule }) => rule === 'annotation/unused-suppression'),
      'Remove',
    );
    assert.doesNotMatch(after.files.get('sample.compliance.yaml') ?? '', /compliance-ignore/);
  });
});

describe('suppression comments that go wrong', () => {
  it('name the day that is none', () =>
    assertLabels(
      'annotation/invalid-value',
      `risks:
  # compliance-ignore risk/unestimated-risk: later until 2027-13-01
#                                                        ^^^^^^^^^^ error: "2027-13-01" is no calendar day.
${unestimated}`,
    ).then(() => undefined));

  it('name each further rule', () =>
    assertLabels(
      'annotation/unused-suppression',
      `risks:
  # compliance-ignore risk/unestimated-risk, soup/* risk/uncontrolled-risk: later
#                                            ^^^^^^ warning: silences one rule, and not also soup/*
#                                                   ^^^^^^^^^^^^^^^^^^^^^^ warning
${unestimated}`,
    ).then(() => undefined));

  it('are said to silence nothing in source code and manifests, and in prose are none', () =>
    assertLabels(
      'annotation/unused-suppression',
      `=== compliance.yaml ===
product:
  name: A
=== src/a.py ===
# compliance-ignore ai/undocumented-model: a demo
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: only in an annotation file
# See compliance-ignore in the handbook.
x = "# compliance-ignore ai/undocumented-model: a demo"
=== src/b.ts ===
/* compliance-ignore */
// ^^^^^^^^^^^^^^^^^ warning
=== docker-compose.yml ===
services: {} # compliance-ignore soup/*: later
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning
`,
    ).then(() => undefined));

  const mended: readonly (readonly [what: string, text: string, fix: string, after: string])[] = [
    [
      'a comment behind a value moves above its record',
      'risks:\n  - id: RISK-2\n    title: B\n    severity: minor\n    probability: remote\n  - id: RISK-1 # a\n    title: A # compliance-ignore risk/unestimated-risk: later\n',
      'Move it above its record',
      '\n  # compliance-ignore risk/unestimated-risk: later\n  - id: RISK-1 # a\n    title: A\n',
    ],
    [
      'a comment for two rules becomes two',
      'risks:\r\n  # compliance-ignore risk/uncontrolled-risk, risk/unestimated-risk: later until 2027-03-31\r\n  - id: RISK-1\r\n    title: A\r\n',
      'Write a comment for each rule',
      'risks:\r\n  # compliance-ignore risk/uncontrolled-risk: later until 2027-03-31\r\n  # compliance-ignore risk/unestimated-risk: later until 2027-03-31\r\n  - id',
    ],
  ];
  for (const [what, text, title, wanted] of mended) {
    it(`are mended: ${what}`, async () => {
      const before = await checkFixture(text);
      const finding = before.findings.find(({ fixes }) => fixes.some((fix) => fix.title === title));
      const after = await applyFix(before, finding, title);
      const written = after.files.get('sample.compliance.yaml') ?? '';
      assert.ok(written.includes(wanted), written);
      assert.deepEqual(
        after.findings.filter(({ rule, target }) => rule === finding?.rule && target === finding.target),
        [],
      );
    });
  }
});

describe('waivers', () => {
  const cases: { name: string; fields: string; left: string[] }[] = [
    { name: 'hold on their last day', fields: '    reason: later\n    expires: 2026-11-23\n', left: [] },
    {
      name: 'do not hold past it',
      fields: '    reason: later\n    expires: 2026-11-22\n',
      left: ['annotation/unjustified-suppression', 'risk/unestimated-risk'],
    },
    {
      name: 'do not hold without a reason',
      fields: '    expires: 2027-01-01\n',
      left: ['annotation/unjustified-suppression', 'risk/unestimated-risk'],
    },
    {
      name: 'do not hold without a day',
      fields: '    reason: later\n',
      left: ['annotation/unjustified-suppression', 'risk/unestimated-risk'],
    },
  ];
  for (const { name, fields, left } of cases)
    it(name, async () =>
      assert.deepEqual((await said(`risks:\n${unestimated}${waiver(fields)}`)).sort(), [...left].sort()),
    );

  it('that silence nothing are said, at their rule', () =>
    assertLabels(
      'annotation/unused-suppression',
      `waivers:
  - rule: risk/unestimated-risk
#         ^^^^^^^^^^^^^^^^^^^^^ warning: silences nothing
    target: RISK-7
    reason: later
    expires: 2027-01-01
`,
    ).then(() => undefined));

  it('name packages with or without version, in both spellings of a scope', async () => {
    const manifest = '=== package.json ===\n{ "dependencies": { "@angular/core": "^9.0.0" } }\n';
    for (const target of ['pkg:npm/@angular/core', 'pkg:npm/%40angular/core', 'pkg:npm/@angular/*']) {
      const { silenced } = await checkFixture(
        `${manifest}=== w.compliance.yaml ===\nwaivers:\n  - rule: soup/undocumented-dependency\n    target: ${target}\n    reason: later\n    expires: 2027-01-01\n`,
      );
      assert.equal(silenced.length, 1, target);
    }
  });

  it('are extended by their fix', async () => {
    const before = await checkFixture(
      `risks:\n${unestimated}${waiver('    reason: later\n    expires: 2026-01-01\n')}`,
    );
    const finding = before.findings.find(({ rule }) => rule === 'annotation/unjustified-suppression');
    await assertMends(before, finding, 'Let it hold until 2027-02-21');
  });
});

describe('annotation/no-product', () => {
  it('is all that is said of a fragment that no product owns', async () => {
    // The standard product stands in another folder then.
    const { findings } = await checkFixture(
      '=== other/compliance.yaml ===\nproduct:\n  name: A\n  version: 1\n  manufacturer: M\n  type: wellness\n  intended-purpose: P\n=== a.compliance.yaml ===\nrisks:\n  - id: RISK-1\n    titel: "\n',
    );
    assert.deepEqual(
      findings.map(({ rule, anchor }) => [rule, anchor.file]),
      [['annotation/no-product', 'a.compliance.yaml']],
    );
  });

  it('names the missing section of a compliance.yaml', async () => {
    const { findings } = await checkFixture(
      '=== x/compliance.yaml ===\nproduct:\n  name: A\n  version: 1\n  manufacturer: M\n  type: wellness\n  intended-purpose: P\n=== compliance.yaml ===\nrisks: []\n',
    );
    assert.match(findings.find(({ rule }) => rule === 'annotation/no-product')?.message ?? '', /no "product:" section/);
  });
});
