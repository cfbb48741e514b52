// From a path in the data to the place in the text.
import type { AnchorPart, DataPath } from '../text/anchor';
import type { Span } from '../text/span';
import type { Child, MapEntry, TreeNode } from './tree';

/**
 * The span of a path's part in a tree; where the path leads nowhere (any more), the nearest place above it.
 * `root` is the tree with its own shift.
 */
export function locate(root: Child, path: DataPath, part: AnchorPart): Span {
  let node: TreeNode = root.node;
  let shift = root.shift;
  let entry: MapEntry | undefined;
  let entryShift = shift;
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === undefined)
      return shifted(node.kind === 'scalar' ? node.span : headOf(node, entry, shift - entryShift), shift);
    entry = 'key' in next ? next : undefined;
    entryShift = shift;
    const child: Child = 'key' in next ? next.value : next;
    shift += child.shift;
    node = child.node;
  }
  if (entry === undefined || part === 'value') return shifted(node.span, shift);
  if (part === 'key') return shifted(entry.keySpan, entryShift);
  return {
    start: entry.keySpan.start + entryShift,
    end: Math.max(entry.keySpan.end + entryShift, node.span.end + shift),
  };
}

function stepInto(node: TreeNode, step: string | number): MapEntry | Child | undefined {
  if (node.kind === 'map') return node.entries.find((candidate) => candidate.key === String(step));
  if (node.kind === 'list') return node.items[Number(step)];
  return undefined;
}

/** Where a missing thing is shown: the key of the map that lacks it, else the map's first key. */
function headOf(node: TreeNode, entry: MapEntry | undefined, shift: number): Span {
  if (entry !== undefined) return { start: entry.keySpan.start - shift, end: entry.keySpan.end - shift };
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  return first?.keySpan ?? { start: node.span.start, end: node.span.start };
}

function shifted(span: Span, shift: number): Span {
  return { start: span.start + shift, end: span.end + shift };
}
