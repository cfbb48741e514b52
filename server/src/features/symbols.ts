// The outline of an annotation file: its sections, and in them its records.
// Invariant: an entry lies within its parent, and its name within the entry, as editors demand.
import type { AnnotationFile } from '../records/annotation-file';
import type { Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import type { Child, MapEntry, TreeNode } from '../syntax/tree';
import { rangeOf } from './context';

export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'record';
  readonly range: Range;
  /** What is selected when the entry is chosen. */
  readonly selectionRange: Range;
  readonly children: readonly OutlineEntry[];
}

/** By what a record goes, the first that it has; and what is said beside it. */
const nameKeys = ['id', 'package', 'rule', 'clause'];
const detailKeys = ['title', 'name', 'purpose', 'target', 'justification'];

/** The sections of a file with their records. */
export function documentSymbols(annotation: AnnotationFile): readonly OutlineEntry[] {
  return annotation.yaml.documents.flatMap(({ node, shift }) =>
    node.kind === 'map' ? node.entries.map((entry) => section(annotation, entry, shift)) : [],
  );
}

function section({ file }: AnnotationFile, entry: MapEntry, base: number): OutlineEntry {
  const shift = base + entry.shift;
  const key = moved(entry.keySpan, shift);
  const items = entry.node.kind === 'list' ? entry.node.items : [];
  const children = items.flatMap((item) => record(file, item, shift) ?? []);
  const end = lastOffset(entry.node, shift, key.end);
  const { node } = entry;
  const count = items.length > 0 ? String(items.length) : '';
  const detail =
    node.kind === 'map' ? (textUnder(node, ['name', 'short-name']) ?? '') : node.kind === 'scalar' ? node.text : count;
  return {
    name: entry.key,
    detail,
    kind: 'section',
    range: rangeOf(file, trimmed(file, { start: key.start, end })),
    selectionRange: rangeOf(file, key),
    children: children.filter(({ range }) => range.start.line >= file.lines.positionAt(key.start).line),
  };
}

function record(file: SourceFile, item: Child, base: number): OutlineEntry | undefined {
  const shift = base + item.shift;
  const head = item.node.kind === 'map' ? item.node.entries.find(({ key }) => nameKeys.includes(key)) : undefined;
  const name = textUnder(item.node, nameKeys);
  if (name === undefined || head === undefined) return undefined;
  const span = trimmed(file, moved(item.node.span, shift));
  const selection = moved(head.keySpan, shift + head.shift);
  const isInside = selection.start >= span.start && selection.end <= span.end;
  return {
    name,
    detail: textUnder(item.node, detailKeys) ?? '',
    kind: 'record',
    range: rangeOf(file, span),
    selectionRange: rangeOf(file, isInside ? selection : { start: span.start, end: span.start }),
    children: [],
  };
}

/** The first text under one of the keys; of a list its first item. */
function textUnder(node: TreeNode, keys: readonly string[]): string | undefined {
  if (node.kind !== 'map') return undefined;
  for (const key of keys) {
    const value = node.entries.find((entry) => entry.key === key)?.node;
    const first = value?.kind === 'list' ? value.items[0]?.node : value;
    if (first?.kind === 'scalar' && first.text.trim() !== '') return first.text;
  }
  return undefined;
}

/** The end of a section: that of what stands last in it. */
function lastOffset(node: TreeNode, shift: number, least: number): number {
  if (node.kind !== 'list') return Math.max(least, node.span.end + shift);
  return Math.max(least, ...node.items.map((item) => item.node.span.end + shift + item.shift));
}

/** Without the white space at the end: YAML counts the line break behind a map as part of it. */
function trimmed(file: SourceFile, { start, end }: Span): Span {
  return { start, end: start + file.text.slice(start, end).trimEnd().length };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
