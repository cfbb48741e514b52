// Layers of a Keras configuration that hold code: a Lambda carries a function, a custom one needs its class.
// Source: keras.io/guides/serialization_and_saving.
import type { TreeNode } from '../../syntax/tree';
import { textAt } from './plain-data';

const DEEPEST = 60;

/** The code in a configuration, as it is told to people: `a Lambda layer "scale"`. */
export function lambdaLayers(root: TreeNode | undefined): readonly string[] {
  const found = new Set<string>();
  const walk = (node: TreeNode, depth: number): void => {
    if (depth > DEEPEST) return;
    if (node.kind === 'list') for (const item of node.items) walk(item.node, depth + 1);
    if (node.kind !== 'map') return;
    const kind = textAt(node, 'class_name');
    if (kind === 'Lambda' || kind === '__lambda__') {
      const name = textAt(node, 'config', 'name');
      found.add(kind === 'Lambda' ? `a Lambda layer${name === undefined ? '' : ` "${name}"`}` : 'a Lambda layer');
      return;
    }
    for (const entry of node.entries) walk(entry.node, depth + 1);
  };
  if (root !== undefined) walk(root, 0);
  return [...found];
}
