// Where a suspect control is seen in the editor, and what its hover says of the change.
import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { controlAt, describeSince, suspectAt } from './review';

const text = (digest: string): string => `=== sample.compliance.yaml ===
risks:
  - id: RISK-1
    title: Missed
    controls: [R<1>C-1]
controls:
  - id: R<2>C-1
    title: Al<3>arm
    type: protective-measure
    implemented-by: src/alarm.ts
    reviewed: { on: 2026-10-02, by: j.doe, digest: ${digest} }
=== src/alarm.ts ===
// compliance: implements R<4>C-1
export const volume = 3;
`;

const at = (place: number, digest = `sha256:${'0'.repeat(64)}`): ReturnType<typeof checkAtCursor> =>
  checkAtCursor(text(digest).replace(`<${place}>`, '$0').replaceAll(/<\d>/g, ''));

describe('reviews in the editor', () => {
  for (const [place, what] of [
    [1, 'a risk that names it'],
    [2, 'its id'],
    [3, 'its record'],
    [4, 'a trace tag'],
  ] as const) {
    it(`finds a suspect control at ${what}`, async () => {
      const { context, path, position } = await at(place);
      assert.equal(suspectAt(context, path, position)?.control.id, 'RC-1');
      assert.equal(controlAt(context, path, position) !== undefined, place === 2 || place === 3);
    });
  }

  it('cuts a long difference, and says where the rest is', async () => {
    const { context, path, position } = await at(2);
    const control = controlAt(context, path, position)?.control;
    assert.ok(control);
    const diff = Array.from({ length: 40 }, (_, index) => `+\`\`\` ${index}`);
    const markdown = describeSince(control, { kind: 'changed', changes: [{ name: 'a.ts', kind: 'changed', diff }] });
    assert.match(
      markdown,
      /^Changed since the review on 2026\\-10\\-02 by j\\\.doe\\:\n\n- `a\.ts` changed, \\\+40 \\-0\n/,
    );
    assert.match(markdown, /\n````diff\n--- a\.ts\n\+``` 0\n[^]*\n\+``` 28\n````\n/);
    assert.match(markdown, /\nAnd 11 more lines, shown by `compliance-lens review --dry-run RC-1`\.$/);
  });

  it('says so where no commit tells what was reviewed', async () => {
    const { context, path, position } = await at(2);
    const control = controlAt(context, path, position)?.control;
    assert.ok(control);
    assert.match(
      describeSince(control, { kind: 'changed', changes: undefined }),
      /no commit tells what was reviewed then/,
    );
  });
});
