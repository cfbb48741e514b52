// complianceLens/tree, complianceLens/describe, complianceLens/place: what the views of an editor show, list by list.
import type { Connection } from 'vscode-languageserver/node';
import { resolvePlaces } from '../../features/markdown';
import type { TreeNode } from '../../features/trees/tree-node';
import {
  nodeAt,
  nodesBelow,
  productTrees,
  treeViews,
  type TreeFilter,
  type TreeView,
} from '../../features/trees/trees';
import { uriOf } from '../addresses';
import { findPlace, readSteps, writePlace, writeSteps } from '../place-texts';
import type { Folder } from '../folder';
import type { Folders } from '../folders';

/** A node as the client shows it. `id` and `place` are handed back as they are. */
export type TreeItem = Pick<TreeNode, 'kind' | 'state' | 'label' | 'description' | 'isOpen' | 'offers'> &
  Readonly<{
    id: string;
    place?: string;
    name?: string;
    rule?: string;
    address?: string;
    isDescribed: boolean;
    hasChildren: boolean;
  }>;

export type TreeParams = Readonly<{ view: TreeView; parent?: string; filter: TreeFilter }>;

interface Root {
  readonly folder: Folder;
  readonly node: TreeNode;
}

export function registerTrees(connection: Connection, folders: Folders): void {
  connection.onRequest('complianceLens/tree', ({ view, parent, filter }: TreeParams): readonly TreeItem[] => {
    if (!treeViews.includes(view)) return [];
    if (parent !== undefined) {
      const [root, keys] = rootAbove(folders, view, parent);
      return root === undefined ? [] : itemsBelow(root, keys, filter);
    }
    const roots = rootsOf(folders, view);
    const [only, ...more] = roots;
    // One product needs no heading.
    return only !== undefined && more.length === 0
      ? itemsBelow(only, [], filter)
      : roots.map(({ folder, node }) => toItem(folder, [node.key], node));
  });

  connection.onRequest('complianceLens/describe', ({ view, id }: { view: TreeView; id: string }): string | null => {
    if (!treeViews.includes(view)) return null;
    const [root, keys] = rootAbove(folders, view, id);
    const said = root && nodeAt(root.node, keys)?.describe?.();
    return said === undefined ? null : resolvePlaces(said, (file) => uriOf(file, root?.folder.path ?? ''));
  });

  connection.onRequest('complianceLens/place', ({ place }: { place: string }) => findPlace(folders, place) ?? null);
}

/** The root above a node, and the keys that lead to it from there. */
function rootAbove(folders: Folders, view: TreeView, id: string): readonly [Root | undefined, readonly string[]] {
  const [path, key, ...keys] = readSteps(id);
  return [rootsOf(folders, view).find(({ folder, node }) => folder.path === path && node.key === key), keys];
}

function rootsOf(folders: Folders, view: TreeView): readonly Root[] {
  return folders.all.flatMap((folder) => {
    const { context } = folder;
    return context === undefined ? [] : productTrees(context, view).map((node) => ({ folder, node }));
  });
}

function itemsBelow({ folder, node }: Root, keys: readonly string[], filter: TreeFilter): readonly TreeItem[] {
  return nodesBelow(node, keys, filter).map((child) => toItem(folder, [node.key, ...keys, child.key], child));
}

function toItem(folder: Folder, keys: readonly string[], node: TreeNode): TreeItem {
  const { kind, state, label, description, isOpen, offers, anchor, name, rule, address } = node;
  return {
    id: writeSteps(folder.path, ...keys),
    ...{ kind, state, label, description, isOpen, offers },
    ...(anchor === undefined ? {} : { place: writePlace(folder, anchor) }),
    ...(name === undefined ? {} : { name }),
    ...(rule === undefined ? {} : { rule }),
    ...(address === undefined ? {} : { address }),
    isDescribed: node.describe !== undefined,
    hasChildren: node.children !== undefined,
  };
}
