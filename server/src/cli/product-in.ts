// The one product of which a command speaks.
import { listed } from '../rules/naming';
import type { Model } from '../workspace/model';
import type { ProductModel } from '../workspace/tables';
import { UsageError } from './arguments';
import { productAbove } from './targets';

/** The product that the folder itself holds, else the only one below it. Throws a UsageError, with `why` one is needed, where there is none or more. */
export function productIn({ products }: Model, path: string, folder: string, why: string): ProductModel {
  const own = products.filter(({ product }) => product.folder === '');
  const [found, ...others] = own.length > 0 ? own : products;
  if (found === undefined) {
    const above = productAbove(folder);
    const mend =
      above === undefined
        ? 'add a compliance.yaml that holds "product:"'
        : `its product is opened by ${above}, give its folder`;
    throw new UsageError(`"${path}" holds no product, and ${why}: ${mend}.`);
  }
  if (others.length === 0) return found;
  const files = listed(products.map(({ product }) => product.file));
  throw new UsageError(`"${path}" holds ${products.length} products, in ${files}: give the folder of one.`);
}
