// How much was looked at: the numbers with which every report ends.
// Invariant: what no product owns is counted apart, since nothing was judged there.
import { formatPurl } from '../../terms/purl';
import type { Model } from '../../workspace/model';
import { findModels } from '../../workspace/model-coverage';
import { ownerOf } from '../../workspace/products';

/** What was checked, and what was not. */
export interface Counts {
  readonly products: number;
  /** Files that were read. */
  readonly files: number;
  /** Files and folders that were passed over. */
  readonly skipped: number;
  /** Components of products, each package and version once a product. */
  readonly components: number;
  /** Models that products use or hold. */
  readonly models: number;
  readonly unowned: UnownedCounts;
}

/** What no product owns. */
export interface UnownedCounts {
  readonly fragments: number;
  readonly manifests: number;
  readonly uses: number;
  readonly artifacts: number;
}

/** The counts of a workspace. */
export function countsOf(model: Model): Counts {
  const owned = model.products.reduce((sum, product) => sum + product.files.length, 0);
  const products = model.products.map(({ product }) => product);
  const outside = [...model.paths()].filter((path) => ownerOf(products, path) === undefined).length;
  const read = [...model.paths()].length;
  return {
    products: model.products.length,
    files: owned + outside,
    // What a product's `exclude` names was listed and read, but is not looked at.
    skipped: model.skipped + read - owned - outside,
    components: model.products.reduce((sum, { tables }) => {
      return sum + new Set(tables.components.map(({ component }) => formatPurl(component.purl))).size;
    }, 0),
    models: model.products.reduce((sum, { product, tables }) => sum + findModels(product, tables).length, 0),
    unowned: { ...model.unowned, fragments: model.unowned.fragments.length },
  };
}

/** The counts of two workspaces together. */
export function addCounts(a: Counts, b: Counts): Counts {
  return {
    products: a.products + b.products,
    files: a.files + b.files,
    skipped: a.skipped + b.skipped,
    components: a.components + b.components,
    models: a.models + b.models,
    unowned: {
      fragments: a.unowned.fragments + b.unowned.fragments,
      manifests: a.unowned.manifests + b.unowned.manifests,
      uses: a.unowned.uses + b.unowned.uses,
      artifacts: a.unowned.artifacts + b.unowned.artifacts,
    },
  };
}

/** `1 file`, `12 files` */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
