// Where findings about the product itself stand: a claim of its scope, the scope, a field of the product (decisions.md 8).
// Invariant: what has no place of its own stands at the product's name.
import type { Anchor, DataAnchor, DataPath } from '../text/anchor';
import type { Product } from '../workspace/tables';

/** A field of the product. */
export function productField({ anchor }: Product, ...path: DataPath): DataAnchor {
  return { file: anchor.file, path: [...anchor.path, ...path], part: 'value' };
}

/** The path of the scope: where its claims stand, else in the product's document. */
export function scopePath({ anchor, claims: [claim] }: Product): DataPath {
  if (claim === undefined) return [...anchor.path.slice(0, -1), 'scope'];
  return claim.path.slice(0, String(claim.path[0]).startsWith('#') ? 2 : 1);
}

/** The scope as a whole. */
export function scopePlace(product: Product): Anchor {
  if (product.claims.length === 0) return productField(product, 'name');
  return { file: product.file, path: scopePath(product), part: 'key' };
}

/** The entry of the scope that claims the instrument. */
export function claimPlace(product: Product, instrument: string): Anchor {
  const claim = product.claims.find((candidate) => candidate.instrument === instrument);
  if (claim === undefined) return productField(product, 'name');
  const isKey = typeof claim.path[claim.path.length - 1] === 'string';
  return { file: product.file, path: claim.path, part: isKey ? 'key' : 'value' };
}
