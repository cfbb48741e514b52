// Where something is written that is named at a place: the record of an id, the file of a path, the key of a package.
// Invariant: only places that exist are given; one name may lead to several.
import { fileAnchor, type Anchor } from '../text/anchor';
import type { Position, Range } from '../text/line-index';
import { parsePurlPattern } from '../terms/purl';
import type { AnnotationFile } from '../records/annotation-file';
import { DependencyRecords } from '../rules/dependency-records';
import { headOf } from '../rules/naming';
import type { CodeFacts } from '../workspace/code-facts';
import { codeOf } from '../workspace/file-facts';
import { locate } from '../workspace/model';
import { findModels } from '../workspace/model-coverage';
import { resolvePath } from '../workspace/paths';
import { isSame } from '../workspace/same';
import type { ProductModel } from '../workspace/tables';
import { productAt, rangeOf, type FeatureContext } from './context';
import { codePlaceAt, componentAt } from './fact-places';
import { lockedAt } from './manifest-entries';
import { placeAt } from './place';
import { componentsNamed } from './named-by';

export interface Definition {
  readonly file: string;
  readonly range: Range;
  /** What leads there. */
  readonly originRange: Range;
  /** The symbol that is meant in the file; undefined where the range is it already. */
  readonly symbol: string | undefined;
}

interface Leads {
  readonly anchors: readonly Anchor[];
  readonly originRange: Range;
  readonly symbol: string | undefined;
}

/** Where a symbol is declared in a file as it stands now; undefined where nobody knows. */
export type FindSymbol = (file: string, symbol: string) => Promise<Range | undefined>;

/** The places that what stands at a position leads to. */
export function definitionAt(context: FeatureContext, path: string, position: Position): readonly Definition[] {
  const leads = fromManifest(context, path, position) ?? leadsFrom(context, path, position);
  if (leads === undefined) return [];
  const { anchors, originRange, symbol } = leads;
  return anchors.map((anchor) => ({ file: anchor.file, range: locate(context.model, anchor), originRange, symbol }));
}

/** The same places, those of `file#symbol` moved from the start of the file to the symbol. */
export async function landOnSymbols(
  definitions: readonly Definition[],
  findSymbol: FindSymbol,
): Promise<readonly Definition[]> {
  return Promise.all(
    definitions.map(async (definition) => {
      const { file, symbol } = definition;
      const range = symbol === undefined ? undefined : await findSymbol(file, symbol);
      return range === undefined ? definition : { ...definition, range, symbol: undefined };
    }),
  );
}

function leadsFrom(context: FeatureContext, path: string, position: Position): Leads | undefined {
  const product = productAt(context, path);
  const facts = context.model.facts(path);
  if (product === undefined || facts === undefined) return undefined;
  if (facts.kind === 'annotation') return fromAnnotation(product, facts.annotation, position);
  const code = codeOf(facts);
  return code && fromCode(product, code, position);
}

function fromAnnotation(product: ProductModel, annotation: AnnotationFile, position: Position): Leads | undefined {
  const { file } = annotation;
  const place = placeAt(annotation, file.offsetAt(position));
  if (place?.kind !== 'value') return undefined;
  const { text, shapes } = place;
  const anchors = shapes.flatMap((shape): readonly Anchor[] => {
    if (shape.kind === 'reference') {
      const records = product.tables.ids.named(text).map(headOf);
      return records.length > 0 || !shape.to.includes('path') ? records : filesNamed(product, file.path, text);
    }
    if (shape.kind === 'model-reference') return filesNamed(product, file.path, text);
    if (shape.kind === 'purl') return manifestKeys(product, text);
    if (shape.kind === 'clause' || shape.kind === 'instrument') return packPlaces(product, text);
    return [];
  });
  const isPath = shapes.some(({ kind }) => kind === 'reference' || kind === 'model-reference');
  const symbol = isPath ? resolvePath(text, file.path, product.product.folder).symbol : undefined;
  return { anchors, originRange: rangeOf(file, place.span), symbol };
}

/** Where a pack states the clauses that a reference stands for, or declares the instrument. */
function packPlaces({ product, tables }: ProductModel, reference: string): readonly Anchor[] {
  const found = product.facts.catalogue.resolve(reference);
  if (found.kind === 'unknown') return [];
  const instrument = found.kind === 'clause' ? found.clause.instrument : found.instrument;
  const pack = tables.packs.find((candidate) => candidate.instrument === instrument);
  if (pack === undefined || found.kind === 'instrument') return pack === undefined ? [] : [pack.anchor];
  const wanted = found.kind === 'clause' ? [found.clause] : found.clauses;
  return wanted.flatMap(({ path }) => pack.places[pack.clauses.findIndex((own) => own.path === path)] ?? []);
}

/** The files that a path names; of a folder or glob the first ones. */
function filesNamed({ tables, product }: ProductModel, file: string, text: string): readonly Anchor[] {
  const place = tables.places.at(file, text);
  if (place !== undefined) return place.exists ? place.files.slice(0, 50).map(fileAnchor) : [];
  const { path } = resolvePath(text, file, product.folder);
  return tables.artifacts.filter((artifact) => artifact.path === path).map((artifact) => fileAnchor(artifact.path));
}

function manifestKeys({ tables }: ProductModel, text: string): readonly Anchor[] {
  const pattern = parsePurlPattern(text);
  if (pattern === undefined) return [];
  const matching = componentsNamed(tables.components, pattern).map(({ component }) => component);
  const direct = matching.filter((component) => component.direct);
  return (direct.length > 0 ? direct : matching).map(({ anchor }) => anchor);
}

/** The records of a component, its key in the manifest, and its entry in the lockfile: those of them that stand elsewhere. */
function fromManifest(context: FeatureContext, path: string, position: Position): Leads | undefined {
  const found = componentAt(context, path, position);
  if (found === undefined) return undefined;
  const { product, row, range: originRange } = found;
  const { component } = row;
  const records = DependencyRecords.of(product.tables.dependencies);
  const holding = records.holdingFor(component);
  const heads = (holding.length > 0 ? holding : records.naming(component.purl)).map(headOf);
  const entry = lockedAt(context, product, row);
  const places = [component.anchor, ...(entry === undefined ? [] : [entry])].filter(({ file }) => file !== path);
  return { anchors: [...heads, ...places], originRange, symbol: undefined };
}

function fromCode({ product, tables }: ProductModel, facts: CodeFacts, position: Position): Leads | undefined {
  const found = codePlaceAt(facts, position);
  if (found === undefined) return undefined;
  const { row, range: originRange } = found;
  if (found.kind === 'tag')
    return { anchors: tables.ids.named(found.row.id).map(headOf), originRange, symbol: undefined };
  const model = findModels(product, tables).find(({ uses }) => uses.some(({ anchor }) => isSame(anchor, row.anchor)));
  const tagged = found.row.tagged.flatMap((id) => tables.ids.named(id));
  const records = model?.record === undefined ? tagged : [model.record];
  const file = model?.artifact === undefined ? [] : [fileAnchor(model.artifact.path)];
  return { anchors: records.length > 0 ? records.map(headOf) : file, originRange, symbol: undefined };
}
