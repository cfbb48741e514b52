// What of an annotation file opens something: paths their files, clauses and instruments the official text.
// Invariant: only what is there is linked. `file#symbol` is left to go-to-definition, which lands on the symbol.
import { resolveClause } from '../regulations/catalogue';
import type { AnnotationFile } from '../records/annotation-file';
import { locateIn } from '../workspace/model';
import type { FileFacts } from '../workspace/file-facts';
import { recordRows } from '../workspace/record-rows';
import type { Mention } from '../records/value-type';
import type { DataPath } from '../text/anchor';
import type { Range } from '../text/line-index';
import type { ProductModel } from '../workspace/tables';
import { annotationAt, productAt, type FeatureContext } from './context';

export interface DocumentLink {
  readonly range: Range;
  readonly target:
    { readonly kind: 'file'; readonly path: string } | { readonly kind: 'web'; readonly address: string };
  /** What opens, in a few words. */
  readonly tooltip: string;
}

/** The links of an annotation file; none of any other. */
export function documentLinks(context: FeatureContext, path: string): readonly DocumentLink[] {
  const annotation = annotationAt(context, path);
  if (annotation === undefined) return [];
  const product = productAt(context, path);
  const facts: FileFacts = { kind: 'annotation', annotation };
  const link = (text: string, shape: Mention['shape'], at: DataPath): readonly DocumentLink[] => {
    const target = shape.kind === 'clause' ? officialText(text) : product && fileNamed(product, path, text, shape);
    return target === undefined
      ? []
      : [{ ...target, range: locateIn(facts, { file: path, path: at, part: 'value' }) }];
  };
  return [
    ...annotation.mentions.flatMap(({ text, shape, path: at }) => link(text, shape, at)),
    ...scopeOf(annotation).flatMap(([instrument, at]) => link(instrument, { kind: 'clause' }, at)),
    ...recordRows(annotation).flatMap(({ anchor, mentions }) =>
      mentions.flatMap(({ text, shape, path: at }) => link(text, shape, [...anchor.path, ...at])),
    ),
  ];
}
