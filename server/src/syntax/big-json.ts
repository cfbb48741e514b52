// The tree of a big JSON text that is known to be well-formed: two levels of maps at once, what is below when it is
// asked for. Invariant: the places are those of the whole tree; where a key is repeated the last one counts.
import type { Span } from '../text/span';
import { LazyEntry, type IslandReader } from './lazy-entry';
import type { Child, MapEntry, MapNode, TreeNode } from './tree';

const QUOTE = 34;
const BACKSLASH = 92;

/** The tree of a well-formed text; `readAll` reads a text that is one value. */
export function readBigJson(text: string, readAll: (text: string) => TreeNode | undefined): Child | undefined {
  const start = skipSpace(text, 0);
  if (text.charAt(start) !== '{') return undefined;
  const reader: IslandReader = {
    text,
    read: (island) => ({ node: readAll(island) ?? nothing, shift: 0 }),
  };
  return { node: mapAt(reader, start, valueEnd(text, start), 1), shift: 0 };
}

const nothing: TreeNode = { kind: 'scalar', span: { start: 0, end: 0 }, text: '', value: null, quoted: false };

/** A map with so many levels of maps below it that are there at once. */
function mapAt(reader: IslandReader, start: number, end: number, levels: number): MapNode {
  const { text } = reader;
  const entries = new Map<string, MapEntry>();
  let at = skipSpace(text, start + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const keyEnd = stringEnd(text, at);
    const key = keyOf(text.slice(at, keyEnd));
    const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const value = { start: valueStart, end: valueEnd(text, valueStart) };
    entries.set(key, entryOf(reader, key, { start: at, end: keyEnd }, value, levels));
    at = skipSpace(text, value.end);
    if (text.charAt(at) === ',') at = skipSpace(text, at + 1);
  }
  const flow = !text.slice(start, end).includes('\n');
  return { kind: 'map', span: { start, end }, entries: [...entries.values()], flow };
}

function entryOf(reader: IslandReader, key: string, keySpan: Span, value: Span, levels: number): MapEntry {
  if (levels > 0 && reader.text.charAt(value.start) === '{')
    return { key, keySpan, node: mapAt(reader, value.start, value.end, levels - 1), shift: 0 };
  // The island is the value alone: its key stands before it.
  const before = { start: keySpan.start - value.start, end: keySpan.end - value.start };
  return new LazyEntry(reader, key, before, value);
}

function keyOf(quoted: string): string {
  // What stands between the quotes of a well-formed text is a text.
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Just behind the text that begins at a quote. */
function stringEnd(text: string, from: number): number {
  let close = text.indexOf('"', from + 1);
  while (close >= 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close < 0 ? text.length : close + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}

/** Just behind the value that begins there. */
function valueEnd(text: string, from: number): number {
  const first = text.charAt(from);
  if (first === '"') return stringEnd(text, from);
  if (first !== '{' && first !== '[') return scalarEnd(text, from);
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = stringEnd(text, at);
    else {
      at++;
      if (unit === 123 || unit === 91) depth++;
      else if ((unit === 125 || unit === 93) && --depth === 0) return at;
    }
  }
  return text.length;
}

function scalarEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !',]} \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}
