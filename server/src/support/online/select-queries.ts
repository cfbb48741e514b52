// Which components may be asked about, and whom.
// Invariant: what matches a private pattern is sent to nobody. What comes from a company's own registry is named to that
// registry only; a source that is told nothing but the names of well-known products may still be asked.
import type { Component } from '../../manifests/component';
import { matchesPurl, type Purl, type PurlPattern } from '../../terms/purl';
import { queryKey, queryOf } from '../component-query';
import type { SupportQuery } from '../sources';
import type { OnlineSource } from './online-source';

/** What may be asked about, and how much may not. */
export interface Selection {
  /** Each question once. */
  readonly queries: readonly SupportQuery[];
  /** Components that a private pattern names. */
  readonly withheld: readonly Purl[];
}

/** The questions about the components that come from registries. */
export function selectQueries(components: readonly Component[], privatePatterns: readonly PurlPattern[]): Selection {
  const queries = new Map<string, SupportQuery>();
  const withheld = new Map<string, Purl>();
  for (const component of components) {
    if (component.source.kind !== 'registry') continue;
    const query = queryOf(component);
    const isPrivate = privatePatterns.some((pattern) => matchesPurl(pattern, query.purl));
    if (isPrivate) withheld.set(queryKey(query), query.purl);
    else if (!queries.has(queryKey(query))) queries.set(queryKey(query), query);
  }
  return { queries: [...queries.values()], withheld: [...withheld.values()] };
}

/** The questions that may be put to a source. `isPublic` tells what is not from a registry of the company's own. */
export function queriesFor(
  { discloses, address }: OnlineSource,
  queries: readonly SupportQuery[],
  isPublic: (purl: Purl) => boolean,
): readonly SupportQuery[] {
  if (discloses === 'products') return queries;
  // A source without address of its own is the very registry.
  return queries.filter(({ purl }) => !namesItsPlace(purl) && (address === undefined || isPublic(purl)));
}

function namesItsPlace({ qualifiers }: Purl): boolean {
  return ['repository_url', 'download_url', 'vcs_url'].some((key) => qualifiers[key] !== undefined);
}
