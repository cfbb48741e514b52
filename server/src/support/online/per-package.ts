// Registries tell of all versions of a package at once: one request for each package, and what its answer says of each query.
// Invariant: of a range nothing is said that is not said of every version it lets in.
import { formatPurl, type Purl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { registryName } from '../component-query';
import type { SupportQuery } from '../sources';
import {
  answerAbout,
  type NeglectSign,
  type OnlineAnswer,
  type OnlineContext,
  type OnlineRequest,
} from './online-source';

/** The questions about one package. */
export interface PackageInquiry {
  /** Without a version. */
  readonly purl: Purl;
  /** As the registry spells it. */
  readonly name: string;
  readonly queries: readonly SupportQuery[];
}

/** What a registry says of a version, or of a whole package. */
export type Statement = Pick<OnlineAnswer, 'status'> & Partial<Pick<OnlineAnswer, 'successor' | 'reason'>>;

/** One request for each package that there is an address for. */
export function askPerPackage(
  queries: readonly SupportQuery[],
  { addressFor }: Pick<OnlineContext, 'addressFor'>,
  requestFor: (base: string, inquiry: PackageInquiry) => OnlineRequest,
): readonly OnlineRequest[] {
  const packages = new Map<string, { readonly purl: Purl; readonly name: string; readonly queries: SupportQuery[] }>();
  for (const query of queries) {
    const purl = packageOf(query);
    const known = packages.get(formatPurl(purl));
    if (known === undefined) packages.set(formatPurl(purl), { purl, name: registryName(query), queries: [query] });
    else known.queries.push(query);
  }
  return [...packages.values()].flatMap((inquiry) => {
    const base = addressFor(inquiry.purl);
    return base === undefined ? [] : [requestFor(base, inquiry)];
  });
}

function packageOf({ purl }: SupportQuery): Purl {
  return { ...purl, version: undefined, qualifiers: {}, subpath: undefined };
}

/**
 * What is said of the version in use, or of the highest that a range lets in if something is said of all those.
 * `published` holds every version that the registry knows, with undefined where it has nothing to say.
 */
export function statementFor(
  { purl: { type, version }, range }: SupportQuery,
  published: ReadonlyMap<string, Statement | undefined>,
): Statement | undefined {
  const scheme = schemeOf(type);
  if (version !== undefined)
    return published.get(version) ?? [...published].find(([other]) => scheme?.compare(other, version) === 0)?.[1];
  if (range === undefined || scheme === undefined) return undefined;
  const admitted = [...published].filter(([each]) => scheme.satisfies(each, range) === true);
  if (admitted.some(([, said]) => said === undefined)) return undefined;
  return admitted.sort(([a], [b]) => scheme.compare(a, b) ?? 0).at(-1)?.[1];
}

/** An answer to each query: what `saying` says of it, to be read on `page`, or that nothing is said. */
export function answerEach(
  queries: readonly SupportQuery[],
  page: string,
  signs: readonly NeglectSign[],
  saying: (query: SupportQuery) => Statement | undefined,
): readonly OnlineAnswer[] {
  return queries.map((query) => {
    const said = saying(query);
    return answerAbout(query, said === undefined ? { status: 'unknown', signs } : { ...said, page, signs });
  });
}
