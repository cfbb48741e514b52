// The trees that an editor shows of a workspace, one for each product and view, and the way to a node of them.
// Invariant: made anew from the context at each question; a filter only leaves out, it changes no node.
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { dependencyTree } from './dependency-tree';
import { modelTree } from './model-tree';
import { requirementTree } from './requirement-tree';
import { riskTree } from './risk-tree';
import { fallsShort, makeNode, type TreeNode } from './tree-node';

const treesByView = {
  risks: riskTree,
  requirements: requirementTree,
  dependencies: dependencyTree,
  models: modelTree,
} as const satisfies Readonly<Record<string, (context: FeatureContext, product: ProductModel) => readonly TreeNode[]>>;

export type TreeView = keyof typeof treesByView;

export const treeViews: readonly string[] = Object.keys(treesByView);

/** What a person wants to see of a tree. */
export interface TreeFilter {
  /** Words that all stand in a node's label or description; empty for everything. Letter case is ignored. */
  readonly text: string;
  /** Only nodes of state error or warning, and those above them. */
  readonly onlyShort: boolean;
}

/** The products of a workspace as nodes, each with its tree of the view below it. */
export function productTrees(context: FeatureContext, view: TreeView): readonly TreeNode[] {
  return context.model.products.map((product) => {
    const { values, file, anchor } = product.product;
    return makeNode({
      key: file,
      kind: 'product',
      label: values?.name ?? file,
      description: values?.version ?? '',
      anchor,
      name: file,
      isOpen: true,
      children: () => treesByView[view](context, product),
    });
  });
}

/**
 * The nodes below the one at a path of keys that a filter lets through; none where the path leads nowhere. One that is
 * shown for the words of those below it is open.
 */
export function nodesBelow(root: TreeNode, path: readonly string[], filter: TreeFilter): readonly TreeNode[] {
  const way = wayTo(root, path);
  const parent = way[way.length - 1];
  if (parent === undefined) return [];
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  // Below a node that has the words everything is shown. The product is no node that is looked for.
  const wanted = way.slice(1).some((node) => hasWords(node, words)) ? [] : words;
  return childrenOf(parent)
    .filter((node) => isShown(node, wanted, filter.onlyShort))
    .map((node) => (hasWords(node, wanted) ? node : { ...node, isOpen: true }));
}

/** The node at a path of keys. */
export function nodeAt(root: TreeNode, path: readonly string[]): TreeNode | undefined {
  return wayTo(root, path)[path.length];
}

/** The nodes from the root to the one at a path; none where the path leads nowhere. */
function wayTo(root: TreeNode, path: readonly string[]): readonly TreeNode[] {
  const way = [root];
  for (const key of path) {
    const next = childrenOf(way[way.length - 1]).find((node) => node.key === key);
    if (next === undefined) return [];
    way.push(next);
  }
  return way;
}

/** The children of a node, each with a key of its own: an id that is given twice is told apart by its place. */
function childrenOf(node: TreeNode | undefined): readonly TreeNode[] {
  const seen = new Map<string, number>();
  return (node?.children?.() ?? []).map((child) => {
    const before = seen.get(child.key) ?? 0;
    seen.set(child.key, before + 1);
    return before === 0 ? child : { ...child, key: `${child.key} (${before + 1})` };
  });
}

function isShown(node: TreeNode, words: readonly string[], onlyShort: boolean): boolean {
  if (words.length === 0 && !onlyShort) return true;
  const rest = hasWords(node, words) ? [] : words;
  if (rest.length === 0 && (!onlyShort || fallsShort(node.state))) return true;
  return childrenOf(node).some((child) => isShown(child, rest, onlyShort));
}

function hasWords({ label, description }: TreeNode, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = `${label} ${description}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
