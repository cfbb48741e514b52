// Holds the reading of annotation files against what a person may type: every prefix of every example file, and any edit.
// Invariant: nothing throws, places lie within the text and between its characters, and what an edit left alone is not
// read again, though the outcome is that of reading anew.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fdir } from 'fdir';
import { isAnnotationFile, readAnnotationFile, type AnnotationFile } from '../../server/src/records/annotation-file';
import { locateInAnnotation } from '../../server/src/records/annotation-file';
import type { Child } from '../../server/src/syntax/tree';
import { SourceFile } from '../../server/src/text/source-file';
import type { Span } from '../../server/src/text/span';

const examples = new fdir().withBasePath().crawl('examples').sync().map((path) => path.replaceAll('\\', '/')).sort();
const annotations = examples.filter(isAnnotationFile);
const textOf = (path: string): string => readFileSync(path, 'utf8').replaceAll('\r\n', '\n');

/** How the same file may come from another machine or another habit. */
const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['indented by tabs', (text) => text.replace(/^ +/gm, (indent) => '\t'.repeat(indent.length / 2))],
];

const read = (path: string, text: string, before?: AnnotationFile): AnnotationFile =>
  readAnnotationFile(new SourceFile(path, text), before);

/** All that a reading says, as text, so that two can be compared at one stroke. */
function told({ yaml, records, sections, suppressions, problems, mentions, productAnchor }: AnnotationFile): string {
  return JSON.stringify({
    trees: yaml.documents,
    syntax: yaml.problems,
    records: records.map(({ anchor, reading: { value, mentions: named, problems: found, keys } }) => [anchor, value, named, found, [...keys]]),
    sections,
    suppressions,
    problems: problems.map(({ record, ...problem }) => [record?.anchor, problem]),
    mentions,
    productAnchor,
  });
}

function spansIn({ node, shift }: Child, base = 0): readonly Span[] {
  const here = base + shift;
  const moved = ({ start, end }: Span): Span => ({ start: start + here, end: end + here });
  if (node.kind === 'scalar') return [moved(node.span)];
  const children: readonly (Child & { readonly keySpan?: Span })[] = node.kind === 'map' ? node.entries : node.items;
  return [
    moved(node.span),
    ...children.flatMap((child) => [...(child.keySpan ? [{start: child.keySpan.start + here + child.shift, end: child.keySpan.end + here + child.shift}] : []), ...spansIn(child, here)]),
  ];
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
    for (const at of [start, end]) assert.ok(!isCut(text, at), `${at} is within a character: ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`);
  }
}

function isCut(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

describe('reading', () => {
  for (const path of annotations) {
    for (const [how, spell] of spellings) {
      it(`takes every prefix of ${path} ${how}`, function () {
        this.timeout(60_000);
        const text = spell(textOf(path));
        let before: AnnotationFile | undefined;
        for (let end = 0; end <= text.length; end++) {
          const now = read(path, text.slice(0, end), before);
          assertPlaces(now);
          if (end % 23 === 0) assert.equal(told(now), told(read(path, text.slice(0, end))));
          before = now;
        }
      });
    }
  }

  const piece = fc.constantFrom(
    ...['\n', '\r\n', '  ', '\t', '- ', ': ', '"', "'", '[', ']', '{', '}', ',', '#', ' # ', '|\n', '>-\n', '---\n', '...\n', '😀', '\ufeff', '\u2028', '\ud83d', '&a ', '*a', '<<: *a', '!!str ', '? ', '%YAML 1.2\n', '  - id: X-1\n', 'risks:\n', 'product:\n', 'x-own: 1\n', '# compliance-ignore risk/*: so\n', '@', '`', '\0', '\\', '~', 'é', '\r'],
  );
  const edit = fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(400)), put: fc.array(piece, { maxLength: 3 }) });

  it('gives after any edits what reading anew gives', function () {
    this.timeout(120_000);
    const samples = annotations.flatMap((path) => spellings.map(([, spell]) => [path, spell(textOf(path))] as const));
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 6 }), ([path, text], edits) => {
        let now = text;
        let annotation = read(path, now);
        for (const { at, length, put } of edits) {
          const start = at % (now.length + 1);
          now = now.slice(0, start) + put.join('') + now.slice(start + length);
          annotation = read(path, now, annotation);
          assertPlaces(annotation);
          assert.equal(told(annotation), told(read(path, now)));
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });
});
