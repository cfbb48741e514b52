import assert from 'node:assert/strict';
import { createColors } from 'picocolors';
import { plainText, renderMarkdown } from './terminal-markdown';
import { wrap } from './wrap';

const { bold } = createColors(true);

describe('wrap', () => {
  const cases: [text: string, width: number | undefined, lines: readonly string[]][] = [
    ['', 5, ['']],
    ['one two', undefined, ['one two']],
    ['one two', 7, ['one two']],
    ['one two', 6, ['one', 'two']],
    ['a longest b', 3, ['a', 'longest', 'b']],
    [`${bold('one')} two`, 7, [`${bold('one')} two`]],
  ];
  for (const [text, width, lines] of cases) {
    it(`${JSON.stringify(text)} to ${width}`, () => assert.deepEqual(wrap(text, width), lines));
  }
});

describe('Markdown on a terminal', () => {
  const cases: [markdown: string, text: string][] = [
    ['**RISK\\-1** · `a_b`', 'RISK-1 · a_b'],
    ['see <https://example.org/a>', 'see https://example.org/a'],
    ['[the page](docs/a.md)', 'the page (docs/a.md)'],
    ['``a`b`` and \\`', 'a`b and `'],
    ['2 * 3 < 7 and a_b_c', '2 * 3 < 7 and a_b_c'],
  ];
  for (const [markdown, text] of cases) it(markdown, () => assert.equal(plainText(markdown), text));

  it('breaks points and bold words into lines with an indent', () => {
    const style = { colours: createColors(true), width: 9 };
    assert.equal(renderMarkdown('- **one two** three', style), `- ${bold('one')} ${bold('two')}\n  three`);
  });
});
