// What of an annotation file opens something: paths their files, clauses the official text.
// Invariant: only what is there is linked. Where a symbol stands is looked up when its link is followed.
import type { Catalogue } from '../regulations/catalogue';
import type { Mention } from '../records/value-type';
import type { DataPath } from '../text/anchor';
import type { Range } from '../text/line-index';
import { locateIn } from '../workspace/model';
import { resolvePath } from '../workspace/paths';
import type { ProductModel } from '../workspace/tables';
import { annotationAt, catalogueAt, productAt, type FeatureContext } from './context';

export interface DocumentLink {
  readonly range: Range;
  readonly target:
    | { readonly kind: 'file'; readonly path: string; readonly symbol: string | undefined }
    | { readonly kind: 'web'; readonly address: string };
  /** What opens, in a few words. */
  readonly tooltip: string;
}

/** The links of an annotation file; none of any other. */
export function documentLinks(context: FeatureContext, path: string): readonly DocumentLink[] {
  const annotation = annotationAt(context, path);
  if (annotation === undefined) return [];
  const product = productAt(context, path);
  const catalogue = catalogueAt(context, path);
  const link = (base: DataPath, mention: Mention): readonly DocumentLink[] => {
    const target =
      mention.shape.kind === 'clause' ? officialText(catalogue, mention.text) : fileNamed(product, path, mention);
    if (target === undefined) return [];
    const anchor = { file: path, path: [...base, ...mention.path], part: 'value' } as const;
    return [{ ...target, range: locateIn({ kind: 'annotation', annotation }, anchor) }];
  };
  return [
    ...annotation.mentions.flatMap((mention) => link([], mention)),
    ...annotation.records.flatMap(({ anchor, reading }) =>
      reading.mentions.flatMap((mention) => link(anchor.path, mention)),
    ),
  ];
}

type Target = Pick<DocumentLink, 'target' | 'tooltip'>;

function officialText(catalogue: Catalogue, reference: string): Target | undefined {
  const found = catalogue.resolve(reference);
  switch (found.kind) {
    case 'clause':
      return sourceAt(found.clause.url, found.clause.citation);
    case 'whole':
    case 'instrument':
      return sourceAt(found.instrument.url, found.instrument.shortName);
    case 'unknown':
      return undefined;
  }
}

/** Only addresses of the web: what a pack writes there may be anything. */
function sourceAt(url: string | undefined, name: string): Target | undefined {
  if (url === undefined || !/^https?:\/\//.test(url)) return undefined;
  return { target: { kind: 'web', address: url }, tooltip: `Open the source of ${name}` };
}

/** The one file that a path names; a folder or glob opens nothing. */
function fileNamed(product: ProductModel | undefined, file: string, { text }: Mention): Target | undefined {
  if (product === undefined || product.tables.ids.named(text).length > 0) return undefined;
  const place = product.tables.places.at(file, text);
  const [only] = place?.files ?? [];
  if (only === undefined || only !== place?.path) return undefined;
  const symbol = place.symbol === 'found' ? resolvePath(text, file, product.product.folder).symbol : undefined;
  return {
    target: { kind: 'file', path: only, symbol },
    tooltip: symbol === undefined ? `Open ${only}` : `Open ${only} at ${symbol}`,
  };
}
