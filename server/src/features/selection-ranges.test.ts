import assert from 'node:assert/strict';
import { readAnnotationFile } from '../records/annotation-file';
import { SourceFile } from '../text/source-file';
import { selectionRangesAt } from './selection-ranges';

const text = 'risks:\n  - id: RISK-1\n    controls: [RC-1, RC-2]\n  - id: RISK-2\n\ncontrols:\n  - id: RC-1\n';

const cases: readonly { readonly what: string; readonly at: string; readonly grows: readonly string[] }[] = [
  {
    what: 'a value',
    at: 'RC-2',
    grows: [
      'RC-2',
      '[RC-1, RC-2]',
      'controls: [RC-1, RC-2]',
      'id: RISK-1\n    controls: [RC-1, RC-2]',
      'risks:\n  - id: RISK-1\n    controls: [RC-1, RC-2]\n  - id: RISK-2',
      text,
    ],
  },
  {
    what: 'a key',
    at: 'id: RISK-2',
    grows: ['id', 'id: RISK-2', 'risks:\n  - id: RISK-1\n    controls: [RC-1, RC-2]\n  - id: RISK-2', text],
  },
  { what: 'a blank line', at: '\ncontrols:', grows: [text] },
];

describe('selectionRangesAt', () => {
  for (const { what, at, grows } of cases) {
    it(`grows from ${what} to the file`, () => {
      const file = new SourceFile('a.compliance.yaml', text);
      const position = file.lines.positionAt(text.lastIndexOf(at));
      const ranges = selectionRangesAt(readAnnotationFile(file), position);
      assert.deepEqual(
        ranges.map(({ start, end }) => text.slice(file.offsetAt(start), file.offsetAt(end))),
        grows,
      );
    });
  }
});
