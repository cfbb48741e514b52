import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../text/source-file';
import { cellsOf, writeNotebook, type CellText } from './notebook';

const python = (text: string): CellText => ({ kind: 'code', language: 'python', text });

describe('cellsOf', () => {
  it('reads cells as Jupyter writes them: as lines or as one text, with the language of the notebook', () => {
    const text = JSON.stringify({
      cells: [
        { cell_type: 'markdown', source: ['# ECG\n', 'A "title"'] },
        { cell_type: 'code', source: '%pip install torch\nimport torch', outputs: [{ text: ['x'] }] },
        { cell_type: 'code', source: [], metadata: { vscode: { languageId: 'R' } } },
      ],
      metadata: { language_info: { name: 'Julia' } },
    });
    const cells = cellsOf(new SourceFile('a.ipynb', text));
    assert.deepEqual(
      cells.map(({ index, kind, language, text: source }) => [index, kind, language, source]),
      [
        [0, 'markdown', 'julia', '# ECG\nA "title"'],
        [1, 'code', 'julia', '%pip install torch\nimport torch'],
        [2, 'code', 'r', ''],
      ],
    );
  });

  it('has none where there is no notebook', () => {
    for (const text of ['', '[]', '{"cells": 1}', '{"cells": [', 'cells'])
      assert.ok(cellsOf(new SourceFile('a.ipynb', text)).length <= 1, text);
  });

  it('leads from every place of a cell to its place in the file, and back', () => {
    const sources = ['x = "😀"\n\ty = \'\\n\'\r\nz', '', '"\\"\u0001\u2028', 'a\n'];
    const file = new SourceFile('a.ipynb', writeNotebook(sources.map(python)));
    for (const cell of cellsOf(file)) {
      assert.equal(cell.text, sources[cell.index]);
      for (let offset = 0; offset < cell.text.length; offset++) {
        const position = cell.lines.positionAt(offset);
        // Between the two characters of one line end there is no position.
        if (cell.lines.offsetAt(position) !== offset) continue;
        const inFile = cell.positionInFile(position);
        const letter = cell.text.charAt(offset);
        const written = /\p{Surrogate}/u.test(letter) ? letter : JSON.stringify(letter).slice(1, -1);
        assert.ok(file.text.startsWith(written, file.offsetAt(inFile)), `${JSON.stringify(cell.text)} at ${offset}`);
        assert.deepEqual(cell.rangeInCell({ start: inFile, end: inFile })?.start, position);
      }
    }
  });

  it('leads nowhere from between the cells', () => {
    const file = new SourceFile('a.ipynb', writeNotebook([python('a'), python('b')]));
    const start = { line: 0, character: 0 };
    assert.deepEqual(
      cellsOf(file).map((cell) => cell.rangeInCell({ start, end: start })),
      [undefined, undefined],
    );
  });

  it('reads back whatever is written', () => {
    const cell = fc.record({
      kind: fc.constantFrom('code' as const, 'markdown' as const, 'raw' as const),
      text: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const file = new SourceFile('a.ipynb', writeNotebook(cells.map((each) => ({ ...each, language: 'python' }))));
        assert.deepEqual(
          cellsOf(file).map(({ kind, text }) => [kind, text]),
          cells.map(({ kind, text }) => [kind, text]),
        );
      }),
    );
  });
});
