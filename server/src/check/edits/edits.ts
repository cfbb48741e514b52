// Changes as text edits, with the fields of records in the order of their definitions and the tags of code at their letters.
// Invariant: all changes are done or none; what is not named by a change keeps its text.
import { kindOfSection } from '../../records/kinds/kinds';
import type { Change } from '../../text/change';
import type { SourceFile } from '../../text/source-file';
import { placeInCode } from './code-places';
import { composeInOrder, type Composition } from './compose';

export type { Composition, FileEdits } from './compose';
export { applyEdits } from './working-text';

/** Composes changes of a fix, or of many fixes at once; their places are those of the files as `textOf` gives them. */
export function composeEdits(
  changes: readonly Change[],
  textOf: (file: string) => SourceFile | undefined,
): Composition {
  const placed = changes.map((change) => placeInCode(change, textOf));
  if (placed.some((places) => places.length === 0))
    return { ok: false, reason: 'There is no place for this in the code.' };
  return composeInOrder(placed.flat(), textOf, fieldOrder);
}

function fieldOrder(section: string): readonly string[] | undefined {
  const kind = kindOfSection(section);
  return kind === undefined ? undefined : Object.keys(kind.fields);
}
