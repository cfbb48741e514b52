import assert from 'node:assert/strict';
import { readAnnotationFile } from '../records/annotation-file';
import { SourceFile } from '../text/source-file';
import { documentSymbols, type OutlineEntry } from './symbols';

function outline(text: string): readonly OutlineEntry[] {
  return documentSymbols(readAnnotationFile(new SourceFile('a.compliance.yaml', text)));
}

function drawn(entries: readonly OutlineEntry[], indent = ''): readonly string[] {
  return entries.flatMap(({ name, detail, range, children }) => [
    `${indent}${name} | ${detail} | ${range.start.line}-${range.end.line}`,
    ...drawn(children, `${indent}  `),
  ]);
}

const cases: readonly { readonly what: string; readonly text: string; readonly shows: readonly string[] }[] = [
  {
    what: 'sections and records',
    text: 'product:\n  name: A\nrisks:\n  - id: RISK-1\n    title: Missed\n\n  - title: none\nwaivers:\n  - rule: soup/*\n    target: pkg:npm/a\n',
    shows: [
      'product | A | 0-1',
      'risks | 2 | 2-6',
      '  RISK-1 | Missed | 3-4',
      'waivers | 1 | 7-9',
      '  soup/* | pkg:npm/a | 8-9',
    ],
  },
  {
    what: 'half-typed text',
    text: 'risks:\n  - id: RISK-1\n    title: "open\ncontrols:\n  - id:\n',
    shows: ['risks | 1 | 0-2', '  RISK-1 | open | 1-2', 'controls | 1 | 3-4'],
  },
  {
    what: 'several documents and CRLF',
    text: 'risks:\r\n  - id: A\r\n---\r\nrisks:\r\n  - id: B\r\n',
    shows: ['risks | 1 | 0-1', '  A |  | 1-1', 'risks | 1 | 3-4', '  B |  | 4-4'],
  },
  {
    what: 'a list of clauses',
    text: 'not-applicable:\n  - clause: [cra:art-13, cra:art-14]\n    justification: No.\n',
    shows: ['not-applicable | 1 | 0-2', '  cra:art-13 | No. | 1-2'],
  },
  { what: 'nothing of an empty file', text: '', shows: [] },
  { what: 'nothing of a text that is no map', text: '- a\n- b\n', shows: [] },
];

describe('documentSymbols', () => {
  for (const { what, text, shows } of cases) {
    it(`shows ${what}`, () => assert.deepEqual(drawn(outline(text)), shows));
  }

  it('keeps every name within its entry and every entry within its parent', () => {
    const before = (a: { line: number; character: number }, b: typeof a): boolean =>
      a.line < b.line || (a.line === b.line && a.character <= b.character);
    const check = (entry: OutlineEntry): void => {
      assert.ok(
        before(entry.range.start, entry.selectionRange.start) && before(entry.selectionRange.end, entry.range.end),
      );
      for (const child of entry.children) {
        assert.ok(before(entry.range.start, child.range.start) && before(child.range.end, entry.range.end));
        check(child);
      }
    };
    outline('risks:\n  - &a\n    id: A\n  - *a\ncontrols:\n  - id: C\nrisks:\n  - <<: *a\n    title: B\n').forEach(
      check,
    );
    outline('risks:\n  - id: A\ncontrols: []\nrisks:\n  - id: B\n').forEach(check);
  });
});
