// The titles of records behind the ids that name them: `controls: [RC-1 Alarm on poor signal, RC-2 …]`.
// Invariant: only what stands in the range asked for is looked up, and an id that leads nowhere gets none.
import { annotationAt, productAt, titleOf, type FeatureContext } from './context';
import type { Position, Range } from '../text/line-index';
import { locateIn } from '../workspace/model';

export interface InlayHint {
  /** Right behind the id. */
  readonly position: Position;
  readonly label: string;
  /** The whole title, where the label is cut. */
  readonly tooltip: string | undefined;
}

/** How long a title may be before it is cut, in characters. */
const LONGEST = 36;

/** The hints of an annotation file in a range; none in other files. */
export function inlayHintsIn(context: FeatureContext, path: string, range: Range): readonly InlayHint[] {
  const annotation = annotationAt(context, path);
  const ids = productAt(context, path)?.tables.ids;
  if (annotation === undefined || ids === undefined) return [];
  const facts = { kind: 'annotation', annotation } as const;
  return annotation.records.flatMap(({ anchor, reading }) => {
    if (!meet(locateIn(facts, anchor), range)) return [];
    return reading.mentions.flatMap(({ text, path: at, shape }): readonly InlayHint[] => {
      const [row] = shape.kind === 'reference' ? ids.named(text) : [];
      const title = row && titleOf(row)?.replace(/\s+/g, ' ').trim();
      if (title === undefined || title === '') return [];
      const { end } = locateIn(facts, { ...anchor, path: [...anchor.path, ...at], part: 'value' });
      if (end.line < range.start.line || end.line > range.end.line) return [];
      const label = shortened(title);
      return [{ position: end, label, tooltip: label === title ? undefined : title }];
    });
  });
}

/** Whether two ranges have a line in common. */
function meet(a: Range, b: Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}

/** A title cut between words, with an ellipsis where something is missing. */
function shortened(title: string): string {
  if (title.length <= LONGEST) return title;
  const space = title.lastIndexOf(' ', LONGEST);
  return `${(space > 0 ? title.slice(0, space) : Array.from(title).slice(0, LONGEST).join('')).trimEnd()} …`;
}
