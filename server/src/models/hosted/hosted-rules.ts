// The rules that SDKs of the languages with declared types need: files, hubs, and hosted models by builder or by field.
// Invariant: an id that is no text is read as a constant only if it is one of the same SDK.
import type { CodeNode } from '../../syntax/code';
import { chainArgument } from '../code/chains';
import type { ArgumentPlace, Loaded, LoadCall, LoadRule } from '../code/load-call';
import { byId, perhaps, type IdRule } from '../code/load-rules';
import { called } from '../code/things';
import { plain, type KnownText } from '../code/known-text';
import { idOfConstant } from './model-constants';
import type { Argument } from '../code/view';
import { spellFile, spellHosted, spellHub, type SpelledModel } from '../references';

/** The first argument, however it is named. */
export const first: ArgumentPlace = { at: 0 };

type RuleOptions = Partial<
  Pick<LoadRule, 'methods'> & Pick<IdRule, 'revision' | 'without' | 'takesObjects' | 'unsafe' | 'except' | 'kind'>
>;

/** Calls that open a file or folder of weights. */
export function fileRule(
  how: string,
  calls: readonly string[],
  id: readonly ArgumentPlace[] = [first],
  { methods, ...options }: RuleOptions = {},
): LoadRule {
  return {
    how,
    calls,
    ...(methods === undefined ? {} : { methods }),
    read: byId({ id, spell: spellFile, ...options }),
  };
}

/** Calls that fetch from the Hugging Face hub, or from a folder that stands in for it. */
export function hubRule(
  how: string,
  calls: readonly string[],
  id: readonly ArgumentPlace[] = [first],
  { methods, ...options }: RuleOptions = {},
): LoadRule {
  return { how, calls, ...(methods === undefined ? {} : { methods }), read: byId({ id, spell: spellHub, ...options }) };
}

/** Calls that fetch by a name of one's own spelling. */
export function namedRule(
  how: string,
  calls: readonly string[],
  spell: IdRule['spell'],
  id: readonly ArgumentPlace[] = [first],
  { methods, ...options }: RuleOptions = {},
): LoadRule {
  return { how, calls, ...(methods === undefined ? {} : { methods }), read: byId({ id, spell, ...options }) };
}

/** Who runs a model: the provider's name, or what tells it from the call; `ollama` is a server of one's own. */
export type Provider = string | ((call: LoadCall) => string);

/** What sets the address of a service, in builders and in the arguments of clients. */
const addressNames = [
  'baseUrl',
  'baseURL',
  'base_url',
  'BaseURL',
  'BaseUrl',
  'endpoint',
  'Endpoint',
  'withBaseURL',
  'WithBaseURL',
  'with_api_base',
  'apiBase',
  'serverUrl',
  'host',
];

/** Calls that are given the id of a hosted model. */
export function hostedRule(
  provider: Provider,
  how: string,
  calls: readonly string[],
  id: readonly ArgumentPlace[] = [first],
  options: RuleOptions & { readonly prefix?: RegExp; readonly atId?: boolean } = {},
): LoadRule {
  const { methods, except, without, prefix } = options;
  const read = (call: LoadCall): Loaded | undefined => {
    if (except?.(call) === true) return undefined;
    const name = typeof provider === 'string' ? provider : provider(call);
    const spell = (known: KnownText): SpelledModel | undefined => spellOf(name, known, call, prefix);
    const place = id.find((candidate) => call.argument(candidate) !== undefined);
    const node = place === undefined ? undefined : call.argument(place);
    if (place === undefined || node === undefined) {
      const mayBeGiven = id.some((candidate) => call.hasUnknownArguments(candidate.options));
      return mayBeGiven || without === 'default' ? { reference: undefined } : undefined;
    }
    const where = options.atId === true ? { at: node } : {};
    const known = call.text(place) ?? constantOf(call, node) ?? endOf(call, node);
    if (known !== undefined) return { reference: spell(known)?.reference, ...where };
    return options.takesObjects === true && isMade(call, node)
      ? undefined
      : { ...perhaps(call, node, spell), ...where };
  };
  return { how, calls, ...(methods === undefined ? {} : { methods }), read };
}

/** Whether an expression is an object that was made, not a member of one. */
function isMade({ resolver }: LoadCall, node: CodeNode): boolean {
  return resolver
    .things(node)
    .some((thing) => thing.kind === 'instance' || (thing.kind === 'library' && thing.path.at(-1) === called));
}

function spellOf(
  provider: string,
  known: KnownText,
  call: LoadCall,
  prefix: RegExp | undefined,
): SpelledModel | undefined {
  const id = prefix === undefined ? known : { ...known, text: known.text.replace(prefix, '') };
  if (provider === 'ollama')
    return id.text.trim() === '' || /\s/.test(id.text) ? undefined : { reference: `ollama:${id.text}` };
  if (provider === 'huggingface') return spellHub(id);
  return spellHosted(provider, id, addressOf(call));
}

/** The literal address of the service that a call goes to: in its builder, or where its client was made. */
export function addressOf(call: LoadCall): string | undefined {
  const inChain = chainArgument(call.node, call.resolver, addressNames);
  const set = inChain === undefined ? undefined : call.texts.of(inChain)?.text;
  if (set !== undefined) return set;
  for (const maker of [call, ...call.makers()]) {
    const address = maker.given.map((argument) => addressIn(argument, maker)).find((found) => found !== undefined);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** The address in one argument: itself, in an object of options, or set by an option (`option.WithBaseURL("…")`). */
function addressIn({ name, value }: Argument, { resolver, texts }: LoadCall): string | undefined {
  const text = texts.of(value)?.text;
  const isNamed = name !== undefined && addressNames.includes(name);
  if (text !== undefined) return isNamed || /^https?:\/\//.test(text) ? text : undefined;
  const view = resolver.view(value);
  if (view.kind !== 'call') return undefined;
  const callee = resolver.view(view.callee);
  const isSetter = callee.kind === 'member' && addressNames.includes(callee.name);
  const held = isSetter
    ? view.arguments[0]
    : view.arguments.find((each) => each.name !== undefined && addressNames.includes(each.name));
  return held === undefined ? undefined : texts.of(held.value)?.text;
}

/** The id at the end of a resource's name whose beginning is not known: `projects/${p}/…/models/gemini-…`. */
function endOf(call: LoadCall, node: CodeNode): KnownText | undefined {
  for (const thing of call.resolver.things(node)) {
    const view = thing.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
    const last = view?.kind === 'joined' ? view.parts.at(-1) : undefined;
    const text = typeof last === 'string' ? last : last === undefined ? undefined : call.texts.of(last)?.text;
    const id = /\/publishers\/\w+\/models\/([\w.@-]+)$/.exec(text ?? '')?.[1];
    if (id !== undefined) return plain(id);
  }
  return undefined;
}

/** The id behind a constant of the SDK itself: `ChatModel.GPT_4_1`, `.gpt4_o`, with what makes a text of it. */
export function constantOf(call: LoadCall, node: CodeNode): KnownText | undefined {
  const { resolver } = call;
  for (const thing of resolver.things(node)) {
    if (thing.kind === 'library' && thing.path[0] === call.origin.path[0]) {
      const ids = thing.path.slice(1).flatMap((name) => idOfConstant(name) ?? []);
      const [id] = ids.slice(-1);
      if (id !== undefined) return plain(id);
    }
    // The compiler finds the type of `.name`.
    const view = thing.kind === 'expression' ? resolver.view(thing.node) : undefined;
    const isImplicit = view?.kind === 'member' && resolver.view(view.object).kind === 'opaque';
    const id = isImplicit ? idOfConstant(view.name) : undefined;
    if (id !== undefined) return plain(id);
  }
  return undefined;
}
