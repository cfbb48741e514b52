// YAML as tools write it, block maps of texts, read many times faster than by the library: what lockfiles of a hundred
// thousand packages are made of. Invariant: it gives the library's data, every scalar as its text, or nothing at all; a
// value that is written in any other way is given to the library if the indentation tells where it ends.
import { FlowReader, quoteEnd, unquote, type TextMap } from './flow-yaml';
import { isEmptyWord, textsOf } from './yaml-text-values';
import { parseIsland } from './yaml-nodes';

const LF = 10;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const DASH = 45;
const COLON = 58;
const QUESTION_MARK = 63;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

/** Such lines end a document or speak to the reader. */
const MARKER = /^(?:---|\.\.\.|%)/m;
/** What is no plain line of text: tabs, control characters, line breaks of other systems, a byte order mark. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNUSUAL = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const PLAIN_START = /[\w./^$+=<;()\\~]/;
/** An anchor, an alias or a merge key: what may refer to other entries. */
const REFERS = /(?:[:?,[{-] +|^ *)[&*][^\s]|<< *:/m;
/** The library takes no longer keys either. */
const LONGEST_KEY = 1000;
const DEEPEST = 50;

/** The data of one document, its scalars as texts; undefined for a text that is not all of this sort. */
export function readBlockYaml(text: string): TextMap | undefined {
  const unix = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  return UNUSUAL.test(unix) || MARKER.test(unix) ? undefined : new BlockReader(unix).read();
}

/** What a scanner finds of a line that begins with a key. */
export interface KeyLine {
  readonly key: string;
  /** Just behind the key and its quotes. */
  readonly keyEnd: number;
  /** The first letter of the value; the line's end where it has none. */
  readonly valueStart: number;
}

/** The key of the line whose first letter is at `from`; undefined for a line that begins with none, or an unusual one. */
export function keyLineAt(text: string, from: number, lineEnd: number): KeyLine | undefined {
  const unit = text.charCodeAt(from);
  const isQuoted = unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE;
  const keyEnd = isQuoted ? quoteEnd(text, from, lineEnd) : plainKeyEnd(text, from, lineEnd);
  if (keyEnd < 0 || keyEnd - from > LONGEST_KEY || text.charCodeAt(keyEnd) !== COLON) return undefined;
  const key = isQuoted ? text.slice(from + 1, keyEnd - 1) : text.slice(from, keyEnd);
  if (isQuoted ? key.includes(unit === DOUBLE_QUOTE ? '\\' : "'") : !isPlainKey(key)) return undefined;
  let valueStart = keyEnd + 1;
  if (valueStart < lineEnd && text.charCodeAt(valueStart) !== SPACE) return undefined;
  while (valueStart < lineEnd && text.charCodeAt(valueStart) === SPACE) valueStart++;
  if (valueStart < lineEnd && text.charCodeAt(valueStart) === HASH) valueStart = lineEnd;
  return { key, keyEnd, valueStart };
}

function plainKeyEnd(text: string, from: number, lineEnd: number): number {
  let at = text.indexOf(':', from);
  while (at >= 0 && at + 1 < lineEnd && text.charCodeAt(at + 1) !== SPACE) at = text.indexOf(':', at + 1);
  return at < lineEnd ? at : -1;
}

function isPlainKey(key: string): boolean {
  return isPlain(key) && key !== '<<' && !key.endsWith(' ');
}

function isPlain(text: string): boolean {
  return PLAIN_START.test(text.charAt(0)) && !text.includes(' #') && !text.includes(': ') && !text.endsWith(':');
}

class BlockReader {
  readonly #text: string;
  /** Where the line that comes next begins, its first letter stands and it ends. */
  #line = 0;
  #from = 0;
  #lineEnd = 0;
  /** Something was met that only the library can read. */
  #isOutside = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): TextMap | undefined {
    const data = this.#next() === 0 ? this.#map(0, 0) : undefined;
    return this.#isOutside || this.#line < this.#text.length ? undefined : data;
  }

  /** Goes on to the next line that says something and gives its indentation; -1 at the end. */
  #next(): number {
    const text = this.#text;
    while (this.#line < text.length && !this.#isOutside) {
      let from = this.#line;
      while (text.charCodeAt(from) === SPACE) from++;
      const newline = text.indexOf('\n', from);
      const lineEnd = newline < 0 ? text.length : newline;
      if (from < lineEnd && text.charCodeAt(from) !== HASH) {
        this.#from = from;
        this.#lineEnd = lineEnd;
        return from - this.#line;
      }
      this.#line = lineEnd + 1;
    }
    return -1;
  }

  #map(indent: number, depth: number): TextMap {
    const map: TextMap = {};
    let here = indent;
    while (here === indent && !this.#isOutside && depth < DEEPEST) {
      this.#entry(map, indent, depth);
      here = this.#next();
    }
    if (here >= indent) this.#isOutside = true;
    return map;
  }

  #entry(map: TextMap, indent: number, depth: number): void {
    const start = this.#line;
    const line = keyLineAt(this.#text, this.#from, this.#lineEnd);
    if (line === undefined) {
      if (this.#text.charCodeAt(this.#from) === QUESTION_MARK) this.#askLibrary(map, start, indent);
      else this.#isOutside = true;
      return;
    }
    const { key, valueStart } = line;
    const isInline = valueStart < this.#lineEnd;
    const value = isInline ? this.#inline(valueStart, this.#lineEnd) : undefined;
    this.#line = this.#lineEnd + 1;
    if (!isInline) this.#put(map, key, this.#below(indent, depth));
    else if (value === undefined || this.#next() > indent) this.#askLibrary(map, start, indent);
    else this.#put(map, key, value);
  }

  /** What stands below a key without a value in its line. */
  #below(indent: number, depth: number): unknown {
    const here = this.#next();
    if (here >= indent && this.#isDash()) return this.#list(here);
    return here > indent ? this.#map(here, depth + 1) : null;
  }

  #isDash(): boolean {
    if (this.#text.charCodeAt(this.#from) !== DASH) return false;
    const behind = this.#text.charCodeAt(this.#from + 1);
    return behind === SPACE || behind === LF || this.#from + 1 >= this.#lineEnd;
  }

  /** A list of values of one line. */
  #list(indent: number): readonly unknown[] {
    const items: unknown[] = [];
    let here = indent;
    while (here === indent && this.#isDash()) {
      let at = this.#from + 1;
      while (at < this.#lineEnd && this.#text.charCodeAt(at) === SPACE) at++;
      const item = at < this.#lineEnd ? this.#inline(at, this.#lineEnd) : undefined;
      if (item === undefined) this.#isOutside = true;
      items.push(item);
      this.#line = this.#lineEnd + 1;
      here = this.#next();
    }
    if (here > indent) this.#isOutside = true;
    return items;
  }

  /** The value that takes the rest of a line; undefined for one that may go on in the next, or is unusual. */
  #inline(from: number, lineEnd: number): unknown {
    const unit = this.#text.charCodeAt(from);
    if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      const end = quoteEnd(this.#text, from, lineEnd);
      return this.#isRest(end, lineEnd) ? unquote(this.#text.slice(from, end)) : undefined;
    }
    if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
      const flow = new FlowReader(this.#text, from, lineEnd);
      const value = flow.value(0);
      return this.#isRest(flow.at, lineEnd) ? value : undefined;
    }
    const rest = this.#text.slice(from, lineEnd);
    const comment = rest.indexOf(' #');
    const plain = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
    if (!isPlain(plain)) return undefined;
    return isEmptyWord(plain) ? null : plain;
  }

  /** Whether nothing but a comment follows in the line. */
  #isRest(from: number, lineEnd: number): boolean {
    if (from < 0) return false;
    let at = from;
    while (at < lineEnd && this.#text.charCodeAt(at) === SPACE) at++;
    return at >= lineEnd || (at > from && this.#text.charCodeAt(at) === HASH);
  }

  /** Gives an entry to the library, with all lines that are indented deeper than its key, and those of an explicit key. */
  #askLibrary(map: TextMap, start: number, indent: number): void {
    const end = entryEnd(this.#text, start, indent);
    const island = this.#text.slice(start, end);
    const { root, problems } = parseIsland(island);
    const entry = root?.kind === 'map' && root.entries.length === 1 ? root.entries[0] : undefined;
    if (entry === undefined || problems.length > 0 || REFERS.test(island)) this.#isOutside = true;
    else {
      this.#line = end;
      this.#put(map, entry.key, textsOf(entry.node));
    }
  }

  #put(map: TextMap, key: string, value: unknown): void {
    // A key that is repeated is a fault, which the library words.
    if (Object.hasOwn(map, key) || key === '__proto__') this.#isOutside = true;
    else map[key] = value;
  }
}

/** Where the entry that begins at a line's start ends: before the next line that is indented no deeper than its key. */
export function entryEnd(text: string, start: number, indent: number): number {
  let line = text.indexOf('\n', start) + 1;
  const isExplicit = text.charCodeAt(start + indent) === QUESTION_MARK;
  while (line > 0 && line < text.length) {
    let from = line;
    while (text.charCodeAt(from) === SPACE) from++;
    const unit = text.charCodeAt(from);
    const isBlank = unit === LF || (unit === 13 && text.charCodeAt(from + 1) === LF);
    const isSecondHalf = isExplicit && unit === COLON && from - line === indent;
    if (from - line <= indent && !isBlank && !isSecondHalf) return line;
    line = text.indexOf('\n', from) + 1;
  }
  return text.length;
}
