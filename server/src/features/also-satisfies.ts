// What else an answer to a clause may satisfy, by the crosswalk: offered where a "satisfies" stands, never done unasked.
// Invariant: only clauses that apply to the product and that the record does not name yet; whether they are met a person judges.
import { composeEdits, type FileEdits } from '../check/edits/edits';
import { applicability } from '../regulations/applicability';
import type { Clause } from '../regulations/clause';
import { relatedClauses, type RelatedClause } from '../regulations/crosswalk';
import type { Change, Data } from '../text/change';
import type { DataAnchor, DataPath } from '../text/anchor';
import type { Position } from '../text/line-index';
import type { RowOf } from '../workspace/rows';
import { isSame } from '../workspace/same';
import type { ProductModel } from '../workspace/tables';
import { annotationAt, productAt, type FeatureContext } from './context';
import { placeAt, type Place } from './place';

/** An edit that nobody asked for by a finding: it makes a good record better. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly FileEdits[];
}

/** More than these would hide the other actions; the whole list stands in the completion of "satisfies". */
const MOST_OFFERED = 4;

/** The clauses to add to the "satisfies" at a position: one by one, and all at once. */
export function alsoSatisfies(context: FeatureContext, path: string, position: Position): readonly Refactoring[] {
  const annotation = annotationAt(context, path);
  const product = productAt(context, path);
  const place = annotation && placeAt(annotation, annotation.file.offsetAt(position));
  if (product === undefined || place === undefined || place.kind === 'suppression') return [];
  const { record } = place;
  if (record === undefined || !isInSatisfies(place)) return [];
  const answer = answerAt(product, path, record.anchor.path);
  const named = namedClauses(product, answer);
  const clauses = place.kind === 'value' ? product.product.facts.catalogue.clausesBehind(place.text) : named;
  const related = relatedTo(clauses, named, product);
  const compose = (title: string, added: readonly RelatedClause[]): readonly Refactoring[] => {
    const ids = added.map(({ clause }) => clause.id);
    const composed = composeEdits(additions(answer, record.anchor, ids), context.textOf);
    return composed.ok && composed.edits.length > 0 ? [{ title, edits: composed.edits }] : [];
  };
  const single = related.slice(0, MOST_OFFERED).flatMap((one) => compose(titleOf(one), [one]));
  const same = related.filter(({ how }) => how === 'same');
  const all =
    same.length > 1 ? compose(`Also satisfies all ${same.length} clauses that ask for much the same`, same) : [];
  return [...single, ...all];
}

/** The clauses that an answer to some clauses may serve as well, without those that are named already, what asks the same first. */
export function relatedTo(
  clauses: readonly Clause[],
  named: readonly Clause[],
  { product }: ProductModel,
): readonly RelatedClause[] {
  const found = new Map<Clause, RelatedClause>();
  for (const related of clauses.flatMap((clause) => relatedClauses(clause))) {
    const { clause, how } = related;
    if (named.includes(clause) || (found.has(clause) && how === 'wider')) continue;
    if (applicability(clause, product.facts).applies) found.set(clause, related);
  }
  return [...found.values()].sort((left, right) => Number(left.how === 'wider') - Number(right.how === 'wider'));
}

/** A record that can answer clauses. */
export type Answer = RowOf<'control'> | RowOf<'requirement'> | RowOf<'evidence'>;

/** The record at a path of a file's data, if it is one that can answer clauses. */
export function answerAt({ tables }: ProductModel, file: string, path: DataPath): Answer | undefined {
  const rows: readonly Answer[] = [...tables.controls, ...tables.requirements, ...tables.evidence];
  return rows.find((row) => row.anchor.file === file && isSame(row.anchor.path, path));
}

/** The clauses that a record satisfies, those of a whole included. */
export function namedClauses({ product }: ProductModel, answer: Answer | undefined): readonly Clause[] {
  return (answer?.value.satisfies ?? []).flatMap(({ text }) => product.facts.catalogue.clausesBehind(text));
}

/** Adds clauses to a list; one clause that stands without a list becomes one. */
function additions(answer: Answer | undefined, anchor: DataAnchor, ids: readonly string[]): readonly Change[] {
  const [first, ...more] = answer?.value.satisfies ?? [];
  const add = (value: Data): Change => ({ kind: 'set-field', anchor, key: 'satisfies', value });
  const isSingle = first !== undefined && more.length === 0 && first.path.at(-1) === 'satisfies';
  return isSingle ? [add([first.text, ...ids])] : ids.map(add);
}

function isInSatisfies(place: Exclude<Place, { kind: 'suppression' }>): boolean {
  if (place.kind === 'key') return place.key === 'satisfies';
  return place.path.includes('satisfies') && place.shapes.some(({ kind }) => kind === 'clause');
}

function titleOf({ clause, how }: RelatedClause): string {
  const verb = how === 'same' ? 'Also satisfies' : 'Also contributes to';
  return `${verb} ${clause.id} (${clause.title})`;
}
