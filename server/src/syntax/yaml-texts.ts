// YAML files of texts, of one document or several: the notation of lockfiles. The data are read by the fast reader; of the
// tree only the upper two levels are built, each entry below when it is asked for, by the library.
// Invariant: data and places are those of the library. Several documents are entries `#0`, `#1` … of one map.
import type { Span } from '../text/span';
import { entryEnd, keyLineAt, readBlockYaml } from './block-yaml';
import type { TextMap } from './flow-yaml';
import { notation, type SyntaxTree } from './notation';
import { BIG_TEXT, Islands, LazyBlock, LazyEntry } from './lazy-tree';
import type { Child, MapEntry } from './tree';
import { readYaml } from './yaml';
import { parseIsland } from './yaml-nodes';
import { asTexts } from './yaml-text-values';

export const yamlTexts = notation('YAML', parseYamlTexts, readYamlTextsPlainly);

/** The key of a document in a file of several. */
export function documentKey(index: number): string {
  return `#${index}`;
}

/** The data of a text that the fast reader takes; undefined for any other. */
export function readYamlTextsPlainly(text: string): unknown {
  const documents = documentsOf(text).map(({ start, end }) => readBlockYaml(text.slice(start, end)));
  if (documents.length === 1) return documents[0];
  const all: TextMap = {};
  for (const [index, data] of documents.entries()) {
    if (data === undefined) return undefined;
    all[documentKey(index)] = data;
  }
  return documents.length === 0 ? undefined : all;
}

/** The tree of any text. */
export function parseYamlTexts(text: string, isWellFormed: boolean): SyntaxTree {
  if (isWellFormed || readYamlTextsPlainly(text) !== undefined)
    return { root: rootOf(shallowDocuments(text)), problems: [] };
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
  const islands = new Islands(text, (island) => entryIn(island).node);
  return documentsOf(text).map((span) => {
    const entries = entriesIn(text, span, 0).map(({ start, end }) => sectionAt(text, islands, { start, end }));
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
function sectionAt(text: string, islands: Islands, { start, end }: Span): MapEntry {
  const lineEnd = lineEndOf(text, start, end);
  const line = keyLineAt(text, start, lineEnd);
  if (line === undefined || line.valueStart < lineEnd || end - start < BIG_TEXT)
    return lazyEntry(text, islands, { start, end });
  let below = lineEnd + 1;
  while (below < end && isSilent(text, firstLetter(text, below), end)) below = lineEndOf(text, below, end) + 1;
  const first = firstLetter(text, below);
  if (below >= end || first === below || text.charCodeAt(first) === 45) return lazyEntry(text, islands, { start, end });
  const entries = entriesIn(text, { start: below, end }, first - below).map((span) => lazyEntry(text, islands, span));
  return { key: line.key, keySpan: { start, end: line.keyEnd }, node: new LazyBlock(entries), shift: 0 };
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

/** An entry that the library reads when its value is asked for; its key at once only if it is an unusual one. */
function lazyEntry(text: string, islands: Islands, span: Span): MapEntry {
  const from = firstLetter(text, span.start);
  const line = keyLineAt(text, from, lineEndOf(text, span.start, span.end));
  if (line === undefined) return { ...entryIn(text.slice(span.start, span.end)), shift: span.start };
  const keySpan = { start: from - span.start, end: line.keyEnd - span.start };
  return new LazyEntry(line.key, keySpan, islands, span, span.start);
}

/** The entry that an island is. */
function entryIn(island: string): MapEntry {
  const { root } = parseIsland(island);
  const entry = root?.kind === 'map' ? root.entries[0] : undefined;
  if (entry !== undefined) return { ...entry, node: asTexts(entry.node) };
  // The fast reader has taken the text, so that this is an entry; nothing is made of what is none all the same.
  const span = { start: 0, end: 0 };
  return { key: '', keySpan: span, node: { kind: 'scalar', span, text: '', value: null, quoted: false }, shift: 0 };
}
