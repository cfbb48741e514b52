// Records of components: what their class owes, which versions they speak of, how old their reviews are, what uses them.
import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture } from '../../../../test/fixtures/check-fixture';

/** Checks a text with `express` 4.21.2 in a manifest beside it. */
function withExpress(records: string, range = '4.21.2'): string {
  return `=== soup.compliance.yaml ===\n${records}=== package.json ===\n{ "dependencies": { "express": "${range}" } }\n`;
}

async function assertFound(rule: string, text: string, expected: readonly string[]): Promise<void> {
  const { findings } = await checkFixture(text);
  const found = findings.filter((finding) => finding.rule === rule).map(({ message }) => message);
  assert.equal(found.length, expected.length, JSON.stringify(found));
  expected.forEach((words, index) => assert.ok(found[index]?.includes(words), found[index]));
}

const full = 'purpose: x, requirements: y, anomalies-reviewed: 2026-10-02';

describe('soup/incomplete-record', () => {
  const cases: [title: string, text: string, expected: string[]][] = [
    ['all there', withExpress(`dependencies:\n  - { package: pkg:npm/express, ${full} }\n`), []],
    [
      'one missing is named with the clause that asks for it',
      withExpress('dependencies:\n  - { package: pkg:npm/express, purpose: x, requirements: y }\n'),
      ['lacks "anomalies-reviewed", which safety class B owes. IEC 62304 7.1.3'],
    ],
    [
      'the class of the item that holds the manifest',
      `=== soup.compliance.yaml ===
items:
  - { id: ITEM-1, title: Portal, path: portal, software-safety-class: A, segregation: Own process. }
  - { id: ITEM-2, title: Engine, path: portal/engine, software-safety-class: C }
dependencies:
  - package: pkg:npm/vue
  - package: pkg:npm/ml-matrix
=== portal/package.json ===
{ "dependencies": { "vue": "3.5.1" } }
=== portal/engine/package.json ===
{ "dependencies": { "ml-matrix": "6.12.0" } }
`,
      ['which safety class C owes'],
    ],
    [
      'the highest class of several manifests',
      `=== soup.compliance.yaml ===
items:
  - { id: ITEM-1, title: Portal, path: portal, software-safety-class: A, segregation: Own process. }
dependencies:
  - package: pkg:npm/vue
=== portal/package.json ===
{ "dependencies": { "vue": "3.5.1" } }
=== viewer/package.json ===
{ "dependencies": { "vue": "3.5.1" } }
`,
      ['which safety class B owes'],
    ],
    ['a record of what is not used', withExpress('dependencies:\n  - package: pkg:npm/moment\n'), []],
    [
      'a family',
      '=== soup.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/@angular/*\n=== package.json ===\n{ "dependencies": { "@angular/core": "21.0.0" } }\n',
      ['The record of pkg:npm/@angular/* lacks'],
    ],
  ];
  for (const [title, text, expected] of cases) it(title, () => assertFound('soup/incomplete-record', text, expected));
});

describe('soup/version-drift', () => {
  const drifted = withExpress(`dependencies:\n  - { package: pkg:npm/express, versions: ^3, ${full} }\n`, '^4.21.2');
  const cases: [title: string, text: string, expected: string[]][] = [
    ['a range without lock', drifted, ['speaks of ^3, and package.json uses ^4.21.2']],
    ['no versions hold for all', withExpress(`dependencies:\n  - { package: pkg:npm/express, ${full} }\n`), []],
    [
      'of two records the last one is to be brought up to date',
      withExpress(
        `dependencies:\n  - { package: pkg:npm/express, versions: ^2, ${full} }\n  - { package: pkg:npm/express, versions: ^3, ${full} }\n`,
      ),
      ['speaks of ^3'],
    ],
    [
      'a record without versions holds beside it',
      withExpress(
        `dependencies:\n  - { package: pkg:npm/express, versions: ^2, ${full} }\n  - { package: pkg:npm/express, ${full} }\n`,
      ),
      [],
    ],
  ];
  for (const [title, text, expected] of cases) it(title, () => assertFound('soup/version-drift', text, expected));

  it('a copy that comes along is no drift', async () => {
    await assertFound(
      'soup/version-drift',
      `=== soup.compliance.yaml ===
dependencies:
  - { package: pkg:npm/ms, versions: ^2.1, ${full} }
=== package.json ===
{ "dependencies": { "ms": "^2.1.0", "debug": "^2.0.0" } }
=== package-lock.json ===
{
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "ms": "^2.1.0", "debug": "^2.0.0" } },
    "node_modules/ms": { "version": "2.1.3" },
    "node_modules/debug": { "version": "2.6.9", "dependencies": { "ms": "2.0.0" } },
    "node_modules/debug/node_modules/ms": { "version": "2.0.0" }
  }
}
`,
      [],
    );
  });

  it('is mended by the range of the manifest', async () => {
    const before = await checkFixture(drifted);
    const finding = before.findings.find(({ rule }) => rule === 'soup/version-drift');
    await assertMends(before, finding, 'Set the versions of the record to ^4.21.2');
  });

  it('is mended by the version alone where the manifest has no range', async () => {
    const before = await checkFixture(`=== soup.compliance.yaml ===
dependencies:
  - { package: pkg:pypi/numpy, versions: '>=1,<2', ${full} }
=== requirements.txt ===
numpy==2.1.3
`);
    const finding = before.findings.find(({ rule }) => rule === 'soup/version-drift');
    await assertMends(before, finding, 'Set the versions of the record to ==2.1.3');
  });
});

describe('records of what only develops the product', () => {
  it('are softer', async () => {
    const { findings } = await checkFixture(`=== soup.compliance.yaml ===
dependencies:
  - { package: pkg:npm/mocha, versions: ^10, anomalies-reviewed: 2026-01-02 }
=== package.json ===
{ "devDependencies": { "mocha": "11.0.1" } }
`);
    assert.deepEqual(
      findings.filter(({ rule }) => rule.startsWith('soup/')).map(({ rule, severity }) => `${rule} ${severity}`),
      ['soup/incomplete-record information', 'soup/version-drift information', 'soup/stale-anomaly-review information'],
    );
  });
});

describe('soup/stale-anomaly-review', () => {
  const reviewed = (review: string): string =>
    withExpress(
      `dependencies:\n  - package: pkg:npm/express\n    purpose: x\n    requirements: y\n    anomalies-reviewed: ${review}\n`,
    );
  const cases: [review: string, expected: string[]][] = [
    ['2026-05-27', []],
    ['2026-05-26', ['last reviewed on 2026-05-26, 181 days ago']],
    ['{ on: 2026-10-02, version: 4.21.2 }', []],
    ['{ on: 2026-10-02, version: 4.21.1 }', ['were reviewed for 4.21.1, and 4.21.2 is in use']],
    ['{ on: 2026-01-02, version: 4.21.1 }', ['were reviewed for 4.21.1']],
  ];
  for (const [review, expected] of cases)
    it(review, () => assertFound('soup/stale-anomaly-review', reviewed(review), expected));

  for (const review of ['2026-01-02', '{ on: 2026-01-02, version: 4.21.1 }', '{ on: 2026-01-02 }']) {
    it(`${review} is mended by who reviewed it now`, async () => {
      const before = await checkFixture(reviewed(review));
      const finding = before.findings.find(({ rule }) => rule === 'soup/stale-anomaly-review');
      assert.equal(finding?.fixes[0]?.preferred, false, 'no "fix all" writes what a person has to do');
      await assertMends(before, finding, 'I have reviewed the anomalies of pkg:npm/express 4.21.2');
    });
  }

  it('compares with the versions of which the record speaks', () =>
    assertFound(
      'soup/stale-anomaly-review',
      `=== soup.compliance.yaml ===
dependencies:
  - { package: pkg:npm/express, versions: ^4, purpose: x, requirements: y, anomalies-reviewed: { on: 2026-10-02, version: 4.18.0 } }
  - { package: pkg:npm/express, versions: ^5, purpose: x, requirements: y, anomalies-reviewed: { on: 2026-10-02, version: 5.1.0 } }
=== a/package.json ===
{ "dependencies": { "express": "5.1.0" } }
=== b/package.json ===
{ "dependencies": { "express": "4.21.2" } }
`,
      ['were reviewed for 4.18.0, and 4.21.2 is in use'],
    ));

  it('class A owes none', () =>
    assertFound(
      'soup/stale-anomaly-review',
      withExpress(
        'dependencies:\n  - { package: pkg:npm/express, software-safety-class: A, anomalies-reviewed: 2020-01-01 }\n',
      ),
      [],
    ));
});

describe('soup/orphan-record', () => {
  const orphan = withExpress(
    `dependencies:\n  - { package: pkg:npm/express, ${full} }\n  - { package: pkg:npm/moment, ${full} }\n`,
  );

  it('is mended by taking it out', async () => {
    const before = await checkFixture(orphan);
    const finding = before.findings.find(({ rule }) => rule === 'soup/orphan-record');
    assert.equal(finding?.target, 'pkg:npm/moment');
    await assertMends(before, finding, 'Remove the record of pkg:npm/moment');
  });

  it('is mended where it is the only record', async () => {
    const before = await checkFixture(
      `=== soup.compliance.yaml ===\n# What is not ours.\ndependencies:\n  # An old friend.\n  - package: pkg:pypi/numpy\n=== pyproject.toml ===\n[project]\nname = "x"\ndependencies = []\n`,
    );
    const finding = before.findings.find(({ rule }) => rule === 'soup/orphan-record');
    const { files } = await assertMends(before, finding, 'Remove the record of pkg:pypi/numpy');
    assert.doesNotMatch(files.get('soup.compliance.yaml') ?? '', /numpy/);
  });

  it('says nothing while a manifest cannot be read', async () => {
    await assertFound('soup/orphan-record', `${orphan}=== web/package.json ===\n{ "dependencies": {\n`, []);
  });
});

describe('soup/unverifiable-source', () => {
  const product = `=== compliance.yaml ===
product:
  name: Step Coach
  version: 1.0.0
  manufacturer: Example Wellness GmbH
  type: wellness
  intended-purpose: Counts steps.
  connected: true
  ai: none
  support-until: 2031-12-31
scope: [cra]
`;
  const cases: [reference: string, isFound: boolean][] = [
    ['^4.0.0', false],
    ['github:acme/ecg#v1', true],
    ['git+https://git.example/ecg.git#3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b', false],
    ['https://files.example/ecg.tgz', true],
    ['file:../shared', false],
    ['file:../../shared', true],
    ['file:/opt/shared', true],
    ['workspace:*', false],
  ];
  for (const [reference, isFound] of cases) {
    it(reference, () =>
      assertFound(
        'soup/unverifiable-source',
        `${product}=== web/package.json ===\n{ "dependencies": { "ecg": "${reference}" } }\n`,
        isFound ? [`ecg comes from ${reference}`] : [],
      ),
    );
  }

  it('a development tool is softer', () =>
    assertLabels(
      'soup/unverifiable-source',
      `${product}=== package.json ===
{
  "devDependencies": {
    "tool": "github:acme/tool"
//  ^^^^^^ information: tool comes from github:acme/tool
  }
}
`,
    ));
});
