import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { inlayHintsIn } from './inlay-hints';

const text = `risks:
  - id: RISK-1
    controls: [RC-1, "RC-2", RC-9]
    title: RC-1
  - id: RISK-2
    controls:
      - RC-2
controls:
  - id: RC-1
    title: Alarm
  - id: RC-2
    title: Tells the wearer to see a physician at once 😀
    implemented-by: src/a.ts
`;

const cases: readonly { readonly lines: readonly [number, number]; readonly shows: readonly string[] }[] = [
  {
    lines: [0, 20],
    shows: ['2:19 Alarm', '2:27 Tells the wearer to see a physician …', '6:12 Tells the wearer to see a physician …'],
  },
  { lines: [4, 6], shows: ['6:12 Tells the wearer to see a physician …'] },
  { lines: [7, 20], shows: [] },
];

describe('inlayHintsIn', () => {
  for (const {
    lines: [first, last],
    shows,
  } of cases) {
    it(`shows titles behind ids in lines ${first} to ${last}`, async () => {
      const { context, path } = await checkAtCursor(text);
      const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
      const hints = inlayHintsIn(context, path, range);
      assert.deepEqual(
        hints.map(({ position, label }) => `${position.line}:${position.character} ${label}`),
        shows,
      );
      for (const { label, tooltip } of hints) assert.equal(tooltip === undefined, !label.endsWith('…'));
    });
  }
});
