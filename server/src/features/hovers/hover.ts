// What is under the cursor, explained: one question, answered by the kind of file.
// Invariant: the order of what is said is fixed (name and state, sentences, to whom, how it is answered, sources), and
// there is no answer where nothing is known.
import type { Range, Position } from '../../text/line-index';
import { codeOf } from '../../workspace/file-facts';
import { annotationAt, productAt, rangeOf, type FeatureContext } from '../context';
import { describePlace } from './annotation-hover';
import { describeComponent } from './component-hover';
import { codePlaceAt, componentAt } from '../fact-places';
import { describeTag, describeUse } from './model-hover';
import { placeAt } from '../place';

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

/** What can be said of the place at a position of a file. */
export function hoverAt(context: FeatureContext, path: string, position: Position): Hover | undefined {
  const annotation = annotationAt(context, path);
  if (annotation !== undefined) {
    const place = placeAt(annotation, annotation.file.offsetAt(position));
    const markdown = place && describePlace(context, annotation.file.path, place);
    return place === undefined || markdown === undefined
      ? undefined
      : { markdown, range: rangeOf(annotation.file, place.span) };
  }
  const facts = context.model.facts(path);
  const component = componentAt(context, path, position);
  if (component !== undefined)
    return { markdown: describeComponent(context, component.product, component, path), range: component.range };
  const product = productAt(context, path);
  if (product === undefined) return undefined;
  const code = facts && codeOf(facts);
  const found = code && codePlaceAt(code, position);
  if (found === undefined) return undefined;
  const markdown = found.kind === 'use' ? describeUse(context, product, found.row) : describeTag(product, found.row);
  return { markdown, range: found.range };
}
