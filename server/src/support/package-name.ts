// The name under which a component's support is looked up.
import type { Purl } from '../terms/purl';

/** A purl without version, qualifiers and letter case: `npm/@angular/core`, `docker/library/node`. */
export function packageName({ type, namespace, name }: Pick<Purl, 'type' | 'namespace' | 'name'>): string {
  return (namespace === undefined ? `${type}/${name}` : `${type}/${namespace}/${name}`).toLowerCase();
}
