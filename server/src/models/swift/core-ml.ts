// Core ML: models opened by their place, and the classes that Xcode makes of model files.
import type { CodeNode } from '../../syntax/code';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { fileRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

/** The beginnings of names of Apple's own classes, which may take a configuration too. */
const foreign =
  /^(?:URL|UI|NS|WK|AV|AR|MT|CL|CK|SK|SC|HK|NW|PK|CN|EK|GK|MK|RP|VN|ML[A-Z]|SN|NL|SF|SwiftUI|Image|Model(?:Container|Context|Config)|Cloud|Whisper|LLM|App|Button|Data|String|Task|Bundle|File|JSON|Text|View)/;

/** What a file of a model may have been compiled from: `Net(configuration:)`, `Net(contentsOf:)`, `Net().model`. */
function generatedClass(call: LoadCall): Loaded | undefined {
  const { resolver } = call;
  const callee = resolver.view(call.callee);
  const isLoad = call.name === 'load' && callee.kind === 'member';
  const named = isLoad ? resolver.view(callee.object) : callee;
  if (named.kind !== 'name' || !/^[A-Z]\w+$/.test(named.name) || foreign.test(named.name)) return undefined;
  const labels = call.given.map(({ name }) => name);
  const configuration = call.argument({ named: ['configuration'] });
  const isConfigured =
    configuration !== undefined &&
    (labels[0] === 'configuration' || labels[0] === 'contentsOf') &&
    mayConfigure(configuration, call);
  if (isLoad && !isConfigured && labels[0] !== 'contentsOf') return undefined;
  const place = call.argument({ named: ['contentsOf'] });
  if (place !== undefined && (isConfigured || labels.length === 1)) {
    const known = call.texts.of(place);
    if (known !== undefined && !/\.ml(?:modelc?|package)$/.test(known.text)) return undefined;
    return known === undefined && !isConfigured
      ? undefined
      : byId({ id: [{ named: ['contentsOf'] }], spell: spellFile })(call);
  }
  if (isConfigured && labels.length === 1) return { reference: named.name };
  return labels.length === 0 && isUsedAsModel(call.node, call) ? { reference: named.name } : undefined;
}

/** A model by its place; a generated class knows the place of its own. */
function openModel(call: LoadCall): Loaded | undefined {
  const node = call.argument({ named: ['contentsOf'] });
  const view = node === undefined ? undefined : call.resolver.view(node);
  const owner =
    view?.kind === 'member' && view.name === 'urlOfModelInThisBundle' ? call.resolver.view(view.object) : undefined;
  if (owner?.kind === 'name') return { reference: owner.name };
  return byId({ id: [{ named: ['contentsOf'] }], spell: spellFile })(call);
}

/** Whether a value may be a configuration of Core ML: made as one, inferred, or of unknown make with a name that says so. */
function mayConfigure(node: CodeNode, call: LoadCall): boolean {
  const origins = call.resolver.origins(node).filter(({ path }) => path[0] !== 'builtins');
  if (origins.some(({ path }) => path.includes('MLModelConfiguration'))) return true;
  const text = call.resolver.tree.file.text.slice(node.start, node.end);
  return (
    /^\.init\b|MLModelConfiguration|config/i.test(text) &&
    !/\.(?:default|ephemeral|filled|plain|background)\b/.test(text)
  );
}

/** Whether what a call without arguments makes is then asked for its model or for a prediction. */
function isUsedAsModel(node: CodeNode, call: LoadCall): boolean {
  const { text } = call.resolver.tree.file;
  if (/^\)?[!?]?\.(?:model|prediction|predictions)\b/.test(text.slice(node.end, node.end + 14))) return true;
  const before = text.slice(Math.max(0, node.start - 80), node.start);
  const name = /(?:let|var)\s+(\w+)(?:\s*:\s*\w+[!?]?)?\s*=\s*(?:try[!?]?\s*)?$/.exec(before)?.[1];
  return name !== undefined && new RegExp(`\\b${name}[!?]?\\.(?:model|prediction|predictions)\\b`).test(text);
}

export const coreMl: Framework = {
  packages: ['CoreML'],
  rules: [
    { how: 'coreml.MLModel', calls: ['MLModel', 'MLModel.load'], read: openModel },
    fileRule('coreml.asset', ['MLModelAsset'], [{ named: ['url', 'specification'] }]),
    { how: 'coreml.generated-class', calls: ['*', '*.load'], read: generatedClass },
  ],
};

/** Vision and NaturalLanguage open models too; a class of Xcode's is often only ever named beside them. */
export const vision: Framework = {
  packages: ['Vision'],
  rules: [{ how: 'coreml.generated-class', calls: ['*', '*.load'], read: generatedClass }],
};

export const naturalLanguage: Framework = {
  packages: ['NaturalLanguage'],
  rules: [fileRule('coreml.NLModel', ['NLModel', 'NLEmbedding'], [{ named: ['contentsOf'] }])],
};

/** Create ML trains; what it learns from is data. */
export const createMl: Framework = {
  packages: ['CreateML', 'CreateMLComponents'],
  rules: [
    fileRule(
      'createml.data',
      ['**.labeledDirectories|labeledFiles|directoryWithImagesAndJsonAnnotation'],
      [{ named: ['at'] }],
      {
        kind: 'dataset',
        methods: ['labeledDirectories', 'labeledFiles'],
      },
    ),
  ],
};
