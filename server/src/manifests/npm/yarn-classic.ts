// The text of yarn.lock as yarn 1 writes it: blocks of `key value` lines below the patterns that a package stands for.
// Invariant: a block's key is its patterns as one text, unquoted and joined by `, `; what is no such line is a problem.
import { BIG_TEXT, LazyEntry, type IslandReader } from '../../syntax/lazy-entry';
import type { Child, MapEntry, ScalarNode, SyntaxProblem, TreeNode } from '../../syntax/tree';
import type { SyntaxTree } from '../../syntax/notation';
import type { Span } from '../../text/span';

const SPACE = 32;
const HASH = 35;
const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s",:]+/y;
const MOST_PROBLEMS = 100;

interface Line {
  readonly indent: number;
  readonly key: string;
  readonly keySpan: Span;
  /** Undefined for a line that opens a block. */
  readonly value: Token | undefined;
}

interface Token {
  readonly text: string;
  readonly span: Span;
  readonly quoted: boolean;
}

interface Block {
  readonly indent: number;
  readonly entries: Map<string, MapEntry>;
  readonly head: Line | undefined;
  end: number;
}

/** The data of a lockfile of yarn 1; undefined where a line is not of its form. */
export function readClassicPlainly(text: string): unknown {
  const root: Record<string, unknown> = {};
  const open: { readonly indent: number; readonly map: Record<string, unknown> }[] = [{ indent: -1, map: root }];
  for (const span of linesOf(text)) {
    const line = lineAt(text, span);
    if (line === undefined || line.key === '__proto__') return undefined;
    while ((open.at(-1)?.indent ?? -1) >= line.indent) open.pop();
    const map = open.at(-1)?.map;
    if (map === undefined || line.indent !== 2 * (open.length - 1) || Object.hasOwn(map, line.key)) return undefined;
    if (line.value !== undefined) map[line.key] = line.value.text;
    else {
      const below = {};
      map[line.key] = below;
      open.push({ indent: line.indent, map: below });
    }
  }
  return root;
}

/** The tree of any text; lines that are not of yarn's form are problems and passed over. */
export function parseClassic(text: string, isWellFormed: boolean): SyntaxTree {
  return isWellFormed && text.length > BIG_TEXT ? parseBig(text) : parseWhole(text);
}

/** The blocks of a text that was read plainly; their lines are read when they are asked for. */
function parseBig(text: string): SyntaxTree {
  const reader: IslandReader = { text, read: (island) => entryIn(parseWhole(island)) };
  const heads = [...linesOf(text)].filter(({ start }) => text.charCodeAt(start) !== SPACE);
  const entries = heads.flatMap((span, index): readonly MapEntry[] => {
    const line = lineAt(text, span);
    const end = heads[index + 1]?.start ?? text.length;
    if (line === undefined) return [];
    const keySpan = { start: 0, end: line.keySpan.end - span.start };
    return [new LazyEntry(reader, line.key, keySpan, { start: span.start, end })];
  });
  return {
    root: { node: { kind: 'map', span: { start: 0, end: text.length }, entries, flow: false }, shift: 0 },
    problems: [],
  };
}

function entryIn({ root }: SyntaxTree): Child {
  const entry = root?.node.kind === 'map' ? root.node.entries[0] : undefined;
  const span = { start: 0, end: 0 };
  return entry ?? { node: { kind: 'map', span, entries: [], flow: false }, shift: 0 };
}

function parseWhole(text: string): SyntaxTree {
  const problems: SyntaxProblem[] = [];
  const report = (span: Span, message: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ span, message });
  };
  const open: Block[] = [{ indent: -1, entries: new Map(), head: undefined, end: 0 }];
  const close = (): void => {
    const block = open.pop();
    const owner = open.at(-1);
    if (block?.head === undefined || owner === undefined) return;
    const { key, keySpan } = block.head;
    const entries = [...block.entries.values()];
    const node: TreeNode = { kind: 'map', span: { start: keySpan.end, end: block.end }, entries, flow: false };
    owner.entries.set(key, { key, keySpan, node, shift: 0 });
    owner.end = Math.max(owner.end, block.end);
  };
  for (const span of linesOf(text)) {
    const line = lineAt(text, span);
    if (line === undefined) {
      report(span, 'This is no line of a lockfile of yarn.');
      continue;
    }
    while ((open.at(-1)?.indent ?? -1) >= line.indent) close();
    if (line.indent !== 2 * (open.length - 1)) {
      report(span, 'This line is indented as yarn never does it.');
      continue;
    }
    const owner = open.at(-1);
    if (owner?.entries.has(line.key) === true) report(line.keySpan, `"${line.key}" stands here a second time.`);
    if (line.value === undefined) open.push({ indent: line.indent, entries: new Map(), head: line, end: span.end });
    else if (owner !== undefined) {
      owner.entries.set(line.key, { key: line.key, keySpan: line.keySpan, node: scalarOf(line.value), shift: 0 });
      owner.end = span.end;
    }
  }
  while (open.length > 1) close();
  const entries = [...(open[0]?.entries.values() ?? [])];
  const root: Child = { node: { kind: 'map', span: { start: 0, end: text.length }, entries, flow: false }, shift: 0 };
  return { root: text.trim() === '' ? undefined : root, problems };
}

/** The lines that say something. */
function* linesOf(text: string): Iterable<Span> {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    let end = next;
    while (end > start && text.charCodeAt(end - 1) <= SPACE) end--;
    let from = start;
    while (text.charCodeAt(from) === SPACE) from++;
    if (from < end && text.charCodeAt(from) !== HASH) yield { start, end };
    start = next + 1;
  }
}

/** `pattern, "pattern":`, `dependencies:` or `key value`. */
function lineAt(text: string, { start, end }: Span): Line | undefined {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  const indent = at - start;
  const first = tokenAt(text, at, end);
  if (first === undefined) return undefined;
  const keys = [first.text];
  let last = first;
  while (text.startsWith(', ', last.span.end)) {
    const next = tokenAt(text, last.span.end + 2, end);
    if (next === undefined) return undefined;
    keys.push(next.text);
    last = next;
  }
  const line = { indent, key: keys.join(', '), keySpan: { start: at, end: last.span.end } };
  if (last.span.end === end - 1 && text.charAt(last.span.end) === ':') return { ...line, value: undefined };
  // A package opens a block; marks of a conflict do not.
  if (indent === 0 || keys.length > 1 || text.charCodeAt(last.span.end) !== SPACE) return undefined;
  return valueOf(text, line, last.span.end + 1, end);
}

function valueOf(text: string, line: Omit<Line, 'value'>, from: number, end: number): Line | undefined {
  if (text.charAt(from) === '"') {
    const value = tokenAt(text, from, end);
    return value?.span.end === end ? { ...line, value } : undefined;
  }
  // Digests are written without quotes, several of them with spaces between.
  return { ...line, value: { text: text.slice(from, end), span: { start: from, end }, quoted: false } };
}

function tokenAt(text: string, at: number, end: number): Token | undefined {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(text)?.[0];
  if (match === undefined || at + match.length > end) return undefined;
  const span = { start: at, end: at + match.length };
  if (!match.startsWith('"')) return { text: match, span, quoted: false };
  const inner = match.slice(1, -1);
  return { text: inner.includes('\\') ? inner.replaceAll(/\\(.)/g, '$1') : inner, span, quoted: true };
}

function scalarOf({ text, span, quoted }: Token): ScalarNode {
  return { kind: 'scalar', span, text, value: text, quoted };
}
