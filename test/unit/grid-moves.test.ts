import assert from 'node:assert/strict';
import { moveBy, type GridPlace, type GridRow } from '../../client/src/webview/grid-moves';

/** The head of the table, a heading, a requirement with two answers, one without. The first answer has two proofs. */
const rows: readonly GridRow[] = [
  { body: 'head', cells: cells(0, 1, 2, 3, 4) },
  { body: 'heading', cells: cells(0) },
  { body: 'first', cells: [...cells(0, 1, 2), { column: 3, stops: 2 }, ...cells(4)] },
  { body: 'first', cells: cells(2, 3, 4) },
  { body: 'second', cells: cells(0, 1, 2, 3, 4) },
];

function cells(...columns: readonly number[]): { column: number; stops: number }[] {
  return columns.map((column) => ({ column, stops: 1 }));
}

/** `row.column` or `row.column.stop` */
function parse(text: string): GridPlace {
  const [row = 0, column = 0, stop = 0] = text.split('.').map(Number);
  return { row, column, stop };
}

const cases: readonly (readonly [from: string, keys: string, to: string])[] = [
  ['2.0', 'ArrowRight ArrowRight', '2.2'],
  ['2.3', 'ArrowDown', '2.3.1'],
  ['2.3', 'ArrowDown ArrowDown', '3.3'],
  ['3.3', 'ArrowUp', '2.3.1'],
  ['2.3.1', 'ArrowRight', '2.4'],
  // What spans two lines is left by one press, and the line that was come from is kept.
  ['2.0', 'ArrowDown', '4.0'],
  ['3.2', 'ArrowLeft ArrowLeft ArrowRight ArrowRight', '3.2'],
  ['3.1', 'ArrowUp', '1.1'],
  // A heading is one cell; the column is kept across it.
  ['2.4', 'ArrowUp ArrowUp', '0.4'],
  ['2.4', 'ArrowUp ArrowDown', '2.4'],
  ['1.2', 'ArrowRight', 'nowhere'],
  ['1.2', 'ArrowLeft', 'nowhere'],
  ['2.4', 'ArrowRight', 'nowhere'],
  ['2.0', 'ArrowLeft', 'nowhere'],
  ['0.0', 'ArrowUp', 'nowhere'],
  ['4.2', 'ArrowDown', 'nowhere'],
  ['3.3', 'Home', '3.0'],
  ['2.1', 'End', '2.4'],
  ['4.3', 'Control+Home', '0.0'],
  ['0.1', 'Control+End', '4.4'],
  ['2.1', 'PageDown', '4.1'],
  ['4.1', 'PageUp', '2.1'],
  ['2.1', 'a', 'nowhere'],
];

describe('keys in the matrix', () => {
  for (const [from, keys, to] of cases) {
    it(`${keys} leads from ${from} to ${to}`, () => {
      let at: GridPlace | undefined = parse(from);
      for (const name of keys.split(' ')) {
        const pageFrom = (row: number, direction: number): number => row + 2 * direction;
        const press = { key: name.replace('Control+', ''), ctrlKey: name.startsWith('Control+'), pageFrom };
        at = at && moveBy(rows, at, press);
      }
      assert.deepEqual(at, to === 'nowhere' ? undefined : parse(to));
    });
  }

  it('ends at the last column of the heads', () => {
    const narrow: readonly GridRow[] = [
      { body: 'head', cells: cells(0, 1, 2) },
      { body: 'first', cells: cells(0, 1, 2) },
    ];
    const press = { key: 'End', ctrlKey: false, pageFrom: (row: number) => row };
    assert.deepEqual(moveBy(narrow, parse('1.0'), press), parse('1.2'));
    assert.equal(moveBy(narrow, parse('1.2'), { ...press, key: 'ArrowRight' }), undefined);
  });

  it('leads nowhere in a table without rows', () => {
    const press = { key: 'ArrowDown', ctrlKey: false, pageFrom: (row: number) => row };
    assert.equal(moveBy([], parse('0.0'), press), undefined);
  });
});
