// How notations of formats' own lines make the one tree: maps, lists and texts at their spans.
// Invariant: within a map every key is there once; one that comes again gets a number, `key[2]`, so that every entry
// has a place of its own.
import type { Span } from '../text/span';
import { LazyEntry, type Islands } from './lazy-tree';
import type { ListNode, MapEntry, MapNode, TreeNode } from './tree';

/** A list of nodes. */
export function madeList(span: Span, nodes: readonly TreeNode[]): ListNode {
  return { kind: 'list', span, items: nodes.map((node) => ({ node, shift: 0 })), flow: false };
}

/** A map while its entries are being read. */
export class MapBuilder {
  readonly #entries: MapEntry[] = [];
  /** How often each name came; most maps have one entry, whose key is its name. */
  #counts: Map<string, number> | undefined;

  /** Adds an entry, and gives the key under which it is found. */
  add(name: string, keySpan: Span, node: TreeNode): string {
    const key = this.#keyOf(name);
    this.#entries.push({ key, keySpan, node, shift: 0 });
    return key;
  }

  /** Adds an entry that is an island: its value is read when it is asked for. The key's span counts from the island's start. */
  addIsland(name: string, keySpan: Span, islands: Islands, span: Span): void {
    this.#entries.push(new LazyEntry(this.#keyOf(name), keySpan, islands, span, span.start));
  }

  #keyOf(name: string): string {
    const [first] = this.#entries;
    if (first === undefined) return name;
    const counts = (this.#counts ??= new Map([[first.key, 1]]));
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}[${count}]`;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** The map; what is added later is in it too. */
  build(span: Span): MapNode {
    return { kind: 'map', span, entries: this.#entries, flow: false };
  }
}

/** The name of an entry whose key may have a number. */
export function nameOfKey(key: string): string {
  return key.replace(/\[\d+\]$/, '');
}
