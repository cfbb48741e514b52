// What stands under the cursor in files that are no annotation: a component in a manifest, a model use or tag in code.
// Invariant: only what the model holds is found, so that what is said of it fits the findings.
import type { Position, Range } from '../text/line-index';
import type { DataPath } from '../text/anchor';
import type { CodeFacts } from '../workspace/code-facts';
import type { ComponentRow, TagRow, UseRow } from '../workspace/rows';
import type { ProductModel } from '../workspace/tables';
import { productAt, rangeOf, type FeatureContext } from './context';
import { entriesAt, placeKey, rowOf, rowsIn } from './manifest-entries';
import { findAt } from './place';

/** A component at a place of a manifest, lockfile or SBOM. */
export interface ComponentPlace {
  readonly product: ProductModel;
  /** That of a direct dependency, even in the lockfile. */
  readonly row: ComponentRow;
  /** All that have their entry there: a parent's or an included file's belongs to several manifests. */
  readonly rows: readonly ComponentRow[];
  readonly range: Range;
}

/** The component whose entry holds the position: the innermost, whichever product it belongs to. */
export function componentAt(context: FeatureContext, path: string, position: Position): ComponentPlace | undefined {
  const facts = context.model.facts(path);
  if (facts?.kind !== 'manifest') return undefined;
  const file = context.textOf(path) ?? facts.file;
  const { root } = facts.format.notation.treeOf(file);
  const found = root && findAt(root, file.offsetAt(position));
  if (found === undefined) return undefined;
  const own = productAt(context, path);
  // A file that a manifest of a product includes may lie outside of it.
  const products = [...(own === undefined ? [] : [own]), ...context.model.products.filter((each) => each !== own)];
  for (const product of products) {
    const rows = rowsAt(context, product, path, found.path);
    const [row] = rows;
    if (row !== undefined) return { product, row, rows, range: rangeOf(file, found.span) };
  }
  return undefined;
}

function rowsAt(context: FeatureContext, product: ProductModel, file: string, path: DataPath): readonly ComponentRow[] {
  const rows = rowsIn(product.tables, file);
  const entries = product.files.includes(file) ? entriesAt(context, file) : undefined;
  for (let length = path.length; length >= 0; length--) {
    const key = placeKey(path.slice(0, length));
    const found = rows.get(key);
    if (found !== undefined) return found;
    const entry = entries?.byPath.get(key);
    if (entry !== undefined) return [rowOf(product, entry) ?? { component: entry, manifest: file }];
  }
  return [];
}

export type CodePlace =
  | { readonly kind: 'use'; readonly row: UseRow; readonly range: Range }
  | { readonly kind: 'tag'; readonly row: TagRow; readonly range: Range };

/** The id of a trace tag or the model use at a position of source code; its arguments belong to a use. */
export function codePlaceAt(facts: CodeFacts, position: Position): CodePlace | undefined {
  return (
    placeIn('tag', facts.tags, facts.tagRanges, position) ??
    placeIn('use', facts.uses, facts.useRanges, position) ??
    placeIn('use', facts.uses, facts.callRanges, position)
  );
}

function placeIn<K extends string, R>(
  kind: K,
  rows: readonly R[],
  ranges: readonly Range[],
  position: Position,
): { readonly kind: K; readonly row: R; readonly range: Range } | undefined {
  const index = ranges.findIndex((range) => holds(range, position));
  const [row, range] = [rows[index], ranges[index]];
  return row === undefined || range === undefined ? undefined : { kind, row, range };
}

/** Whether a position lies in a range, its end included. */
function holds({ start, end }: Range, { line, character }: Position): boolean {
  if (line < start.line || line > end.line) return false;
  return (line > start.line || character >= start.character) && (line < end.line || character <= end.character);
}
