// Dart's syntax tree with its chains nested: the grammar sets `a.b(c).d` side by side as `a`, `.b`, `(c)`, `.d`.
// Invariant: all other nodes keep their type, role and order.
import type { CodeNode } from '../../../syntax/code';

interface GrowingNode extends CodeNode {
  parent: CodeNode | undefined;
  children: CodeNode[];
}

/** The same tree with `member`, `call`, `item` and `cascade` nodes, whose first child is the object. */
export function nestChains(root: CodeNode): CodeNode {
  const top = grow(root, undefined);
  // Without recursion: nesting costs no stack.
  const open: { from: CodeNode; to: GrowingNode }[] = [{ from: root, to: top }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of next.from.children) {
      const before = next.to.children.at(-1);
      if (before !== undefined && (child.type === 'selector' || child.type === 'cascade_section' || isChained(child))) {
        next.to.children[next.to.children.length - 1] = attach(before, child, next.to, open);
      } else {
        const copy = grow(child, next.to);
        next.to.children.push(copy);
        open.push({ from: child, to: copy });
      }
    }
  }
  return top;
}

const chained = new Set(['unconditional_assignable_selector', 'conditional_assignable_selector']);

function isChained(node: CodeNode): boolean {
  return chained.has(node.type) && node.parent?.type !== 'selector' && node.parent?.type !== 'cascade_section';
}

function grow(node: CodeNode, parent: CodeNode | undefined): GrowingNode {
  const { type, field, start, end } = node;
  return { type, field, start, end, parent, children: [] };
}

/** What an object becomes by what stands behind it. */
function attach(
  object: CodeNode,
  suffix: CodeNode,
  parent: CodeNode,
  open: { from: CodeNode; to: GrowingNode }[],
): CodeNode {
  const part = suffix.type === 'selector' ? suffix.children[0] : suffix;
  // `a!` is `a`.
  if (part === undefined) return object;
  const key = part.children[0]?.type === 'index_selector' ? part.children[0] : undefined;
  const type =
    part.type === 'cascade_section'
      ? 'cascade'
      : part.type === 'argument_part'
        ? 'call'
        : key === undefined
          ? 'member'
          : 'item';
  const node: GrowingNode = { type, field: object.field, start: object.start, end: suffix.end, parent, children: [] };
  // Nodes made here grow, whatever they are declared as.
  (object as GrowingNode).parent = node;
  node.children.push(object);
  const copy = grow(key ?? part, node);
  node.children.push(copy);
  open.push({ from: key ?? part, to: copy });
  return node;
}
