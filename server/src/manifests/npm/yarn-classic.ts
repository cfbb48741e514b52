// The text of yarn.lock as yarn 1 writes it: blocks of `key value` lines below the patterns that a package stands for.
// Invariant: a block's key is its patterns as one text, unquoted and joined by `, `; what is no such line is a problem.
import { BIG_TEXT, Islands, LazyEntry } from '../../syntax/lazy-tree';
import type { SyntaxTree } from '../../syntax/notation';
import type { Child, MapEntry, SyntaxProblem, TreeNode } from '../../syntax/tree';
import type { Span } from '../../text/span';

const SPACE = 32;
const HASH = 35;
const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s",:]+/y;
const MOST_PROBLEMS = 100;

/** The data of a lockfile of yarn 1; undefined where a line is not of its form. */
export function readClassicPlainly(text: string): unknown {
  const open: Record<string, unknown>[] = [{}];
  const lines = new LineReader(text);
  while (lines.advance()) {
    if (!lines.read() || lines.key === '__proto__') return undefined;
    const depth = lines.indent / 2;
    const map = open[depth];
    if (map === undefined || Object.hasOwn(map, lines.key)) return undefined;
    open.length = depth + 1;
    if (lines.value === undefined) open.push((map[lines.key] = {}));
    else map[lines.key] = lines.value;
  }
  return open[0];
}

/** The tree of any text; lines that are not of yarn's form are problems and passed over. */
export function parseClassic(text: string, isWellFormed: boolean): SyntaxTree {
  return isWellFormed && text.length > BIG_TEXT ? parseBig(text) : new TreeReader(text).read();
}

/** The blocks of a text that was read plainly; their lines are read when they are asked for. */
function parseBig(text: string): SyntaxTree {
  const islands = new Islands(text, (island) => entryIn(new TreeReader(island).read()).node);
  const heads: { readonly key: string; readonly start: number; readonly keyEnd: number }[] = [];
  const lines = new LineReader(text);
  while (lines.advance()) {
    if (lines.indent === 0 && lines.read()) heads.push({ key: lines.key, start: lines.start, keyEnd: lines.keyEnd });
  }
  const entries = heads.map(({ key, start, keyEnd }, index) => {
    const end = heads[index + 1]?.start ?? text.length;
    return new LazyEntry(key, { start: 0, end: keyEnd - start }, islands, { start, end }, start);
  });
  return rootOf(text, entries, []);
}

function entryIn({ root }: SyntaxTree): Child {
  const entry = root?.node.kind === 'map' ? root.node.entries[0] : undefined;
  return entry ?? { node: { kind: 'map', span: { start: 0, end: 0 }, entries: [], flow: false }, shift: 0 };
}

function rootOf(text: string, entries: readonly MapEntry[], problems: readonly SyntaxProblem[]): SyntaxTree {
  const node: TreeNode = { kind: 'map', span: { start: 0, end: text.length }, entries, flow: false };
  return { root: text.trim() === '' ? undefined : { node, shift: 0 }, problems };
}

/** Goes through the lines of a text that say something. */
class LineReader {
  /** The line without the white space behind it. */
  start = 0;
  end = 0;
  indent = 0;
  key = '';
  keyEnd = 0;
  /** Undefined for a line that opens a block. */
  value: string | undefined;
  valueStart = 0;
  readonly #text: string;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes to the next such line; false at the end. */
  advance(): boolean {
    const text = this.#text;
    while (this.#next < text.length) {
      this.start = this.#next;
      const newline = text.indexOf('\n', this.start);
      this.end = newline < 0 ? text.length : newline;
      this.#next = this.end + 1;
      while (this.end > this.start && text.charCodeAt(this.end - 1) <= SPACE) this.end--;
      let from = this.start;
      while (text.charCodeAt(from) === SPACE) from++;
      this.indent = from - this.start;
      if (from < this.end && text.charCodeAt(from) !== HASH) return true;
    }
    return false;
  }

  /** Reads `pattern, "pattern":`, `dependencies:` or `key value`; false for a line that is none. */
  read(): boolean {
    const first = this.#tokenAt(this.start + this.indent);
    if (first === undefined) return false;
    this.key = first;
    let at = this.keyEnd;
    while (this.#text.startsWith(', ', at)) {
      const next = this.#tokenAt(at + 2);
      if (next === undefined) return false;
      this.key = `${this.key}, ${next}`;
      at = this.keyEnd;
    }
    this.value = undefined;
    if (at === this.end - 1 && this.#text.charAt(at) === ':') return true;
    // A package opens a block; marks of a conflict do not.
    return this.indent > 0 && this.#text.charCodeAt(at) === SPACE && this.#readValue(at + 1);
  }

  /** A text in quotes, or what stands there: digests are written without, several of them with spaces between. */
  #readValue(from: number): boolean {
    this.valueStart = from;
    if (this.#text.charAt(from) !== '"') {
      this.value = this.#text.slice(from, this.end);
      return true;
    }
    const keyEnd = this.keyEnd;
    this.value = this.#tokenAt(from);
    const isWhole = this.keyEnd === this.end;
    this.keyEnd = keyEnd;
    return isWhole && this.value !== undefined;
  }

  /** The text of a word or of what stands in quotes; `keyEnd` is then just behind it. */
  #tokenAt(at: number): string | undefined {
    TOKEN.lastIndex = at;
    if (!TOKEN.test(this.#text) || TOKEN.lastIndex > this.end) return undefined;
    this.keyEnd = TOKEN.lastIndex;
    if (this.#text.charAt(at) !== '"') return this.#text.slice(at, this.keyEnd);
    const inner = this.#text.slice(at + 1, this.keyEnd - 1);
    return inner.includes('\\') ? inner.replaceAll(/\\(.)/g, '$1') : inner;
  }
}

interface Block {
  readonly indent: number;
  readonly key: string;
  readonly keySpan: Span;
  readonly entries: Map<string, MapEntry>;
  end: number;
}

/** Builds the whole tree of a text of any quality. */
class TreeReader {
  readonly #text: string;
  readonly #problems: SyntaxProblem[] = [];
  readonly #root: Block = { indent: -1, key: '', keySpan: { start: 0, end: 0 }, entries: new Map(), end: 0 };
  readonly #open: Block[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): SyntaxTree {
    const lines = new LineReader(this.#text);
    while (lines.advance()) {
      const { start, end, indent } = lines;
      if (!lines.read()) this.#report({ start, end }, 'This is no line of a lockfile of yarn.');
      else {
        while ((this.#open.at(-1)?.indent ?? -1) >= indent) this.#close();
        if (indent === 2 * this.#open.length) this.#add(lines);
        else this.#report({ start, end }, 'This line is indented as yarn never does it.');
      }
    }
    while (this.#open.length > 0) this.#close();
    return rootOf(this.#text, [...this.#root.entries.values()], this.#problems);
  }

  #add({ start, end, indent, key, keyEnd, value, valueStart }: LineReader): void {
    const keySpan = { start: start + indent, end: keyEnd };
    const owner = this.#open.at(-1) ?? this.#root;
    if (owner.entries.has(key)) this.#report(keySpan, `"${key}" stands here a second time.`);
    owner.end = end;
    if (value === undefined) {
      this.#open.push({ indent, key, keySpan, entries: new Map(), end });
      return;
    }
    const quoted = this.#text.charAt(valueStart) === '"';
    const node: TreeNode = { kind: 'scalar', span: { start: valueStart, end }, text: value, value, quoted };
    owner.entries.set(key, { key, keySpan, node, shift: 0 });
  }

  #close(): void {
    const block = this.#open.pop();
    if (block === undefined) return;
    const { key, keySpan, entries, end } = block;
    const owner = this.#open.at(-1) ?? this.#root;
    const node: TreeNode = {
      kind: 'map',
      span: { start: keySpan.end, end },
      entries: [...entries.values()],
      flow: false,
    };
    owner.entries.set(key, { key, keySpan, node, shift: 0 });
    owner.end = Math.max(owner.end, end);
  }

  #report(span: Span, message: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ span, message });
  }
}
