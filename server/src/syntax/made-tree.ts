// How notations of formats' own lines make the one tree: maps, lists and texts at their spans.
// Invariant: within a map every key is there once; one that comes again gets a number, `key[2]`, so that every entry
// has a place of its own.
import type { Span } from '../text/span';
import type { ListNode, MapEntry, MapNode, TreeNode } from './tree';

/** A list of nodes. */
export function madeList(span: Span, nodes: readonly TreeNode[]): ListNode {
  return { kind: 'list', span, items: nodes.map((node) => ({ node, shift: 0 })), flow: false };
}

/** A map while its entries are being read. */
export class MapBuilder {
  readonly #entries: MapEntry[] = [];
  readonly #counts = new Map<string, number>();

  /** Adds an entry, and gives the key under which it is found. */
  add(name: string, keySpan: Span, node: TreeNode): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const key = count === 1 ? name : `${name}[${count}]`;
    this.#entries.push({ key, keySpan, node, shift: 0 });
    return key;
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
