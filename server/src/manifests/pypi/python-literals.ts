// Literal values in Python source: texts, lists, tuples and dicts of them, and names that stand for such a value.
// Invariant: what is no literal is a scalar with the value null and its source as text; nothing is run or guessed, and
// nesting is bounded.
import type { Child, MapEntry, MapNode, ScalarNode, TreeNode } from '../../syntax/tree';
import { wordTable } from '../../text/word-table';

const SPACE = /(?:[ \t\r\n\f]+|\\\r?\n)*/y;
const REST_OF_LINE = /[^\n]*/y;
const STRING = /([rbuf]{0,2})("""|'''|"|')/iy;
const BLANKS = /(?:[ \t]|\\\r?\n)*/y;
const END_OF_STATEMENT = /[ \t]*(?:#[^\n]*)?\r?\n/y;
const CHANGES = '(?:append|extend|insert|update|remove)\\b';
const NAME = /[A-Za-z_]\w*/y;
const DEEPEST = 30;
/** A name that stands for a name, and so on. */
const DEEPEST_NAME = 6;
/** How many names are looked up in a file: each costs a walk through the text. */
const MOST_NAMES = 50;
const closing: Readonly<Record<string, string>> = wordTable({ '[': ']', '(': ')', '{': '}' });
const escapes: Readonly<Record<string, string>> = wordTable({ n: '\n', t: '\t', r: '\r' });

/** The keyword arguments of a call, from behind its opening bracket; those by position, and what `**` adds and is computed, are left out. */
export function readArguments(text: string, start: number): { readonly node: MapNode; readonly hasMore: boolean } {
  return new LiteralReader(text).readArguments(start);
}

/** Whether a node is an expression that would have to be run. */
export function isComputed(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

class LiteralReader {
  readonly #text: string;
  #at = 0;
  #namesLeft = MOST_NAMES;

  constructor(text: string) {
    this.#text = text;
  }

  readArguments(start: number, depth = DEEPEST): { readonly node: MapNode; readonly hasMore: boolean } {
    this.#at = start;
    const entries: MapEntry[] = [];
    let hasMore = false;
    for (this.#space(); this.#at < this.#text.length && !this.#takes(')'); this.#separate()) {
      const from = this.#at;
      const key = this.#match(NAME);
      const keySpan = { start: from, end: this.#at };
      this.#space();
      if (key !== '' && this.#text[this.#at] === '=' && this.#text[this.#at + 1] !== '=') {
        this.#at++;
        entries.push({ key, keySpan, node: this.#readValue(depth), shift: 0 });
      } else {
        this.#at = from;
        const unpacked = this.#readUnpacked(depth);
        if (unpacked === undefined) {
          this.#at = from;
          this.#readComputed(from);
          if (this.#at === from) this.#at++;
          hasMore = true;
        } else entries.push(...unpacked);
      }
    }
    return { node: { kind: 'map', span: { start, end: this.#at }, entries, flow: false }, hasMore };
  }

  /** The arguments of `**name` where the name stands for a dict that is written out. */
  #readUnpacked(depth: number): readonly MapEntry[] | undefined {
    const name = this.#takes('*') && this.#takes('*') ? this.#match(NAME) : '';
    this.#space();
    const isWhole = /[,)]/.test(this.#text[this.#at] ?? '');
    const node = name === '' || !isWhole ? undefined : this.#readAssigned(name, depth);
    return node?.kind === 'map' ? node.entries : undefined;
  }

  /** A value up to the comma or bracket behind it. */
  #readValue(depth: number): TreeNode {
    this.#space();
    const start = this.#at;
    const node = this.#readLiteral(depth);
    this.#space();
    const isWhole = this.#at >= this.#text.length || /[,\])}:]/.test(this.#text[this.#at] ?? '');
    if (node !== undefined && isWhole) return node;
    // `[…] if … else …`, `a + b`, a call: only running it would tell.
    return this.#readComputed(start);
  }

  #readLiteral(depth: number): TreeNode | undefined {
    if (depth <= 0) return undefined;
    const sign = this.#text[this.#at];
    if (sign === '[' || sign === '(') return this.#readList(depth, closing[sign] ?? '');
    if (sign === '{') return this.#readDict(depth);
    STRING.lastIndex = this.#at;
    if (STRING.test(this.#text)) return this.#readStrings();
    const name = this.#match(NAME);
    if (name === 'dict' && this.#text[this.#at] === '(') return this.#readDictCall(depth);
    return name === '' ? undefined : this.#readAssigned(name, depth);
  }

  #readList(depth: number, close: string): TreeNode {
    const start = this.#at++;
    const items: Child[] = [];
    for (this.#space(); this.#at < this.#text.length && !this.#takes(close); this.#separate()) {
      const before = this.#at;
      items.push({ node: this.#readValue(depth - 1), shift: 0 });
      if (this.#at === before) this.#at++;
    }
    const [only] = items;
    // Brackets around one text group it; a comma makes a tuple.
    const isGroup = close === ')' && items.length === 1 && !/,\s*\)$/.test(this.#text.slice(start, this.#at));
    if (isGroup && only !== undefined) return only.node;
    return { kind: 'list', span: { start, end: this.#at }, items, flow: false };
  }

  #readDict(depth: number): TreeNode | undefined {
    const start = this.#at++;
    const entries: MapEntry[] = [];
    for (this.#space(); this.#at < this.#text.length && !this.#takes('}'); this.#separate()) {
      const key = this.#readValue(depth - 1);
      if (key.kind !== 'scalar' || isComputed(key) || !this.#takes(':')) return undefined;
      entries.push({ key: key.text, keySpan: key.span, node: this.#readValue(depth - 1), shift: 0 });
    }
    return { kind: 'map', span: { start, end: this.#at }, entries, flow: false };
  }

  /** `dict(a=1, b=2)` */
  #readDictCall(depth: number): TreeNode | undefined {
    const { node, hasMore } = this.readArguments(this.#at + 1, depth - 1);
    return hasMore ? undefined : node;
  }

  /** A text; several that stand side by side are one. */
  #readStrings(): TreeNode | undefined {
    const start = this.#at;
    let text = '';
    let end = start;
    for (let part = this.#readString(); part !== undefined; part = this.#readString()) {
      text += part;
      end = this.#at;
      this.#space();
    }
    this.#at = end;
    return end === start ? undefined : { kind: 'scalar', span: { start, end }, text, value: text, quoted: true };
  }

  /** The text of a string; undefined where none stands or ends, or where it is filled in when the file is run. */
  #readString(): string | undefined {
    const from = this.#at;
    const { prefix = '', raw } = this.#passString() ?? {};
    if (raw === undefined || (/f/i.test(prefix) && raw.includes('{'))) {
      this.#at = from;
      return undefined;
    }
    if (/r/i.test(prefix)) return raw;
    return raw.replace(/\\(\r?\n|.)/g, (_, sign: string) => (sign.endsWith('\n') ? '' : (escapes[sign] ?? sign)));
  }

  /** Passes over a string; one that does not end, whose text is undefined, is passed over to the end of its line. */
  #passString(): { readonly prefix: string; readonly raw: string | undefined } | undefined {
    STRING.lastIndex = this.#at;
    const [whole, prefix = '', quotes = ''] = STRING.exec(this.#text) ?? [];
    if (whole === undefined) return undefined;
    this.#at += whole.length;
    const end = endOfString(this.#text, this.#at, quotes);
    const raw = end === undefined ? undefined : this.#text.slice(this.#at, end);
    if (end === undefined) this.#match(REST_OF_LINE);
    else this.#at = end + quotes.length;
    return { prefix, raw };
  }

  /** What a name is set to at the margin of the file, if that is done once. */
  #readAssigned(name: string, depth: number): TreeNode | undefined {
    if (this.#namesLeft-- <= 0) return undefined;
    const found = [...this.#text.matchAll(new RegExp(`^${name}[ \\t]*(?::[^=\\n]+)?(\\+?)=(?!=)`, 'gm'))];
    const [assignment] = found;
    if (assignment === undefined || found.length > 1 || assignment[1] === '+') return undefined;
    // What is added to a list later is not seen here.
    if (new RegExp(`\\b${name}\\s*(?:\\.\\s*${CHANGES}|\\[[^\\]]{0,200}\\]\\s*\\+?=(?!=))`).test(this.#text))
      return undefined;
    const back = this.#at;
    this.#at = assignment.index + assignment[0].length;
    this.#match(BLANKS);
    const node = this.#readLiteral(Math.min(depth, DEEPEST_NAME) - 1);
    const isWhole = this.#match(END_OF_STATEMENT) !== '' || this.#at >= this.#text.length;
    this.#at = back;
    return isWhole ? node : undefined;
  }

  /** Passes over an expression, up to the comma or bracket that ends it. */
  #readComputed(start: number): ScalarNode {
    this.#at = start;
    const open: string[] = [];
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at] ?? '';
      if (open.length === 0 && /[,\])}]/.test(sign)) break;
      if (sign in closing) open.push(closing[sign] ?? '');
      else if (sign === open.at(-1)) open.pop();
      if (sign === '#') this.#space();
      else if (this.#passString() === undefined) this.#at++;
    }
    const text = this.#text.slice(start, this.#at).trimEnd();
    return { kind: 'scalar', span: { start, end: start + text.length }, text, value: null, quoted: false };
  }

  #separate(): void {
    this.#space();
    this.#takes(',');
    this.#space();
  }

  #space(): void {
    for (this.#match(SPACE); this.#text[this.#at] === '#'; this.#match(SPACE)) this.#match(REST_OF_LINE);
  }

  #takes(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

function endOfString(text: string, from: number, quotes: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '\n' && quotes.length === 1) return undefined;
    else if (text.startsWith(quotes, at)) return at;
  }
  return undefined;
}
