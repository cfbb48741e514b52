import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture } from '../../../../test/fixtures/check-fixture';

const control = (fields: string): string => `controls:\n  - id: RC-1\n    title: Alarm\n    type: process\n${fields}`;

describe('annotation/unresolved-reference', () => {
  const cases: { name: string; text: string }[] = [
    {
      name: 'a record of another kind',
      text: `${control('')}risks:
  - id: RISK-1
    title: A
    controls: RISK-1
#             ^^^^^^ error: RISK-1 is a risk, but a control belongs here.
`,
    },
    {
      name: 'an id where a path could stand too',
      text: control(
        '    verified-by: EV-9\n#                ^^^^ error: Create a piece of evidence with this id, or correct it.\n',
      ),
    },
    {
      name: 'a path without ending where nothing else can stand',
      text: `=== i.compliance.yaml ===
items:
  - { id: I-1, title: A, path: src }
  - { id: I-2, title: B, path: lib }
#                              ^^^ error: There is no file "lib".
=== src/a.ts ===
`,
    },
    {
      name: 'a path that is not there, from its own folder',
      text: `=== sub/d.compliance.yaml ===
datasets:
  - id: d
    name: D
    preparation: docs/d.md
#                ^^^^^^^^^ error: There is no file "docs/d.md".
=== docs/d.md ===
`,
    },
    {
      name: "nothing for a path from the product's folder",
      text: '=== sub/d.compliance.yaml ===\ndatasets:\n  - id: d\n    name: D\n    preparation: /docs/d.md\n=== docs/d.md ===\n',
    },
    {
      name: 'nothing for a path with backslashes',
      text: '=== d.compliance.yaml ===\ndatasets:\n  - id: d\n    name: D\n    preparation: docs\\d.md\n=== docs/d.md ===\n',
    },
    {
      name: 'a path in other letters than on disk',
      text: `=== d.compliance.yaml ===
datasets:
  - id: d
    name: D
    preparation: Docs/d.md
#                ^^^^^^^^^ error
=== docs/d.md ===
`,
    },
    {
      name: 'a path out of the workspace',
      text: `=== d.compliance.yaml ===
datasets:
  - id: d
    name: D
    preparation: ../d.md
#                ^^^^^^^ error
`,
    },
    {
      name: 'nothing for missing implementations, of which another rule speaks',
      text: control('    implemented-by: [src/none.ts]\n'),
    },
    {
      name: 'nothing for ids in other files of the product',
      text: `=== a.compliance.yaml ===\n${control('')}=== sub/b.compliance.yaml ===\nrisks:\n  - id: RISK-1\n    title: A\n    controls: [RC-1]\n`,
    },
    {
      name: 'nothing for wholes and ranges of clauses',
      text: control('    satisfies: [cra:annex-I/part-I, ai-act:art-14/2, IEC-62304:7.2]\n'),
    },
    {
      name: 'ids of another product',
      text: `=== inner/compliance.yaml ===
product:
  name: Inner
  version: 1.0.0
  manufacturer: Example
  type: medical-device
  intended-purpose: None.
risks:
  - id: RISK-1
    title: A
    controls: [RC-1]
#              ^^^^ error
=== a.compliance.yaml ===
${control('')}`,
    },
  ];
  for (const { name, text } of cases)
    it(`finds ${name}`, () => assertLabels('annotation/unresolved-reference', text).then(() => undefined));

  it('offers the nearest id, and to create the record', async () => {
    const before = await checkFixture(`risks:\n  - id: RISK-1\n    title: A\n    controls: [RC-11]\n${control('')}`);
    const finding = before.findings.find(({ rule }) => rule === 'annotation/unresolved-reference');
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Change to "RC-1"', 'Create the control RC-11'],
    );
    await assertMends(before, finding, 'Change to "RC-1"');
  });
});

describe('annotation/duplicate-id', () => {
  it('points each at the other, across files and kinds', async () => {
    const { findings } = await checkFixture(
      `=== a.compliance.yaml ===\nrisks:\n  - id: X\n    title: A\n=== b.compliance.yaml ===\n${control('').replace('RC-1', 'X')}`,
    );
    const found = findings.filter(({ rule }) => rule === 'annotation/duplicate-id');
    assert.deepEqual(
      found.map(({ anchor, related }) => [anchor.file, related[0]?.anchor.file]),
      [
        ['a.compliance.yaml', 'b.compliance.yaml'],
        ['b.compliance.yaml', 'a.compliance.yaml'],
      ],
    );
  });

  it('lets two records speak of versions of one package', async () => {
    await assertLabels(
      'annotation/duplicate-id',
      'dependencies:\n  - package: pkg:npm/x\n    versions: ^1\n  - package: pkg:npm/x\n    versions: ^2\n',
    );
  });

  it('finds two products in one folder', async () => {
    const product = 'product:\n  name: A\n  version: 1\n  manufacturer: M\n  type: wellness\n  intended-purpose: P\n';
    const { findings } = await checkFixture(`=== compliance.yaml ===\n${product}=== compliance.yml ===\n${product}`);
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'annotation/duplicate-id').map(({ anchor }) => anchor.file),
      ['compliance.yaml', 'compliance.yml'],
    );
  });
});

describe('annotation/unused-record', () => {
  it('counts what satisfies a clause as used, and what a model names', async () => {
    const used = `${control('    satisfies: [mdr:annex-I/17.2]\n')}  - id: RC-2\n    title: Log\n    type: process\nmodels:\n  - id: m\n    name: M\n    logging: RC-2\n`;
    await assertLabels('annotation/unused-record', used);
  });
});
