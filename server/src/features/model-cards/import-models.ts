// Imported records as changes of a product's annotation files: new records, and what existing ones do not state yet.
// Invariant: what a person wrote is never changed; what was imported names its source in `ref`.
import { composeEdits, type FileEdits } from '../../check/edits/edits';
import { recordKinds } from '../../records/kinds/kinds';
import { freeId } from '../../rules/ai/model-words';
import { isIdentifier } from '../../terms/identifier';
import type { Change, Data } from '../../text/change';
import type { Position } from '../../text/line-index';
import { baseName, type SourceFile } from '../../text/source-file';
import { datasetNamed } from '../../workspace/dataset-coverage';
import { writePath } from '../../workspace/paths';
import type { ArtifactRow, RecordRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import { productAt, type FeatureContext } from '../context';
import { importLines, readImported, type ImportedModel, type ImportedRecord, type RecordFields } from './model-records';

/** What an import does. */
export interface ImportPlan {
  readonly changes: readonly Change[];
  /** The ids of new records. */
  readonly added: readonly string[];
  /** The ids of records that state more than before. */
  readonly completed: readonly string[];
  /** The ids of records that state all of it already, if in other words. */
  readonly unchanged: readonly string[];
  /** The file into which new models are written. */
  readonly file: string;
}

/** The import of a file into a product; undefined where the file states nothing that can be imported. `path` is its path in the workspace, if it is there. */
export function planImport(
  product: ProductModel,
  file: SourceFile,
  path: string | undefined = file.path,
): ImportPlan | undefined {
  const imported = readImported(file);
  if (imported === undefined || imported.models.length + imported.datasets.length === 0) return undefined;
  const planner = new Planner(product, file, path);
  for (const dataset of imported.datasets) planner.addDataset(dataset);
  for (const model of imported.models) planner.addModel(model);
  return planner.plan;
}

/** The import of the file in which the cursor stands, where that is offered; its edits are those of annotation files. */
export function importActionAt(
  context: FeatureContext,
  file: SourceFile,
  { line }: Position,
): { readonly title: string; readonly edits: readonly FileEdits[] } | undefined {
  const lines = importLines(file);
  const product = productAt(context, file.path);
  if (product === undefined || lines === undefined || line < lines.first || line > lines.last) return undefined;
  const plan = planImport(product, file);
  const composed = composeEdits(plan?.changes ?? [], context.textOf);
  if (plan === undefined || !composed.ok || composed.edits.length === 0) return undefined;
  const names = [...plan.added, ...plan.completed];
  const what = names.length === 1 ? `"${names[0] ?? ''}"` : `${names.length} records`;
  return { title: `Import ${what} into ${plan.file}`, edits: composed.edits };
}

class Planner {
  readonly #product: ProductModel;
  readonly #path: string | undefined;
  readonly #ref: string;
  readonly #changes: Change[] = [];
  readonly #outcome = { added: [] as string[], completed: [] as string[], unchanged: [] as string[] };
  readonly #files: Readonly<Record<'model' | 'dataset', string>>;
  /** The ids of records written by this import, by what they were imported from. */
  readonly #written = new Map<string, string>();

  constructor(product: ProductModel, file: SourceFile, path: string | undefined) {
    this.#product = product;
    this.#path = path;
    const { tables } = product;
    const model = fileOf(tables.models) ?? product.product.file;
    this.#files = { model, dataset: fileOf(tables.datasets) ?? model };
    this.#ref = path === undefined ? baseName(file.path) : writePath(path, this.#files.model, product.product.folder);
  }

  get plan(): ImportPlan {
    return { changes: this.#changes, ...this.#outcome, file: this.#files.model };
  }

  /** The id of the record of a data set, which is written or completed. */
  addDataset(dataset: ImportedRecord): string {
    const key = JSON.stringify([dataset.name, dataset.fields.source]);
    const written = this.#written.get(key);
    if (written !== undefined) return written;
    const { datasets } = this.#product.tables;
    const { source } = dataset.fields;
    const known =
      datasets.find(({ id }) => id !== undefined && id === dataset.id) ??
      (typeof source === 'string' ? datasetNamed(source, datasets) : undefined) ??
      datasets.find(({ value }) => value.name !== undefined && value.name === dataset.fields.name);
    const id = this.#put('dataset', known, dataset, dataset.fields);
    this.#written.set(key, id);
    return id;
  }

  addModel(model: ImportedModel): void {
    const artifacts = this.#artifactsBeside();
    const idOf = (key: string): string => {
      const dataset = model.datasets.get(key);
      return dataset === undefined ? key : this.addDataset(dataset);
    };
    const evaluation = model.evaluation.map(({ dataset, ...rest }): Data => {
      const { evidence, ...measure } = rest;
      const on = dataset === undefined ? {} : { dataset: idOf(dataset) };
      return plain({ ...measure, ...on, evidence });
    });
    const fields: RecordFields = {
      ...this.#factsOf(artifacts),
      ...model.fields,
      ...(model.trainingData.length === 0 ? {} : { 'training-data': model.trainingData.map(idOf) }),
      ...(evaluation.length === 0 ? {} : { evaluation }),
    };
    this.#put('model', this.#recordOf(model, fields, artifacts), model, fields);
  }

  /** The model files for which the imported file is a card. */
  #artifactsBeside(): readonly ArtifactRow[] {
    const path = this.#path;
    return this.#product.tables.artifacts.filter(({ cards }) => cards.some(({ file }) => file === path));
  }

  /** What is known of the files themselves, where they are one model. */
  #factsOf(artifacts: readonly ArtifactRow[]): RecordFields {
    const [first] = artifacts;
    const wholes = new Set(artifacts.map(({ path, shard }) => shard?.whole ?? path));
    if (first === undefined || wholes.size > 1) return {};
    const { folder } = this.#product.product;
    const paths = artifacts.map(({ path }) => writePath(path, this.#files.model, folder));
    const [one = '', ...more] = paths;
    return {
      artifact: more.length === 0 ? one : paths,
      format: first.identity.format,
      ...(more.length > 0 || first.sha256 === undefined ? {} : { sha256: first.sha256 }),
    };
  }

  /** The record that there is of the model: of the same id, imported from the same file, or of the same artifact. */
  #recordOf(model: ImportedModel, fields: RecordFields, artifacts: readonly ArtifactRow[]): RecordRow | undefined {
    const { models } = this.#product.tables;
    const named = typeof fields.artifact === 'string' ? [fields.artifact] : [];
    const hashes = artifacts.flatMap(({ sha256 }) => sha256 ?? []);
    return (
      models.find(({ id }) => id !== undefined && id === model.id) ??
      models.find(({ value }) => value.artifact.some((text) => named.includes(text))) ??
      models.find(({ value }) => value.sha256 !== undefined && hashes.includes(value.sha256)) ??
      models.find(({ value }) => value.ref === this.#ref && value.name === fields.name)
    );
  }

  #put(kind: 'model' | 'dataset', known: RecordRow | undefined, record: ImportedRecord, stated: RecordFields): string {
    const fields = inOrder(kind, 'ref' in stated ? stated : { ...stated, ref: this.#ref });
    if (known === undefined) {
      const id = this.#freeId(record.id ?? record.name);
      const value = { id, ...('name' in fields ? {} : { name: record.name }), ...fields };
      this.#changes.push({ kind: 'add-item', file: this.#files[kind], list: [recordKinds[kind].section], value });
      this.#outcome.added.push(id);
      return id;
    }
    const missing = Object.entries(fields).filter(([key]) => !known.keys.has(key));
    for (const [key, value] of missing) this.#changes.push({ kind: 'set-field', anchor: known.anchor, key, value });
    const says = missing.some(([key]) => key !== 'ref');
    if (!says) this.#changes.splice(this.#changes.length - missing.length, missing.length);
    this.#outcome[says ? 'completed' : 'unchanged'].push(known.id ?? record.name);
    return known.id ?? record.name;
  }

  /** An id that no record of the product has, nor one that this import writes. */
  #freeId(name: string): string {
    const { ids } = this.#product.tables;
    const last = name.split('/').findLast((part) => part !== '') ?? name;
    const base = isIdentifier(last) ? last : freeId(last, { all: new Map(), named: () => [] });
    let id = base;
    for (let number = 2; ids.named(id).length > 0 || this.#outcome.added.includes(id); number++)
      id = `${base}-${number}`;
    return id;
  }
}

/** Where the records of a kind stand: where the last of them does. */
function fileOf(rows: readonly RecordRow[]): string | undefined {
  return rows.at(-1)?.anchor.file;
}

function inOrder(kind: 'model' | 'dataset', fields: RecordFields): RecordFields {
  const order = Object.keys(recordKinds[kind].fields);
  const known = Object.entries(fields).filter(([key]) => order.includes(key) && key !== 'id');
  return Object.fromEntries(known.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

function plain(fields: Readonly<Record<string, string | undefined>>): Data {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What an import did, as a sentence for people. */
export function tellImport({ added, completed, unchanged, file }: ImportPlan): string {
  const parts = [
    added.length === 0 ? '' : `${added.join(', ')} added to ${file}`,
    completed.length === 0 ? '' : `${completed.join(', ')} completed`,
    unchanged.length === 0 ? '' : `${unchanged.join(', ')} already recorded`,
  ].filter((part) => part !== '');
  return `${parts.join('; ')}.`;
}
