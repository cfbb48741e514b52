import assert from 'node:assert/strict';
import { LineIndex } from './line-index';

describe('LineIndex', () => {
  const cases: { text: string; offset: number; line: number; character: number }[] = [
    { text: '', offset: 0, line: 0, character: 0 },
    { text: 'a\nb', offset: 2, line: 1, character: 0 },
    { text: 'a\r\nb', offset: 3, line: 1, character: 0 },
    { text: 'a\rb', offset: 2, line: 1, character: 0 },
    { text: 'x 😀 y', offset: 5, line: 0, character: 5 },
    { text: 'a\n', offset: 2, line: 1, character: 0 },
  ];
  for (const { text, offset, line, character } of cases) {
    it(`finds offset ${offset} of ${JSON.stringify(text)} and comes back`, () => {
      const lines = new LineIndex(text);
      assert.deepEqual(lines.positionAt(offset), { line, character });
      assert.equal(lines.offsetAt({ line, character }), offset);
    });
  }

  it('clamps a position past the end of its line before the line break', () => {
    assert.equal(new LineIndex('ab\r\ncd').offsetAt({ line: 0, character: 99 }), 2);
  });
});
