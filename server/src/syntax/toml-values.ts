// Keys and values of TOML, read from a text at a cursor. Invariant: every call either moves the cursor or leaves it at
// something that is none of its own; nesting is bounded, and what is not TOML is reported and read as far as it goes.
import type { Span } from '../text/span';
import type { Child, MapEntry, MapNode, ScalarNode, SyntaxProblem, TreeNode } from './tree';
import { wordTable } from '../text/word-table';

/** One part of a dotted key. */
export interface KeyPart {
  readonly text: string;
  readonly span: Span;
}

/** A table while it is being read; in the end it is a node of the tree. The first of several equal keys is kept. */
export class Table implements MapNode {
  readonly kind = 'map';
  readonly entries: MapEntry[] = [];
  span: Span;
  flow = false;
  readonly #byKey = new Map<string, MapEntry>();

  constructor(span: Span) {
    this.span = span;
  }

  get(key: string): TreeNode | undefined {
    return this.#byKey.get(key)?.node;
  }

  /** Adds an entry and gives its value; undefined if there is one of that key already. */
  add<T extends TreeNode>({ text, span }: KeyPart, node: T): T | undefined {
    if (this.#byKey.has(text)) return undefined;
    const entry = { key: text, keySpan: span, node, shift: 0 };
    this.#byKey.set(text, entry);
    this.entries.push(entry);
    return node;
  }
}

const DEEPEST = 500;
const LONGEST_KEY = 50;
const MOST_PROBLEMS = 100;

const BLANKS = /[ \t]*/y;
const WHITE_SPACE = /[ \t\r\n]*/y;
const BARE_KEY = /[\w-]+/y;
const LITERAL =
  /\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?(?=[\s,\]}#]|$)|[^\s,\]}#=]+/y;
const REST_OF_MEMBER = /[^,}\r\n]*/y;
const REST_OF_LINE = /[^\r\n]*/y;
/** A line that begins so is no member of an array or an inline table: a bracket before it was not closed. */
const NEXT_STATEMENT = /(?:[\w-]+|"[^"\r\n]*")(?:[ \t]*\.[ \t]*[\w-]+)*[ \t]*=|\[(?!true|false|inf|nan)\[?[A-Za-z_]/y;

const INTEGER = /^[+-]?(?:0|[1-9](?:_?\d)*)$|^0x[\da-f](?:_?[\da-f])*$|^0o[0-7](?:_?[0-7])*$|^0b[01](?:_?[01])*$/i;
const FLOAT = /^[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:e[+-]?\d(?:_?\d)*)?$/i;
const DATE_OR_TIME = /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d(?::\d\d)?(?:\.\d+)?$)/;
const words: Readonly<Record<string, boolean | number>> = wordTable({
  true: true,
  false: false,
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
  nan: NaN,
  '+nan': NaN,
  '-nan': NaN,
});

const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|[ \t]*\r?\n\s*|([^]))/g;
const escapes: Readonly<Record<string, string>> = wordTable({
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\u001b',
  '"': '"',
  '\\': '\\',
});

/** Reads keys and values of one text, one after another. */
export class TomlCursor {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  at = 0;
  #quiet: Span = { start: -1, end: -1 };
  #isGivenUp = false;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Notes what is wrong; once a line, since one mistake brings others after it. */
  report(span: Span, message: string): void {
    const isSaid = span.start >= this.#quiet.start && span.start <= this.#quiet.end;
    if (this.#isGivenUp || isSaid || this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({ span, message });
    const lineEnd = this.text.indexOf('\n', span.start);
    this.#quiet = { start: span.start, end: lineEnd < 0 ? this.text.length : lineEnd };
  }

  /** Passes over what matches at the cursor and gives it. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  takeSign(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  skipBlanks(): void {
    this.take(BLANKS);
  }

  /** Over blanks, comments and line ends; whether a line ended. */
  skipLines(): boolean {
    const start = this.at;
    for (this.take(WHITE_SPACE); this.text[this.at] === '#'; this.take(WHITE_SPACE)) this.skipLine();
    return this.text.slice(start, this.at).includes('\n');
  }

  skipLine(): void {
    this.take(REST_OF_LINE);
  }

  /** A dotted key, and the blanks behind it; empty where none stands. */
  readKey(): readonly KeyPart[] {
    const parts: KeyPart[] = [];
    do {
      this.skipBlanks();
      const part = this.#readKeyPart();
      if (part === undefined) break;
      if (parts.length === LONGEST_KEY) this.#giveUp(part.span, `This key has more than ${LONGEST_KEY} parts.`);
      parts.push(part);
      this.skipBlanks();
    } while (this.takeSign('.'));
    return parts;
  }

  #readKeyPart(): KeyPart | undefined {
    const start = this.at;
    const text = this.#isAtQuote() ? this.#readString().text : this.take(BARE_KEY);
    return this.at === start ? undefined : { text, span: { start, end: this.at } };
  }

  /** The value at the cursor; null where none stands. `depth` is how deep it lies. */
  readValue(depth: number): TreeNode {
    if (this.#isAtQuote()) return this.#readString();
    const sign = this.text[this.at];
    if (sign !== '[' && sign !== '{') return this.#readLiteral();
    if (depth < DEEPEST) return sign === '[' ? this.#readArray(depth) : this.#readInlineTable(depth);
    this.#giveUp({ start: this.at, end: this.at + 1 }, `This is nested more than ${DEEPEST} deep.`);
    return this.#readLiteral();
  }

  /** Puts a value under a dotted key, making the tables on the way; false if something else stands there. */
  putUnder(table: Table, key: readonly KeyPart[], value: TreeNode): boolean {
    let here = table;
    for (const part of key.slice(0, -1)) {
      const span = { start: part.span.start, end: value.span.end };
      const next = here.get(part.text) ?? here.add(part, new Table(span));
      if (!(next instanceof Table)) return false;
      next.span = { start: next.span.start, end: value.span.end };
      here = next;
    }
    const last = key.at(-1);
    return last !== undefined && here.add(last, value) !== undefined;
  }

  #isAtQuote(): boolean {
    return this.text[this.at] === '"' || this.text[this.at] === "'";
  }

  #readLiteral(): ScalarNode {
    const start = this.at;
    const text = this.take(LITERAL);
    const span = { start, end: this.at };
    const value = text === '' ? null : literalValue(text);
    if (value === null) this.report({ start, end: start + 1 }, 'A value is missing here.');
    if (value === undefined) this.report(span, 'This is no TOML value; a text stands in quotes.');
    return { kind: 'scalar', span, text, value: value === undefined ? text : value, quoted: false };
  }

  #readArray(depth: number): TreeNode {
    const start = this.at++;
    const items: Child[] = [];
    const end = this.#readMembers(start, ']', () => {
      const before = this.at;
      const node = this.readValue(depth + 1);
      if (this.at > before) items.push({ node, shift: 0 });
    });
    const flow = !this.text.slice(start, end).includes('\n');
    return { kind: 'list', span: { start, end }, items, flow };
  }

  #readInlineTable(depth: number): TreeNode {
    const start = this.at++;
    const table = new Table({ start, end: start });
    table.flow = true;
    const end = this.#readMembers(start, '}', () => this.#readMember(table, depth));
    table.span = { start, end };
    return table;
  }

  /** A `key = value` of an inline table. */
  #readMember(table: Table, depth: number): void {
    const key = this.readKey();
    const [first] = key;
    if (first === undefined) {
      this.report({ start: this.at, end: this.at + 1 }, 'A key is missing here.');
      this.take(REST_OF_MEMBER);
      return;
    }
    const keySpan = { start: first.span.start, end: key.at(-1)?.span.end ?? first.span.end };
    if (!this.takeSign('=')) this.report(keySpan, 'An equals sign is missing behind this key.');
    this.skipBlanks();
    const value = this.readValue(depth + key.length + 1);
    if (!this.putUnder(table, key, value)) this.report(keySpan, secondTime(key));
  }

  /** Reads members up to the closing sign, or to where the next statement shows that it is missing; gives the end. */
  #readMembers(start: number, close: string, readMember: () => void): number {
    let isNewLine = this.skipLines();
    while (!this.takeSign(close)) {
      if (this.isAtEnd() || (isNewLine && close === ']' && this.#isAtNextStatement()))
        return this.#unclosed(start, close);
      const before = this.at;
      readMember();
      isNewLine = this.skipLines();
      if (this.takeSign(',')) isNewLine = this.skipLines();
      else if (this.isAtEnd() || (isNewLine && this.#isAtNextStatement())) return this.#unclosed(start, close);
      else if (this.text[this.at] !== close) {
        this.report({ start: this.at, end: this.at + 1 }, 'A comma is missing here.');
        if (this.at === before) this.at++;
      }
    }
    return this.at;
  }

  /** Goes back to where the last member ends, since the blank lines behind it are not its own. */
  #unclosed(start: number, close: string): number {
    this.report({ start, end: start + 1 }, `The closing "${close}" is missing.`);
    this.at = start + this.text.slice(start, this.at).trimEnd().length;
    return this.at;
  }

  #isAtNextStatement(): boolean {
    NEXT_STATEMENT.lastIndex = this.at;
    return NEXT_STATEMENT.test(this.text);
  }

  #readString(): ScalarNode {
    const start = this.at;
    const quote = this.text[start] ?? '"';
    const quotes = this.text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
    const from = start + quotes.length;
    const to = endOfString(this.text, from, quotes);
    if (to === undefined) {
      this.skipLine();
      this.report({ start, end: this.at }, `The closing ${quotes} is missing.`);
    } else this.at = to + quotes.length;
    const raw = this.text.slice(from, to ?? this.at);
    const inner = quotes === quote ? raw : raw.replace(/^\r?\n/, '');
    const text = quote === '"' ? this.#unescape(inner, from + raw.length - inner.length) : inner;
    return { kind: 'scalar', span: { start, end: this.at }, text, value: text, quoted: true };
  }

  #unescape(text: string, from: number): string {
    if (!text.includes('\\')) return text;
    return text.replace(ESCAPE, (whole: string, ...match: readonly (string | number | undefined)[]) => {
      const [four, eight, two, sign, offset] = match;
      const code = four ?? eight ?? two;
      if (code === undefined && sign === undefined) return '';
      const meant = code === undefined ? escapes[String(sign)] : characterOf(parseInt(String(code), 16));
      const start = from + Number(offset);
      if (meant === undefined) this.report({ start, end: start + whole.length }, 'TOML has no such escape.');
      return meant ?? whole;
    });
  }

  /** Nothing is read any more. */
  #giveUp(span: Span, message: string): void {
    this.report(span, message);
    this.#isGivenUp = true;
    this.at = this.text.length;
  }
}

/** What to say of a key that is there already. */
export function secondTime(key: readonly KeyPart[]): string {
  return `"${key.map(({ text }) => text).join('.')}" is defined a second time; the first one counts.`;
}

/** What matters within a string: its closing quotes, a backslash, and in a short one the end of the line. */
const stringSigns: Readonly<Record<string, RegExp>> = wordTable({
  '"': /"|\\|\n/g,
  "'": /'|\n/g,
  '"""': /"{3,5}|\\/g,
  "'''": /'{3,5}/g,
});

/** Where the closing quotes begin; undefined if there are none. Up to two quotes may stand before three closing ones. */
function endOfString(text: string, from: number, quotes: string): number | undefined {
  const signs = stringSigns[quotes] ?? /$/g;
  signs.lastIndex = from;
  for (let match = signs.exec(text); match !== null; match = signs.exec(text)) {
    const [sign] = match;
    if (sign === '\n') return undefined;
    if (sign !== '\\') return match.index + sign.length - quotes.length;
    signs.lastIndex++;
  }
  return undefined;
}

function literalValue(text: string): string | number | boolean | undefined {
  if (text in words) return words[text];
  if (INTEGER.test(text) || FLOAT.test(text)) return Number(text.replaceAll('_', ''));
  return DATE_OR_TIME.test(text) ? text : undefined;
}

function characterOf(code: number): string | undefined {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}
