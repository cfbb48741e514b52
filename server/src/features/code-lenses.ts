// What is worth knowing of a record without opening others, above its first line: how it is used, held, proven.
// Invariant: only what is there is counted. What is missing has a finding; a lens that says "0" would say it twice.
import type { AnnotationFile } from '../records/annotation-file';
import { count, fieldOf, headOf } from '../rules/naming';
import type { ProofField } from '../rules/proofs';
import type { Anchor } from '../text/anchor';
import type { Range } from '../text/line-index';
import { locate, locateIn } from '../workspace/model';
import { findModels } from '../workspace/model-coverage';
import { recordRows } from '../workspace/record-rows';
import type { RecordRow, RowOf } from '../workspace/rows';
import { isSame } from '../workspace/same';
import type { ProductModel } from '../workspace/tables';
import { productAt, type FeatureContext } from './context';
import { recordsNaming } from './named-by';
import { proofPlaces } from './proof-places';
import { isOf, riskState } from './hovers/record-hover';

export interface CodeLens {
  /** The head of the record: its id. */
  readonly range: Range;
  readonly title: string;
  /** The places that the title counts; none where it only says how things stand. */
  readonly places: readonly LensPlace[];
}

export interface LensPlace {
  readonly file: string;
  readonly range: Range;
}

/** What a lens says, and what it counts; nothing where there is nothing to say. */
type Said = readonly [title: string, places: readonly Anchor[]];

/** The lenses of an annotation file, by record in the order of the file. */
export function codeLenses(context: FeatureContext, annotation: AnnotationFile): readonly CodeLens[] {
  const product = productAt(context, annotation.file.path);
  if (product === undefined) return [];
  const placed = (anchor: Anchor): LensPlace => ({ file: anchor.file, range: locate(context.model, anchor) });
  return recordRows(annotation).flatMap((row) => {
    const said = sayOf(product, row).filter(([title]) => title !== '');
    if (said.length === 0) return [];
    const range = locateIn({ kind: 'annotation', annotation }, headOf(row));
    return said.map(([title, places]) => ({ range, title, places: places.map(placed) }));
  });
}

function sayOf(product: ProductModel, row: RecordRow): readonly Said[] {
  const { ids } = product.tables;
  if (isOf(row, 'risk')) {
    const controls = row.value.controls.flatMap(({ text }) => ids.named(text)).map(headOf);
    const state = riskState(product.product, row);
    return [
      [counted(controls.length, 'control'), controls],
      [state === 'not estimated' ? '' : state, []],
    ];
  }
  if (isOf(row, 'control')) {
    const risks = recordsNaming(ids, row.id ?? '').filter(({ kind }) => kind === 'risk');
    return [
      usedIn(
        risks.map((risk) => mentionIn(risk, row.id)),
        'risk',
      ),
      ...provenBy(product, row),
    ];
  }
  if (isOf(row, 'requirement')) return provenBy(product, row);
  if (isOf(row, 'clause')) return answeredBy(product, row);
  return isOf(row, 'model') ? [usedIn(usesOf(product, row), 'place')] : [];
}

/** `satisfied by 2 records`: those that name a pack's clause, or a whole that holds it. */
function answeredBy({ product, tables }: ProductModel, row: RowOf<'clause'>): readonly Said[] {
  const pack = tables.packs.find(({ anchor }) => anchor.file === row.anchor.file);
  const clause = pack?.clauses.find(({ path }) => path === row.value.id);
  if (clause === undefined) return [];
  const speaksOf = (text: string): boolean =>
    product.facts.catalogue.resolve(text).kind !== 'instrument' &&
    product.facts.catalogue.clausesBehind(text).includes(clause);
  const places = [...tables.controls, ...tables.requirements, ...tables.evidence].flatMap((answer) =>
    answer.value.satisfies.flatMap(({ text, path }) => (speaksOf(text) ? [fieldOf(answer, ...path)] : [])),
  );
  return [[places.length === 0 ? '' : `satisfied by ${count(places.length, 'record')}`, places]];
}

function provenBy(product: ProductModel, row: RowOf<'control'> | RowOf<'requirement'>): readonly Said[] {
  return [
    proven(product, row, 'implemented-by', 'implemented by', 'file'),
    proven(product, row, 'verified-by', 'verified by', 'test'),
  ];
}

/** `verified by 3 tests and one report`. */
function proven(
  { tables }: ProductModel,
  row: RowOf<'control'> | RowOf<'requirement'>,
  field: ProofField,
  verb: string,
  noun: string,
): Said {
  const proofs = proofPlaces(tables, row, field);
  const places = proofs.flatMap(({ anchor }) => anchor ?? []);
  const reports = proofs.filter(({ text }) => tables.ids.named(text).length > 0).length;
  const words = [counted(places.length - reports, noun), counted(reports, 'report')].filter((part) => part !== '');
  return [words.length === 0 ? '' : `${verb} ${words.join(' and ')}`, places];
}

/** Where a record names an id. */
function mentionIn(row: RecordRow, id: string | undefined): Anchor {
  const mention = row.mentions.find(({ text }) => text === id);
  return mention === undefined ? headOf(row) : fieldOf(row, ...mention.path);
}

/** Where code uses the model that a record speaks of. */
function usesOf({ product, tables }: ProductModel, row: RowOf<'model'>): readonly Anchor[] {
  const models = findModels(product, tables);
  const found = models.filter(({ record }) => record !== undefined && isSame(record.anchor, row.anchor));
  return found.flatMap(({ uses }) => uses.map(({ anchor }) => anchor));
}

/** `3 tests`, or nothing where there is none. */
function counted(number: number, noun: string): string {
  return number === 0 ? '' : count(number, noun);
}

/** `used in 4 risks`, or nothing where there is none. */
function usedIn(places: readonly Anchor[], noun: string): Said {
  return [places.length === 0 ? '' : `used in ${count(places.length, noun)}`, places];
}
