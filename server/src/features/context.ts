// What an editor's question is answered from: the model, the findings of the last check, the texts as they are typed.
// Invariant: nothing here is changed or remembered; the same context gives the same answer.
import type { CalendarDay } from '../terms/calendar-day';
import type { Finding } from '../check/finding';
import { builtIn, type Catalogue } from '../regulations/catalogue';
import type { AnnotationFile } from '../records/annotation-file';
import type { Range } from '../text/line-index';
import { folderOf, isWithin, type SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import type { Model } from '../workspace/model';
import type { RecordRow } from '../workspace/rows';
import type { ProductModel } from '../workspace/tables';

export interface FeatureContext {
  readonly model: Model;
  readonly findings: readonly Finding[];
  /** The day for which is answered. */
  readonly asOf: CalendarDay;
  /** The current text of a file; undefined where it was not kept. */
  readonly textOf: (path: string) => SourceFile | undefined;
}

/** The product to which a file belongs: the nearest above it. */
export function productAt({ model }: FeatureContext, path: string): ProductModel | undefined {
  let nearest: ProductModel | undefined;
  for (const candidate of model.products) {
    const { folder } = candidate.product;
    if (!isWithin(folder, path)) continue;
    if (nearest === undefined || folder.length > nearest.product.folder.length) nearest = candidate;
  }
  return nearest;
}

/** The catalogue in which a file names clauses: that of its product, with the packs of the team. */
export function catalogueAt(context: FeatureContext, path: string): Catalogue {
  return productAt(context, path)?.product.facts.catalogue ?? builtIn;
}

/** The annotation file at a path as it was read; undefined for every other file. */
export function annotationAt({ model }: FeatureContext, path: string): AnnotationFile | undefined {
  const facts = model.facts(path);
  return facts?.kind === 'annotation' ? facts.annotation : undefined;
}

/** The lines and characters of a span. */
export function rangeOf(file: SourceFile, span: Span): Range {
  return { start: file.lines.positionAt(span.start), end: file.lines.positionAt(span.end) };
}

/** A path as a file names it: relative to the file's folder, with `../` where it lies beside it. */
export function relativePath(from: string, path: string): string {
  let folder = folderOf(from);
  let up = '';
  while (!isWithin(folder, path)) {
    folder = folderOf(folder);
    up += '../';
  }
  return up + (folder === '' ? path : path.slice(folder.length + 1));
}

/** The title or name of a record; undefined where it has none. */
export function titleOf(row: RecordRow): string | undefined {
  // Every kind's values have some of these; which ones follows from its definition.
  const { title, name, purpose } = row.value as Readonly<Record<string, string | undefined>>;
  return title ?? name ?? purpose;
}
