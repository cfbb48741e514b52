// Code that is tagged as the implementation of a record that does not list it.
import type { Fix } from '../../text/change';
import { writePath } from '../../workspace/paths';
import type { RowOf, TagRow } from '../../workspace/rows';
import type { Product, Tables } from '../../workspace/tables';
import { headOf, nameOf } from '../naming';
import { proofsOf, proofVerbs } from '../proofs';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

type Row = RowOf<'control'> | RowOf<'requirement'>;

const FIELD = 'implemented-by';

export const unlistedImplementation = rule({
  name: 'trace/unlisted-implementation',
  severity: 'warning',
  finds: 'Code tagged "implements" that the record named does not list',
  why: 'A review stamps the files that the record lists. Code that only says of itself that it is the control can change after the review, and nobody is told.',
  mend: 'Add the file to "implemented-by:" of the record, or take the tag out.',
  limits: 'A file counts as listed by its path, its folder or a glob, and by any symbol in it.',
  gate: 'always',
  failing: [
    {
      title: 'A second file of the control',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/quality.ts]
=== src/quality.ts ===
// compliance: implements RC-1
export const alarm = true;
=== src/limits.ts ===
// compliance: implements RC-1
//                        ^^^^ warning: RC-1 "Alarm on poor signal" does not list "src/limits.ts", which says that it implements it.
export const limit = 3;
`,
    },
  ],
  passing: [
    {
      title: 'The folder is listed',
      text: `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    implemented-by: [src/]
=== src/quality.ts ===
// compliance: implements RC-1
export const alarm = true;
`,
    },
  ],
  judges: [onProduct(['tags', 'controls', 'requirements', 'places'], judge)],
});

function judge({
  product,
  tables,
}: ProductInput<'tags' | 'controls' | 'requirements' | 'places'>): readonly Judgement[] {
  const tags = tables.tags.filter(({ verb }) => verb === proofVerbs[FIELD]);
  const rows = rowsById(tables, new Set(tags.map(({ id }) => id)));
  const listedBy = new Map([...rows].map(([id, named]) => [id, filesOf(named, tables.places)]));
  return tags.flatMap((tag) => {
    const [row] = rows.get(tag.id) ?? [];
    const listed = listedBy.get(tag.id);
    if (row === undefined || listed === undefined || listed.has(tag.anchor.file)) return [];
    // Further tags of the same file say nothing new.
    listed.add(tag.anchor.file);
    return [judgeTag(tag, row, product)];
  });
}

/** The controls and requirements with one of the ids. */
function rowsById(
  { controls, requirements }: Pick<Tables, 'controls' | 'requirements'>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const row of [...controls, ...requirements]) {
    if (row.id !== undefined && ids.has(row.id)) rows.set(row.id, [...(rows.get(row.id) ?? []), row]);
  }
  return rows;
}

/** All files that the records list, those of folders and globs among them. */
function filesOf(rows: readonly Row[], places: Tables['places']): Set<string> {
  return new Set(
    rows.flatMap((row) => proofsOf(row, FIELD).flatMap(({ text }) => places.at(row.anchor.file, text)?.files ?? [])),
  );
}

function judgeTag({ id, anchor }: TagRow, row: Row, product: Product): Judgement {
  return {
    anchor,
    target: id,
    what: `${nameOf(row)} does not list "${anchor.file}", which says that it implements it.`,
    todo: `Add it to "${FIELD}:" of ${id}.`,
    related: [{ anchor: headOf(row), message: `${nameOf(row)} stands here.` }],
    fixes: [listing(anchor.file, row, product)],
  };
}

function listing(file: string, row: Row, product: Product): Fix {
  const path = writePath(file, row.anchor.file, product.folder);
  return {
    title: `Add "${path}" to "${FIELD}:" of ${row.id ?? 'the record'}`,
    changes: [{ kind: 'set-field', anchor: row.anchor, key: FIELD, value: [path] }],
    preferred: true,
  };
}
