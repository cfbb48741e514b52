// The proofs of a control or requirement with their places: the files and evidence that it names, the code that is tagged with it.
// Invariant: a proof that is not there is said to be missing; one whose language nobody reads counts as there.
import { proofsOf, proofVerbs, type ProofField } from '../rules/proofs';
import { headOf } from '../rules/naming';
import { fileAnchor, type Anchor } from '../text/anchor';
import type { RowOf } from '../workspace/rows';
import type { Tables } from '../workspace/tables';
import { titleOf } from './context';

export interface Proof {
  /** An id, or a path as it is written. */
  readonly text: string;
  /** The title of the evidence; undefined for files. */
  readonly title: string | undefined;
  readonly isMissing: boolean;
  /** Where to look; undefined for what is missing. */
  readonly anchor: Anchor | undefined;
}

/** What shows that the record is built (`implemented-by`) or works (`verified-by`): what it names, then what names it. */
export function proofPlaces(
  tables: Pick<Tables, 'ids' | 'places' | 'tags'>,
  row: RowOf<'control'> | RowOf<'requirement'>,
  field: ProofField,
): readonly Proof[] {
  const tags = tables.tags.filter(({ verb, id }) => verb === proofVerbs[field] && id === row.id);
  const tagOf = (file: string): Anchor | undefined => tags.find(({ anchor }) => anchor.file === file)?.anchor;
  const named = proofsOf(row, field).map(({ text }): Proof => {
    const [record] = tables.ids.named(text);
    if (record !== undefined) return { text, title: titleOf(record), isMissing: false, anchor: headOf(record) };
    const place = tables.places.at(row.anchor.file, text);
    const [file] = place?.files ?? [];
    if (place === undefined || file === undefined || place.symbol === 'missing')
      return { text, title: undefined, isMissing: true, anchor: undefined };
    return { text, title: undefined, isMissing: false, anchor: tagOf(file) ?? fileAnchor(file) };
  });
  const known = new Set(named.map(({ anchor }) => anchor?.file));
  const tagged = tags.filter(({ anchor }, index) => {
    return !known.has(anchor.file) && tags.findIndex((tag) => tag.anchor.file === anchor.file) === index;
  });
  return [...named, ...tagged.map(({ anchor }) => ({ text: anchor.file, title: undefined, isMissing: false, anchor }))];
}
