// How a selection grows from the cursor outwards: value, field, record, section, file.
// Invariant: each range holds the one before it and is larger; the last is the whole file.
import type { AnnotationFile } from '../records/annotation-file';
import type { Child } from '../syntax/tree';
import type { Position, Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import { touches, type Span } from '../text/span';
import { rangeOf } from './context';

/** The ranges around a position, from the smallest to the file. */
export function selectionRangesAt({ file, yaml }: AnnotationFile, position: Position): readonly Range[] {
  const offset = file.offsetAt(position);
  const around: Span[] = [{ start: 0, end: file.text.length }];
  for (const document of yaml.documents) grow(file, document, 0, offset, around);
  const spans = around.filter((span, index) => index === 0 || isSmaller(span, around[index - 1]));
  return spans.reverse().map((span) => rangeOf(file, span));
}

/** Adds the spans that touch an offset, from the outside in. */
function grow(file: SourceFile, { node, shift }: Child, base: number, offset: number, around: Span[]): void {
  const here = base + shift;
  const take = (start: number, end: number): boolean => {
    const span = {
      start: start + here,
      end: start + here + file.text.slice(start + here, end + here).trimEnd().length,
    };
    const isHit = touches(span, offset);
    if (isHit) around.push(span);
    return isHit;
  };
  if (node.kind === 'scalar') {
    take(node.span.start, node.span.end);
    return;
  }
  if (node.kind === 'list') {
    if (node.flow) take(node.span.start, node.span.end);
    for (const item of node.items) {
      const { start } = item.node.span;
      if (!take(start + item.shift, endOf(item))) continue;
      grow(file, item, here, offset, around);
      return;
    }
    return;
  }
  for (const entry of node.entries) {
    const start = entry.keySpan.start + entry.shift;
    const keyEnd = entry.keySpan.end + entry.shift;
    if (!take(start, Math.max(keyEnd, endOf(entry)))) continue;
    if (!take(start, keyEnd)) grow(file, entry, here, offset, around);
    return;
  }
}

/** Where a child ends, counted from its holder; a list in block style with its last item. */
function endOf({ node, shift }: Child): number {
  const last = node.kind === 'list' && !node.flow ? node.items.at(-1) : undefined;
  return shift + (last === undefined ? node.span.end : endOf(last));
}

function isSmaller(span: Span, outer: Span | undefined): boolean {
  if (outer === undefined) return true;
  return span.start >= outer.start && span.end <= outer.end && span.end - span.start < outer.end - outer.start;
}
