// Looking things up in a tree of data that others wrote: YAML front matter, JSON of tools.
// Invariant: what is absent, empty or of another shape is undefined or an empty list; numbers keep their spelling.
import { isEmpty, valueOf, type TreeNode } from '../../syntax/tree';

/** The value at a path of keys. */
export function nodeAt(node: TreeNode | undefined, ...keys: readonly string[]): TreeNode | undefined {
  return keys.reduce<TreeNode | undefined>((here, key) => valueOf(here, key), node);
}

/** The text of a single value at a path of keys. */
export function textAt(node: TreeNode | undefined, ...keys: readonly string[]): string | undefined {
  const found = nodeAt(node, ...keys);
  return found?.kind === 'scalar' && !isEmpty(found) ? found.text.trim() : undefined;
}

/** The items at a path: of a list, else the one value that stands there. */
export function itemsAt(node: TreeNode | undefined, ...keys: readonly string[]): readonly TreeNode[] {
  const found = nodeAt(node, ...keys);
  if (found === undefined || isEmpty(found)) return [];
  return found.kind === 'list' ? found.items.map((item) => item.node) : [found];
}

/** The texts at a path, of a list or of one value. */
export function textsAt(node: TreeNode | undefined, ...keys: readonly string[]): readonly string[] {
  return itemsAt(node, ...keys).flatMap((item) => textAt(item) ?? []);
}

/** Keys and values of the map at a path. */
export function entriesAt(
  node: TreeNode | undefined,
  ...keys: readonly string[]
): readonly { readonly key: string; readonly node: TreeNode }[] {
  const found = nodeAt(node, ...keys);
  return found?.kind === 'map' ? found.entries : [];
}
