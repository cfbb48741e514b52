// The tree of a big JSON text that is known to be well-formed: maps and lists piece by piece, as far as they are asked for.
// Invariant: the places are those of the whole tree; where a key is repeated the last one counts.
import type { Span } from '../text/span';
import { stringEnd } from './json-comments';
import { BIG_TEXT, Islands, KeyedMap, LazyEntry, LazyItem, LazyList, type NodeSource } from './lazy-tree';
import type { Child, MapEntry, MapNode, ScalarNode, TreeNode } from './tree';

const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** So deep lie the values of which lockfiles have a hundred thousand; what is below is read as a whole. */
const LEVELS = 4;

const enough = Symbol('enough');

const nothing: TreeNode = { kind: 'scalar', span: { start: 0, end: 0 }, text: '', value: null, quoted: false };

/** The tree of a well-formed text that is a map; a comma may stand behind a last value. `readAll` reads a text that is one value. */
export function readBigJson(text: string, readAll: (text: string) => TreeNode | undefined): Child | undefined {
  const start = skipSpace(text, 0);
  if (text.charCodeAt(start) !== OPEN_BRACE) return undefined;
  const islands = new Islands(text, (island) => scalarOf(island) ?? readAll(island) ?? nothing);
  return { node: new Pieces(text, islands, LEVELS).nodeAt(start, valueEnd(text, start)), shift: 0 };
}

/** The node of a value that is no map and no list. */
function scalarOf(text: string): ScalarNode | undefined {
  if (text.startsWith('{') || text.startsWith('[')) return undefined;
  // A value of a well-formed text, and neither a map nor a list.
  const value = JSON.parse(text) as ScalarNode['value'];
  const quoted = typeof value === 'string';
  return { kind: 'scalar', span: { start: 0, end: text.length }, text: quoted ? value : text, value, quoted };
}

/** Maps and lists as pieces: offsets count from the start of the text. */
class Pieces implements NodeSource {
  readonly #text: string;
  readonly #islands: Islands;
  readonly #levels: number;
  /** Big maps and lists by where they start: read once. */
  readonly #big = new Map<number, TreeNode>();
  #below: Pieces | undefined;

  constructor(text: string, islands: Islands, levels: number) {
    this.#text = text;
    this.#islands = islands;
    this.#levels = levels;
  }

  nodeAt(start: number, end: number): TreeNode {
    const isMap = this.#text.charCodeAt(start) === OPEN_BRACE;
    if (end - start < BIG_TEXT) return isMap ? new SmallMap(this, start, end) : this.#listAt(start, end);
    let node = this.#big.get(start);
    if (node === undefined) this.#big.set(start, (node = isMap ? this.#mapAt(start, end) : this.#listAt(start, end)));
    return node;
  }

  isFlow(start: number, end: number): boolean {
    const newline = this.#text.indexOf('\n', start);
    return newline < 0 || newline >= end;
  }

  /** Calls back for each entry of the map that begins there, in the order of the text, until there are enough. */
  eachEntry(start: number, take: (key: string, keySpan: Span, value: Span) => unknown): void {
    const text = this.#text;
    let at = skipSpace(text, start + 1);
    while (text.charCodeAt(at) === QUOTE) {
      const keyEnd = stringEnd(text, at);
      const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
      const end = valueEnd(text, valueStart);
      if (take(keyOf(text.slice(at, keyEnd)), { start: at, end: keyEnd }, { start: valueStart, end }) === enough)
        return;
      at = skipSpace(text, end);
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
    }
  }

  /** Whether a key may stand once more between two places, as it is or with escapes. */
  mayComeAgain(key: string, start: number, end: number): boolean {
    const rest = this.#text.slice(start, end);
    return rest.includes(`"${key}"`) || rest.includes('\\u') || /["\\/]/.test(key);
  }

  entryOf(key: string, keySpan: Span, value: Span): MapEntry {
    const source = this.#sourceOf(value);
    if (source !== this.#islands) return new LazyEntry(key, keySpan, source, value, 0);
    // The island is the value alone: its key stands before it.
    const before = { start: keySpan.start - value.start, end: keySpan.end - value.start };
    return new LazyEntry(key, before, source, value, value.start);
  }

  #mapAt(start: number, end: number): MapNode {
    const entries = new Map<string, MapEntry>();
    this.eachEntry(start, (key, keySpan, value) => entries.set(key, this.entryOf(key, keySpan, value)));
    return new KeyedMap(entries, { start, end }, this.isFlow(start, end));
  }

  #listAt(start: number, end: number): LazyList {
    const text = this.#text;
    const items: Child[] = [];
    let at = skipSpace(text, start + 1);
    while (at < end - 1) {
      const value = { start: at, end: valueEnd(text, at) };
      const source = this.#sourceOf(value);
      items.push(new LazyItem(source, value, source === this.#islands ? at : 0));
      at = skipSpace(text, value.end);
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
    }
    return new LazyList(items, { start, end }, this.isFlow(start, end));
  }

  #sourceOf({ start }: Span): NodeSource {
    const sign = this.#text.charCodeAt(start);
    if (this.#levels === 0 || (sign !== OPEN_BRACE && sign !== OPEN_BRACKET)) return this.#islands;
    return (this.#below ??= new Pieces(this.#text, this.#islands, this.#levels - 1));
  }
}

/** A map that is gone through each time it is asked: there are a hundred thousand such ones, each with a few entries. */
class SmallMap implements MapNode {
  readonly kind = 'map';
  readonly span: Span;
  readonly #pieces: Pieces;

  constructor(pieces: Pieces, start: number, end: number) {
    this.#pieces = pieces;
    this.span = { start, end };
  }

  get flow(): boolean {
    return this.#pieces.isFlow(this.span.start, this.span.end);
  }

  get entries(): readonly MapEntry[] {
    const entries = new Map<string, MapEntry>();
    this.#pieces.eachEntry(this.span.start, (key, keySpan, value) =>
      entries.set(key, this.#pieces.entryOf(key, keySpan, value)),
    );
    return [...entries.values()];
  }

  entry(wanted: string): MapEntry | undefined {
    let found: readonly [keySpan: Span, value: Span] | undefined;
    this.#pieces.eachEntry(this.span.start, (key, keySpan, value) => {
      if (key !== wanted) return undefined;
      found = [keySpan, value];
      return this.#pieces.mayComeAgain(key, value.end, this.span.end) ? undefined : enough;
    });
    return found && this.#pieces.entryOf(wanted, ...found);
  }
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

/** Just behind the value that begins there. */
function valueEnd(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === QUOTE) return stringEnd(text, from);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return scalarEnd(text, from);
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = stringEnd(text, at);
    else {
      at++;
      if (unit === OPEN_BRACE || unit === OPEN_BRACKET) depth++;
      else if ((unit === CLOSE_BRACE || unit === CLOSE_BRACKET) && --depth === 0) return at;
    }
  }
  return text.length;
}

function scalarEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !',]} \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}
