// Hosted models that are called without an SDK: a request to the address of a provider, with the model in its body.
// Invariant: only an address of a known service counts, and only a model that is written for that request; what is
// put together while the program runs is dynamic, and a request without a sign of a model is none.
import type { CodeNode, SyntaxTree } from '../../syntax/code';
import type { KnownText } from './known-text';
import { plain } from './known-text';
import { spellHosted } from '../references';
import type { Resolver } from './resolver';
import type { Texts } from './texts';
import type { Program } from './view';

/** A request to a provider. */
export interface HttpUse {
  /** Where the model is named, or the call that is given the address. */
  readonly node: CodeNode;
  readonly call: CodeNode;
  readonly reference: string | undefined;
}

/** Parts of the addresses of services, by which a file tells that it may call one. */
export const serviceHosts: readonly string[] = [
  'api.openai.com',
  'api.anthropic.com',
  'generativelanguage.googleapis.com',
  'api.mistral.ai',
  'api.cohere.',
  'api.groq.com',
  'openrouter.ai',
  'api.deepseek.com',
  'api.perplexity.ai',
  'api.together.',
  'api.fireworks.ai',
  'api.x.ai',
  'openai.azure.com',
  'aiplatform.googleapis.com',
  'api-inference.huggingface.co',
  'bedrock-runtime.',
  ':11434/',
];

/** The ends of addresses that answer with a model. */
const endpoints =
  /\/(?:chat\/completions|completions|responses|embeddings|messages|complete|audio\/(?:transcriptions|translations|speech)|images\/generations|moderations|chat|embed|rerank|generate|api\/(?:generate|chat|embed|embeddings|pull))(?:[?#]|$)/;
/** Addresses that hold the model themselves. */
const inAddress = [
  /\/models\/([^/:?]+(?:\/[^/:?]+)?):(?:generateContent|streamGenerateContent|embedContent|batchEmbedContents|predict|rawPredict|streamRawPredict)/,
  /\/openai\/deployments\/([^/?]+)\//,
  /api-inference\.huggingface\.co\/(?:models|pipeline\/[\w-]+)\/([^/?]+(?:\/[^/?]+)?)/,
  /bedrock-runtime\.[a-z0-9-]+\.amazonaws\.com\/model\/([^/?]+)\/(?:invoke|converse)/,
];

/** The requests in a file. */
export function findHttpUses(program: Program, resolver: Resolver, texts: Texts): readonly HttpUse[] {
  const { tree } = program;
  if (!serviceHosts.some((host) => tree.file.text.includes(host))) return [];
  const found = new Map<string, HttpUse>();
  for (const call of program.calls) {
    const view = resolver.view(call);
    if (view.kind !== 'call') continue;
    for (const { value } of view.arguments) {
      const address = addressOf(value, resolver, texts);
      const use = address === undefined ? undefined : useOf(address, call, value, tree, texts);
      if (use === undefined) continue;
      // The same request is built of several calls, each of which may be given the address.
      const key = use.node === call ? `function ${functionAround(call).start}` : `model ${use.node.start}`;
      if (!found.has(key)) found.set(key, use);
    }
  }
  return [...found.values()];
}

/** The address of a service in an argument; of one that is put together, as much as is written. */
function addressOf(value: CodeNode, resolver: Resolver, texts: Texts): string | undefined {
  const known = texts.of(value)?.text;
  const text = known ?? writtenOf(value, resolver);
  if (text === undefined || !/^https?:\/\//.test(text)) return undefined;
  const isService = serviceHosts.some((host) => text.includes(host));
  return isService && (endpoints.test(text) || inAddress.some((pattern) => pattern.test(text))) ? text : undefined;
}

/** What is written of a text with holes, which stand as a sign that no address has. */
function writtenOf(value: CodeNode, resolver: Resolver): string | undefined {
  const [thing] = resolver.things(value);
  const view = thing?.kind === 'expression' ? resolver.view(thing.node) : undefined;
  if (view?.kind !== 'joined') return undefined;
  return view.parts
    .map((part) => {
      const inner = typeof part === 'string' ? undefined : resolver.view(part);
      return typeof part === 'string' ? part : inner?.kind === 'text' ? inner.text : '\u0001';
    })
    .join('');
}

function useOf(address: string, call: CodeNode, value: CodeNode, tree: SyntaxTree, texts: Texts): HttpUse | undefined {
  const own = inAddress.map((pattern) => pattern.exec(address)?.[1]).find((id) => id !== undefined);
  if (own !== undefined) {
    const isKnown = !own.includes('\u0001');
    return { node: value, call, reference: isKnown ? spell(plain(decodeURIComponent(own)), address) : undefined };
  }
  const body = modelIn(functionAround(call), tree, texts) ?? modelIn(tree.root, tree, texts);
  if (body === undefined) return undefined;
  return {
    node: body.known === undefined ? call : body.node,
    call,
    reference: body.known && spell(body.known, address),
  };
}

function spell(known: KnownText, address: string): string | undefined {
  return spellHosted('http', known, address)?.reference;
}

const functionTypes =
  /(?:function|method|constructor|init)_(?:declaration|definition|item|body)$|^(?:func_literal|lambda_expression|function_item|local_function_statement)$/;

function functionAround(node: CodeNode): CodeNode {
  let at = node;
  while (at.parent !== undefined && !functionTypes.test(at.type)) at = at.parent;
  return at;
}

/** `"model": "id"` in a text, `put("model", id)`, `"model" to id`, `["model"] = id`, `model = "id"`, `Model: "id"`. */
const inJson = /\\?"model\\?"\s*:\s*\\?"((?:[^"\\]|\\\\)+)\\?"/g;
const inCode = /(?:["']model["']\]?\s*(?:,|:|=>|=|\bto\b)|\b[mM]odel\s*(?:=(?!=)|:))\s*(?=([\w"'@.!&(]))/g;

interface Named {
  readonly node: CodeNode;
  /** Undefined: decided while the program runs. */
  readonly known: KnownText | undefined;
}

/** The model that a piece of code names for a request; undefined where it names none, or more than one. */
function modelIn(within: CodeNode, tree: SyntaxTree, texts: Texts): Named | undefined {
  const source = tree.file.text.slice(within.start, within.end);
  const named: Named[] = [];
  for (const match of source.matchAll(inJson)) {
    const node = nodeAt(within, within.start + match.index + 1);
    if (isText(node) && match[1] !== undefined) named.push({ node, known: plain(match[1]) });
  }
  for (const match of source.matchAll(inCode)) {
    const at = within.start + match.index;
    if (!isKey(nodeAt(within, at + 1), match[0])) continue;
    const values = valuesAt(within, at + match[0].length);
    const node = values.find((value) => texts.of(value) !== undefined) ?? values[0];
    const known = node === undefined ? undefined : texts.of(node);
    if (node !== undefined && !isType(node, known)) named.push({ node, known });
  }
  const ids = new Set(named.map(({ known }) => known?.text));
  return ids.size === 1 ? named[0] : undefined;
}

/** Whether what is found at a node is a key: a text of its own, or a name in the code. */
function isKey(node: CodeNode, written: string): boolean {
  if (isComment(node)) return false;
  if (!/^["']/.test(written)) return !isText(node);
  let whole = node;
  while (whole.parent !== undefined && isText(whole.parent)) whole = whole.parent;
  return isText(whole) && whole.end - whole.start <= '"model"'.length;
}

/** `model: String` declares a field; a value is a literal or something that is used. */
function isType(node: CodeNode, known: KnownText | undefined): boolean {
  return known === undefined && node.type.includes('type');
}

/** The smallest node at an offset. */
function nodeAt(within: CodeNode, offset: number): CodeNode {
  let at = within;
  for (;;) {
    const inner = at.children.find((child) => child.start <= offset && offset < child.end);
    if (inner === undefined) return at;
    at = inner;
  }
}

/** The nodes that begin at an offset, the largest first. */
function valuesAt(within: CodeNode, offset: number): readonly CodeNode[] {
  const found: CodeNode[] = [];
  let at: CodeNode | undefined = within;
  while (at !== undefined) {
    if (at.start === offset && at !== within) found.push(at);
    at = at.children.find((child) => child.start <= offset && offset < child.end);
  }
  return found;
}

function isText(node: CodeNode): boolean {
  return /string|text|content|fragment|escape/.test(node.type);
}

function isComment(node: CodeNode): boolean {
  return node.type.includes('comment');
}
