// Reviews and side effects of controls: what counts as looked at, and what a first day looks like.
import assert from 'node:assert/strict';
import { assertLabels, checkFixture, labelOf } from '../../../../test/fixtures/check-fixture';
import { sha256Of } from '../../host/digest';

const limit = 'export const low = 0.2;\nexport const high = 0.8;';
const alarm = '/** Sounds. */\nexport function alarm(): void {}';

const control = (implementedBy: string, digest: string, label = ''): string => `=== sample.compliance.yaml ===
controls:
  - id: RC-1
${label === '' ? '' : `#       ^^^^ ${label}\n`}    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [${implementedBy}]
    reviewed: { on: 2026-10-02, by: j.doe, digest: ${digest} }
=== src/limit.ts ===
${limit}
=== src/alarm.ts ===
${alarm}`;

const ofLimit = sha256Of(limit);
const both = sha256Of([`${ofLimit}  src/limit.ts`, `${sha256Of(alarm)}  src/alarm.ts#alarm`].sort().join('\n'));
const other = '0'.repeat(64);
const changed = 'warning: is not what was reviewed on 2026-10-02 by j.doe: its digest is another. IEC 62304 7.4.1';

const suspect: readonly (readonly [title: string, text: string])[] = [
  ['as reviewed, with prefix and in capitals', control('src/limit.ts', `SHA256:${ofLimit.toUpperCase()}`)],
  ['as reviewed, without prefix', control('src/limit.ts', `"${ofLimit}"`)],
  ['a line ending is no change', control('src/limit.ts', ofLimit).replace(limit, limit.replace('\n', '\r\n'))],
  ['changed', control('src/limit.ts', other, changed)],
  ['what is no digest is said to be none, not also suspect', control('src/limit.ts', 'sha256:5f1c')],
  ['several entries, one of them a symbol', control('src/limit.ts, src/alarm.ts#alarm', `sha256:${both}`)],
  [
    'a change elsewhere in the file of a symbol',
    control('src/limit.ts, src/alarm.ts#alarm', `sha256:${both}`).replace(alarm, `const volume = 3;\n${alarm}`),
  ],
  [
    'one of several entries changed',
    control('src/limit.ts, src/alarm.ts#alarm', `sha256:${both}`, changed).replace('Sounds.', 'Flashes.'),
  ],
  ['a deleted file is missing, not also suspect', control('src/limit.ts, src/gone.ts', other)],
  ['a deleted symbol is missing, not also suspect', control('src/alarm.ts#gone', other)],
  ['nothing is implemented', control('', other)],
  ['reviewed without a digest', control('src/limit.ts', other).replace(/, digest: \d+/, '')],
];

describe('risk/suspect-control', () => {
  for (const [title, text] of suspect)
    it(title, () => assertLabels('risk/suspect-control', text).then(() => undefined));

  it('gives the digest of now and where to look', async () => {
    const { findings } = await checkFixture(control('src/limit.ts, src/*.ts', other));
    const [finding] = findings.filter(({ rule }) => rule === 'risk/suspect-control');
    assert.match(finding?.related[0]?.message ?? '', /^The digest is now sha256:[0-9a-f]{64}\.$/);
    assert.deepEqual(
      finding?.related.slice(1).map((place) => place.anchor.file),
      ['src/limit.ts', 'sample.compliance.yaml'],
    );
  });

  it('speaks only where IEC 62304 is claimed', async () => {
    const product =
      '=== compliance.yaml ===\ncompliance: 1\nproduct: { name: A, version: 1.0.0, type: medical-device }\nscope: [mdr]\n';
    await assertLabels('risk/suspect-control', product + control('src/limit.ts', other));
  });
});

const controls = (count: number): string =>
  `controls:\n${Array.from({ length: count }, (_, index) => `  - { id: RC-${index}, title: Alarm, type: process }\n`).join('')}`;

for (const [rule, words] of [
  ['risk/unreviewed-control', '11 controls of this file were never reviewed.'],
  ['risk/unassessed-side-effect', '11 controls of this file do not say whether they introduce risks.'],
] as const) {
  describe(rule, () => {
    const key = rule === 'risk/unreviewed-control' ? 'reviewed' : 'introduces';
    it('speaks of ten controls one by one', async () => {
      const { findings } = await checkFixture(controls(10));
      assert.equal(findings.filter((finding) => finding.rule === rule).length, 10);
    });
    it('folds eleven into one, at the key of their list', async () => {
      const { findings, model } = await checkFixture(controls(11));
      const [finding, ...others] = findings.filter((one) => one.rule === rule);
      assert.ok(finding !== undefined && others.length === 0);
      assert.ok(finding.message.startsWith(words), finding.message);
      assert.deepEqual([finding.target, finding.related.length], ['sample.compliance.yaml', 11]);
      const { line, start, end, severity } = labelOf(model, finding);
      assert.deepEqual({ line, start, end, severity }, { line: 0, start: 0, end: 8, severity: 'hint' });
    });
    it('an empty value says nothing', () =>
      assertLabels(
        rule,
        `controls:\n  - id: RC-1\n#       ^^^^ hint\n    title: Alarm\n    type: process\n    ${key}:\n`,
      ).then(() => undefined));
    it('a misspelt key is said once', () =>
      assertLabels(rule, `controls:\n  - id: RC-1\n    title: Alarm\n    type: process\n    ${key}x: none\n`).then(
        () => undefined,
      ));
  });
}
