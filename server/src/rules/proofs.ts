// What shows that a control or requirement is built and works: the files and evidence that it names, and the trace tags that
// name it. Invariant: a tag proves as much as a field (decisions.md 14); a control of the process owes neither (26).
import type { TagVerb } from '../records/trace-tags';
import type { RowOf } from '../workspace/rows';
import type { Tables } from '../workspace/tables';

/** The fields that name proofs, with the verb of the tags that stand for them. */
export const proofVerbs = { 'implemented-by': 'implements', 'verified-by': 'verifies' } as const satisfies Record<
  string,
  TagVerb
>;

export type ProofField = keyof typeof proofVerbs;

/** What a control or requirement names as proof. */
export function proofsOf(
  { value }: RowOf<'control'> | RowOf<'requirement'>,
  field: ProofField,
): RowOf<'control'>['value']['implementedBy'] {
  return field === 'implemented-by' ? value.implementedBy : value.verifiedBy;
}

/** The files in which trace tags name a record as the field would, by the record's id. */
export function taggedFiles(field: ProofField, tags: Tables['tags']): ReadonlyMap<string, ReadonlySet<string>> {
  const files = new Map<string, Set<string>>();
  for (const { verb, id, anchor } of tags) {
    if (verb === proofVerbs[field]) files.set(id, (files.get(id) ?? new Set()).add(anchor.file));
  }
  return files;
}

/** The records that name nothing in the field and that no tag of its verb names. */
export function unproven<R extends RowOf<'control'> | RowOf<'requirement'>>(
  field: ProofField,
  rows: readonly R[],
  tags: Tables['tags'],
): readonly R[] {
  const tagged = taggedFiles(field, tags);
  return rows.filter(
    (row) => !isOfProcess(row) && proofsOf(row, field).length === 0 && !(row.id !== undefined && tagged.has(row.id)),
  );
}

/** A measure of the process is neither built nor tested; a type that does not fit may have been meant to say so. */
function isOfProcess({ value, keys }: RowOf<'control'> | RowOf<'requirement'>): boolean {
  return 'type' in value && (value.type === 'process' || (value.type === undefined && keys.has('type')));
}
