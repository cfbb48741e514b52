// YAML text to trees, tolerant and incremental: every island is parsed on its own and taken over from the reading
// before when its text is the same. Invariant: a tree node keeps its identity for as long as its island's text does,
// so that facts may be memoised by it.
import type { Span } from '../text/span';
import { cutDocument, type Piece } from './yaml-islands';
import { joined, parseIsland, type Island } from './yaml-nodes';
import { secondTime } from './yaml-problems';
import { notation } from './notation';
import type { Child, MapEntry, SyntaxProblem, TreeNode } from './tree';

/** A text of one or more YAML documents as read. */
export interface YamlText {
  /** One root a document, in the order of the text; a document without content has none. */
  readonly documents: readonly Child[];
  readonly problems: readonly SyntaxProblem[];
  /** The islands by their text, for the next reading. */
  readonly islands: ReadonlyMap<string, Island>;
}

const TAB_INDENT = /^[ ]*\t+[ \t]*\S/m;

/** Reads a text; never throws. `before` is an earlier reading of the same file, whose unchanged islands are kept. */
export function readYaml(text: string, before?: YamlText): YamlText {
  const reader = new YamlReader(text, before);
  return reader.read();
}

/** YAML files of one document; of several, the first is the root and the others are not looked at. */
export const yaml = notation('YAML', (text) => {
  const { documents, problems } = readYaml(text);
  return { root: documents[0], problems };
});

class YamlReader {
  readonly #text: string;
  readonly #before: YamlText | undefined;
  readonly #islands = new Map<string, Island>();
  readonly #problems: SyntaxProblem[] = [];

  constructor(text: string, before: YamlText | undefined) {
    this.#text = text;
    this.#before = before;
  }

  read(): YamlText {
    const documents = documentsOf(this.#text).flatMap(({ start, end }) => this.#document(start, end) ?? []);
    this.#problems.sort((a, b) => a.span.start - b.span.start);
    return { documents, problems: this.#problems, islands: this.#islands };
  }

  #document(start: number, end: number): Child | undefined {
    const pieces: readonly Piece[] = TAB_INDENT.test(this.#text.slice(start, end))
      ? [{ kind: 'whole', start, end }]
      : cutDocument(this.#text, start, end);
    const first = pieces[0];
    if (first?.kind === 'whole') return this.#parse(first.start, first.end);
    const entries = new Map<string, MapEntry>();
    for (const piece of pieces) this.#addPiece(entries, piece);
    if (entries.size === 0) return undefined;
    return { node: { kind: 'map', span: { start, end }, entries: [...entries.values()], flow: false }, shift: 0 };
  }

  #addPiece(entries: Map<string, MapEntry>, piece: Piece): void {
    const head = this.#parse(piece.start, piece.kind === 'list' ? piece.headEnd : piece.end);
    if (head === undefined) return;
    const entry = head.node.kind === 'map' ? head.node.entries[0] : undefined;
    if (entry === undefined) {
      const { start, end } = head.node.span;
      this.#report(
        { start: start + head.shift, end: end + head.shift },
        'This is no "key: value". Write a key and a colon.',
      );
      return;
    }
    const full: MapEntry =
      piece.kind === 'list'
        ? { ...entry, node: this.#list(piece, head.shift), shift: head.shift }
        : { ...entry, shift: head.shift + entry.shift };
    const earlier = entries.get(entry.key);
    if (earlier !== undefined) {
      const at = { start: entry.keySpan.start + head.shift, end: entry.keySpan.end + head.shift };
      this.#report(at, secondTime(entry.key));
    }
    entries.set(entry.key, earlier === undefined ? full : joined(earlier, full));
  }

  /** The items as children of the entry, each an island. */
  #list(piece: Extract<Piece, { kind: 'list' }>, base: number): TreeNode {
    const items = piece.items.flatMap((start, index) => {
      const island = this.#parse(start, piece.items[index + 1] ?? piece.end);
      const item = island?.node.kind === 'list' ? island.node.items[0] : undefined;
      return island === undefined || item === undefined
        ? []
        : [{ node: item.node, shift: island.shift + item.shift - base }];
    });
    const firstDash = this.#text.indexOf('-', piece.headEnd);
    return { kind: 'list', span: { start: firstDash - base, end: piece.end - base }, items, flow: false };
  }

  #parse(start: number, end: number): Child | undefined {
    const text = this.#text.slice(start, end);
    const island = this.#islands.get(text) ?? this.#before?.islands.get(text) ?? parseIsland(text);
    this.#islands.set(text, island);
    for (const problem of island.problems) {
      this.#report({ start: problem.span.start + start, end: problem.span.end + start }, problem.message);
    }
    return island.root === undefined ? undefined : { node: island.root, shift: start };
  }

  #report(span: Span, message: string): void {
    this.#problems.push({ span, message });
  }
}

/** The documents of a text, without their `---` and `...` lines and directives. */
function documentsOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/^(?:---(?=[ \t\r\n]|$)|\.\.\.(?=[ \t\r\n]|$)|%[A-Z]+ .*$)/gm)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  spans.push({ start, end: text.length });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== '');
}
