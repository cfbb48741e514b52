// How rules speak of models, and what can be read about them without asking anybody.
// Invariant: only facts that stand in the file, the code or the reference are filled in; unknown ones are left out.
import type { Data } from '../../text/change';
import { folderOf, isWithin } from '../../text/source-file';
import { licenseProblem } from '../../terms/license';
import { parsePurl } from '../../terms/purl';
import type { FoundModel } from '../../workspace/model-coverage';
import type { IdIndex, Product } from '../../workspace/tables';

/** Providers of hosted models by the name that references use. */
const providers: Readonly<Record<string, string>> = {
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
};

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

/** Whether a hosted model's id names one dated version: `gpt-4o-2024-08-06`, `claude-sonnet-4-20250514`, `mistral-large-2411`. */
export function isDated(id: string): boolean {
  return /(?:^|[-@_:v])(?:20\d{2}-?\d{2}-?\d{2}|2[0-9](?:0[1-9]|1[0-2])|\d{4}-\d{2}-\d{2})(?:$|[-@_:v])/.test(id);
}

/** The fields of a model record that can be read off, in the order of the record; always with an id. */
export type ModelDescription = Readonly<Record<string, Data>> & { readonly id: string };

/** The record that documents a model, with all that can be read of it. */
export function describeModel(model: FoundModel, product: Product, ids: IdIndex): ModelDescription {
  const { reference, artifact, uses } = model;
  const revision = uses.map((row) => row.use.revision).find((known) => known !== undefined);
  const name = shortName(model);
  const metadata = artifact?.identity.metadata;
  const license = metadata?.license;
  const facts: Record<string, Data | undefined> = {
    name: metadata?.name ?? name,
    version: metadata?.version ?? revision,
    artifact: artifactOf(reference, revision, product),
    format: artifact?.identity.format,
    sha256: artifact?.sha256,
    ...originOf(reference),
    'base-model': metadata?.baseModel,
    license: license !== undefined && licenseProblem(license) === undefined ? license : undefined,
  };
  const known = Object.entries(facts).filter((entry): entry is [string, Data] => entry[1] !== undefined);
  return { id: freeId(name, ids), ...Object.fromEntries(known) };
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
  const isBelow = kindOf(reference) === 'path' && product.folder !== '' && isWithin(product.folder, reference);
  return isBelow ? reference.slice(product.folder.length + 1) : reference;
}

function shortName({ reference, uses }: FoundModel): string {
  if (reference === undefined) return uses[0]?.use.declaration ?? 'model';
  const last = reference.split(/[/:]/).pop() ?? reference;
  const folder = folderOf(reference).split('/').pop() ?? '';
  const stem = kindOf(reference) === 'path' ? last.replace(/\.[a-z0-9]+$/i, '') : last;
  return /^(?:model|saved_model|weights|pytorch_model)$/.test(stem) && folder !== '' ? folder : stem;
}

/** An id for the name that no record of the product has. */
function freeId(name: string, ids: IdIndex): string {
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
