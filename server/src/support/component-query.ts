// From a component to the question about its support.
import type { Component } from '../manifests/component';
import { formatPurl, fullName } from '../terms/purl';
import { schemeOf } from '../terms/versions/schemes';
import type { SupportQuery } from './sources';

/** A package of the product's own is supported by its manufacturer. */
export function isOwn({ source }: Component): boolean {
  return source.kind === 'path';
}

/** A locked version that the manifest's range excludes is not the one in use: the lockfile is behind. */
export function queryOf({ purl, name, range, deprecated, withdrawn, direct }: Component): SupportQuery {
  const isBehind =
    direct &&
    purl.version !== undefined &&
    range !== undefined &&
    schemeOf(purl.type)?.satisfies(purl.version, range) === false;
  if (isBehind) return { ...nothingKept, purl: { ...purl, version: undefined }, name, range, pinned: false };
  return { purl, name, range, deprecated, withdrawn, pinned: purl.version !== undefined };
}

/** What a lockfile says of a version that is not in use. */
const nothingKept = { deprecated: undefined, withdrawn: undefined };

/** Ecosystems whose registries tell capital letters from small ones, which purls of that type do not. */
const cased: ReadonlySet<string> = new Set(['golang', 'npm']);

/** The name by which a registry knows the package: `github.com/BurntSushi/toml`. */
export function registryName({ purl, name }: Pick<SupportQuery, 'purl' | 'name'>): string {
  const lower = fullName(purl);
  return cased.has(purl.type) && name.toLowerCase() === lower ? name : lower;
}

/** Equal for queries that have the same answer: by purl, and by range where no version is fixed. */
export function queryKey({ purl, range, pinned }: Pick<SupportQuery, 'purl' | 'range' | 'pinned'>): string {
  const name = formatPurl({ ...purl, qualifiers: {}, subpath: undefined });
  return pinned || range === undefined ? name : `${name} ${range}`;
}
