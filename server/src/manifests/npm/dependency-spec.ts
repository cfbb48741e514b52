// What npm and its kin write behind a dependency's name: a range, a tag, an alias, a repository, a folder, an address.
// Invariant: every text is one of these; what is nothing else is a tag of the registry.
import { makePurl, type Purl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { registry, type ComponentSource } from '../component';

/** What a dependency asks for. */
export interface DependencySpec {
  /** The package meant: another than the key where an alias is used. */
  readonly name: string;
  readonly range: string;
  /** Set where the range names exactly one version. */
  readonly version: string | undefined;
  readonly source: ComponentSource;
}

const ALIAS = /^npm:((?:@[^/]+\/)?[^@]+)(?:@(.*))?$/;
const FOLDER = /^(?:file:|link:|portal:|workspace:|\.{1,2}(?:\/|\\|$)|\/|~\/)/;
const HOSTED_GIT = /^(?:git(?:\+\w+)?:|git@|github:|gitlab:|bitbucket:|gist:|[\w.-]+\/[\w.-]+(?:#.*)?$)/;
const GIT_ADDRESS = /^(?:ssh:\/\/|https?:\/\/[^#]+\.git(?:#|$))/;
const ADDRESS = /^https?:\/\//;
const COMMIT = /#(?:commit=)?[0-9a-f]{40}(?:&|$)/;
/** Archives that a host of repositories makes of one commit. */
const COMMIT_ARCHIVE =
  /^https:\/\/[^#]*\/(?:tar\.gz\/|tarball\/|archive\.tar\.gz\?ref=|get\/)[0-9a-f]{40}(?:\.tar\.gz)?$/;
const ARCHIVE = /\.(?:tgz|tar\.gz)(?:[?#]|$)/;
/** Yarn and pnpm take `npm:` with a range alone, too. */
const RANGE = /^(?:[\^~<>=*]|v?\d+(?:\.|$))/;

/** Reads what stands behind a dependency's name. */
export function readSpec(key: string, text: string): DependencySpec {
  const spec = text.trim();
  const [, aliased, aliasedRange] = ALIAS.exec(spec) ?? [];
  if (aliased !== undefined)
    return RANGE.test(aliased)
      ? registrySpec(key, spec.slice('npm:'.length))
      : registrySpec(aliased, aliasedRange ?? '');
  const source = readReference(spec);
  return source.kind === 'registry' ? registrySpec(key, spec) : { name: key, range: spec, version: undefined, source };
}

/** Where a reference leads; `registry` for what names no other place. */
export function readReference(reference: string): ComponentSource {
  if (FOLDER.test(reference)) return { kind: 'path', reference, pinned: false };
  const isPinned = COMMIT_ARCHIVE.test(reference) || (COMMIT.test(reference) && !ARCHIVE.test(reference));
  if (HOSTED_GIT.test(reference) || GIT_ADDRESS.test(reference) || (ADDRESS.test(reference) && isPinned)) {
    return { kind: 'git', reference, pinned: isPinned };
  }
  return ADDRESS.test(reference) ? { kind: 'url', reference, pinned: false } : registry;
}

/** The purl of an npm package by its name; undefined where the name is none. */
export function npmPurl(fullName: string, version: string | undefined): Purl | undefined {
  const slash = fullName.indexOf('/');
  if (slash < 0) return makePurl({ type: 'npm', name: fullName, version });
  const [namespace, name] = [fullName.slice(0, slash), fullName.slice(slash + 1)];
  if (!/^@./.test(namespace) || name.includes('/')) return undefined;
  return makePurl({ type: 'npm', namespace, name, version });
}

function registrySpec(name: string, range: string): DependencySpec {
  const exact = /^[=v\s]*(\d.*)$/.exec(range)?.[1];
  const version = exact !== undefined && schemeOf('npm')?.isExactVersion(exact) === true ? exact : undefined;
  return { name, range, version, source: registry };
}
