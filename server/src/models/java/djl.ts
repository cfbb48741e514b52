// Deep Java Library: criteria that say which model, and models that are made empty and then filled.
import { chainOf } from '../code/chains';
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { fileRule, namedRule } from '../hosted/hosted-rules';
import { spellFile, type SpelledModel } from '../references';

/** `djl://ai.djl.huggingface.pytorch/org/name` is a model of the Hugging Face hub, `file://` a path. */
function spellUrl(known: KnownText): SpelledModel | undefined {
  const hub = /^djl:\/\/ai\.djl\.huggingface\.[a-z]+\/([^/?]+(?:\/[^/?]+)?)/.exec(known.text)?.[1];
  if (hub !== undefined) return { reference: `pkg:huggingface/${hub}` };
  return spellFile({ ...known, text: known.text.replace(/^file:(?:\/\/)?(?=\/|\.|[^/])/, '') });
}

const sources = ['optModelUrls', 'optModelPath', 'optModelName'];

/** Criteria without a place take what the library's zoo has for them. */
function fromZoo(call: LoadCall): Loaded | undefined {
  const names = call.origin.path;
  const isChosen = names.some((name) => sources.includes(name));
  const isVisible = names.includes('builder') && names.includes('build');
  return isChosen || !isVisible ? undefined : { reference: undefined };
}

/** `ModelZoo.loadModel(criteria)`. */
function givenToZoo(call: LoadCall): Loaded | undefined {
  const node = call.argument({ at: 0 });
  const [made] = node === undefined ? [] : call.resolver.origins(node);
  if (made?.node === undefined || !made.path.includes('builder')) return undefined;
  return chainOf(made.node, call.resolver).some(({ name }) => sources.includes(name))
    ? undefined
    : { reference: undefined };
}

export const djl: Framework = {
  packages: ['ai.djl'],
  rules: [
    namedRule('djl.optModelUrls', ['**.optModelUrls'], spellUrl),
    fileRule('djl.optModelPath', ['**.optModelPath']),
    fileRule('djl.load', ['**.Model.newInstance.().load']),
    { how: 'djl.loadModel', calls: ['**.Criteria.builder.**.build.().loadModel'], read: fromZoo },
    { how: 'djl.loadModel', calls: ['**.ModelZoo.loadModel'], read: givenToZoo },
  ],
};
