// go.mod and go.work as a tree. A directive is a key: `module`, `go` and `toolchain` hold one value, the others a map
// whose keys are the first words of their lines (a module's path, with `@version` where a replacement names one) and
// whose values are the words behind it. Invariant: a key that comes again gets a number, `path[2]`, so that every line
// has a place of its own. Source of the grammar: go.dev/ref/mod, "go.mod files" and "Workspaces".
import type { Span } from '../../text/span';
import { notation, type SyntaxTree } from '../../syntax/notation';
import type { MapEntry, ScalarNode, SyntaxProblem } from '../../syntax/tree';

const directives = new Set([
  'module',
  'go',
  'toolchain',
  'godebug',
  'require',
  'exclude',
  'replace',
  'retract',
  'tool',
  'ignore',
  'use',
]);
const single: ReadonlySet<string> = new Set(['module', 'go', 'toolchain']);

/** A word of a line, without its quotes. */
interface Word {
  readonly text: string;
  readonly span: Span;
}

interface Line {
  readonly words: readonly Word[];
  /** The text of the comment behind it or, for a line of its own, above it. */
  readonly comment: string;
}

export const goMod = notation('go.mod', readTree);

function readTree(text: string): SyntaxTree {
  const reader = new DirectiveReader(text.length);
  for (const line of linesOf(text)) reader.add(line);
  return reader.finish();
}

class DirectiveReader {
  readonly #problems: SyntaxProblem[] = [];
  readonly #singles = new Map<string, MapEntry>();
  readonly #maps = new Map<string, { readonly span: Span; readonly entries: Map<string, MapEntry> }>();
  readonly #length: number;
  #block: Word | undefined;

  constructor(length: number) {
    this.#length = length;
  }

  add({ words, comment }: Line): void {
    const [first, second] = words;
    if (first === undefined) return;
    if (this.#block !== undefined) {
      if (first.text === ')') this.#block = undefined;
      else this.#addTo(this.#block, words, comment);
    } else if (!directives.has(first.text)) this.#report(first, `"${first.text}" is no directive of go.mod.`);
    else if (second?.text === '(') this.#block = first;
    else this.#addTo(first, words.slice(1), comment);
  }

  finish(): SyntaxTree {
    if (this.#block !== undefined) this.#report(this.#block, 'The closing ")" of this block is missing.');
    const maps = [...this.#maps].map(([key, { span, entries }]): MapEntry => ({
      key,
      keySpan: span,
      node: { kind: 'map', span, entries: [...entries.values()], flow: false },
      shift: 0,
    }));
    const entries = [...this.#singles.values(), ...maps];
    const span = { start: 0, end: this.#length };
    return { root: { node: { kind: 'map', span, entries, flow: false }, shift: 0 }, problems: this.#problems };
  }

  #addTo(directive: Word, words: readonly Word[], comment: string): void {
    const [first] = words;
    if (first === undefined) this.#report(directive, `Something has to follow "${directive.text}".`);
    else if (single.has(directive.text)) {
      const entry = { key: directive.text, keySpan: directive.span, node: valueOf(words, comment), shift: 0 };
      if (!this.#singles.has(directive.text)) this.#singles.set(directive.text, entry);
    } else this.#addEntry(directive, words, comment);
  }

  /** `path version`, or of a replacement `path [version] => path [version]`. */
  #addEntry(directive: Word, words: readonly Word[], comment: string): void {
    let map = this.#maps.get(directive.text);
    if (map === undefined) this.#maps.set(directive.text, (map = { span: directive.span, entries: new Map() }));
    const arrow = words.findIndex(({ text }) => text === '=>');
    const left = arrow < 0 ? words.slice(0, 1) : words.slice(0, arrow);
    const right = arrow < 0 ? words.slice(1) : words.slice(arrow + 1);
    const [path, version] = left;
    if (path === undefined) return this.#report(directive, 'A module is missing before "=>".');
    const name = version === undefined ? path.text : `${path.text}@${version.text}`;
    let key = name;
    for (let count = 2; map.entries.has(key); count++) key = `${name}[${count}]`;
    const node = right.length === 0 ? emptyAt(path.span.end, comment) : valueOf(right, comment);
    map.entries.set(key, { key, keySpan: path.span, node, shift: 0 });
  }

  #report({ span }: Word, message: string): void {
    if (this.#problems.length < 100) this.#problems.push({ span, message });
  }
}

/** The words of a value as they stand; its `value` has the comment behind it, since `// indirect` is one. */
function valueOf(words: readonly Word[], comment: string): ScalarNode {
  const text = words.map((word) => word.text).join(' ');
  const span = { start: words[0]?.span.start ?? 0, end: words.at(-1)?.span.end ?? 0 };
  return { kind: 'scalar', span, text, value: comment === '' ? text : `${text} //${comment}`, quoted: false };
}

function emptyAt(end: number, comment: string): ScalarNode {
  return { kind: 'scalar', span: { start: end, end }, text: '', value: `//${comment}`, quoted: false };
}

function* linesOf(text: string): Iterable<Line> {
  const word = /"(?:[^"\\\r\n]|\\.)*"|`[^`\r\n]*`|\/\/.*|[()]|=>|(?:(?!\/\/|=>)[^\s()"`])+|["`]/g;
  // Comments on lines of their own belong to the line below them.
  let above = '';
  const line = /[^\r\n]*(?:\r\n|\n|\r|$)/g;
  for (let match = line.exec(text); match !== null && match[0] !== ''; match = line.exec(text)) {
    const words: Word[] = [];
    let comment = '';
    for (const { 0: found, index } of match[0].matchAll(word)) {
      const start = match.index + index;
      if (found.startsWith('//')) comment = found.slice(2);
      else words.push({ text: unquoted(found), span: { start, end: start + found.length } });
    }
    if (words.length > 0) yield { words, comment: above === '' ? comment : `${above}\n${comment}` };
    above = words.length === 0 && comment !== '' ? `${above}\n${comment}`.trim() : '';
  }
}

function unquoted(text: string): string {
  return /^(?:"[^]*"|`[^]*`)$/.test(text) ? text.slice(1, -1) : text;
}
