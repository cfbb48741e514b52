// What libraries over many providers have in common: ids with their provider before them, agents that are given an id or
// an object, lists of models in nested data.
import type { CodeNode } from '../../syntax/code';
import type { KnownText } from '../code/known-text';
import type { Loaded, LoadCall, LoadRule } from '../code/load-call';
import { byId, perhaps, type IdRule } from '../code/load-rules';
import { addressOf } from '../hosted/hosted-rules';
import { spellHosted, spellPrefixed, type SpelledModel } from '../references';

/** An id with its provider before it; one that nobody knows is OpenAI's, as these libraries have it. */
export function spellAny(known: KnownText, call: LoadCall): SpelledModel | undefined {
  const address = addressOf(call);
  return spellPrefixed(known, undefined, address) ?? spellHosted('openai', known, address);
}

/** A call that is given an id with its provider, or an object that was reported where it was made. */
export function agent(
  how: string,
  calls: readonly string[],
  id: IdRule['id'],
  spell: IdRule['spell'] = spellAny,
): LoadRule {
  return { how, calls, read: byId({ id, spell, takesObjects: true }) };
}

const deepest = 4;

/** The models under the key `model` of maps in lists, each at its place; `through` are keys with more of them below. */
export function modelsWithin(call: LoadCall, node: CodeNode, through: string, depth = 0): readonly Loaded[] {
  if (depth > deepest) return [];
  return call.resolver.things(node).flatMap((thing): readonly Loaded[] => {
    const view = thing.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
    if (view?.kind === 'list') return view.items.flatMap((item) => modelsWithin(call, item, through, depth + 1));
    if (view?.kind !== 'map') return [];
    return view.entries.flatMap(({ key, value }): readonly Loaded[] => {
      if (key === through) return modelsWithin(call, value, through, depth + 1);
      if (key !== 'model') return [];
      const known = call.texts.of(value);
      const loaded =
        known === undefined ? perhaps(call, value, spellAny) : { reference: spellAny(known, call)?.reference };
      return [{ ...loaded, at: value }];
    });
  });
}

/** Several loads of one call: the first with all others. */
export function asOne([first, ...others]: readonly Loaded[]): Loaded | undefined {
  return first && { ...first, others };
}
