// The fixes of the family: applied, the finding is gone, and the file is one that nothing new is said against.
import assert from 'node:assert/strict';
import { applyEdits, composeEdits } from '../../check/edits/edits';
import type { Fix } from '../../text/change';
import { SourceFile } from '../../text/source-file';
import { checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';

/** The fixture after a fix, and what is said of it then. */
async function apply(
  before: FixtureResult,
  fix: Fix,
): Promise<{ readonly text: string; readonly after: FixtureResult }> {
  const composition = composeEdits(fix.changes, (file) => {
    const text = before.files.get(file);
    return text === undefined ? undefined : new SourceFile(file, text);
  });
  assert.ok(composition.ok, composition.ok ? '' : composition.reason);
  const files = new Map(before.files);
  for (const { file, edits } of composition.edits) files.set(file, applyEdits(files.get(file) ?? '', edits));
  const text = [...files].map(([path, content]) => `=== ${path} ===\n${content}`).join('\n');
  return { text: files.get('sample.compliance.yaml') ?? '', after: await checkFixture(text) };
}

function fixesOf({ findings }: FixtureResult, rule: string): readonly Fix[] {
  return findings.filter((finding) => finding.rule === rule).flatMap((finding) => finding.fixes);
}

const spoken = ({ findings }: FixtureResult): ReadonlySet<string> => new Set(findings.map(({ rule }) => rule));

/** Applies the fix of that title and asserts that the rule is silent and that no error is new. */
async function assertMends(rule: string, text: string, title: string): Promise<string> {
  const before = await checkFixture(text);
  const fix = fixesOf(before, rule).find((candidate) => candidate.title === title);
  assert.ok(
    fix,
    `"${title}" is among ${fixesOf(before, rule)
      .map((one) => one.title)
      .join(' | ')}`,
  );
  const { text: mended, after } = await apply(before, fix);
  assert.ok(!spoken(after).has(rule), `${rule} is silent after\n${mended}`);
  const errors = after.findings.filter((finding) => finding.severity === 'error' && !spoken(before).has(finding.rule));
  assert.deepEqual(errors, []);
  return mended;
}

const risk = `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
`;

describe('the fixes of risk/uncontrolled-risk', () => {
  const rule = 'risk/uncontrolled-risk';
  const titles = async (text: string): Promise<readonly string[]> =>
    fixesOf(await checkFixture(text), rule).map((fix) => fix.title);

  it('create a control', async () => {
    const mended = await assertMends(rule, risk, 'Create a control for RISK-1: RC-1, a protective measure');
    assert.equal(
      mended,
      `${risk}    controls: [RC-1]

controls:
  - id: RC-1
    title: Control for AF episode is missed
    type: protective-measure
`,
    );
  });

  it('create the control that the risk names already', async () => {
    const mended = await assertMends(
      rule,
      `${risk}    controls: [RC-7]\n`,
      'Create a control for RISK-1: RC-7, inherent safety by design',
    );
    assert.match(mended, /controls: \[RC-7\]\n[^]*- id: RC-7\n/);
  });

  it('count on as the product does', async () => {
    const controls =
      'controls:\n  - { id: C-009, title: A, type: process }\n  - { id: C-003, title: B, type: process }\n';
    assert.equal((await titles(risk + controls))[0], 'Create a control for RISK-1: C-010, a protective measure');
  });

  it('use up to three controls that are there, information for safety aside', async () => {
    const types = ['information-for-safety', 'process', 'inherent-safety', 'protective-measure', 'protective-measure'];
    const controls = types
      .map((type, index) => `  - { id: RC-${index + 1}, title: Measure, type: ${type} }\n`)
      .join('');
    const text = `${risk}controls:\n${controls}`;
    assert.deepEqual((await titles(text)).slice(2), ['Use RC-2 "Measure"', 'Use RC-3 "Measure"', 'Use RC-4 "Measure"']);
    assert.match(await assertMends(rule, text, 'Use RC-3 "Measure"'), /controls: \[RC-3\]/);
  });

  it('leave alone an id that another risk names', async () => {
    const other = risk.replace('risks:\n', '').replace('RISK-1', 'RISK-2');
    const [first] = (await titles(`${risk}${other}    controls: [RC-1]\n`)).filter((title) => title.includes('RISK-1'));
    assert.equal(first, 'Create a control for RISK-1: RC-2, a protective measure');
  });

  it('prefer exactly one, which makes something', async () => {
    const fixes = fixesOf(await checkFixture(risk), rule);
    assert.deepEqual(
      fixes.map((fix) => fix.preferred),
      [true, false],
    );
  });

  it('fit together, each risk with a control of its own', async () => {
    const two = `${risk}${risk.replace('risks:\n', '').replace('RISK-1', 'RISK-2')}`;
    const before = await checkFixture(two);
    const changes = fixesOf(before, rule)
      .filter((fix) => fix.preferred)
      .flatMap((fix) => fix.changes);
    const { after } = await apply(before, { title: '', changes, preferred: true });
    assert.deepEqual(
      [rule, 'annotation/duplicate-id'].filter((name) => spoken(after).has(name)),
      [],
    );
  });

  it('mend two risks that name the same missing control', async () => {
    const named = `${risk}    controls: [RC-7]\n`;
    const second = named.replace('risks:\n', '').replace('RISK-1', 'RISK-2').replace('AF episode', 'Pause');
    const before = await checkFixture(named + second);
    const changes = fixesOf(before, rule)
      .filter((fix) => fix.preferred)
      .flatMap((fix) => fix.changes);
    const { after } = await apply(before, { title: '', changes, preferred: true });
    assert.deepEqual(
      [rule, 'annotation/duplicate-id'].filter((name) => spoken(after).has(name)),
      [],
    );
  });

  it('stay in the document of the risk', async () => {
    const mended = await assertMends(
      rule,
      `dependencies: []\n---\n${risk}`,
      'Create a control for RISK-1: RC-1, a protective measure',
    );
    assert.match(mended, /---\nrisks:[^]*controls: \[RC-1\]\n\ncontrols:/);
  });
});

describe('the fixes of risk/missing-implementation', () => {
  const rule = 'risk/missing-implementation';
  const moved = `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm
    type: protective-measure
    implemented-by: [src/quality.ts#assess, src/limit.ts]
=== src/limit.ts ===
// compliance: implements RC-1
=== src/signal/quality.ts ===
// compliance: implements RC-1
=== test/quality.ts ===
// compliance: verifies RC-1
`;

  it('point at the file that bears the tag', async () => {
    const before = await checkFixture(moved);
    const title = 'Change to "src/signal/quality.ts", which is tagged "implements RC-1"';
    assert.deepEqual(
      fixesOf(before, rule).map((fix) => [fix.title, fix.preferred]),
      [[title, true]],
    );
    assert.match(await assertMends(rule, moved, title), /implemented-by: \[src\/signal\/quality\.ts, src\/limit\.ts\]/);
  });

  it('are not made up where no tag tells', async () => {
    assert.deepEqual(fixesOf(await checkFixture(moved.replaceAll('RC-1\n===', 'RC-2\n===')), rule), []);
  });
});

describe('the fixes of risk/unassessed-side-effect', () => {
  const rule = 'risk/unassessed-side-effect';
  const controls = (count: number): string =>
    `controls:\n${Array.from({ length: count }, (_, index) => `  - id: RC-${index + 1}\n    title: Alarm\n    type: process\n`).join('')}`;

  it('state what a person has examined, and are never preferred', async () => {
    const fixes = fixesOf(await checkFixture(controls(1)), rule);
    assert.deepEqual(
      fixes.map((fix) => fix.preferred),
      [false],
    );
    assert.match(
      await assertMends(rule, controls(1), 'State that RC-1 was examined and introduces no risk'),
      /introduces: none/,
    );
  });

  it('state it for all of a file', async () => {
    const mended = await assertMends(
      rule,
      controls(12),
      'State that all 12 controls were examined and introduce no risk',
    );
    assert.equal(mended.match(/introduces: none/g)?.length, 12);
  });
});
