// Trees of big texts, read as far as they are asked for: of a hundred thousand packages few are looked into, and when all
// are, then one after the other. Invariant: what is read later is read by the same reader as the whole, has the same
// places, and is not kept.
import type { Span } from '../text/span';
import type { Child, ListNode, MapEntry, MapNode, TreeNode } from './tree';

/** From this length on a tree is built as far as it is asked for. */
export const BIG_TEXT = 100_000;

/** Gives the value that stands in a part of a text. */
export interface NodeSource {
  nodeAt(start: number, end: number): TreeNode;
}

/** Pieces of a text that are read by themselves, so that their offsets count from their start. The last one is kept. */
export class Islands implements NodeSource {
  readonly #text: string;
  readonly #read: (island: string) => TreeNode;
  #last: { readonly start: number; readonly end: number; readonly node: TreeNode } | undefined;

  constructor(text: string, read: (island: string) => TreeNode) {
    this.#text = text;
    this.#read = read;
  }

  nodeAt(start: number, end: number): TreeNode {
    if (this.#last?.start !== start || this.#last.end !== end)
      this.#last = { start, end, node: this.#read(this.#text.slice(start, end)) };
    return this.#last.node;
  }
}

/** A value that is read when it is asked for. */
abstract class LazyChild implements Child {
  readonly shift: number;
  readonly #source: NodeSource;
  readonly #start: number;
  readonly #end: number;

  /** `shift` is added to the offsets of what the source gives: the start for islands. */
  constructor(source: NodeSource, { start, end }: Span, shift: number) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
    this.shift = shift;
  }

  get node(): TreeNode {
    return this.#source.nodeAt(this.#start, this.#end);
  }

  /** Whether an offset, counted as `shift` is, may lie in the value: told without reading it. */
  mayHold(offset: number): boolean {
    return this.#start <= offset && offset <= this.#end;
  }
}

/** An item of a list. */
export class LazyItem extends LazyChild {}

/** An entry of a map. */
export class LazyEntry extends LazyChild implements MapEntry {
  readonly key: string;
  readonly keySpan: Span;

  /** The key's span counts from `shift`, as the value's places do. */
  constructor(key: string, keySpan: Span, source: NodeSource, span: Span, shift: number) {
    super(source, span, shift);
    this.key = key;
    this.keySpan = keySpan;
  }

  override mayHold(offset: number): boolean {
    const start = this.keySpan.start + this.shift;
    return super.mayHold(offset) || (start <= offset && offset <= this.keySpan.end + this.shift);
  }
}

/** A map of many entries, found by their keys; of equal keys the one that came last. */
export class KeyedMap implements MapNode {
  readonly kind = 'map';
  readonly span: Span;
  readonly flow: boolean;
  readonly #entries: ReadonlyMap<string, MapEntry>;

  constructor(entries: ReadonlyMap<string, MapEntry>, span: Span, flow: boolean) {
    this.#entries = entries;
    this.span = span;
    this.flow = flow;
  }

  get entries(): readonly MapEntry[] {
    return [...this.#entries.values()];
  }

  entry(key: string): MapEntry | undefined {
    return this.#entries.get(key);
  }
}

/** A map of such entries; a block of lines, which ends with its last value. */
export class LazyBlock implements MapNode {
  readonly kind = 'map';
  readonly flow = false;
  readonly entries: readonly MapEntry[];

  constructor(entries: readonly MapEntry[]) {
    this.entries = entries;
  }

  get span(): Span {
    const [first, last] = [this.entries[0], this.entries.at(-1)];
    if (first === undefined || last === undefined) return { start: 0, end: 0 };
    return { start: first.shift + first.keySpan.start, end: last.shift + last.node.span.end };
  }
}

/** A list of such items. */
export class LazyList implements ListNode {
  readonly kind = 'list';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly Child[];

  constructor(items: readonly Child[], span: Span, flow: boolean) {
    this.items = items;
    this.span = span;
    this.flow = flow;
  }
}
