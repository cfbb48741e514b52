// Services that are called without an SDK: the address tells the provider, the address or the body the model.
// Invariant: an address counts only if its host is a provider's or its path is one that only such services have.
// Sources: the providers' API references.
import type { CodeNode } from '../syntax/code';
import { isModelFile } from './evidence';
import type { Loaded, LoadCall } from './code/load-call';
import { perhaps } from './code/load-rules';
import { plain, type KnownText } from './code/known-text';
import { namesWithin } from './code/surroundings';
import { providerAt } from './hosted/providers';
import { spellFile, spellHosted, type SpelledModel } from './references';

/** What tells in a text that such a call may be there; quick, so that other files are not parsed. */
export const telling =
  /openai\.com|anthropic\.com|openai\.azure\.com|groq\.com|mistral\.ai|cohere\.(?:com|ai)|googleapis\.com|openrouter\.ai|together\.(?:xyz|ai)|huggingface\.co|hf\.(?:co|space)|fireworks\.ai|perplexity\.ai|deepseek\.com|api\.x\.ai|cerebras\.ai|deepinfra\.com|elevenlabs\.io|deepgram\.com|replicate\.com|voyageai\.com|jina\.ai|nvidia\.com|amazonaws\.com|:11434|\/api\/(?:generate|chat|embed|embeddings|pull)\b|\.(?:onnx|safetensors|gguf|pth?|ckpt|h5|keras|tflite|joblib|pkl)\b/;

/** Paths at which an id stands in the address itself. */
const inAddress: readonly RegExp[] = [
  /\/openai\/deployments\/([^/?{}]+)\//,
  /\/models\/([\w.-]+):(?:generateContent|streamGenerateContent|predict|rawPredict|streamRawPredict|embedContent|batchEmbedContents|countTokens)/,
  /\/model\/([^/?{}]+)\/(?:invoke|converse)/,
  /api-inference\.huggingface\.co\/(?:models|pipeline\/[\w-]+)\/([\w.-]+(?:\/[\w.-]+)?)/,
  /router\.huggingface\.co\/[\w-]+\/models\/([\w.-]+\/[\w.-]+)/,
  /api\.replicate\.com\/v1\/(?:models|deployments)\/([\w.-]+\/[\w.-]+)\//,
];

/** Paths below which only a local Ollama answers. */
const ollamaPath = /\/api\/(?:generate|chat|embed|embeddings|pull)$/;
/** Paths of services at which models are called. */
const callPath =
  /\/(?:chat\/completions|completions|responses|embeddings|messages|audio\/(?:transcriptions|translations|speech)|images\/generations|rerank|chat|embed|generate|fim\/completions|moderations|predictions|speech-to-text|text-to-speech\/[^/]+|listen)\/?$/;

/** A model that an address and a body name; undefined for an address of anything else. */
export function readRequest(call: LoadCall, address: CodeNode, body: CodeNode | undefined): Loaded | undefined {
  const { text, isWhole } = addressText(call, address);
  const plainText = text.replace(/[?#].*$/, '');
  const host = /^https?:\/\/([^/:{}]+)/.exec(text)?.[1] ?? '';
  const provider = providerAt(host);
  const isOllama = provider === undefined && isOllamaAddress(call, address, plainText);
  if (!isOllama && provider === undefined) return undefined;
  const spell = (known: KnownText): SpelledModel | undefined =>
    isOllama ? { reference: `ollama:${known.text}` } : spellHosted(provider ?? '', known);
  for (const pattern of isOllama ? [] : inAddress) {
    const id = pattern.exec(text)?.[1];
    if (id !== undefined) return { reference: spell(plain(decode(id)))?.reference };
  }
  const model =
    body === undefined ? undefined : entryIn(call, body, isOllama ? ['model', 'name'] : ['model', 'model_id']);
  if (model !== undefined) {
    const known = call.texts.of(model);
    return known === undefined ? perhaps(call, model, spell) : { reference: spell(known)?.reference };
  }
  if (
    /:(?:generateContent|streamGenerateContent)$|\/openai\/deployments\/|\/model\/[^/]*\/(?:invoke|converse)/.test(text)
  )
    return { reference: undefined };
  return isWhole && body !== undefined && callPath.test(plainText) ? { reference: undefined } : undefined;
}

/** Whether an address is that of an Ollama: by its port, or by how it is called where that is not known. */
function isOllamaAddress(call: LoadCall, address: CodeNode, text: string): boolean {
  if (/^https?:\/\/[^/]+:11434\//.test(text)) return true;
  if (!ollamaPath.test(text) || text.startsWith('/')) return false;
  return /ollama/i.test(text) || namesWithin(call.resolver.tree, address).some((name) => /ollama/i.test(name));
}

/** A model file that is fetched from an address. */
export function readDownload(call: LoadCall, address: CodeNode): Loaded | undefined {
  const known = call.texts.of(address);
  if (known === undefined || !/^(?:https?|ftp|s3|gs):\/\//.test(known.text) || !isModelFile(known.text))
    return undefined;
  const spelled = spellFile(known);
  return { reference: spelled?.reference, revision: spelled?.revision };
}

/** The text of an address; what is not known of it stands there as `{}`. */
function addressText(call: LoadCall, node: CodeNode): { readonly text: string; readonly isWhole: boolean } {
  const known = call.texts.of(node);
  if (known !== undefined) return { text: known.text, isWhole: true };
  const [thing] = call.resolver.things(node);
  const view = call.resolver.view(thing?.kind === 'expression' ? thing.node : node);
  if (view.kind !== 'joined') return { text: '', isWhole: false };
  const pieces = view.parts.map((part) => (typeof part === 'string' ? part : partText(call, part)));
  return { text: pieces.join(''), isWhole: false };
}

function partText(call: LoadCall, part: CodeNode): string {
  const [possible] = call.possible(part);
  return call.texts.of(part)?.text ?? possible?.known.text ?? '{}';
}

/** The value of a key in a body that is written out, as it is or turned into JSON. */
function entryIn(call: LoadCall, body: CodeNode, keys: readonly string[], depth = 0): CodeNode | undefined {
  if (depth > 5) return undefined;
  const own = call.resolver.view(body);
  // `json.dumps({…})`, `JSON.stringify({…})`.
  const [turned] = own.kind === 'call' ? own.arguments : [];
  if (turned !== undefined) return entryIn(call, turned.value, keys, depth + 1);
  for (const thing of call.resolver.things(body)) {
    if (thing.kind !== 'expression') continue;
    const view = call.resolver.view(thing.node);
    if (view.kind === 'call' && thing.node !== body) return entryIn(call, thing.node, keys, depth + 1);
    if (view.kind !== 'map') continue;
    for (const entry of view.entries.toReversed()) {
      if (entry.key !== undefined && keys.includes(entry.key)) return entry.value;
      const inside = entry.spread ? entryIn(call, entry.value, keys, depth + 1) : undefined;
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

function decode(id: string): string {
  return id.replace(/%3A/gi, ':').replace(/%2F/gi, '/');
}
