// Swift packages are repositories: their purl is the repository's address, their identity the last part of it.
// Invariant: the letter case of the address is kept, as the purl type asks; hosts have none.
// Source: package-url, "swift"; the Swift Package Manager's proposals 0292 and 0378.
import { makePurl, type Purl } from '../../terms/purl';

const COMMIT = /^[\da-f]{40}$/;

/** The purl of the package at an address, as `https://`, `ssh://` or `git@host:path`; undefined for a folder. */
export function swiftPurl(address: string, version: string | undefined): Purl | undefined {
  const [, host = '', path = ''] =
    /^(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([\w.-]+(?::\d+)?)\/([^\s?#]+)/.exec(address) ??
    /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):([^\s?#]+)/.exec(address) ??
    [];
  const parts = partsOf(path);
  const name = parts.pop();
  if (name === undefined) return undefined;
  return makePurl({ type: 'swift', namespace: [host.toLowerCase(), ...parts].join('/'), name, version });
}

/** The purl of a package in a registry by its identity: `mona.LinkedList`. */
export function registryPurl(identity: string, version: string | undefined): Purl | undefined {
  const [, scope, name = ''] = /^([\w-]+)\.([\w-]+)$/.exec(identity) ?? [];
  return makePurl({ type: 'swift', namespace: scope, name, version });
}

/** The last part of an address or a path, by which packages refer to it. */
export function identityOf(address: string): string {
  return partsOf(address.replaceAll(':', '/')).at(-1) ?? address;
}

/** A commit or a branch of a repository; only a commit is one content. */
export function revisionSource(
  address: string,
  revision: string,
): { readonly kind: 'git'; readonly reference: string; readonly pinned: boolean } {
  return { kind: 'git', reference: `${address}#${revision}`, pinned: COMMIT.test(revision) };
}

function partsOf(path: string): string[] {
  return path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter((part) => part !== '');
}
