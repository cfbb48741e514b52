// One tree for every data notation (YAML, JSON, TOML, XML and the lines of others), so that readers and `locate` are written once.
// Invariant: offsets count from the start of the node's island, a piece of a file that was parsed on its own; `shift`
// says where an island begins within the piece that holds it. Everything that is no island has shift 0.
import type { Span } from '../text/span';

/** A value held by a map or a list, or the root of a file. `shift` is added to every offset below. */
export interface Child {
  readonly node: TreeNode;
  readonly shift: number;
}

/** `key: value`; `shift` counts for the key as well. */
export interface MapEntry extends Child {
  readonly key: string;
  readonly keySpan: Span;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly MapEntry[];
  /** Written in one line with braces. */
  readonly flow: boolean;
  /** The entry with that key, where there is a quicker way to it than through all of them. */
  entry?(key: string): MapEntry | undefined;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Child[];
  /** Written in one line with brackets. */
  readonly flow: boolean;
}

/** A single value. `text` is the source's own spelling without quotes (`2.10` stays `2.10`). */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly text: string;
  /** What the notation makes of it. */
  readonly value: string | number | boolean | null;
  readonly quoted: boolean;
}

export type TreeNode = MapNode | ListNode | ScalarNode;

/** A text as it stands at a span, unquoted. */
export function plainScalar(text: string, span: Span): ScalarNode {
  return { kind: 'scalar', span, text, value: text, quoted: false };
}

/** Something in a text that is not of its notation, or not as this tool takes it. */
export interface SyntaxProblem {
  readonly span: Span;
  /** In plain words, with what to do. */
  readonly message: string;
}

/** Maps of this size are indexed when they are first asked. */
const INDEXED_FROM = 32;

const indices = new WeakMap<MapNode, ReadonlyMap<string, MapEntry>>();

/** The entry of a map with that key; the first one where a key is repeated. */
export function entryOf(node: TreeNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.entry !== undefined) return node.entry(key);
  if (node.entries.length < INDEXED_FROM) return node.entries.find((entry) => entry.key === key);
  let index = indices.get(node);
  if (index === undefined) indices.set(node, (index = indexOf(node)));
  return index.get(key);
}

function indexOf({ entries }: MapNode): ReadonlyMap<string, MapEntry> {
  const index = new Map<string, MapEntry>();
  for (const entry of entries) if (!index.has(entry.key)) index.set(entry.key, entry);
  return index;
}

/** The value under a key, or undefined. */
export function valueOf(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return entryOf(node, key)?.node;
}

/** Whether the node holds nothing: null or an empty text. An empty list or map is a statement and not empty. */
export function isEmpty(node: TreeNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.text.trim() === '');
}

/** The plain data of a tree, as `JSON.parse` would give it. */
export function toData(node: TreeNode): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, toData(entry.node)]));
    case 'list':
      return node.items.map((item) => toData(item.node));
    case 'scalar':
      return node.value;
  }
}
