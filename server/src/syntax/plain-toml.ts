// TOML as tools write it, statements of a line and lists of values, read many times faster than by the library: what
// lockfiles of a hundred thousand packages are made of.
// Invariant: it gives the library's data, or nothing at all for a text with anything that is unusual or wrong.

/** A table of a text: what the keys of data lead to. */
export type TomlTable = Record<string, unknown>;

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const DEEPEST = 50;
const BARE_KEY = /[\w-]+/y;
const LITERAL = /(?:true|false|(?:0|-?[1-9]\d{0,14})(?:\.\d{1,15})?)(?=[\s,\]}#]|$)/y;
/** What JSON and TOML mean alike behind a backslash. */
const ESCAPES = /^(?:[^\\]|\\(?:["\\btnfr]|u(?![dD][89a-fA-F])[\da-fA-F]{4}))*$/;
/** What must not stand in a text of one line. A tab may, but tools do not write it. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

/** The data of a text; undefined for one that is not all of this sort. */
export function readPlainToml(text: string): TomlTable | undefined {
  return CONTROL.test(text) ? undefined : new PlainReader(text).read();
}

class PlainReader {
  readonly #text: string;
  readonly #root: TomlTable = {};
  /** Lists of tables of the root, which any later header may lengthen. */
  readonly #lists = new Map<string, TomlTable[]>();
  /** Tables, and lists of them, that headers made since the last one of the root's lists: headers may go on below them. */
  readonly #opened = new Set<unknown>();
  #table = this.#root;
  #at = 0;
  /** Something was met that only the library can read. */
  #isOutside = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): TomlTable | undefined {
    for (this.#skipLines(); this.#at < this.#text.length && !this.#isOutside; this.#skipLines()) {
      if (this.#text.charCodeAt(this.#at) === OPEN_BRACKET) this.#header();
      else this.#statement(this.#table, 0);
      if (!this.#isAtLineEnd()) this.#isOutside = true;
    }
    return this.#isOutside ? undefined : this.#root;
  }

  #header(): void {
    const isList = this.#text.charCodeAt(++this.#at) === OPEN_BRACKET;
    if (isList) this.#at++;
    let holder: TomlTable | undefined = this.#root;
    let key = this.#key();
    for (; this.#takes('.'); key = this.#key())
      holder = key === undefined || holder === undefined ? undefined : this.#tableIn(holder, key);
    const close = isList ? ']]' : ']';
    const isClosed = this.#text.startsWith(close, this.#at);
    this.#at += close.length;
    if (!isClosed || holder === undefined || key === undefined) this.#isOutside = true;
    else if (isList) this.#openItem(holder, key);
    else if (this.#put(holder, key, (this.#table = {}))) this.#opened.add(this.#table);
  }

  /** The table of a key to which further headers may add. */
  #tableIn(holder: TomlTable, key: string): TomlTable | undefined {
    const items = holder === this.#root ? this.#lists.get(key) : undefined;
    if (items !== undefined) return items.at(-1);
    const value = Object.hasOwn(holder, key) ? holder[key] : undefined;
    // A list or table that no header made is complete; one that is not there yet, the library makes.
    if (!this.#opened.has(value)) return undefined;
    // Only tables and lists of them were noted.
    return Array.isArray(value) ? (value as TomlTable[]).at(-1) : (value as TomlTable);
  }

  #openItem(holder: TomlTable, key: string): void {
    this.#table = {};
    const isOfRoot = holder === this.#root;
    if (isOfRoot) this.#opened.clear();
    const known = isOfRoot ? this.#lists.get(key) : Object.hasOwn(holder, key) ? holder[key] : undefined;
    // Only lists of tables were noted.
    if (known !== undefined && (isOfRoot || this.#opened.has(known))) {
      if (Array.isArray(known)) (known as TomlTable[]).push(this.#table);
      else this.#isOutside = true;
      return;
    }
    const list = [this.#table];
    if (!this.#put(holder, key, list)) return;
    if (isOfRoot) this.#lists.set(key, list);
    else this.#opened.add(list);
  }

  /** `key = value` */
  #statement(table: TomlTable, depth: number): void {
    const key = this.#key();
    const isStatement = key !== undefined && this.#takes('=');
    const value = isStatement ? this.#value(depth) : undefined;
    if (key === undefined || value === undefined) this.#isOutside = true;
    else this.#put(table, key, value);
  }

  /** The key at the cursor, with the blanks around it. */
  #key(): string | undefined {
    this.#skipBlanks();
    const unit = this.#text.charCodeAt(this.#at);
    const key = unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE ? this.#string(unit) : this.#take(BARE_KEY);
    this.#skipBlanks();
    return key;
  }

  /** The value at the cursor; undefined for what is unusual or none. */
  #value(depth: number): unknown {
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) return this.#string(unit);
    if (depth > DEEPEST) return undefined;
    if (unit === OPEN_BRACKET) return this.#list(depth);
    if (unit === OPEN_BRACE) return this.#inlineTable(depth);
    const literal = this.#take(LITERAL);
    if (literal === 'true' || literal === 'false') return literal === 'true';
    return literal === undefined ? undefined : Number(literal);
  }

  #list(depth: number): readonly unknown[] | undefined {
    const items: unknown[] = [];
    this.#at++;
    for (this.#skipLines(); this.#text.charCodeAt(this.#at) !== CLOSE_BRACKET; this.#skipLines()) {
      const item = this.#value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      this.#skipLines();
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === COMMA) this.#at++;
      else if (unit !== CLOSE_BRACKET) return undefined;
    }
    this.#at++;
    return items;
  }

  /** In one line, without a comma behind the last. */
  #inlineTable(depth: number): TomlTable | undefined {
    const table: TomlTable = {};
    this.#at++;
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#at) !== CLOSE_BRACE) {
      do {
        this.#statement(table, depth + 1);
        this.#skipBlanks();
      } while (this.#takes(',') && !this.#isOutside);
    }
    return this.#takes('}') ? table : undefined;
  }

  /** A text in quotes, in one line. */
  #string(quote: number): string | undefined {
    const text = this.#text;
    const from = this.#at + 1;
    const sign = quote === DOUBLE_QUOTE ? '"' : "'";
    let close = text.indexOf(sign, from);
    if (quote === DOUBLE_QUOTE) while (close > 0 && isEscaped(text, close)) close = text.indexOf(sign, close + 1);
    // Three quotes open a text of several lines.
    if (close < 0 || (close === from && text.charCodeAt(from + 1) === quote)) return undefined;
    this.#at = close + 1;
    const inner = text.slice(from, close);
    if (inner.includes('\n')) return undefined;
    if (quote === SINGLE_QUOTE || !inner.includes('\\')) return inner;
    // A text with such escapes is one of JSON too, which writes a tab as an escape.
    return ESCAPES.test(inner) && !inner.includes('\t') ? (JSON.parse(`"${inner}"`) as string) : undefined;
  }

  /** Whether the key is new; anything else the library judges. */
  #put(table: TomlTable, key: string, value: unknown): boolean {
    if (Object.hasOwn(table, key) || key === '__proto__') this.#isOutside = true;
    else table[key] = value;
    return !this.#isOutside;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** Takes a sign, and the blanks behind it. */
  #takes(sign: string): boolean {
    if (this.#text.charAt(this.#at) !== sign) return false;
    this.#at++;
    this.#skipBlanks();
    return true;
  }

  #skipBlanks(): void {
    let unit = this.#text.charCodeAt(this.#at);
    while (unit === SPACE || unit === TAB) unit = this.#text.charCodeAt(++this.#at);
  }

  /** Over blanks, comments and line ends. */
  #skipLines(): void {
    const text = this.#text;
    for (;;) {
      const unit = text.charCodeAt(this.#at);
      if (unit === SPACE || unit === LF || unit === TAB || unit === CR) this.#at++;
      else if (unit === HASH) {
        const newline = text.indexOf('\n', this.#at);
        this.#at = newline < 0 ? text.length : newline;
      } else return;
    }
  }

  #isAtLineEnd(): boolean {
    this.#skipBlanks();
    const unit = this.#text.charCodeAt(this.#at);
    return unit === LF || unit === CR || unit === HASH || this.#at >= this.#text.length;
  }
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charAt(before) === '\\') before--;
  return (quote - before) % 2 === 0;
}
