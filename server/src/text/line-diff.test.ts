import assert from 'node:assert/strict';
import { diffLines, writeHunk } from './line-diff';

const written = (before: string, after: string): string =>
  diffLines(before, after)
    .flatMap((hunk) => writeHunk(hunk, { before: 0, after: 0 }))
    .join('\n');

const cases: readonly (readonly [what: string, before: string, after: string, diff: string])[] = [
  ['equal texts', 'a\nb', 'a\nb', ''],
  ['a changed line', 'a\nb\nc', 'a\nB\nc', '@@ -1,3 +1,3 @@\n a\n-b\n+B\n c'],
  ['a further line', 'a\nc', 'a\nb\nc', '@@ -1,2 +1,3 @@\n a\n+b\n c'],
  ['a line less', 'a\nb\nc', 'a\nc', '@@ -1,3 +1,2 @@\n a\n-b\n c'],
  ['a line that moved', 'a\nb\nc', 'b\nc\na', '@@ -1,3 +1,3 @@\n-a\n b\n c\n+a'],
  ['an empty text', '', 'a', '@@ -1,1 +1,1 @@\n-\n+a'],
  ['three lines around', '1\n2\n3\n4\n5\n6', '1\n2\n3\n4\n5\n7', '@@ -3,4 +3,4 @@\n 3\n 4\n 5\n-6\n+7'],
];

describe('diffLines', () => {
  for (const [what, before, after, diff] of cases) it(what, () => assert.equal(written(before, after), diff));

  it('cuts far changes apart and joins near ones', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const changed = (...at: readonly number[]): string =>
      lines.map((line, index) => (at.includes(index) ? `${line}!` : line)).join('\n');
    const starts = (...at: readonly number[]): readonly number[] =>
      diffLines(lines.join('\n'), changed(...at)).map(({ before }) => before);
    assert.deepEqual([starts(5, 30), starts(5, 12), starts(5, 13)], [[2, 27], [2], [2, 10]]);
  });

  it('counts lines from where the texts begin in their files', () => {
    const [hunk] = diffLines('a', 'b');
    assert.ok(hunk);
    assert.equal(writeHunk(hunk, { before: 9, after: 11 })[0], '@@ -10,1 +12,1 @@');
  });

  it('leads from the one text to the other, however large', () => {
    for (const size of [3, 60, 1500]) {
      const [before, after] = [7, 5].map((step) =>
        Array.from({ length: size }, (_, index) => `${(index * step) % 11}`).join('\n'),
      );
      assert.ok(before !== undefined && after !== undefined);
      const lines = before.split('\n');
      for (const hunk of [...diffLines(before, after)].reverse()) {
        const kept = (sign: string): readonly string[] =>
          hunk.lines.filter((line) => line.sign === ' ' || line.sign === sign).map(({ text }) => text);
        assert.deepEqual(lines.splice(hunk.before, kept('-').length, ...kept('+')), kept('-'));
      }
      assert.equal(lines.join('\n'), after);
    }
  });
});
