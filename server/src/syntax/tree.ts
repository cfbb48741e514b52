// One tree for every data notation (YAML, JSON, later TOML and XML), so that readers and `locate` are written once.
// Invariant: a node's offsets count from the start of its island; an island is a piece of a file that was parsed on
// its own, and `Child.shift` says where it begins within the piece that holds it. Everything else has shift 0.
import type { Span } from '../text/span';

/** A value held by a map or a list. */
export interface Child {
  readonly node: TreeNode;
  /** Added to every offset below; 0 inside one island. */
  readonly shift: number;
}

/** `key: value`. The key's offsets count like those of the map that holds it. */
export interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Child;
}

export type TreeNode =
  | { readonly kind: 'map'; readonly span: Span; readonly entries: readonly MapEntry[] }
  | { readonly kind: 'list'; readonly span: Span; readonly items: readonly Child[] }
  | ScalarNode;

/** A single value. `text` is the source's own spelling without quotes (`2.10` stays `2.10`). */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly text: string;
  /** What the notation makes of it. */
  readonly value: string | number | boolean | null;
  readonly quoted: boolean;
}

/** The entry of a map with that key; the first one where a key is repeated. */
export function entryOf(node: TreeNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The value under a key, or undefined. */
export function valueOf(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return entryOf(node, key)?.value.node;
}

/** Whether the node holds nothing: null, an empty text. An empty list or map is a statement and not empty. */
export function isEmpty(node: TreeNode): boolean {
  return (
    node.kind === 'scalar' && (node.value === null || (node.text.trim() === '' && !node.quoted) || node.value === '')
  );
}

/** The plain data of a tree, as `JSON.parse` would give it. */
export function toData(node: TreeNode): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, toData(entry.value.node)]));
    case 'list':
      return node.items.map((item) => toData(item.node));
    case 'scalar':
      return node.value;
  }
}
