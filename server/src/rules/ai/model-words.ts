// How rules speak of models, and what can be read about them without asking anybody.
// Invariant: only facts that stand in the file, the code or the reference are filled in; unknown ones are left out.
import type { Data } from '../../text/change';
import { folderOf, isWithin } from '../../text/source-file';
import { namingOf } from '../../support/hosted-models';
import { parsePurl } from '../../terms/purl';
import { statedLicense } from '../../terms/stated-license';
import type { FoundModel } from '../../workspace/model-coverage';
import { writePath } from '../../workspace/paths';
import type { ArtifactRow } from '../../workspace/rows';
import type { IdIndex, Product } from '../../workspace/tables';
import { wordTable } from '../../text/word-table';

/** Providers of hosted models by the name that references use. */
const providers: Readonly<Record<string, string>> = wordTable({
  openai: 'OpenAI',
  'azure-openai': 'Microsoft',
  anthropic: 'Anthropic',
  google: 'Google',
  vertex: 'Google',
  mistral: 'Mistral AI',
  cohere: 'Cohere',
  bedrock: 'Amazon Web Services',
  groq: 'Groq',
  perplexity: 'Perplexity',
});

/** A reference taken apart; a path where it is neither a package nor hosted. */
export function kindOf(reference: string): 'package' | 'hosted' | 'path' | 'catalogue' {
  if (reference.startsWith('pkg:')) return 'package';
  if (reference.startsWith('hosted:')) return 'hosted';
  return /^[a-z][a-z0-9_+.-]*:/i.test(reference) ? 'catalogue' : 'path';
}

/** Whether a text is a commit: 7 to 40 hexadecimal digits, at least one of them a digit. */
export function isCommit(revision: string): boolean {
  return /^(?=.*\d)[0-9a-f]{7,40}$/.test(revision);
}

/** Whether a hosted model's reference names one version: by what is known of its provider's ids, else by a date in it. */
export function namesVersion(reference: string): boolean {
  const { kind } = namingOf(reference);
  if (kind !== 'unknown') return kind === 'version';
  return /(?:^|[-@_:v])(?:20\d{2}-?\d{2}-?\d{2}|2[0-9](?:0[1-9]|1[0-2]))(?:$|[-@_:v])|-v\d+:\d+$/.test(reference);
}

/** Whether a reference names a branch or alias where it could name a commit or version; `revision` is what a package is loaded at. */
export function isUnpinned(reference: string, revision: string | undefined): boolean {
  const kind = kindOf(reference);
  if (kind === 'package')
    return reference.startsWith('pkg:huggingface/') && (revision === undefined || !isCommit(revision));
  return kind === 'hosted' && namingOf(reference).kind === 'alias';
}

/** The fields of a model record that can be read off, in the order of the record; always with an id. */
export type ModelDescription = Readonly<Record<string, Data>> & { readonly id: string };

/** The record that documents a model, with all that can be read of it. */
export function describeModel(model: FoundModel, product: Product, ids: IdIndex): ModelDescription {
  const { reference, artifact, artifacts, uses } = model;
  const revision = uses.map((row) => row.use.revision).find((known) => known !== undefined);
  const name = shortName(model);
  const stated = artifact?.stated;
  const base = stated?.baseModel === undefined ? undefined : hubReference(stated.baseModel);
  const facts: Record<string, Data | undefined> = {
    name: stated?.name ?? name,
    version: stated?.version ?? revision,
    artifact:
      artifacts.length > 1
        ? artifacts.map(({ path }) => fromProduct(path, product))
        : artifactOf(reference, revision, product),
    format: artifact?.identity.format,
    sha256: artifacts.length > 1 ? undefined : artifact?.sha256,
    origin:
      base !== undefined && (stated?.relation === 'finetune' || stated?.relation === 'adapter')
        ? 'fine-tuned'
        : undefined,
    supplier: stated?.supplier,
    ...originOf(reference),
    'base-model': base,
    license: stated?.license === undefined ? undefined : statedLicense(stated.license),
    evaluation: artifact === undefined ? undefined : evaluationOf(artifact, product),
    limitations: stated?.limitations,
  };
  const known = Object.entries(facts).filter((entry): entry is [string, Data] => entry[1] !== undefined);
  return { id: freeId(name, ids), ...Object.fromEntries(known) };
}

/** What the file or a card beside it states to have been measured, as a record writes it; undefined where that is nothing. */
export function evaluationOf({ stated, cards }: ArtifactRow, product: Product): Data | undefined {
  const card = cards.find((candidate) => candidate.stated.evaluation.length > 0);
  const evidence = card === undefined ? undefined : fromProduct(card.file, product);
  const measures = stated.evaluation.map(({ metric, value, subgroup }) => ({
    metric,
    value,
    ...(subgroup === undefined ? {} : { subgroup }),
    ...(evidence === undefined ? {} : { evidence }),
  }));
  return measures.length === 0 ? undefined : measures;
}

/** A model as cards name it, as a reference; undefined for what is neither an id nor an address of the hub. */
export function hubReference(name: string): string | undefined {
  const id = /^(?:https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/)?([\w.-]+\/[\w.-]+)\/?$/.exec(name.trim())?.[1];
  return id === undefined || /^(?:datasets|spaces|models)\//.test(id) ? undefined : `pkg:huggingface/${id}`;
}

/** Who provides a hosted model or published a package is in its reference. */
function originOf(reference: string | undefined): Readonly<Record<string, string>> {
  if (reference === undefined) return {};
  const purl = parsePurl(reference);
  if (purl?.namespace !== undefined) return { supplier: purl.namespace };
  if (kindOf(reference) !== 'hosted') return {};
  const provider = reference.slice('hosted:'.length).split('/')[0] ?? '';
  return { origin: 'hosted', supplier: providers[provider] ?? provider };
}

/** The artifact as a record writes it: a path from the product's folder, a package with its revision. */
function artifactOf(reference: string | undefined, revision: string | undefined, product: Product): string | undefined {
  if (reference === undefined) return undefined;
  if (kindOf(reference) === 'package') return revision === undefined ? reference : `${reference}@${revision}`;
  const isBelow = kindOf(reference) === 'path' && isWithin(product.folder, reference);
  return isBelow ? fromProduct(reference, product) : reference;
}

/** A path of the workspace as the product's own file writes it. */
function fromProduct(path: string, product: Product): string {
  return writePath(path, product.file, product.folder);
}

function shortName({ reference, uses }: FoundModel): string {
  if (reference === undefined) return uses[0]?.use.declaration ?? 'model';
  const last = reference.split(/[/:]/).pop() ?? reference;
  const folder = folderOf(reference).split('/').pop() ?? '';
  const stem = kindOf(reference) === 'path' ? last.replace(/\.[a-z0-9]+$/i, '') : last;
  return /^(?:model|saved_model|weights|pytorch_model)$/.test(stem) && folder !== '' ? folder : stem;
}

/** An id for the name that no record of the product has. */
export function freeId(name: string, ids: IdIndex): string {
  const letters = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z]+|[-._]+$/g, '');
  const base = letters === '' ? 'model' : letters;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (ids.named(id).length === 0) return id;
  }
}

/** A model as messages name it. */
export function modelName({ reference, uses }: FoundModel): string {
  if (reference !== undefined) return `"${reference}"`;
  return `the model that ${uses[0]?.use.how ?? 'code'} loads here`;
}

/** A model as findings, waivers and the inventory name it: its reference, or the place of a load that has none. */
export function modelTarget({ reference, uses }: FoundModel): string {
  const [first] = uses;
  return reference ?? `${first?.anchor.file ?? ''}#${first?.use.declaration ?? first?.use.how ?? ''}`;
}
