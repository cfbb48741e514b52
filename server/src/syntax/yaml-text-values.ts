// The scalars of YAML as the texts that stand there: for tools that mean `1.10` and `yes` as written.
// Invariant: what YAML holds to be nothing, an empty value or `null`, is null; quotes make a text of everything.
import type { Child, TreeNode } from './tree';

/** The words that mean nothing where they are not quoted. */
export function isEmptyWord(plain: string): boolean {
  return plain === '' || plain === '~' || plain === 'null' || plain === 'Null' || plain === 'NULL';
}

/** The tree with a text as the value of every scalar. */
export function asTexts(node: TreeNode): TreeNode {
  const inner = <T extends Child>(child: T): T => ({ ...child, node: asTexts(child.node) });
  switch (node.kind) {
    case 'map':
      return { ...node, entries: node.entries.map(inner) };
    case 'list':
      return { ...node, items: node.items.map(inner) };
    case 'scalar':
      return node.value === null ? node : { ...node, value: node.text };
  }
}

/** The data of a tree with texts as values. */
export function textsOf(node: TreeNode): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, textsOf(entry.node)]));
    case 'list':
      return node.items.map((item) => textsOf(item.node));
    case 'scalar':
      return node.value === null ? null : node.text;
  }
}
