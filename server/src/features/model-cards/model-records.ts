// Records as the files of others state them: model cards, the files that tools leave beside a model, CycloneDX documents.
// Invariant: what is not stated is left out, and a licence that names nothing certain is not taken over.
import { ownFields, readHubCard, statedByDatasetCard } from '../../models/artifacts/hub-card';
import { readAnyCard, readCard } from '../../models/artifacts/cards';
import type { StatedDataset, StatedModel } from '../../models/artifacts/stated-model';
import { hubReference } from '../../rules/ai/model-words';
import { mayBeMlBom, readMlBom, type BomDataset, type BomModel } from '../../sbom/ml-bom';
import { statedLicense } from '../../terms/stated-license';
import type { Data } from '../../text/change';
import type { SourceFile } from '../../text/source-file';

/** The fields of a record by their keys, without its id. */
export type RecordFields = Readonly<Record<string, Data>>;

/** A record that is to be written; `name` is what its id is made of where it has none. */
export interface ImportedRecord {
  readonly id: string | undefined;
  readonly name: string;
  readonly fields: RecordFields;
}

/** A measurement; its data set by the key of an imported one. */
type Measure = Readonly<Partial<Record<'metric' | 'value' | 'dataset' | 'subgroup' | 'evidence', string>>>;

/** A model with the data sets that its card names, which go by keys of their own until they have ids. */
export interface ImportedModel extends ImportedRecord {
  readonly trainingData: readonly string[];
  readonly evaluation: readonly Measure[];
  readonly datasets: ReadonlyMap<string, ImportedRecord>;
}

/** What a file states. */
export interface Imported {
  readonly models: readonly ImportedModel[];
  /** Data sets that belong to no model of the file. */
  readonly datasets: readonly ImportedRecord[];
}

/** The lines of a file, counted from 0, on which its import is offered; undefined where there is nothing to import for certain. */
export function importLines(file: SourceFile): { readonly first: number; readonly last: number } | undefined {
  if (mayBeMlBom(file)) return { first: 0, last: 3 };
  const card = readHubCard(file.text);
  const front = file.lines.positionAt(file.text.length - (card?.body.length ?? 0)).line;
  if (card?.of === 'dataset') return { first: 0, last: front };
  if (readCard(file) === undefined) return undefined;
  return { first: 0, last: card === undefined ? file.lines.count - 1 : front };
}

/** What a file states of models and data sets; undefined where it is none of those that are known. */
export function readImported(file: SourceFile): Imported | undefined {
  const bom = mayBeMlBom(file) ? readMlBom(file) : undefined;
  if (bom !== undefined) return { models: bom.models.map(modelOfBom), datasets: [] };
  const card = readHubCard(file.text);
  if (card?.of === 'dataset') {
    const { name, license } = statedByDatasetCard(card);
    const fields = { name, license: license === undefined ? undefined : statedLicense(license) };
    return { models: [], datasets: [{ id: undefined, name: name ?? 'dataset', fields: present(fields) }] };
  }
  const stated = readAnyCard(file)?.stated;
  if (stated === undefined) return undefined;
  const model = modelStated(stated);
  return { models: [card === undefined ? model : withOwn(model, ownFields(card))], datasets: [] };
}

/** A model as a card states it. */
export function modelStated(stated: StatedModel): ImportedModel {
  // Measurements give a data set its title beside the id.
  const named = [...stated.datasets, ...stated.evaluation.flatMap(({ dataset }) => dataset ?? [])];
  const datasets = new Map(named.map((dataset) => [dataset.name, datasetStated(dataset)]));
  const isMade = stated.relation === 'finetune' || stated.relation === 'adapter';
  const fields: Readonly<Record<string, Data | undefined>> = {
    name: stated.name,
    version: stated.version,
    origin: isMade && stated.baseModel !== undefined ? 'fine-tuned' : undefined,
    'base-model':
      stated.baseModel === undefined ? undefined : (hubReference(stated.baseModel) ?? addressOf(stated.baseModel)),
    supplier: stated.supplier,
    license: stated.license === undefined ? undefined : statedLicense(stated.license),
    limitations: stated.limitations,
  };
  return {
    id: undefined,
    name: stated.name ?? 'model',
    fields: present(fields),
    trainingData: stated.datasets.map(({ name }) => name),
    evaluation: stated.evaluation.map(({ metric, value, dataset, subgroup }) => ({
      metric,
      value,
      ...(dataset === undefined ? {} : { dataset: dataset.name }),
      ...(subgroup === undefined ? {} : { subgroup }),
    })),
    datasets,
  };
}

function datasetStated({ name, title, revision }: StatedDataset): ImportedRecord {
  const last = name.split(/[/\\]/).findLast((part) => part !== '') ?? name;
  const fields = {
    name: title ?? (isAddress(name) || isHubId(name) ? last : name),
    version: revision,
    source: placeOf(name, title),
  };
  return { id: undefined, name: isAddress(name) || isHubId(name) ? last : name, fields: present(fields) };
}

/** Where a data set is had; a title alone tells of no place. */
function placeOf(name: string, title: string | undefined): string | undefined {
  if (isAddress(name)) return name;
  if (name.includes('/') && isHubId(name)) return `https://huggingface.co/datasets/${name}`;
  return title === undefined || title === name ? undefined : name;
}

function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);
}

function addressOf(text: string): string | undefined {
  return isAddress(text) ? text : undefined;
}

function isHubId(text: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)?$/.test(text);
}

/** What the card's own entries add: they were written by this tool and say what the hub has no words for. */
function withOwn(model: ImportedModel, own: ReturnType<typeof ownFields>): ImportedModel {
  if (own === undefined) return model;
  const { id, 'training-data': trainingData, evaluation, ...fields } = own.model;
  const records = own.datasets.flatMap(({ id: key, ...rest }) => {
    return typeof key === 'string' ? [[key, { id: key, name: key, fields: rest }] as const] : [];
  });
  return {
    id: typeof id === 'string' ? id : undefined,
    name: model.name,
    // The sections were made from the entries; what stands in the hub's own words stands nowhere else.
    fields: { ...pick(model.fields, ['name', 'license', 'base-model']), ...fields },
    trainingData:
      trainingData === undefined ? [] : (Array.isArray(trainingData) ? trainingData : [trainingData]).map(String),
    // It was written as a list of measurements by this tool; a person may have changed it into anything.
    evaluation: Array.isArray(evaluation) ? (evaluation as readonly Measure[]) : [],
    datasets: new Map(records),
  };
}

function pick(fields: RecordFields, keys: readonly string[]): RecordFields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));
}

function modelOfBom(model: BomModel): ImportedModel {
  const datasets = new Map(model.datasets.map((dataset) => [dataset.purl ?? dataset.name, datasetOfBom(dataset)]));
  const name = model.group === undefined || model.name.includes('/') ? model.name : `${model.group}/${model.name}`;
  const [base] = model.ancestors;
  const fields: Readonly<Record<string, Data | undefined>> = {
    name,
    version: model.version,
    artifact: model.purl,
    sha256: model.sha256,
    'base-model': base === undefined ? undefined : base.startsWith('pkg:') ? base : hubReference(base),
    supplier: model.supplier,
    license: model.license === undefined ? undefined : statedLicense(model.license),
    limitations: model.limitations.length === 0 ? undefined : model.limitations.join('\n'),
  };
  return {
    id: undefined,
    name: model.name,
    fields: present(fields),
    trainingData: [...datasets.keys()],
    evaluation: model.measures.map(({ metric, value, slice }) => ({
      metric,
      value,
      ...(slice === undefined ? {} : { subgroup: slice }),
    })),
    datasets,
  };
}

function datasetOfBom({ name, purl, version, url, license }: BomDataset): ImportedRecord {
  const revision = version ?? /@([^?#]+)/.exec(purl ?? '')?.[1];
  const fields = { name, version: revision, source: url ?? purl, license: license && statedLicense(license) };
  return { id: undefined, name, fields: present(fields) };
}

function present(fields: Readonly<Record<string, Data | undefined>>): RecordFields {
  const known = Object.entries(fields).filter(
    (entry): entry is [string, Data] => entry[1] !== undefined && entry[1] !== '',
  );
  return Object.fromEntries(known);
}
