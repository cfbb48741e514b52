// mix.lock: one map of Elixir. As Mix writes it, an entry a line, it is read line by line and without tokens, and of the
// tree only the keys are built at once. Invariant: data and places are those of the whole tree.
import type { Span } from '../../text/span';
import { BIG_TEXT, Islands, KeyedMap, LazyEntry } from '../../syntax/lazy-tree';
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, toData, type MapEntry, type SyntaxProblem, type TreeNode } from '../../syntax/tree';
import { readWholePlainly } from './plain-terms';
import { termTokens } from './term-tokens';
import { TermReader } from './terms';

const OPEN = '%{\n';
const CLOSE = '}\n';
const ENTRY = /^ {2}"([^"\\#]+)"(:| =>) (?=\{.*\},?$)/;

export const mixLockNotation = notation(
  'mix.lock',
  (text, isWellFormed) => (isWellFormed && text.length > BIG_TEXT ? bigTree(text) : undefined) ?? readTree(text),
  readPlainly,
);

function readTree(text: string): SyntaxTree {
  const problems: SyntaxProblem[] = [];
  const reader = new TermReader(termTokens(text, 'Elixir', problems), 'Elixir', problems);
  const node = reader.readTerm();
  if (node === undefined) return { root: undefined, problems };
  if (!reader.isAtEnd()) reader.report('Only one map is expected here.');
  return { root: { node, shift: 0 }, problems };
}

function readPlainly(text: string): unknown {
  const entries = new Map<string, unknown>();
  const isOfLines = eachEntry(text, (key, _, { start, end }) => {
    const value = text.slice(start, end);
    const data = readWholePlainly(value, 'Elixir') ?? readTokens(value);
    const isNew = data !== undefined && !entries.has(key);
    if (isNew) entries.set(key, data);
    return isNew;
  });
  return isOfLines ? Object.fromEntries(entries) : undefined;
}

function readTokens(value: string): unknown {
  const { root, problems } = readTree(value);
  return root === undefined || problems.length > 0 ? undefined : toData(root.node);
}

function bigTree(text: string): SyntaxTree | undefined {
  const entries = new Map<string, MapEntry>();
  const islands = new Islands(text, (island): TreeNode => {
    return readTree(island).root?.node ?? plainScalar('', { start: 0, end: 0 });
  });
  const isOfLines = eachEntry(text, (key, keySpan, value) => {
    // The island is the value alone: its key stands before it.
    const before = { start: keySpan.start - value.start, end: keySpan.end - value.start };
    entries.set(key, new LazyEntry(key, before, islands, value, value.start));
    return true;
  });
  if (!isOfLines) return undefined;
  const node = new KeyedMap(entries, { start: 0, end: text.length - 1 }, false);
  return { root: { node, shift: 0 }, problems: [] };
}

/** Goes through the lines from `%{` to `}` while `take` agrees; false for a text that is laid out in another way. */
function eachEntry(text: string, take: (key: string, keySpan: Span, value: Span) => boolean): boolean {
  const last = text.length - CLOSE.length;
  if (!text.startsWith(OPEN) || !text.endsWith(CLOSE)) return false;
  for (let start = OPEN.length; start < last;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end);
    const [head, key = '', mark] = ENTRY.exec(line) ?? [];
    if (head === undefined || mark === undefined) return false;
    const keySpan = { start: start + 2, end: start + key.length + 4 };
    const value = { start: start + head.length, end: line.endsWith(',') ? end - 1 : end };
    if (!take(key, keySpan, value)) return false;
    start = end + 1;
  }
  return true;
}
