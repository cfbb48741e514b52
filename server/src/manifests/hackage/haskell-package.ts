// Packages of Hackage, as Cabal and Stack ask for them: `text >=1.2 && <3`, `acme-missiles-0.3@sha256:…`.
import type { DataAnchor } from '../../text/anchor';
import { makePurl, type Purl } from '../../terms/purl';
import { hackage } from '../../terms/versions/hackage';
import { repositoryPurl, gitSource } from '../github/repository';
import { componentOf, type Component, type Scope } from '../component';

/** The purl of a package; undefined where its name cannot be one. */
export function hackagePurl(name: string, version?: string): Purl | undefined {
  return /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(name) ? makePurl({ type: 'hackage', name, version }) : undefined;
}

/** A dependency as build-depends writes it; `package:library` and `package:{a, b}` mean the package. */
export function readDependency(text: string, scope: Scope, anchor: DataAnchor): Component | undefined {
  const [, name = '', written = ''] = /^([\w-]+)\s*(?::\s*(?:[\w-]+|\{[^{}]*\}))?\s*(.*)$/.exec(text) ?? [];
  const range = written === '' ? undefined : written;
  const exact = /^==\s*(\S+)$/.exec(written)?.[1] ?? '';
  const version = hackage.isExactVersion(exact) ? exact : undefined;
  const purl = hackagePurl(name, version);
  return purl && componentOf({ purl, name, version, range, direct: true, scope, anchor });
}

/** Name and version of `acme-missiles-0.3@sha256:…,123`; undefined where no version is written. */
export function readIdentifier(text: string): { readonly name: string; readonly version: string } | undefined {
  const [, name, version] = /^([A-Za-z0-9-]+)-(\d+(?:\.\d+)*)(?:@.*)?$/.exec(text.trim()) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

/** A repository that holds a package whose name is not written. */
export function repositoryComponent(
  address: string,
  commit: string | undefined,
  anchor: DataAnchor,
): Component | undefined {
  const purl = repositoryPurl(address, commit);
  if (purl === undefined) return undefined;
  const name = repositoryName(address);
  return componentOf({ purl, name, direct: true, source: gitSource(address, commit), anchor });
}

/** `owner/name` of a repository's address. */
export function repositoryName(address: string): string {
  return (/([^/:\s]+\/[^/\s]+?)(?:\.git)?\/?$/.exec(address)?.[1] ?? address).toLowerCase();
}
