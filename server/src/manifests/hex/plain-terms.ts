// Terms of Elixir and Erlang as Mix and rebar write them into lockfiles, read without tokens and a tree: of a hundred
// thousand packages they would fill a gigabyte.
// Invariant: it gives the data of the tree, or nothing at all for what is written in any other way.
import type { Language } from './term-tokens';

const SPACE = 32;
const LF = 10;
const DOUBLE_QUOTE = 34;
const LESS = 60;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

const DEEPEST = 50;
const KEY = /([a-z]\w*): /y;
const words: Readonly<Record<Language, RegExp>> = {
  Elixir: /:([a-z]\w*)(?![\w@?!"'])|(?:true|false|nil)(?![\w@?!:])/y,
  Erlang: /(?:[a-z]\w*|\d+)(?![\w@.#$])/y,
};

/** Reads terms one after the other. */
export class PlainTerms {
  readonly #text: string;
  readonly #language: Language;
  #at: number;

  constructor(text: string, language: Language, at = 0) {
    this.#text = text;
    this.#language = language;
    this.#at = at;
  }

  /** Where the next sign stands. */
  get at(): number {
    return this.#at;
  }

  /** The next term; undefined for what is unusual, and at the end. */
  read(depth = 0): unknown {
    this.skipSpace();
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === DOUBLE_QUOTE) return this.#string();
    if (unit === OPEN_BRACE) return this.#container('}', depth);
    if (unit === OPEN_BRACKET) return this.#container(']', depth);
    if (unit === LESS) return this.takes('<<') && this.#text.charAt(this.#at) === '"' ? this.#binary() : undefined;
    const pattern = words[this.#language];
    pattern.lastIndex = this.#at;
    const [word, atom] = pattern.exec(this.#text) ?? [];
    if (word === undefined) return undefined;
    this.#at += word.length;
    return atom ?? word;
  }

  /** A tuple or list; a list of nothing but `key: value` is a map. */
  #container(close: string, depth: number): unknown {
    this.#at++;
    if (depth > DEEPEST) return undefined;
    if (this.takes(close)) return [];
    const isMap = close === ']' && this.#keyAhead() !== undefined;
    return isMap ? this.#pairs(depth) : this.#items(close, depth);
  }

  #items(close: string, depth: number): readonly unknown[] | undefined {
    const items: unknown[] = [];
    do {
      const item = this.read(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.takes(','));
    return this.takes(close) ? items : undefined;
  }

  #pairs(depth: number): Readonly<Record<string, unknown>> | undefined {
    const map: Record<string, unknown> = {};
    do {
      const key = this.#keyAhead();
      if (key === undefined || Object.hasOwn(map, key)) return undefined;
      this.#at += key.length + 1;
      const value = this.read(depth + 1);
      if (value === undefined) return undefined;
      map[key] = value;
    } while (this.takes(','));
    return this.takes(']') ? map : undefined;
  }

  #keyAhead(): string | undefined {
    this.skipSpace();
    KEY.lastIndex = this.#at;
    return this.#language === 'Elixir' ? KEY.exec(this.#text)?.[1] : undefined;
  }

  /** `<<"text">>` */
  #binary(): string | undefined {
    const text = this.#string();
    return this.#text.startsWith('>>', this.#at) && this.takes('>>') ? text : undefined;
  }

  #string(): string | undefined {
    const start = this.#at + 1;
    const close = this.#text.indexOf('"', start);
    if (close < 0) return undefined;
    this.#at = close + 1;
    const text = this.#text.slice(start, close);
    const isUsual = !text.includes('\\') && !(this.#language === 'Elixir' && text.includes('#{'));
    return isUsual && this.#text.charAt(this.#at) !== '"' ? text : undefined;
  }

  /** Takes a sign behind white space. */
  takes(sign: string): boolean {
    this.skipSpace();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  skipSpace(): void {
    let unit = this.#text.charCodeAt(this.#at);
    while (unit === SPACE || unit === LF) unit = this.#text.charCodeAt(++this.#at);
  }
}

/** The data of a text that is one term; undefined for any other. */
export function readWholePlainly(text: string, language: Language): unknown {
  const reader = new PlainTerms(text, language);
  const data = reader.read();
  reader.skipSpace();
  return reader.at === text.length ? data : undefined;
}
