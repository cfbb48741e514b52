// YAML's `{a: b}` and `[a, b]` in one line, and its quotes, as tools write them.
// Invariant: it gives what the library would, every scalar as its text, or undefined for what is unusual.
import { isEmptyWord } from './yaml-text-values';

/** A map of a text: what the keys of data lead to. */
export type TextMap = Record<string, unknown>;

const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

const FLOW_PLAIN = /[\w./^$+=<;()\\~](?:[^\s,[\]{}:#]|#|:(?=[^\s,[\]{}])| (?=[^\s,[\]{}:#]))*/y;
const DEEPEST = 50;

/** Just behind the quote that closes the one at `from`; single quotes may be doubled within. */
export function quoteEnd(text: string, from: number, lineEnd: number): number {
  const quote = text.charAt(from);
  let close = text.indexOf(quote, from + 1);
  if (quote === "'") {
    while (close >= 0 && close < lineEnd && text.charAt(close + 1) === quote) close = text.indexOf(quote, close + 2);
  }
  return close < 0 || close >= lineEnd ? -1 : close + 1;
}

/** Reads `{a: b}` and `[a, b]` that stand in one line; gives undefined for what is unusual. */
export class FlowReader {
  at: number;
  readonly #text: string;
  readonly #end: number;

  constructor(text: string, at: number, end: number) {
    this.#text = text;
    this.at = at;
    this.#end = end;
  }

  value(depth: number): unknown {
    const unit = this.#text.charCodeAt(this.at);
    if (depth > DEEPEST) return undefined;
    if (unit === OPEN_BRACE) return this.#map(depth);
    return unit === OPEN_BRACKET ? this.#list(depth) : this.#scalar();
  }

  #map(depth: number): TextMap | undefined {
    const map: TextMap = {};
    this.#step();
    if (this.#takes('}')) return map;
    do {
      const key = this.#scalar();
      if (typeof key !== 'string' || !this.#takes(':') || this.#text.charCodeAt(this.at - 1) !== SPACE)
        return undefined;
      const value = this.value(depth + 1);
      if (value === undefined || Object.hasOwn(map, key) || key === '__proto__' || key === '<<') return undefined;
      map[key] = value;
    } while (this.#takes(','));
    return this.#takes('}') ? map : undefined;
  }

  #list(depth: number): readonly unknown[] | undefined {
    const items: unknown[] = [];
    this.#step();
    if (this.#takes(']')) return items;
    do {
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.#takes(','));
    return this.#takes(']') ? items : undefined;
  }

  #scalar(): string | null | undefined {
    const unit = this.#text.charCodeAt(this.at);
    if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      const end = quoteEnd(this.#text, this.at, this.#end);
      if (end < 0) return undefined;
      const text = unquote(this.#text.slice(this.at, end));
      this.at = end;
      return text;
    }
    FLOW_PLAIN.lastIndex = this.at;
    const plain = FLOW_PLAIN.exec(this.#text)?.[0];
    if (plain === undefined || this.at + plain.length > this.#end) return undefined;
    this.at += plain.length;
    return isEmptyWord(plain) ? null : plain;
  }

  /** Takes a sign, with the spaces before and behind it. */
  #takes(sign: string): boolean {
    while (this.#text.charCodeAt(this.at) === SPACE) this.at++;
    if (this.#text.charAt(this.at) !== sign) return false;
    this.#step();
    return true;
  }

  #step(): void {
    this.at++;
    while (this.#text.charCodeAt(this.at) === SPACE) this.at++;
  }
}

/** What quotes hold; undefined where a backslash stands for something else. */
export function unquote(quoted: string): string | undefined {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith("'")) return inner.replaceAll("''", "'");
  return inner.includes('\\') ? undefined : inner;
}
