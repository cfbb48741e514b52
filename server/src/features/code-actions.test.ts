import assert from 'node:assert/strict';
import { applyEdits } from '../check/edits/edits';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { codeActionsFor, fixAll, fixAllsFor } from './code-actions';

const cases: readonly {
  readonly what: string;
  readonly text: string;
  readonly titles: readonly string[];
  readonly becomes?: readonly [file: string, text: string];
}[] = [
  {
    what: 'the nearest name first',
    text: `controls:\n  - id: RC-1\n    title: Alarm\n    type: proc$0es\n`,
    titles: ['Change to "process"'],
    becomes: ['sample.compliance.yaml', 'controls:\n  - id: RC-1\n    title: Alarm\n    type: process\n'],
  },
  {
    what: 'nothing beside a finding',
    text: `controls:\n  - id: RC-1\n    title: Al$0arm\n    type: proces\n`,
    titles: [],
  },
  {
    what: 'what writes to another file with its name',
    text: `=== a.py ===\nfrom transformers import pipeline\np = pipe$0line(model="example/triage")\n`,
    titles: ['Document the model as "triage" in compliance.yaml'],
  },
];

describe('codeActionsFor', () => {
  for (const { what, text, titles, becomes } of cases) {
    it(`offers ${what}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      const actions = codeActionsFor(context, path, { start: position, end: position });
      assert.deepEqual(
        actions.map(({ title }) => title),
        titles,
      );
      if (becomes === undefined) return;
      const [file, wanted] = becomes;
      const edits = actions[0]?.edits.find((edit) => edit.file === file)?.edits ?? [];
      assert.equal(applyEdits(context.textOf(file)?.text ?? '', edits), wanted);
    });
  }

  it('offers to fix all of a kind, where there are several', async () => {
    const text = `controls:\n  - id: RC-1\n    title: Alarm\n    type: proc$0es\n  - id: RC-2\n    title: Limit\n    type: inherent-safty\n    satisfies: mdr:annex-I/17.22\n`;
    const { context, path, position } = await checkAtCursor(text);
    const rule = 'annotation/invalid-value';
    assert.deepEqual(fixAllsFor(context, path, { start: position, end: position }), [
      { title: `Fix all 2 "${rule}" in this file`, rule },
    ]);
    const [edited] = fixAll(context, path, rule) ?? [];
    const mended = text.replace('proc$0es', 'process').replace('inherent-safty', 'inherent-safety');
    assert.equal(applyEdits(context.textOf(path)?.text ?? '', edited?.edits ?? []), mended);
    const single = { start: { line: 7, character: 20 }, end: { line: 7, character: 20 } };
    assert.deepEqual(fixAllsFor(context, path, single), []);
  });

  it('creates a control of its own for each risk when all are fixed', async () => {
    const risk = (id: string): string =>
      `  - id: ${id}\n    title: ${id} happens\n    severity: critical\n    probability: frequent\n`;
    const { context, path } = await checkAtCursor(`risks:\n${risk('RISK-1')}${risk('RISK-2')}`);
    const [edited] = fixAll(context, path, 'risk/uncontrolled-risk') ?? [];
    const mended = applyEdits(context.textOf(path)?.text ?? '', edited?.edits ?? []);
    assert.deepEqual(mended.match(/RC-\d/g)?.sort(), ['RC-1', 'RC-1', 'RC-2', 'RC-2']);
  });

  it('leaves out what does not fit the text any more', async () => {
    const { context, path, position } = await checkAtCursor(`controls:\n  - id: RC-1\n    type: proc$0es\n`);
    const actions = codeActionsFor({ ...context, textOf: () => undefined }, path, { start: position, end: position });
    assert.deepEqual(actions, []);
  });
});
