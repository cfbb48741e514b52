// Entries of big maps whose values are read when they are asked for: of a hundred thousand packages few are looked into.
// Invariant: an entry is an island of its text, read by the same reader as the whole.
import type { Span } from '../text/span';
import type { Child, MapEntry, MapNode, TreeNode } from './tree';

/** How the island of an entry is read: its own text gives the value, or the entry with its key. */
export interface IslandReader {
  readonly text: string;
  read(island: string): Child;
}

/** From this length on a tree is built as far as it is asked for. */
export const BIG_TEXT = 100_000;

export class LazyEntry implements MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly shift: number;
  readonly #end: number;
  readonly #reader: IslandReader;
  #node: TreeNode | undefined;

  /** The island begins at `shift`; the key's span counts from there. */
  constructor(reader: IslandReader, key: string, keySpan: Span, { start, end }: Span) {
    this.#reader = reader;
    this.#end = end;
    this.key = key;
    this.keySpan = keySpan;
    this.shift = start;
  }

  /** Whether an offset, counted as `shift` is, may lie in the entry: told without reading it. */
  mayHold(offset: number): boolean {
    return this.shift <= offset && offset <= this.#end;
  }

  get node(): TreeNode {
    return (this.#node ??= this.#reader.read(this.#reader.text.slice(this.shift, this.#end)).node);
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
