// The component model: one shape for what any manifest or lockfile of any ecosystem says of a dependency.
// Invariant: a component is plain data with an anchor and no offsets; what its file does not say is undefined or empty.
import type { DataAnchor } from '../text/anchor';
import type { Purl } from '../terms/purl';

/** What the component is needed for; the first of these that applies. */
export const scopes = ['runtime', 'optional', 'peer', 'development'] as const;
export type Scope = (typeof scopes)[number];

/** Where the component's content comes from. `pinned`: the reference names one content that cannot change. */
export type ComponentSource =
  | { readonly kind: 'registry' }
  | { readonly kind: 'git' | 'path' | 'url'; readonly reference: string; readonly pinned: boolean };

export interface Component {
  /** With its version where that is known. */
  readonly purl: Purl;
  /** As the ecosystem writes it, in the spelling of the file: `@angular/core`. */
  readonly name: string;
  /** One exact version. */
  readonly version: string | undefined;
  /** What the manifest asks for, as written. */
  readonly range: string | undefined;
  /** Named by a manifest, not merely brought along. */
  readonly direct: boolean;
  readonly scope: Scope;
  readonly source: ComponentSource;
  /** Digests of the package as the file spells them, e.g. `sha512-…`. */
  readonly hashes: readonly string[];
  readonly license: string | undefined;
  /** The publisher's words on why not to use it. */
  readonly deprecated: string | undefined;
  /** The publisher's words on why this very version was taken back: yanked, retracted. Empty if no reason is given. */
  readonly withdrawn: string | undefined;
  /** Where a person edits: a direct one's key in the manifest, any other's key in the lockfile. In an included file, that file. */
  readonly anchor: DataAnchor;
  /** The names from a direct dependency down to what requires it; empty for a direct one, or where no way is known. */
  readonly via: readonly string[];
}

/** A runtime or toolchain that a manifest asks for, such as `engines.node`. */
export interface Runtime {
  /** With a version where the range names one line: `pkg:generic/node@18`. */
  readonly purl: Purl;
  readonly name: string;
  readonly range: string;
  /** Development for what only builds the software; at run time where nothing is said. */
  readonly scope?: Scope;
  readonly anchor: DataAnchor;
}

/** Of most components; one value for all of them. */
export const registry: ComponentSource = { kind: 'registry' };

/** What a component is made of where its file says no more. */
export const unstated = {
  version: undefined,
  range: undefined,
  direct: false,
  scope: 'runtime',
  source: registry,
  hashes: [],
  license: undefined,
  deprecated: undefined,
  withdrawn: undefined,
  via: [],
} as const satisfies Partial<Component>;

/**
 * A component from what its file says: the same as to spread `unstated` and that, at a tenth of the memory, which counts
 * where a lockfile has a hundred thousand.
 */
export function componentOf(said: Pick<Component, 'purl' | 'name' | 'anchor'> & Partial<Component>): Component {
  return {
    purl: said.purl,
    name: said.name,
    version: said.version,
    range: said.range,
    direct: said.direct ?? unstated.direct,
    scope: said.scope ?? unstated.scope,
    source: said.source ?? registry,
    hashes: said.hashes ?? unstated.hashes,
    license: said.license,
    deprecated: said.deprecated,
    withdrawn: said.withdrawn,
    anchor: said.anchor,
    via: said.via ?? unstated.via,
  };
}

/** The scope that asks for more: what is needed at run time is so even if it is a development tool elsewhere. */
export function strongerScope(a: Scope, b: Scope): Scope {
  return scopes.indexOf(a) <= scopes.indexOf(b) ? a : b;
}
