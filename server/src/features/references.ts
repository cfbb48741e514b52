// All places that name what stands at a position, and those among them that stand in the same file.
// Invariant: whatever place of a name is asked, the answer is the same.
import type { Position } from '../text/line-index';
import type { FeatureContext } from './context';
import { occurrencesOf, subjectAt, type Occurrence } from './occurrences';

/** The places of the product that name the id, clause, path or package at a position; with the record that declares it if wanted. */
export function referencesAt(
  context: FeatureContext,
  path: string,
  position: Position,
  withDeclaration: boolean,
): readonly Occurrence[] {
  const named = subjectAt(context, path, position);
  if (named === undefined) return [];
  const all = occurrencesOf(context, named.product, named.subject);
  return withDeclaration ? all : all.filter(({ role }) => role !== 'declaration');
}

/** The same within one file, for marking them while the cursor stands on one. */
export function highlightsAt(context: FeatureContext, path: string, position: Position): readonly Occurrence[] {
  const named = subjectAt(context, path, position);
  return named === undefined ? [] : occurrencesOf(context, named.product, named.subject, path);
}
