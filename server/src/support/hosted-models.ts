// The embedded table of models that providers run: `hosted-models/*.yaml`, when each ends, what takes its place, and which
// ids are names that move. Invariant: every fact has a page, the day on which it was read, and how it was read; what is not
// known is not in the table. How a provider is written is said at `readProvider`.
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import anthropic from './hosted-models/anthropic.yaml';
import azureOpenai from './hosted-models/azure-openai.yaml';
import bedrock from './hosted-models/bedrock.yaml';
import cohere from './hosted-models/cohere.yaml';
import google from './hosted-models/google.yaml';
import groq from './hosted-models/groq.yaml';
import mistral from './hosted-models/mistral.yaml';
import openai from './hosted-models/openai.yaml';
import vertex from './hosted-models/vertex.yaml';
import xai from './hosted-models/xai.yaml';

/** How a fact was read: on a stored copy of the provider's page, with somebody who had read it, or from memory. */
export const waysOfReading = {
  'stored-page': 'as its page said',
  secondary: 'as others read its page',
  memory: 'from memory',
} as const;

export interface HostedSource {
  readonly page: string;
  readonly read: CalendarDay;
  readonly checked: keyof typeof waysOfReading;
}

export interface HostedModel {
  readonly id: string;
  /** Names that lead to it, for as long as the provider lets them. */
  readonly aliases: readonly string[];
  /** The day on which its end was announced. */
  readonly announced: CalendarDay | undefined;
  /** From this day on requests fail. */
  readonly retires: CalendarDay | undefined;
  /** It may end on this day or later; the provider has not said when. */
  readonly notBefore: CalendarDay | undefined;
  /** What the provider recommends instead. */
  readonly successor: string | undefined;
  readonly source: HostedSource;
}

export interface HostedProvider {
  /** As references spell it: `openai`. */
  readonly id: string;
  readonly title: string;
  /** What the ids of versions look like, where the provider publishes versions beside names that move. */
  readonly dated: RegExp | undefined;
  /** Ids that are versions of their own without looking so. */
  readonly undated: ReadonlySet<string>;
  /** The one that ends last first, by source. */
  readonly models: readonly HostedModel[];
}

/** What an id names: one version for good, or whatever its provider puts behind it. */
export type Naming =
  | { readonly kind: 'version' }
  /** `leadsTo`: the version that it was last read to lead to. */
  | { readonly kind: 'alias'; readonly leadsTo: HostedModel | undefined }
  /** Nothing is known of the provider's names. */
  | { readonly kind: 'unknown' };

const data: readonly unknown[] = [openai, azureOpenai, anthropic, google, vertex, mistral, cohere, bedrock, groq, xai];

let providers: ReadonlyMap<string, HostedProvider> | undefined;
const models = new WeakMap<HostedProvider, ReadonlyMap<string, HostedModel>>();

/** All providers of the table. */
export function hostedProviders(): readonly HostedProvider[] {
  return [...table().values()];
}

/** The provider in a reference (`hosted:openai/gpt-4o`); undefined where the table does not have it. */
export function providerOf(reference: string): HostedProvider | undefined {
  return table().get(partsOf(reference)?.provider ?? '');
}

/** What the table knows of the model that a reference names by its id or an alias; undefined where that is nothing. */
export function findHostedModel(reference: string): HostedModel | undefined {
  const provider = providerOf(reference);
  return provider === undefined ? undefined : byName(provider).get(idIn(reference));
}

/** Whether the id in a reference names one version. */
export function namingOf(reference: string): Naming {
  const provider = providerOf(reference);
  if (provider === undefined) return { kind: 'unknown' };
  const id = idIn(reference);
  const model = byName(provider).get(id);
  // An alias that looks like a version is a second name of it: `gpt-4-turbo-2024-04-09`.
  if (provider.undated.has(id) || provider.dated?.test(id) === true) return { kind: 'version' };
  if (model?.aliases.includes(id) === true || /(?:^|[-:])latest$/.test(id)) return { kind: 'alias', leadsTo: model };
  return provider.dated === undefined ? { kind: 'unknown' } : { kind: 'alias', leadsTo: undefined };
}

/** The id in a reference without what names a place: `us.anthropic.claude-…`, `models/gemini-…`. */
export function idIn(reference: string): string {
  const { provider, id } = partsOf(reference) ?? { provider: '', id: '' };
  if (provider === 'bedrock')
    return id.replace(/^arn:.*\//, '').replace(/^(?:us|eu|apac|au|ca|jp|sa|us-gov|global)\.(?=[a-z0-9]+\.)/, '');
  return provider === 'google' || provider === 'vertex' ? id.replace(/^(?:.*\/)?models\//, '') : id;
}

function partsOf(reference: string): { readonly provider: string; readonly id: string } | undefined {
  const match = /^hosted:([^/]+)\/(.+)$/.exec(reference);
  return match === null ? undefined : { provider: match[1] ?? '', id: match[2] ?? '' };
}

function table(): ReadonlyMap<string, HostedProvider> {
  return (providers ??= new Map(data.map(readProvider).map((provider) => [provider.id, provider])));
}

function byName(provider: HostedProvider): ReadonlyMap<string, HostedModel> {
  const known = models.get(provider);
  if (known !== undefined) return known;
  const named = new Map(provider.models.flatMap((model) => model.aliases.map((alias) => [alias, model] as const)));
  for (const model of provider.models) named.set(model.id, model);
  models.set(provider, named);
  return named;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A provider has its name in references (`provider`), a `title`, what ids of versions look like (`dated`, a regular
 * expression) where it has names that move, ids that are versions all the same (`undated`), and `sources`: a `page`, the
 * day on which it was `read`, how it was `checked` (`stored-page`, `secondary`, `memory`), and its `models`. Of a model are
 * said its `id`, its `aliases`, the day on which its end was `announced`, the day from which it `retires` or before which it
 * will not (`not-before`), and the `successor` that the provider names.
 * Throws for what is written otherwise: the table is part of the program.
 */
export function readProvider(value: unknown): HostedProvider {
  const fields = fieldsOf(value);
  const id = textOf(fields, 'provider', 'a provider');
  return {
    id,
    title: textOf(fields, 'title', id),
    dated: fields.dated === undefined ? undefined : new RegExp(textOf(fields, 'dated', id)),
    undated: new Set(listOf(fields, 'undated', id).map(String)),
    models: listOf(fields, 'sources', id).flatMap((source) => readSource(fieldsOf(source), id)),
  };
}

function readSource(fields: Fields, provider: string): readonly HostedModel[] {
  const read = dayOf(fields, 'read', provider);
  const checked = textOf(fields, 'checked', provider);
  if (read === undefined || !isWayOfReading(checked)) throw wrong(provider, 'read or checked');
  const source: HostedSource = { page: textOf(fields, 'page', provider), read, checked };
  return listOf(fields, 'models', provider).map((model) => readModel(fieldsOf(model), provider, source));
}

function readModel(fields: Fields, provider: string, source: HostedSource): HostedModel {
  const id = textOf(fields, 'id', provider);
  const where = `${provider} ${id}`;
  const stranger = Object.keys(fields).find((key) => !modelKeys.has(key));
  if (stranger !== undefined) throw wrong(where, stranger);
  return {
    id,
    aliases: listOf(fields, 'aliases', where).map(String),
    announced: dayOf(fields, 'announced', where),
    retires: dayOf(fields, 'retires', where),
    notBefore: dayOf(fields, 'not-before', where),
    successor: fields.successor === undefined ? undefined : textOf(fields, 'successor', where),
    source,
  };
}

const modelKeys = new Set(['id', 'aliases', 'announced', 'retires', 'not-before', 'successor']);

function isWayOfReading(text: string): text is keyof typeof waysOfReading {
  return Object.hasOwn(waysOfReading, text);
}

function fieldsOf(value: unknown): Fields {
  // An object's entries may be looked up by name; each is checked before use.
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(fields: Fields, key: string, where: string): string {
  const value = fields[key];
  if (typeof value !== 'string' || value === '') throw wrong(where, key);
  return value;
}

function dayOf(fields: Fields, key: string, where: string): CalendarDay | undefined {
  if (fields[key] === undefined) return undefined;
  const day = parseDay(textOf(fields, key, where));
  if (day === undefined) throw wrong(where, key);
  return day;
}

function listOf(fields: Fields, key: string, where: string): readonly unknown[] {
  const value = fields[key] ?? [];
  if (!Array.isArray(value)) throw wrong(where, key);
  return value;
}

function wrong(where: string, what: string): Error {
  return new Error(`The embedded table of hosted models is wrong at ${where}: ${what}.`);
}
