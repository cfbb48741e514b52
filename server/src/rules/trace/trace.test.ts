// Trace tags: what they lead to, what lists them, in which languages, and what mends a trace that leads nowhere.
import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';

const records = `=== sample.compliance.yaml ===
risks:
  - { id: RISK-1, title: AF episode is missed, controls: RC-11 }
controls:
  - { id: RC-11, title: Alarm, type: protective-measure }
requirements:
  - { id: REQ-1, title: Warns }
models:
  - { id: af-detector, name: AF detector, training-data: ptb-xl }
datasets:
  - { id: ptb-xl, name: PTB-XL }
`;

const found = ({ findings }: FixtureResult, rule: string) => findings.filter((finding) => finding.rule === rule);

describe('trace/unknown-id', () => {
  const rule = 'trace/unknown-id';
  const silent = (title: string, text: string): Mocha.Test =>
    it(`is silent: ${title}`, () => assertLabels(rule, text).then(() => undefined));

  silent(
    'each verb with a record that it takes',
    `${records}=== src/a.ts ===
// compliance: implements RC-11, REQ-1
// compliance: verifies RC-11, REQ-1
// compliance: uses-model af-detector
// compliance: uses-dataset ptb-xl
`,
  );
  silent('text outside comments', `${records}=== src/a.ts ===\nconst tag = 'compliance: implements RC-9';\n`);
  silent(
    'a file without a product above it',
    `=== a/compliance.yaml ===\nproduct: { name: A }\n=== b/b.ts ===\n// compliance: implements RC-9\n`,
  );

  it('finds each id of a tag by itself', () =>
    assertLabels(
      rule,
      `${records}=== src/a.py ===
# compliance: implements RC-11, RC-77, X-9
#                               ^^^^^ error: No record has the id RC-77
#                                      ^^^ error: Correct the id, or write the record.
`,
    ));

  for (const [verb, id, words] of [
    ['verifies', 'RISK-1', 'RISK-1 "AF episode is missed" is a risk, and "verifies" takes a control or a requirement.'],
    ['uses-model', 'ptb-xl', 'and "uses-model" takes a model.'],
    ['uses-dataset', 'RC-11', 'and "uses-dataset" takes a dataset.'],
  ] as const) {
    it(`finds ${verb} with a record of another kind`, async () => {
      const result = await checkFixture(`${records}=== src/a.go ===\n// compliance: ${verb} ${id}\n`);
      const [finding, ...others] = found(result, rule);
      assert.ok(finding);
      assert.ok(finding.message.includes(words), finding.message);
      assert.equal(finding.related[0]?.anchor.file, 'sample.compliance.yaml');
      assert.deepEqual([others, finding.severity, finding.target], [[], 'error', id]);
    });
  }

  it('names records of the product that owns the file, not of its neighbour', async () => {
    const product = (folder: string, id: string) =>
      `=== ${folder}/compliance.yaml ===\nproduct: { name: ${folder} }\ncontrols:\n  - { id: ${id}, title: Alarm, type: process }\n`;
    const code = '=== one/a.ts ===\n// compliance: implements RC-1, RC-2\n';
    const result = await checkFixture(`${product('one', 'RC-1')}${product('two', 'RC-2')}${code}`);
    assert.deepEqual(
      found(result, rule).map(({ target, product: owner }) => [target, owner]),
      [['RC-2', 'one/compliance.yaml']],
    );
  });

  for (const [file, before, after] of [
    ['src/a.ts', '// compliance: implements REQ-1, RC-1', '// compliance: implements REQ-1, RC-11'],
    ['src/a.rs', '/* compliance: verifies RC-1 */', '/* compliance: verifies RC-11 */'],
    ['ci.yml', 'job: 1 # compliance: implements RC-1', 'job: 1 # compliance: implements RC-11'],
    ['win.ts', '/*\r\n 🫀 compliance: implements RC-1\r\n*/', '/*\r\n 🫀 compliance: implements RC-11\r\n*/'],
  ] as const) {
    it(`mends the id in the comment of ${file}`, async () => {
      const result = await checkFixture(`${records}=== ${file} ===\n${before}`);
      const mended = await assertMends(result, found(result, rule)[0], 'Change to "RC-11"');
      assert.equal(mended.files.get(file), after);
    });
  }

  it('creates the record that the tag names', async () => {
    const result = await checkFixture(`${records}=== src/a.ts ===\n// compliance: uses-model ecg-filter\n`);
    const [finding] = found(result, rule);
    const fix = finding?.fixes.find(({ title }) => title === 'Create the model ecg-filter');
    assert.deepEqual(fix?.changes, [
      { kind: 'add-item', file: 'compliance.yaml', list: ['models'], value: { id: 'ecg-filter' } },
    ]);
  });
});

describe('trace/unlisted-implementation', () => {
  const rule = 'trace/unlisted-implementation';
  const control = (fields: string): string =>
    `=== docs/sample.compliance.yaml ===
risks:
  - { id: RISK-1, title: AF episode is missed, controls: RC-1 }
controls:
  - id: RC-1
    title: Alarm
    type: protective-measure
${fields}`;
  const code = '=== src/a.ts ===\n// compliance: implements RC-1\nexport function alarm() {}\n';

  for (const [title, fields, extra] of [
    ['a path from the product', '    implemented-by: /src/a.ts\n', ''],
    ['a path from the file', '    implemented-by: [../src/a.ts]\n', ''],
    ['a symbol of the file', '    implemented-by: [/src/a.ts#alarm]\n', ''],
    ['a glob', '    implemented-by: [/src/*.ts]\n', ''],
    ['a tag that verifies', '    implemented-by: /src/a.ts\n', '=== test/a.ts ===\n// compliance: verifies RC-1\n'],
    [
      'an id given twice, once with the file',
      '    implemented-by: /src/a.ts\n  - { id: RC-1, title: B, type: process }\n',
      '',
    ],
    ['a misspelt key, said once', '    implemented_by: /src/a.ts\n', ''],
  ] as const) {
    it(`is silent: ${title}`, async () => {
      assert.deepEqual(found(await checkFixture(control(fields) + code + extra), rule), []);
    });
  }

  it('says nothing of ids that lead nowhere', async () => {
    const result = await checkFixture('=== a.ts ===\n// compliance: implements RC-9\n');
    assert.deepEqual(found(result, rule), []);
  });

  it('speaks once of a file, and of requirements too', async () => {
    const requirement = '=== sample.compliance.yaml ===\nrequirements:\n  - { id: REQ-1, title: Warns }\n';
    const tags = '=== src/a.ts ===\n// compliance: implements REQ-1\n\n// compliance: implements REQ-1\n';
    const result = await checkFixture(requirement + tags);
    assert.deepEqual(
      found(result, rule).map(({ target, severity }) => [target, severity]),
      [['REQ-1', 'warning']],
    );
  });

  for (const [title, fields, after] of [
    ['where there is none', '', 'implemented-by: [/src/a.ts]'],
    ['beside the one that is there', '    implemented-by: /src/b.ts\n', 'implemented-by: [/src/b.ts, /src/a.ts]'],
    ['to the list', '    implemented-by: [/src/b.ts]\n', 'implemented-by: [/src/b.ts, /src/a.ts]'],
  ] as const) {
    it(`adds the file ${title}`, async () => {
      const result = await checkFixture(`${control(fields)}${code}=== src/b.ts ===\n\n`);
      const mended = await assertMends(result, found(result, rule)[0], 'Add "/src/a.ts" to "implemented-by:" of RC-1');
      assert.ok(mended.files.get('docs/sample.compliance.yaml')?.includes(after));
    });
  }
});

describe('trace/untagged-implementation', () => {
  const rule = 'trace/untagged-implementation';
  const product = (listed: string): string => `=== compliance.yaml ===
product: { name: A }
rules:
  trace/untagged-implementation: information
controls:
  - { id: RC-1, title: Alarm, type: protective-measure, implemented-by: ${listed} }
`;
  const files = '=== src/a.ts ===\n// compliance: implements RC-1\n=== src/b.ts ===\n\n=== data.csv ===\n1,2\n';
  const targets = async (listed: string) =>
    found(await checkFixture(product(listed) + files), rule).map(({ severity, target, related }) => [
      severity,
      target,
      related[0]?.anchor.file,
    ]);

  it('finds a listed file without the tag', async () =>
    assert.deepEqual(await targets('[src/a.ts, src/b.ts]'), [['information', 'RC-1', 'src/b.ts']]));
  it('takes one tagged file of a folder', async () => assert.deepEqual(await targets('src/'), []));
  it('asks for none where there are no comments', async () => assert.deepEqual(await targets('data.csv'), []));
  it('leaves what is not there to its own rule', async () => assert.deepEqual(await targets('src/none.ts'), []));
});

for (const [rule, field, verb, other] of [
  ['trace/unimplemented-requirement', 'implemented-by', 'implements', 'verifies'],
  ['trace/unverified-requirement', 'verified-by', 'verifies', 'implements'],
] as const) {
  describe(rule, () => {
    const requirement = (fields: string, label = ''): string => `=== sample.compliance.yaml ===
requirements:
  - id: REQ-1
${label === '' ? '' : `#       ^^^^^ ${label}\n`}    title: Warns
${fields}`;
    const cases: readonly (readonly [title: string, text: string])[] = [
      ['a file that is not there is missing, not also unproven', requirement(`    ${field}: src/none.ts\n`)],
      ['an empty list names nothing', requirement(`    ${field}: []\n`, 'warning: IEC 62304')],
      ['a misspelt key is said once', requirement(`    ${field.replace('-', '_')}: src/a.ts\n`)],
      ['a tag proves', `${requirement('')}=== a.ts ===\n// compliance: ${verb} REQ-1\n`],
      [
        'a tag of the other verb does not',
        `${requirement('', 'warning')}=== a.ts ===\n// compliance: ${other} REQ-1\n`,
      ],
      [
        'it speaks without IEC 62304 in scope, and cites none',
        `=== compliance.yaml ===\nproduct: { name: A }\nrequirements:\n  - id: REQ-1\n#       ^^^^^ warning: "Warns". Name\n    title: Warns\n`,
      ],
    ];
    for (const [title, text] of cases) it(title, () => assertLabels(rule, text).then(() => undefined));
  });
}
