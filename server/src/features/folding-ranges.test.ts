import assert from 'node:assert/strict';
import { readAnnotationFile } from '../records/annotation-file';
import { SourceFile } from '../text/source-file';
import { foldingRanges } from './folding-ranges';

const cases: readonly { readonly what: string; readonly text: string; readonly folds: readonly string[] }[] = [
  {
    what: 'sections, records and longer fields, without the blank lines behind them',
    text: 'risks:\n  - id: A\n    residual:\n      severity: minor\n      probability: remote\n\n  - id: B\n    title: One\n\ncontrols: [\n  a\n  ]\n',
    folds: ['0-7', '1-4', '2-4', '6-7', '9-11'],
  },
  {
    what: 'runs of comments, but no number signs within a text',
    text: '# one\n# two\n\n# alone\nrisks:\n  - id: A\n    harm: |\n      # no\n      # comment\n    # last\n    # lines\n',
    folds: ['0-1 comment', '4-8', '5-8', '6-8', '9-10 comment'],
  },
  {
    what: 'the largest of what begins on one line',
    text: 'risks:\n  - residual:\n      severity: minor\n    id: A\n',
    folds: ['0-3', '1-3'],
  },
  {
    what: 'each document, with CRLF',
    text: 'risks:\r\n  - id: A\r\n---\r\nrisks:\r\n  - id: B\r\n',
    folds: ['0-1', '3-4'],
  },
  { what: 'nothing of one line', text: 'compliance: 1', folds: [] },
  { what: 'nothing of an empty file', text: '', folds: [] },
];

describe('foldingRanges', () => {
  for (const { what, text, folds } of cases) {
    it(`folds ${what}`, () => {
      const found = foldingRanges(readAnnotationFile(new SourceFile('a.compliance.yaml', text)));
      assert.deepEqual(
        found.map(({ start, end, kind }) => `${start}-${end}${kind === 'comment' ? ' comment' : ''}`),
        folds,
      );
    });
  }
});
