// What stands under the cursor in files that are no annotation: a component in a manifest, a model use or tag in code.
// Invariant: only what the model holds is found, so that what is said of it fits the findings.
import type { Position, Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import type { Notation } from '../syntax/notation';
import type { CodeFacts } from '../workspace/file-facts';
import type { ComponentRow, TagRow, UseRow } from '../workspace/rows';
import { isSame } from '../workspace/same';
import type { ProductModel } from '../workspace/tables';
import { rangeOf } from './context';
import { findAt } from './place';

/** The component whose entry of a manifest holds the position. */
export function componentAt(
  { tables }: ProductModel,
  notation: Notation,
  file: SourceFile,
  position: Position,
): { readonly row: ComponentRow; readonly range: Range } | undefined {
  const { root } = notation.treeOf(file);
  const found = root && findAt(root, file.offsetAt(position));
  if (found === undefined) return undefined;
  const row = tables.components.find(
    ({ component: { anchor } }) => anchor.file === file.path && isSame(anchor.path, found.path),
  );
  return row && { row, range: rangeOf(file, found.span) };
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
