// Files that name one thing in many places: a base image of several stages, an action of every job.
// Invariant: each thing is one component, where it stands first, with the strongest of its scopes.
import { formatPurl } from '../terms/purl';
import { strongerScope, type Component } from './component';

/** One component for each package, version, range and source, in the order of the file. */
export function withoutRepeats(components: readonly Component[]): readonly Component[] {
  const merged = new Map<string, Component>();
  for (const component of components) {
    const { purl, range = '', source, scope } = component;
    const key = `${formatPurl(purl)} ${range} ${source.kind === 'registry' ? '' : source.reference}`;
    const first = merged.get(key);
    merged.set(key, first === undefined ? component : { ...first, scope: strongerScope(first.scope, scope) });
  }
  return [...merged.values()];
}
