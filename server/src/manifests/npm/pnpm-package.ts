// One entry of `packages` in pnpm-lock.yaml: which package its key and its resolution name.
// Invariant: name and version are those of the entry where it states them, else those of its key.
import type { DataAnchor } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { componentOf, registry, type Component, type ComponentSource } from '../component';
import { isFields, textOf, type Fields } from '../manifest-data';
import { npmPurl, readReference } from './dependency-spec';

interface KeyParts {
  readonly name: string | undefined;
  /** A version, or from where the package comes. */
  readonly version: string;
}

/** Such a package is a runtime that pnpm installs. */
const RUNTIME = 'runtime:';

/** The package of an entry; undefined where neither key nor entry name one. */
export function readPnpmPackage(key: string, entry: Fields, anchor: DataAnchor): Component | undefined {
  const parts = splitKey(key);
  const name = textOf(entry.name) ?? parts?.name;
  if (parts === undefined || name === undefined) return undefined;
  const isExact = schemeOf('npm')?.isExactVersion(parts.version) === true;
  if (parts.version.startsWith(RUNTIME)) return readRuntime(name, parts.version.slice(RUNTIME.length), anchor);
  const version = textOf(entry.version) ?? (isExact ? parts.version : undefined);
  const purl = npmPurl(name, version);
  if (purl === undefined) return undefined;
  const resolution = isFields(entry.resolution) ? entry.resolution : {};
  const hashes = textOf(resolution.integrity)?.trim().split(/\s+/) ?? [];
  return componentOf({
    purl,
    name,
    version,
    scope: entry.dev === 'true' ? 'development' : entry.optional === 'true' ? 'optional' : 'runtime',
    source: isExact ? registry : sourceOf(parts.version, resolution, hashes.length > 0),
    hashes,
    deprecated: textOf(entry.deprecated),
    anchor,
  });
}

/**
 * `/name/1.0.0_peers` and `host/name/1.0.0` up to version 5, `/name@1.0.0(peers)` in 6, `name@1.0.0(peers)` since, or an
 * address without a name.
 */
function splitKey(key: string): KeyParts | undefined {
  const bracket = key.indexOf('(');
  const bare = (bracket < 0 ? key : key.slice(0, bracket)).replace(/^\//, '');
  if (bare.startsWith('file:')) return { name: undefined, version: bare };
  const at = bare.indexOf('@', 1);
  const slash = bare.indexOf('/', bare.startsWith('@') ? bare.indexOf('/') + 1 : 0);
  if (at > 0 && (slash < 0 || at < slash)) return { name: bare.slice(0, at), version: bare.slice(at + 1) };
  if (slash < 0) return undefined;
  if (!key.startsWith('/')) return splitHosted(bare);
  return { name: bare.slice(0, slash), version: withoutPeers(bare.slice(slash + 1)) };
}

/** Keys of other registries and of addresses open with a host. */
function splitHosted(key: string): KeyParts {
  const path = key.slice(key.indexOf('/') + 1);
  const [, name, version] = /^((?:@[^/]+\/)?[^/@]+)\/(\d[^/]*)$/.exec(path) ?? [];
  const isVersion = version !== undefined && schemeOf('npm')?.isExactVersion(withoutPeers(version)) === true;
  return isVersion ? { name, version: withoutPeers(version) } : { name: undefined, version: key };
}

/** No version holds an underscore; what stands behind it are the peers. */
function withoutPeers(version: string): string {
  const underscore = version.indexOf('_');
  return underscore < 0 ? version : version.slice(0, underscore);
}

function sourceOf(reference: string, resolution: Fields, hasHash: boolean): ComponentSource {
  const [commit, repository] = [textOf(resolution.commit), textOf(resolution.repo)];
  if (commit !== undefined && repository !== undefined)
    return { kind: 'git', reference: `${repository}#${commit}`, pinned: true };
  const directory = textOf(resolution.directory);
  if (directory !== undefined) return { kind: 'path', reference: directory, pinned: false };
  const source = readReference(textOf(resolution.tarball) ?? reference);
  return source.kind === 'url' ? { ...source, pinned: hasHash } : source;
}

/** `node@runtime:24.4.1` is the runtime itself and no package of the registry. */
function readRuntime(name: string, version: string, anchor: DataAnchor): Component | undefined {
  const purl = makePurl({ type: 'generic', name, version });
  return purl && componentOf({ purl, name, version, scope: 'development', anchor });
}
