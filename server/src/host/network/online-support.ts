// Asking the network about the support of a workspace's components: what is to be asked, and asking it.
// Invariant: preparing sends nothing; only `ask` does, through the one gate. A product whose own file could not be read
// whole is not asked about, since what it calls private may be what could not be read.
import { readFileSync } from 'node:fs';
import { askSources, planInquiries, type Inquiry, type SourceReport } from '../../support/online/ask-sources';
import { combineAnswers } from '../../support/online/combine-answers';
import type { OnlineSource } from '../../support/online/online-source';
import { onlineSources } from '../../support/online/online-sources';
import { queriesFor, selectQueries } from '../../support/online/select-queries';
import { counted } from '../../support/online/disclosure';
import type { SupportSnapshot } from '../../support/snapshot';
import type { SupportQuery } from '../../support/sources';
import type { CalendarDay } from '../../terms/calendar-day';
import { parsePurlPattern, type Purl } from '../../terms/purl';
import type { Model } from '../../workspace/model';
import type { ProductModel } from '../../workspace/tables';
import { acceptOf } from './bodies';
import { Network } from './network';
import type { NpmConfiguration } from './npm-configuration';
import { Registries } from './registries';
import { cacheFolder, ResponseCache } from './response-cache';
import { openTransport, type TransportOptions } from './transport';

/** How to ask. */
export interface OnlineOptions {
  /** The workspace's folder, absolute. */
  readonly folder: string;
  readonly today: CalendarDay;
  /** By what a person allowed to ask the network; undefined as long as nobody did, and then nothing is sent. */
  readonly consent: 'setting' | 'flag' | 'command' | undefined;
  /** `compliance-lens/0.1.0` */
  readonly userAgent: string;
  /** Names of sources; undefined for all. */
  readonly sources: readonly string[] | undefined;
  /** Bases to ask in place of sources' own, by the name of the source. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

/** How long one request may take where nobody says otherwise, in milliseconds. */
export const usualTimeout = 30_000;

/** What would be asked about the products of a workspace. */
export interface PreparedInquiry {
  readonly inquiries: readonly Inquiry[];
  readonly withheld: readonly Purl[];
  /** Sources that cannot be asked here, with the reason. */
  readonly unavailable: readonly string[];
  /** Asks. Rejects only with the signal's reason. */
  ask(signal: AbortSignal, progress?: (done: number, total: number) => void): Promise<readonly SourceReport[]>;
}

/** A product may not be asked about; the message says why and how to mend it. */
export class NotAskable extends Error {}

/** Finds out what is to be asked; sends nothing. Throws `NotAskable`. */
export async function prepareInquiry(
  products: readonly ProductModel[],
  model: Pick<Model, 'facts'>,
  options: OnlineOptions,
): Promise<PreparedInquiry> {
  for (const { product } of products) assertReadWhole(product.file, model);
  const rows = products.flatMap(({ tables }) => tables.components);
  const patterns = products.flatMap(({ product }) => product.values?.privatePackages ?? []);
  const selection = selectQueries(
    rows.map(({ component }) => component),
    patterns.flatMap((text) => parsePurlPattern(text) ?? []),
  );
  const registries = await Registries.read(options.folder, rows, process.env);
  const { sources: names } = options;
  const sources = onlineSources.filter(({ name }) => names === undefined || names.includes(name));
  const addressFor = (source: OnlineSource, purl: Purl): string | undefined =>
    addressOf(source, purl, options, registries);
  const inquiries = planInquiries(
    sources,
    (source) => queriesFor(source, selection.queries, (purl) => registries.mayHear(source.name, purl)),
    (source) => ({ today: options.today, addressFor: (purl) => addressFor(source, purl) }),
  );
  return {
    inquiries,
    withheld: selection.withheld,
    unavailable: unavailableOf(sources, selection.queries, options, registries),
    ask: (signal, progress) => ask(inquiries, options, registries, signal, progress),
  };
}

/** The next snapshot of a product, from what was asked and what its snapshot held before. */
export function nextSnapshot(
  product: ProductModel,
  reports: readonly SourceReport[],
  today: CalendarDay,
): SupportSnapshot {
  const before = product.tables.support.find(({ strength }) => strength === 'snapshot');
  const names = onlineSources.map(({ name }) => name);
  return combineAnswers(queriesOf(product), reports, before, names, today);
}

/** What was asked about a product, to be used at once and not to be kept. */
export function onlineKnowledge(
  product: ProductModel,
  reports: readonly SourceReport[],
  today: CalendarDay,
): SupportSnapshot {
  return { ...combineAnswers(queriesOf(product), reports, undefined, [], today), strength: 'online' };
}

function queriesOf({ tables }: ProductModel): readonly SupportQuery[] {
  const components = tables.components.map(({ component }) => component);
  return selectQueries(components, []).queries;
}

async function ask(
  inquiries: readonly Inquiry[],
  options: OnlineOptions,
  registries: Registries,
  signal: AbortSignal,
  progress: ((done: number, total: number) => void) | undefined,
): Promise<readonly SourceReport[]> {
  if (inquiries.length === 0) return [];
  const cache = new ResponseCache(cacheFolder(process.env, process.platform));
  const network =
    options.consent === undefined
      ? Network.offline
      : Network.open({
          addresses: addressesOf(inquiries, options, registries),
          transport: await openTransport(transportOptions(options, registries.npm)),
          cache,
          credentialsFor: (url) => registries.authorizationFor(url),
        });
  try {
    const reports = await askSources(
      inquiries,
      ({ url, body, expects, accept }) =>
        network.request({ url, json: body, expects, accept: accept ?? acceptOf[expects] }, signal),
      progress,
    );
    await cache.prune(Date.now());
    return reports;
  } finally {
    await network.close();
  }
}

/** Where a source is asked about a component; a company's own registry is not replaced by a mirror of the public one. */
function addressOf(
  { name, address }: OnlineSource,
  purl: Purl,
  { addresses }: OnlineOptions,
  registries: Registries,
): string | undefined {
  const own = registries.addressFor(name, purl);
  if (own !== undefined && own !== 'usual' && !registries.isPublic(purl)) return own;
  const stated = addresses.get(name);
  if (stated !== undefined && (own !== undefined || address === undefined)) return stated;
  return own === 'usual' ? address : own;
}

/** The bases of the sources that are asked: the only ones that the gate lets through. */
function addressesOf(inquiries: readonly Inquiry[], options: OnlineOptions, registries: Registries): readonly string[] {
  const bases = inquiries.flatMap(({ source, queries }) =>
    queries.flatMap(({ purl }) => addressOf(source, purl, options, registries) ?? []),
  );
  // An index names further addresses of its host.
  return [...new Set(bases.map((base) => (base.endsWith('.json') ? `${new URL(base).origin}/` : base)))];
}

/** What the environment says counts before what npm is configured with, as it does for npm. */
function transportOptions({ userAgent, timeout }: OnlineOptions, npm: NpmConfiguration | undefined): TransportOptions {
  const { env } = process;
  return {
    userAgent,
    timeout,
    httpProxy: env.http_proxy ?? env.HTTP_PROXY ?? npm?.httpProxy,
    httpsProxy: env.https_proxy ?? env.HTTPS_PROXY ?? npm?.httpsProxy,
    noProxy: env.no_proxy ?? env.NO_PROXY ?? npm?.noProxy,
    certificates: [...certificatesIn(env.NODE_EXTRA_CA_CERTS, npm?.cafile), ...(npm?.ca ?? [])],
  };
}

/** The company's certificates in files. */
function certificatesIn(...files: readonly (string | undefined)[]): readonly string[] {
  return files.flatMap((file) => {
    if (file === undefined || file === '') return [];
    try {
      return [readFileSync(file, 'utf8')];
    } catch {
      // As npm and Node do: a file that is not there adds nothing, and what it was for will be refused.
      return [];
    }
  });
}

function unavailableOf(
  sources: readonly OnlineSource[],
  queries: readonly SupportQuery[],
  { addresses }: OnlineOptions,
  registries: Registries,
): readonly string[] {
  return sources.flatMap(({ name, address, speaksOf }) => {
    const spoken = queries.filter(({ purl }) => speaksOf(purl));
    if (address === undefined && !addresses.has(name) && registries.npm === undefined && spoken.length > 0)
      return [`${name}: npm is not there to say which registry it uses; install it, or give --address ${name}=URL`];
    const lost = spoken.filter(({ purl }) => address !== undefined && registries.addressFor(name, purl) === undefined);
    return lost.length === 0
      ? []
      : [`${name} about ${counted(lost.length, 'package')}: no feed that can be asked has them`];
  });
}

function assertReadWhole(file: string, model: Pick<Model, 'facts'>): void {
  const facts = model.facts(file);
  const annotation = facts?.kind === 'annotation' ? facts.annotation : undefined;
  const isDoubtful = annotation?.problems.some(({ anchor, rule }) => {
    const [section, key] = anchor.path;
    return section === 'product' && (rule === 'annotation/unknown-field' || key === 'private-packages');
  });
  if (annotation === undefined || annotation.syntax.length > 0 || isDoubtful === true)
    throw new NotAskable(
      `${file} could not be read whole, and with it which packages are private: mend what "check" says of it first.`,
    );
}
