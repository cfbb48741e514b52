// YAML files of texts, of one document or several: the notation of lockfiles. The data are read by the fast reader; of the
// tree only the upper two levels are built, each entry below when it is asked for, by the library.
// Invariant: data and places are those of the library. Several documents are entries `#0`, `#1` … of one map.
import type { Span } from '../text/span';
import { entryEnd, keyLineAt, readBlockYaml, type TextMap } from './block-yaml';
import { notation, type SyntaxTree } from './notation';
import type { Child, MapEntry, MapNode, TreeNode } from './tree';
import { readYaml } from './yaml';
import { parseIsland } from './yaml-nodes';
import { asTexts } from './yaml-text-values';

export const yamlTexts = notation('YAML', parse, readPlainly);

/** The key of a document in a file of several. */
export function documentKey(index: number): string {
  return `#${index}`;
}

function readPlainly(text: string): unknown {
  const documents = documentsOf(text).map(({ start, end }) => readBlockYaml(text.slice(start, end)));
  if (documents.length === 1) return documents[0];
  const all: TextMap = {};
  for (const [index, data] of documents.entries()) {
    if (data === undefined) return undefined;
    all[documentKey(index)] = data;
  }
  return documents.length === 0 ? undefined : all;
}

function parse(text: string): SyntaxTree {
  if (readPlainly(text) !== undefined) return { root: rootOf(shallowDocuments(text)), problems: [] };
  const { documents, problems } = readYaml(text);
  return { root: rootOf(documents.map(({ node, shift }) => ({ node: asTexts(node), shift }))), problems };
}

/** One document is the root itself. */
function rootOf(documents: readonly Child[]): Child | undefined {
  if (documents.length < 2) return documents[0];
  const entries = documents.map(({ node, shift }, index): MapEntry => {
    const at = node.span.start;
    return { key: documentKey(index), keySpan: { start: at, end: at }, node, shift };
  });
  return { node: { kind: 'map', span: { start: 0, end: 0 }, entries, flow: false }, shift: 0 };
}

/** The documents between `---` lines; those that hold nothing are none. */
function documentsOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/^---[ ]*\r?$/gm)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  spans.push({ start, end: text.length });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== '');
}

function shallowDocuments(text: string): readonly Child[] {
  return documentsOf(text).map((span) => {
    const entries = entriesIn(text, span, 0).map(({ start, end }) => sectionAt(text, { start, end }));
    return { node: { kind: 'map', span, entries, flow: false }, shift: 0 };
  });
}

/** The lines from each key of that indentation to the next. */
function entriesIn(text: string, { start, end }: Span, indent: number): readonly Span[] {
  const spans: Span[] = [];
  let line = start;
  while (line < end) {
    const from = firstLetter(text, line);
    const newline = text.indexOf('\n', from);
    if (from - line === indent && !isSilent(text, from, end)) {
      const next = Math.min(entryEnd(text, line, indent), end);
      spans.push({ start: line, end: next });
      line = next;
    } else line = newline < 0 ? end : newline + 1;
  }
  return spans;
}

/** An entry of a document: its own entries are there at once if its value is a block map. */
function sectionAt(text: string, { start, end }: Span): MapEntry {
  const lineEnd = lineEndOf(text, start, end);
  const line = keyLineAt(text, start, lineEnd);
  if (line === undefined || line.valueStart < lineEnd) return new LazyEntry(text, { start, end });
  let below = lineEnd + 1;
  while (below < end && isSilent(text, firstLetter(text, below), end)) below = lineEndOf(text, below, end) + 1;
  const first = firstLetter(text, below);
  if (below >= end || first === below || text.charCodeAt(first) === 45) return new LazyEntry(text, { start, end });
  const entries = entriesIn(text, { start: below, end }, first - below).map((span) => new LazyEntry(text, span));
  return { key: line.key, keySpan: { start, end: line.keyEnd }, node: new BlockMap(entries), shift: 0 };
}

function firstLetter(text: string, line: number): number {
  let from = line;
  while (text.charCodeAt(from) === 32) from++;
  return from;
}

/** Whether a line of that first letter is blank or a comment. */
function isSilent(text: string, from: number, end: number): boolean {
  const unit = text.charCodeAt(from);
  return from >= end || unit === 10 || unit === 13 || unit === 35;
}

function lineEndOf(text: string, line: number, end: number): number {
  const newline = text.indexOf('\n', line);
  const lineEnd = newline < 0 ? end : Math.min(newline, end);
  return text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
}

/** A block map whose entries are read one by one. */
class BlockMap implements MapNode {
  readonly kind = 'map';
  readonly flow = false;
  readonly entries: readonly MapEntry[];

  constructor(entries: readonly MapEntry[]) {
    this.entries = entries;
  }

  get span(): Span {
    const [first, last] = [this.entries[0], this.entries.at(-1)];
    if (first === undefined || last === undefined) return { start: 0, end: 0 };
    return { start: first.shift + first.keySpan.start, end: last.shift + last.node.span.end };
  }
}

/** An entry that is an island: the library reads it when its value is asked for. */
class LazyEntry implements MapEntry {
  readonly #text: string;
  readonly #end: number;
  readonly shift: number;
  readonly key: string;
  readonly keySpan: Span;
  #node: TreeNode | undefined;

  constructor(text: string, { start, end }: Span) {
    this.#text = text;
    this.#end = end;
    this.shift = start;
    const from = firstLetter(text, start);
    const line = keyLineAt(text, from, lineEndOf(text, start, end));
    const { key, keySpan } =
      line === undefined
        ? this.#island()
        : { key: line.key, keySpan: { start: from - start, end: line.keyEnd - start } };
    this.key = key;
    this.keySpan = keySpan;
  }

  get node(): TreeNode {
    return (this.#node ??= asTexts(this.#island().node));
  }

  #island(): MapEntry {
    const { root } = parseIsland(this.#text.slice(this.shift, this.#end));
    const entry = root?.kind === 'map' ? root.entries[0] : undefined;
    if (entry !== undefined) return entry;
    // The fast reader has taken the text, so that this is an entry; nothing is made of what is none all the same.
    const nothing = { start: 0, end: 0 };
    return {
      key: '',
      keySpan: nothing,
      node: { kind: 'scalar', span: nothing, text: '', value: null, quoted: false },
      shift: 0,
    };
  }
}
