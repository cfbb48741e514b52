// Writes the steps of a change into a JSON text. What stands there keeps its layout; what is new is indented as the
// first indented line is. Invariant: the text is valid JSON before and after.
import type { Data } from '../../text/change';
import type { Child, TreeNode } from '../../syntax/tree';
import { addFlowPart, indexBehind, removeFlowPart } from './flow';
import type { Step, Written } from './step';
import { lineBreakOf, lineStart, partsOf, placeAt } from './places';

const gone: Written = { refused: 'What this mends is no longer there.' };

/** Writes a step into the text whose root is given. */
export function writeJsonStep(text: string, root: Child | undefined, step: Step): Written {
  const place = root === undefined ? undefined : placeAt(text, root, step.path);
  if (place === undefined) return gone;
  const { places } = partsOf(text, place);
  const whole = { start: place.node.span.start + place.shift, end: place.end };
  const last = places.length - 1;
  switch (step.do) {
    case 'put':
      return [{ span: whole, text: jsonAt(text, place.head, typed(place.node, step.value)) }];
    case 'append':
      if (last < 0) return [{ span: whole, text: jsonAt(text, place.head, [step.value]) }];
      return addFlowPart(
        text,
        place,
        places,
        last,
        jsonAt(text, places[last]?.head ?? 0, step.value),
        lineBreakOf(text),
      );
    case 'insert': {
      const { after, key, value } = step;
      if (last < 0) return [{ span: whole, text: jsonAt(text, place.head, { [key]: value }) }];
      const entry = `${JSON.stringify(key)}: ${jsonAt(text, places[last]?.head ?? 0, value)}`;
      return addFlowPart(text, place, places, indexBehind(after, places), entry, lineBreakOf(text));
    }
    case 'remove': {
      const siblings = place.parent === undefined ? [] : partsOf(text, place.parent).places;
      const index = siblings.findIndex((part) => part.name === place.name);
      return place.parent === undefined ? gone : removeFlowPart(text, place.parent, siblings, index);
    }
    case 'rename':
      return place.key === undefined ? gone : [{ span: place.key, text: JSON.stringify(step.key) }];
  }
}

/** Data as they are written on the line of an offset. */
function jsonAt(text: string, offset: number, value: Data): string {
  const unit = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
  return JSON.stringify(value, undefined, unit).replaceAll('\n', lineBreakOf(text) + indent);
}

/** A text in the place of a number is a number if it spells one; in the place of a text it stays one. */
function typed(old: TreeNode, value: Data): Data {
  if (old.kind !== 'scalar') return value;
  if (typeof old.value === 'number' && typeof value === 'string' && String(Number(value)) === value)
    return Number(value);
  return typeof old.value === 'string' && typeof value === 'boolean' ? String(value) : value;
}
