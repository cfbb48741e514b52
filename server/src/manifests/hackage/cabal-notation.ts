// Files of Cabal as trees: fields in lower case with their texts, those that list things as lists of their entries, and
// sections as maps under their titles, one in another as their indentation or braces have it.
// Invariant: comments are white space; an entry's text has single blanks and its span the place in the file.
// Source: cabal.readthedocs.io, "Package description", "cabal.project reference".
import type { Span } from '../../text/span';
import { madeList, MapBuilder } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar, type SyntaxProblem, type TreeNode } from '../../syntax/tree';

/** Fields whose entries stand between commas, and those whose entries stand between white space too. */
const COMMAS: ReadonlySet<string> = new Set([
  'build-depends',
  'build-tool-depends',
  'build-tools',
  'setup-depends',
  'constraints',
  'import',
  'extra-packages',
]);
const BLANKS: ReadonlySet<string> = new Set(['packages', 'optional-packages', 'subdir']);
const DEEPEST = 100;

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly start: number;
}

interface Open {
  readonly indent: number;
  readonly map: MapBuilder;
}

export const cabalNotation = notation('Cabal', (text) => {
  const problems: SyntaxProblem[] = [];
  const span = { start: 0, end: text.length };
  const root = new MapBuilder();
  readLines(text, [...linesOf(text)], root, problems);
  return { root: { node: root.build(span), shift: 0 }, problems };
});

function readLines(text: string, lines: readonly Line[], root: MapBuilder, problems: SyntaxProblem[]): void {
  const open: Open[] = [{ indent: -1, map: root }];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || /^[{}]$/.test(line.text)) continue;
    while (open.length > 1 && (open.at(-1)?.indent ?? 0) >= line.indent) open.pop();
    const { map } = open.at(-1) ?? { map: root };
    const [head = '', key] = /^([A-Za-z][\w-]*)\s*:/.exec(line.text) ?? [];
    if (key !== undefined) {
      while ((lines[at + 1]?.indent ?? -1) > line.indent) at++;
      const last = lines[at] ?? line;
      const span = { start: line.start + head.length, end: last.start + last.text.length };
      const keySpan = { start: line.start, end: line.start + key.length };
      map.add(key.toLowerCase(), keySpan, valueOf(key.toLowerCase(), withoutComments(text, span), span));
    } else if (/^[A-Za-z][\w-]*(?:[\s(!].*)?\{?$/.test(line.text) && open.length < DEEPEST) {
      const title = line.text.replace(/\s*\{$/, '').replace(/\s+/g, ' ');
      const section = new MapBuilder();
      const span = { start: line.start, end: line.start + line.text.length };
      map.add(title, span, section.build(span));
      open.push({ indent: line.indent, map: section });
    } else if (problems.length < 100) {
      const span = { start: line.start, end: line.start + line.text.length };
      problems.push({ span, message: 'This line is no field and no section of a Cabal file.' });
    }
  }
}

function valueOf(key: string, value: string, span: Span): TreeNode {
  const separator = COMMAS.has(key)
    ? /[^,\s{(](?:[^,{(]|\{[^{}]*\}|\([^()]*\))*/g
    : BLANKS.has(key)
      ? /[^,\s]+/g
      : undefined;
  if (separator === undefined) return plainScalar(oneLine(value), span);
  const entries = [...value.matchAll(separator)].map((match) => {
    const written = match[0].trimEnd();
    const start = span.start + match.index;
    return plainScalar(oneLine(written), { start, end: start + written.length });
  });
  return madeList(span, entries);
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The text of a span with blanks for its comments, so that places stay. */
function withoutComments(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/^[^\S\n]*--.*$/gm, (comment) => ' '.repeat(comment.length));
}

function* linesOf(text: string): Iterable<Line> {
  for (const match of text.matchAll(/^([^\S\n]*)([^\s].*)$/gm)) {
    const [, indent = '', rest = ''] = match;
    if (!rest.startsWith('--'))
      yield { indent: indent.length, text: rest.trimEnd(), start: match.index + indent.length };
  }
}
