// Reviews of controls in the editor: the control that somebody looks at, the edit that stamps it, what changed since.
// Invariant: a stamp is offered, never preferred: a review is a person's act.
import { composeEdits, type FileEdits } from '../check/edits/edits';
import { stampReview, tellChange, tellSince, type ControlReview, type SinceReview } from '../check/review';
import { suspectControl } from '../rules/risk/suspect-control';
import { unreviewedControl } from '../rules/risk/unreviewed-control';
import type { Position } from '../text/line-index';
import type { RowOf } from '../workspace/rows';
import { isSame } from '../workspace/same';
import type { Product } from '../workspace/tables';
import { codeOf } from '../workspace/file-facts';
import { annotationAt, productAt, type FeatureContext } from './context';
import { codePlaceAt } from './fact-places';
import { code, escapeMarkdown, fenced, paragraphs, points } from './markdown';
import { placeAt } from './place';

/** The rules whose findings a review answers. */
export const reviewRules: readonly string[] = [suspectControl.name, unreviewedControl.name];

/** A control with the product to which it belongs. */
export interface ProductControl {
  readonly control: RowOf<'control'>;
  readonly product: Product;
}

/** The control whose record holds the position. */
export function controlAt(context: FeatureContext, path: string, position: Position): ProductControl | undefined {
  const annotation = annotationAt(context, path);
  const product = productAt(context, path);
  const place = annotation && placeAt(annotation, annotation.file.offsetAt(position));
  const record = place === undefined || place.kind === 'suppression' ? undefined : place.record;
  if (product === undefined || record?.kind.name !== 'control') return undefined;
  const control = product.tables.controls.find(
    ({ anchor }) => anchor.file === path && isSame(anchor.path, record.anchor.path),
  );
  return control && { control, product: product.product };
}

/** The control named at a position, or whose record holds it, where it is not what was reviewed. */
export function suspectAt(context: FeatureContext, path: string, position: Position): ProductControl | undefined {
  const found = namedAt(context, path, position) ?? controlAt(context, path, position);
  const isSuspect = context.findings.some(
    ({ rule, anchor, target }) =>
      rule === suspectControl.name && target === found?.control.id && anchor.file === found.control.anchor.file,
  );
  return isSuspect ? found : undefined;
}

function namedAt(context: FeatureContext, path: string, position: Position): ProductControl | undefined {
  const product = productAt(context, path);
  const id = nameAt(context, path, position);
  const control = id === undefined ? undefined : product?.tables.controls.find((row) => row.id === id);
  return product && control && { control, product: product.product };
}

function nameAt(context: FeatureContext, path: string, position: Position): string | undefined {
  const facts = context.model.facts(path);
  const code = facts && codeOf(facts);
  if (code !== undefined) {
    const place = codePlaceAt(code, position);
    return place?.kind === 'tag' ? place.row.id : undefined;
  }
  const annotation = annotationAt(context, path);
  const place = annotation && placeAt(annotation, annotation.file.offsetAt(position));
  return place?.kind === 'value' && place.shapes.some(({ kind }) => kind === 'reference') ? place.text : undefined;
}

/** `Review RC-1 as it is now`: the stamp as edits; undefined where nothing is to be written, or it cannot be. */
export function reviewAction(
  { textOf, asOf }: FeatureContext,
  review: ControlReview,
  by: string,
): { readonly title: string; readonly edits: readonly FileEdits[] } | undefined {
  const composed = composeEdits(stampReview(review, asOf, by), textOf);
  if (!composed.ok || composed.edits.length === 0) return undefined;
  return { title: `Review ${review.control.id ?? 'the control'} as it is now`, edits: composed.edits };
}

/** How many lines of a difference a hover shows. */
const MOST_LINES = 30;

/** What changed since the last review, for the hover of a suspect control. */
export function describeSince(control: RowOf<'control'>, since: SinceReview): string {
  const changes = (since.kind === 'changed' ? since.changes : undefined) ?? [];
  const diff = changes.flatMap((change) => (change.diff.length === 0 ? [] : [`--- ${change.name}`, ...change.diff]));
  const rest = diff.length - MOST_LINES;
  return paragraphs(
    escapeMarkdown(tellSince(control, since)),
    points(changes.map((change) => `${code(change.name)} ${escapeMarkdown(tellChange(change))}`)),
    diff.length === 0 ? '' : fenced('diff', diff.slice(0, MOST_LINES)),
    rest > 0 ? `And ${rest} more lines, shown by ${code(`compliance-lens review --dry-run ${control.id ?? ''}`)}.` : '',
  );
}
