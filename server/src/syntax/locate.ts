// From a path in the data to the place in the text.
import type { AnchorPart, DataPath } from '../text/anchor';
import type { Span } from '../text/span';
import { entryOf, type Child, type MapEntry, type TreeNode } from './tree';

/**
 * The span of a path's part in a tree; where the path leads nowhere (any more), the nearest place above it.
 * `root` is the tree with its own shift.
 */
export function locate(root: Child, path: DataPath, part: AnchorPart): Span {
  let here: Child = root;
  let shift = root.shift;
  let entry: MapEntry | undefined;
  for (const step of path) {
    const next = stepInto(here.node, step);
    if (next === undefined) return shifted(entry === undefined ? headOf(here.node) : entry.keySpan, shift);
    entry = 'key' in next ? next : undefined;
    shift += next.shift;
    here = next;
  }
  // A value is looked at only where it is asked for: those of big maps are read at that moment.
  if (entry !== undefined && part === 'key') return shifted(entry.keySpan, shift);
  const { span } = here.node;
  if (entry === undefined || part === 'value') return shifted(span, shift);
  return shifted({ start: entry.keySpan.start, end: Math.max(entry.keySpan.end, span.end) }, shift);
}

/** The child that a step leads to, with the shift from the root; undefined where the path leads nowhere. */
export function find(root: Child, path: DataPath): Child | undefined {
  let here: Child = root;
  for (const step of path) {
    const next = stepInto(here.node, step);
    if (next === undefined) return undefined;
    here = { node: next.node, shift: here.shift + next.shift };
  }
  return here;
}

function stepInto(node: TreeNode, step: string | number): MapEntry | Child | undefined {
  if (node.kind === 'map') return entryOf(node, String(step));
  if (node.kind === 'list') return node.items[Number(step)];
  return undefined;
}

/** Where a missing thing is shown in a list item: its first key, else its first character. */
function headOf(node: TreeNode): Span {
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  if (first !== undefined) return shifted(first.keySpan, first.shift);
  return node.kind === 'scalar' ? node.span : { start: node.span.start, end: node.span.start };
}

function shifted(span: Span, shift: number): Span {
  return { start: span.start + shift, end: span.end + shift };
}
