// How the rules judge that ask each model of a high-risk system for a measure that its record names.
// Invariant: a product says itself that its AI is high-risk (decisions.md 3); for others these rules are silent.
import type { RowOf } from '../../workspace/rows';
import { onProduct, type Judge } from '../rule';
import { isHighRisk } from './ai-duty';
import { judgeMissing } from './owed-fields';

/** The fields that name the measures. */
const namedBy = {
  'human-oversight': ({ value }: RowOf<'model'>) => value.humanOversight,
  logging: ({ value }: RowOf<'model'>) => value.logging,
  robustness: ({ value }: RowOf<'model'>) => value.robustness,
};

/** Judges every model that names nothing in the field; `what` ends the sentence that begins with the model's name. */
export function owesMeasure(field: keyof typeof namedBy, what: string): Judge {
  return onProduct(['models'], ({ product, tables }) =>
    isHighRisk(product)
      ? tables.models.filter((row) => namedBy[field](row).length === 0).map((row) => judgeMissing(row, [field], what))
      : [],
  );
}
