// What stands under the cursor in an annotation file, by its tree: for hovers and definitions.
// Invariant: only what was read is found; a place inside half-typed text is none (see typing-place.ts for that).
import type { DataPath } from '../text/anchor';
import { touches, type Span } from '../text/span';
import type { AnnotationFile } from '../records/annotation-file';
import type { PlacedRecord } from '../records/record-kind';
import type { Suppression } from '../records/suppressions';
import type { Field, Shape } from '../records/value-type';
import { LazyEntry, LazyItem } from '../syntax/lazy-tree';
import type { Child } from '../syntax/tree';
import { fieldAt, shapesAt } from './language';

export type Place =
  | {
      readonly kind: 'key';
      readonly key: string;
      readonly span: Span;
      /** From the root, the key being its last step. */
      readonly path: DataPath;
      /** Undefined for a key that the language does not know, or that is a name of the user's. */
      readonly field: Field<unknown> | undefined;
      /** What the map that holds the key is. */
      readonly parent: readonly Shape[];
      readonly record: PlacedRecord | undefined;
    }
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly span: Span;
      readonly path: DataPath;
      readonly shapes: readonly Shape[];
      readonly record: PlacedRecord | undefined;
    }
  | { readonly kind: 'suppression'; readonly suppression: Suppression; readonly span: Span };

/** A key or a scalar with its place. */
export type Found = {
  readonly kind: 'key' | 'value';
  readonly text: string;
  readonly span: Span;
  readonly path: DataPath;
};

/** What stands at an offset; undefined for blank text, punctuation and plain comments. */
export function placeAt(annotation: AnnotationFile, offset: number): Place | undefined {
  const suppression = annotation.suppressions.find(({ span }) => touches(span, offset));
  if (suppression !== undefined) return { kind: 'suppression', suppression, span: suppression.span };
  for (const [index, document] of annotation.yaml.documents.entries()) {
    const found = findAt(document, offset, index === 0 ? [] : [`#${index}`]);
    if (found !== undefined) return describe(annotation, found);
  }
  return undefined;
}

function describe(annotation: AnnotationFile, { kind, text, span, path }: Found): Place {
  const record = annotation.records.find(({ anchor }) => anchor.path.every((step, index) => path[index] === step));
  const file = annotation.file.path;
  if (kind === 'value') return { kind, text, span, path, shapes: shapesAt(file, path), record };
  const parent = shapesAt(file, path.slice(0, -1));
  return { kind, key: text, span, path, field: fieldAt(file, path), parent, record };
}

/** The key or scalar of a tree at an offset. What an alias stands for lies elsewhere and is found there. */
export function findAt(root: Child, offset: number, path: DataPath = []): Found | undefined {
  return walk(root, 0, path, offset);
}

function walk(child: Child, base: number, path: DataPath, offset: number): Found | undefined {
  const { node } = child;
  const shift = base + child.shift;
  const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
  if (node.kind === 'scalar') {
    const span = moved(node.span, shift);
    return touches(span, offset) && span.end > span.start ? { kind: 'value', text: node.text, span, path } : undefined;
  }
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) {
      if (item instanceof LazyItem && !item.mayHold(offset - shift)) continue;
      if (!touches(moved(item.node.span, shift + item.shift), offset)) continue;
      const found = walk(item, shift, [...path, index], offset);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const entry of node.entries) {
    // Of the hundred thousand entries of a lockfile one is read.
    if (entry instanceof LazyEntry && !entry.mayHold(offset - shift)) continue;
    const span = moved(entry.keySpan, shift + entry.shift);
    if (touches(span, offset)) return { kind: 'key', text: entry.key, span, path: [...path, entry.key] };
    const found = walk(entry, shift, [...path, entry.key], offset);
    if (found !== undefined) return found;
  }
  return undefined;
}
