// The review of a control: what a reviewer sees now, the stamp that says so, and what became of it since.
// Invariant: the digest is the one with which risk/suspect-control compares, so that a stamp clears the finding.
import { fieldOf } from '../rules/naming';
import { looksLikePath } from '../workspace/paths';
import { combineDigests, type DigestText, type PlaceReader, type ReviewedText } from '../workspace/places';
import type { RowOf } from '../workspace/rows';
import type { Product } from '../workspace/tables';
import type { CalendarDay } from '../terms/calendar-day';
import type { Change } from '../text/change';
import { diffLines, writeHunk } from '../text/line-diff';

/** A control as it is now. */
export interface ControlReview {
  readonly control: RowOf<'control'>;
  readonly product: Product;
  /** What implements it, in the order of `implemented-by`. */
  readonly texts: readonly ReviewedText[];
  /** In hexadecimal; undefined where nothing is said to implement it. */
  readonly digest: string | undefined;
}

/** A control as it is now, or why it cannot be reviewed: a sentence without its full stop. */
export type ReviewReading =
  { readonly ok: true; readonly review: ControlReview } | { readonly ok: false; readonly reason: string };

/** Reads what implements a control. */
export async function readForReview(
  control: RowOf<'control'>,
  product: Product,
  places: PlaceReader,
  digest: DigestText,
): Promise<ReviewReading> {
  const texts: ReviewedText[] = [];
  for (const { text } of control.value.implementedBy) {
    const named = { file: control.anchor.file, text };
    const fault = await faultOf(named, product, places);
    if (fault !== undefined) return { ok: false, reason: `it is said to be implemented by "${text}", ${fault}` };
    texts.push(...(await places.readTexts(named, product.folder)));
  }
  const lines = texts.map((text) => `${text.digest}  ${text.name}`);
  return { ok: true, review: { control, product, texts, digest: combineDigests(lines, digest) } };
}

async function faultOf(
  named: { readonly file: string; readonly text: string },
  product: Product,
  places: PlaceReader,
): Promise<string | undefined> {
  if (!looksLikePath(named.text)) return 'which is no path';
  const place = await places.lookUp({ ...named, digest: 'none' }, product.folder);
  if (place.path === undefined) return 'which leads out of the folder that is checked';
  if (!place.exists) return 'which is not there';
  return place.symbol === 'missing' ? 'which declares no such symbol' : undefined;
}

/** What writes the stamp of a review into the record. */
export function stampReview({ control, digest }: ControlReview, on: CalendarDay, by: string): readonly Change[] {
  const { anchor, value } = control;
  const stamp = { on, by };
  if (digest !== undefined)
    return [{ kind: 'set-field', anchor, key: 'reviewed', value: { ...stamp, digest: `sha256:${digest}` } }];
  const hasDigest = value.reviewed?.digest !== undefined;
  const removal: readonly Change[] = hasDigest
    ? [{ kind: 'remove', anchor: fieldOf(control, 'reviewed', 'digest') }]
    : [];
  return [...removal, { kind: 'set-field', anchor, key: 'reviewed', value: stamp }];
}

/** What became of one text since a review. */
export interface ReviewChange {
  /** `path#symbol`, the path from the product's folder. */
  readonly name: string;
  readonly kind: 'changed' | 'new' | 'gone';
  /** A unified diff without its head, with the line numbers of the files. */
  readonly diff: readonly string[];
}

/** What became of a control since its last review. */
export type SinceReview =
  | { readonly kind: 'never-reviewed' }
  /** The stamp holds no digest, or none that could be one. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unchanged' }
  /** `changes` are undefined where nothing tells what was reviewed. */
  | { readonly kind: 'changed'; readonly changes: readonly ReviewChange[] | undefined };

/** What differs between the texts as they were reviewed and as they are now. */
export function compareReviewed(
  before: readonly ReviewedText[],
  now: readonly ReviewedText[],
): readonly ReviewChange[] {
  const known = new Map(before.map((text) => [text.name, text]));
  const current = new Map(now.map((text) => [text.name, text]));
  return [...new Set([...known.keys(), ...current.keys()])].flatMap((name): readonly ReviewChange[] => {
    const [old, fresh] = [known.get(name), current.get(name)];
    if (old === undefined) return [{ name, kind: 'new', diff: [] }];
    if (fresh === undefined) return [{ name, kind: 'gone', diff: [] }];
    const shift = { before: old.line, after: fresh.line };
    const diff = diffLines(old.text, fresh.text).flatMap((hunk) => writeHunk(hunk, shift));
    return diff.length === 0 ? [] : [{ name, kind: 'changed', diff }];
  });
}

/** What became of a control since its last review, in one sentence. */
export function tellSince({ value: { reviewed } }: RowOf<'control'>, since: SinceReview): string {
  const day = reviewed?.on === undefined ? '' : ` on ${reviewed.on}`;
  const last = `the review${day}${reviewed?.by === undefined ? '' : ` by ${reviewed.by}`}`;
  switch (since.kind) {
    case 'never-reviewed':
      return 'Never reviewed before.';
    case 'unknown':
      return `What changed since ${last} is not known: its stamp has no digest.`;
    case 'unchanged':
      return `Nothing changed since ${last}.`;
    case 'changed':
      return since.changes === undefined
        ? `Changed since ${last}; no commit tells what was reviewed then.`
        : `Changed since ${last}:`;
  }
}

/** `changed, +3 -1` */
export function tellChange({ kind, diff }: ReviewChange): string {
  if (kind !== 'changed') return kind;
  const count = (sign: string): number => diff.filter((line) => line.startsWith(sign)).length;
  return `changed, +${count('+')} -${count('-')}`;
}
