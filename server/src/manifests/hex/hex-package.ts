// Packages of Hex, as Elixir, Erlang and Gleam ask for them.
// Invariant: a package of an organisation has that as its namespace; a version is known only where one is asked for.
import type { DataAnchor } from '../../text/anchor';
import { makePurl, type Purl } from '../../terms/purl';
import { hex } from '../../terms/versions/hex';
import { componentOf, type Component, type ComponentSource, type Scope } from '../component';

/** The purl of a package; undefined where its name cannot be one. */
export function hexPurl(name: string, version?: string, organisation?: string): Purl | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  return makePurl({ type: 'hex', namespace: organisation, name, version });
}

/** What a manifest asks for. */
export interface HexRequirement {
  readonly name: string;
  readonly range: string | undefined;
  readonly scope: Scope;
  readonly source: ComponentSource;
  readonly organisation?: string | undefined;
  readonly anchor: DataAnchor;
}

/** The component of a requirement; one version is named by a bare one, or with `==`. */
export function requiredComponent(asked: HexRequirement): Component | undefined {
  const { name, range, scope, source, organisation, anchor } = asked;
  const exact = /^(?:==)?\s*(\S+)$/.exec(range?.trim() ?? '')?.[1] ?? '';
  const version = source.kind === 'registry' && hex.isExactVersion(exact) ? exact : undefined;
  const purl = hexPurl(name, version, organisation);
  return purl && componentOf({ purl, name, version, range, direct: true, scope, source, anchor });
}
