// What is worth knowing of a record without opening others, above its first line: how it is used, held, proven.
// Invariant: only what is there is counted. What is missing has a finding; a lens that says "0" would say it twice.
import type { AnnotationFile } from '../records/annotation-file';
import type { RecordKinds } from '../records/kinds/kinds';
import type { RecordKindName } from '../records/kind-names';
import type { Mention } from '../records/value-type';
import type { Anchor } from '../text/anchor';
import type { Range } from '../text/line-index';
import { count, fieldOf, headOf } from '../rules/naming';
import type { ProofField } from '../rules/proofs';
import { locate, locateIn } from '../workspace/model';
import { findModels, type FoundModel } from '../workspace/model-coverage';
import { recordRows } from '../workspace/record-rows';
import type { RecordRow, RowOf } from '../workspace/rows';
import { isSame } from '../workspace/same';
import type { ProductModel, Tables } from '../workspace/tables';
import { productAt, type FeatureContext } from './context';
import { proofPlaces } from './proof-places';
import { riskState } from './record-hover';

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

/** A lens before its places are looked up. */
type Said = readonly [title: string, anchors: readonly Anchor[]];

/** The lenses of an annotation file, by record in the order of the file. */
export function codeLenses(context: FeatureContext, annotation: AnnotationFile): readonly CodeLens[] {
  const product = productAt(context, annotation.file.path);
  if (product === undefined) return [];
  const uses = usesOf(product);
  return recordRows(annotation).flatMap((row) => {
    const said = sayOf(product, uses, row).filter(([title]) => title !== '');
    if (said.length === 0) return [];
    const range = locateIn({ kind: 'annotation', annotation }, headOf(row));
    const placed = (anchor: Anchor): LensPlace => ({ file: anchor.file, range: locate(context.model, anchor) });
    return said.map(([title, anchors]) => ({ range, title, places: anchors.map(placed) }));
  });
}

function sayOf(product: ProductModel, uses: Uses, row: RecordRow): readonly Said[] {
  if (isOf(row, 'risk')) {
    const controls = row.value.controls.flatMap(({ text }) => product.tables.ids.named(text)).map(headOf);
    const state = riskState(product.product, row);
    return [
      [counted(controls.length, 'control'), controls],
      [state === 'not estimated' ? '' : state, []],
    ];
  }
  if (isOf(row, 'control') || isOf(row, 'requirement')) {
    const used = row.kind === 'control' ? [usedIn(uses.risksOf.get(row.id ?? '') ?? [], 'risk')] : [];
    return [...used, provenBy(product, row, 'implemented-by'), provenBy(product, row, 'verified-by')];
  }
  if (isOf(row, 'model')) {
    const found = uses.models.filter(({ record }) => record !== undefined && isSame(record.anchor, row.anchor));
    return [usedIn(found.flatMap((model) => model.uses.map(({ anchor }) => anchor)), 'place')];
  }
  return [];
}

/** `implemented by 2 files`, `verified by 3 tests and one report`. */
function provenBy({ tables }: ProductModel, row: RowOf<'control'> | RowOf<'requirement'>, field: ProofField): Said {
  const proofs = proofPlaces(tables, row, field).flatMap(({ text, anchor }) => (anchor ? [{ text, anchor }] : []));
  const reports = proofs.filter(({ text }) => tables.ids.named(text).length > 0).length;
  const [verb, noun] = field === 'implemented-by' ? ['implemented by', 'file'] : ['verified by', 'test'];
  const words = [counted(proofs.length - reports, noun), counted(reports, 'report')].filter((part) => part !== '');
  return [words.length === 0 ? '' : `${verb} ${words.join(' and ')}`, proofs.map(({ anchor }) => anchor)];
}

/** `3 tests`, or nothing where there is none. */
function counted(number: number, noun: string): string {
  return number === 0 ? '' : count(number, noun);
}

/** `used in 4 risks`, or nothing where there is none. */
function usedIn(anchors: readonly Anchor[], noun: string): Said {
  return [anchors.length === 0 ? '' : `used in ${count(anchors.length, noun)}`, anchors];
}

/** What leads to the records of a product, by their ids. */
interface Uses {
  /** Where risks name a control. */
  readonly risksOf: ReadonlyMap<string, readonly Anchor[]>;
  readonly models: readonly FoundModel[];
}

const memo = new WeakMap<Tables, Uses>();

function usesOf({ product, tables }: ProductModel): Uses {
  const known = memo.get(tables);
  if (known !== undefined) return known;
  const named = tables.risks.flatMap((row) =>
    row.value.controls.map((control: Mention): readonly [string, Anchor] => [control.text, fieldOf(row, ...control.path)]),
  );
  const uses = { risksOf: grouped(named), models: findModels(product, tables) };
  memo.set(tables, uses);
  return uses;
}

function grouped(pairs: readonly (readonly [string, Anchor])[]): ReadonlyMap<string, readonly Anchor[]> {
  const groups = new Map<string, Anchor[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function isOf<K extends RecordKindName & keyof RecordKinds>(row: RecordRow, kind: K): row is RowOf<K> {
  return row.kind === kind;
}
