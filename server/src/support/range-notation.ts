// In whose notation the versions of a component are written: mostly its own ecosystem's, of a runtime that of the manifests
// that ask for it.
import type { Purl } from '../terms/purl';
import type { Product } from './table';
import { wordTable } from '../text/word-table';

/** Ecosystems whose ranges are written as those of another one are. */
const borrowed: Readonly<Record<string, string>> = wordTable({ conda: 'pypi' });

/** The purl type in whose notation ranges are written; `product` is the one that the table has under that purl. */
export function notationOf({ type }: Pick<Purl, 'type'>, product: Pick<Product, 'ranges'> | undefined): string {
  return type === 'generic' ? (product?.ranges ?? 'npm') : (borrowed[type] ?? type);
}
