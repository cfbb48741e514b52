// SPDX 2 as plain XML, given the shape that it has in JSON: an element of which there may be several is an item of a list.
// Invariant: every value keeps its place in the text. Source: the XML examples of the SPDX specification, 2.2.
import { madeList } from '../../syntax/made-tree';
import type { MapEntry, TreeNode } from '../../syntax/tree';
import { nameOf } from '../../syntax/xml';

/** The elements that are lists in JSON, of those that are read. */
const lists: ReadonlySet<string> = new Set([
  'packages',
  'relationships',
  'documentDescribes',
  'externalRefs',
  'checksums',
]);

/** An element as JSON has it. The nesting of the text is bounded. */
export function shapeOfElement(node: TreeNode): TreeNode {
  if (node.kind !== 'map') return node;
  const entries: MapEntry[] = [];
  const items = new Map<string, TreeNode[]>();
  for (const entry of node.entries) {
    const name = nameOf(entry.key);
    const value = shapeOfElement(entry.node);
    const known = items.get(name);
    if (!lists.has(name)) entries.push({ ...entry, node: value });
    else if (known !== undefined) known.push(value);
    else items.set(name, [value]);
  }
  for (const [key, values] of items) {
    const { span } = values[0] ?? node;
    entries.push({ key, keySpan: span, node: madeList(span, values), shift: 0 });
  }
  return { ...node, entries };
}
