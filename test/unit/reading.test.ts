// Holds the reading of annotation files against what a person may type: every prefix of every example file, and any edit.
// Invariant: nothing throws, places lie within the text and between its characters, and what an edit left alone is not
// read again, though the outcome is that of reading anew.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fdir } from 'fdir';
import { locateInAnnotation, readAnnotationFile, type AnnotationFile } from '../../server/src/records/annotation-file';
import { isAnnotationFile } from '../../server/src/records/file-sections';
import type { Child, MapEntry } from '../../server/src/syntax/tree';
import { SourceFile } from '../../server/src/text/source-file';
import type { Span } from '../../server/src/text/span';

const annotations = new fdir().withBasePath().crawl('examples').sync().filter(isAnnotationFile).sort();
const textOf = (path: string): string => readFileSync(path, 'utf8').replaceAll('\r\n', '\n');

/** How the same file may come from another machine or another habit; those that cannot be cut are tried at fewer places. */
const spellings: readonly (readonly [how: string, spell: (text: string) => string, step?: number])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['indented by tabs', (text) => text.replace(/^ +/gm, (indent) => '\t'.repeat(indent.length / 2)), 3],
  ['as two documents', (text) => text.replace(/^risks:/m, '---\nrisks:')],
  [
    'with anchors, aliases and merge keys',
    (text) => text.replace(/^( *- )(id: \S+)$/m, '$1&r { $2 }\n$1{ <<: *r, x-again: *r }'),
    3,
  ],
];

const read = (path: string, text: string, before?: AnnotationFile): AnnotationFile =>
  readAnnotationFile(new SourceFile(path, text), before);

/** All that a reading says, as text, so that two can be compared at one stroke. */
function told({ file: _, yaml, records, problems, ...rest }: AnnotationFile): string {
  return JSON.stringify({
    ...rest,
    trees: yaml.documents,
    syntax: yaml.problems,
    records: records.map(({ kind, anchor, reading }) => [kind.name, anchor, { ...reading, keys: [...reading.keys] }]),
    problems: problems.map(({ record, ...problem }) => [record?.anchor, problem]),
  });
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function spansIn({ node, shift }: Child | MapEntry, around = 0): readonly Span[] {
  const here = around + shift;
  if (node.kind === 'scalar') return [moved(node.span, here)];
  const children = node.kind === 'list' ? node.items : node.entries;
  const keys = node.kind === 'map' ? node.entries.map((entry) => moved(entry.keySpan, here + entry.shift)) : [];
  return [moved(node.span, here), ...keys, ...children.flatMap((child) => spansIn(child, here))];
}

/** Asserts that every place of a reading is one in its text, and none cuts a character in two. */
function assertPlaces(annotation: AnnotationFile): void {
  const { text } = annotation.file;
  const spans = [
    ...annotation.yaml.documents.flatMap((document) => spansIn(document)),
    ...annotation.syntax.map(({ span }) => span),
    ...annotation.suppressions.flatMap(({ span, ruleSpan }) => [span, ruleSpan]),
    ...annotation.problems.map(({ anchor }) => locateInAnnotation(annotation, anchor.path, anchor.part)),
  ];
  for (const { start, end } of spans) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`);
    for (const at of [start, end]) {
      const isCut = (text.codePointAt(at - 1) ?? 0) > 0xffff;
      assert.ok(!isCut, `${at} is within a character of ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`);
    }
  }
}

/** How many pieces of a text were parsed anew, and how many of its records read. */
function readAgain(now: AnnotationFile, before: AnnotationFile): readonly [pieces: number, records: number] {
  const [islands, readings] = [
    new Set(before.yaml.islands.values()),
    new Set(before.records.map(({ reading }) => reading)),
  ];
  const pieces = new Set([...now.yaml.islands.values()].filter((island) => !islands.has(island)));
  return [pieces.size, now.records.filter(({ reading }) => !readings.has(reading)).length];
}

describe('reading', () => {
  for (const path of annotations) {
    for (const [how, spell, step = 1] of spellings) {
      it(`takes ${step === 1 ? 'every prefix' : `one prefix in ${step}`} of ${path} ${how}`, function () {
        this.timeout(60_000);
        const text = spell(textOf(path));
        let before: AnnotationFile | undefined;
        for (let end = 0; end <= text.length; end += step) {
          const now = read(path, text.slice(0, end), before);
          assertPlaces(now);
          // Reading anew costs most; an edit at each place is tried below.
          if (end % 30 === 0) assert.equal(told(now), told(read(path, text.slice(0, end))));
          before = now;
        }
      });
    }
  }

  const piece = fc.constantFrom(
    ...[
      '\n',
      '\r\n',
      '\r',
      '  ',
      '\t',
      '- ',
      ': ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '#',
      ' # ',
      '? ',
      '@',
      '`',
      '~',
      '\\',
    ],
    ...[
      '|\n',
      '>-\n',
      '---\n',
      '...\n',
      '%YAML 1.2\n',
      '&a ',
      '*a',
      '<<: *a',
      '!!str ',
      '!x ',
      '\0',
      '\u2028',
      '\ufeff',
    ],
    ...[
      '😀',
      '\ud83d',
      '\ude00',
      'é',
      '  - id: X-1\n',
      'risks:\n',
      'product:\n',
      'x-own: 1\n',
      '# compliance-ignore risk/*: so\n',
    ],
  );
  const length = fc.oneof(fc.constant(0), fc.nat(4), fc.nat(400));
  const edit = fc.record({ at: fc.nat(), length, put: fc.array(piece, { maxLength: 3 }) });

  it('gives after any edits what reading anew gives', function () {
    this.timeout(120_000);
    const samples = annotations.flatMap((path) => spellings.map(([, spell]) => [path, spell(textOf(path))] as const));
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        ([path, text], edits) => {
          let now = text;
          let annotation = read(path, now);
          for (const { at, length: taken, put } of edits) {
            const start = at % (now.length + 1);
            now = now.slice(0, start) + put.join('') + now.slice(start + taken);
            annotation = read(path, now, annotation);
            assertPlaces(annotation);
            assert.equal(told(annotation), told(read(path, now)));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const record = (at: number): string =>
    `  - id: RISK-${at}\n    title: Title ${at}\n    severity: minor\n    probability: remote\n    # more of ${at}\n    ref: T-${at}\n`;
  const many = Array.from({ length: 1_000 }, (_, at) => record(at + 1));
  const long = `compliance: 1\nrisks:\n${many.join('')}`;
  const edits: readonly (readonly [what: string, before: string, after: string, pieces: number, records: number])[] = [
    ['a value changes', 'Title 500\n', 'Title 500!\n', 1, 1],
    ['a key is half typed', '    ref: T-500\n', '    ref: T-500\n    sev\n', 1, 1],
    ['a quote is left open', 'Title 500\n', '"Title 500\n', 1, 1],
    ['a record comes', record(500), `${record(500)}  - id: RISK-X\n    title: New\n`, 1, 1],
    ['a record goes', record(500), '', 0, 0],
    ['a comment is typed above', 'compliance: 1\n', '# so\ncompliance: 1\n', 1, 0],
    ['a section comes', 'risks:\n', 'controls:\n  - id: RC-1\n    title: A\n    type: process\nrisks:\n', 2, 1],
    ['a document is cut off', record(500), `---\nrisks:\n${record(500)}`, 1, 0],
  ];
  for (const [what, before, after, pieces, records] of edits) {
    it(`reads only what changed in a file past 5 000 lines: ${what}`, () => {
      assert.ok(long.split('\n').length > 5_000 && long.includes(before));
      const first = read('compliance.yaml', long);
      const now = read('compliance.yaml', long.replace(before, after), first);
      assert.deepEqual(readAgain(now, first), [pieces, records]);
    });
  }
});
