// LangChain, Genkit and Eino for Go: options that name a model.
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { hostedRule, namedRule } from '../hosted/hosted-rules';
import { providerOfId } from '../hosted/providers';
import { spellHosted, type SpelledModel } from '../references';
import { wordTable } from '../../text/word-table';

const byPackage: Readonly<Record<string, string>> = wordTable({
  openai: 'openai',
  anthropic: 'anthropic',
  ollama: 'ollama',
  googleai: 'google',
  vertex: 'vertex',
  palm: 'vertex',
  mistral: 'mistral',
  cohere: 'cohere',
  huggingface: 'huggingface',
  bedrock: 'bedrock',
  gemini: 'google',
  claude: 'anthropic',
  deepseek: 'deepseek',
  qwen: 'dashscope',
  ark: 'ark',
  qianfan: 'qianfan',
  openrouter: 'openrouter',
  ernie: 'qianfan',
});

function provider(call: LoadCall): string {
  const known = call.origin.path.slice(1).findLast((name) => Object.hasOwn(byPackage, name));
  if (known === 'openai' && around(call).includes('APITypeAzure')) return 'azure-openai';
  return (
    (known === undefined ? undefined : byPackage[known]) ??
    providerOfId(call.text({ at: 0 })?.text ?? '') ??
    'langchaingo'
  );
}

/** The call that an option is given to, as it is written. */
function around(call: LoadCall): string {
  const holder = call.node.parent?.parent ?? call.node;
  return call.resolver.tree.file.text.slice(holder.start, holder.end);
}

/** A model that is made without being told which one. */
function withoutModel(call: LoadCall): Loaded | undefined {
  const isTold = call.given.some(
    ({ value, spread }) =>
      spread !== undefined ||
      /With(?:\w*Model|\w*LLM)\b|\.\.\.|^opts$/.test(call.resolver.tree.file.text.slice(value.start, value.end + 3)),
  );
  return isTold ? undefined : { reference: undefined };
}

/** Genkit writes the plugin before the id. */
function spellGenkit(known: KnownText): SpelledModel | undefined {
  const [, plugin = '', id = ''] = /^([a-z]+)\/(.+)$/.exec(known.text) ?? [];
  const name = plugin === 'vertexai' ? 'vertex' : byPackage[plugin];
  if (name === undefined) return undefined;
  return name === 'ollama' ? { reference: `ollama:${id}` } : spellHosted(name, { ...known, text: id });
}

export const assistants: readonly Framework[] = [
  {
    packages: ['github.com/tmc/langchaingo'],
    rules: [
      hostedRule(
        provider,
        'langchaingo.WithModel',
        ['**.WithModel|WithEmbeddingModel|WithDefaultModel|WithDefaultEmbeddingModel|WithModelName'],
        undefined,
        { except: (call) => call.origin.path.includes('schema') },
      ),
      { how: 'langchaingo.New', calls: ['llms.**.New', '**.llms.**.New'], read: withoutModel },
    ],
  },
  {
    packages: ['github.com/firebase/genkit/go'],
    rules: [
      namedRule(
        'genkit.WithModelName',
        ['**.WithModelName|WithDefaultModel|WithEmbedderName', '**.LookupModel'],
        spellGenkit,
      ),
      hostedRule(
        (call) => (call.name.startsWith('VertexAI') ? 'vertex' : 'google'),
        'genkit.model',
        ['**.GoogleAIModel|VertexAIModel|GoogleAIEmbedder|VertexAIEmbedder|GoogleAIModelRef|VertexAIModelRef'],
        [{ at: 1 }],
      ),
    ],
  },
  {
    packages: ['github.com/cloudwego/eino-ext/components'],
    rules: [
      hostedRule(
        provider,
        'eino.NewChatModel',
        ['**.NewChatModel|NewEmbedder|NewToolCallingChatModel'],
        [{ options: 1, named: ['Model'] }],
      ),
    ],
  },
];
