// Frameworks over many providers in JavaScript: LangChain.js, LlamaIndex.TS, Genkit, Mastra, OpenAI's agents.
// Sources: the frameworks' references.
import type { KnownText } from '../code/known-text';
import type { Framework, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { hostedRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { langchainRules } from '../hosted/langchain';
import { spellHosted, spellIn, spellPrefixed, type SpelledModel } from '../references';
import { option } from './hosted-models';
import { wordTable } from '../../text/word-table';

const langchain: Framework = {
  packages: [
    'langchain',
    'deepagents',
    '@langchain/langgraph',
    ...'openai anthropic google-genai google-vertexai google-vertexai-web google-gauth google-common mistralai cohere aws groq community ollama xai deepseek cerebras azure-openai nomic mixedbread-ai baidu-qianfan core langgraph-supervisor classic together-ai openrouter perplexity ibm'
      .split(' ')
      .map((name) => `@langchain/${name}`),
  ],
  rules: langchainRules((names) => names.map((name) => ({ options: 0, named: [name] }))),
};

const llamaIndexClasses: Readonly<Record<string, string>> = wordTable({
  'OpenAI|OpenAIEmbedding|OpenAIAgent|OpenAIResponses': 'openai',
  Anthropic: 'anthropic',
  'Gemini|GeminiEmbedding': 'google',
  'MistralAI|MistralAIEmbedding': 'mistral',
  Groq: 'groq',
  'Bedrock|BedrockEmbedding': 'bedrock',
  DeepSeekLLM: 'deepseek',
  'TogetherLLM|TogetherEmbedding': 'together',
  'FireworksLLM|FireworksEmbedding': 'fireworks',
  'CohereRerank|CohereEmbedding': 'cohere',
  VoyageAIEmbedding: 'voyage',
});

const llamaIndexFunctions: Readonly<Record<string, string>> = wordTable({
  openai: 'openai',
  anthropic: 'anthropic',
  gemini: 'google',
  mistral: 'mistral',
  groq: 'groq',
  bedrock: 'bedrock',
});

const llamaIndex: Framework = {
  packages: [
    'llamaindex',
    ...'openai anthropic google mistral groq aws huggingface ollama cohere deepseek together fireworks voyage-ai vercel azure core'
      .split(' ')
      .map((name) => `@llamaindex/${name}`),
  ],
  rules: [
    ...Object.entries(llamaIndexClasses).map(([names, provider]) =>
      hostedRule(provider, 'llama_index.llm', [names], option(0, 'model', 'modelName'), { without: 'default' }),
    ),
    ...Object.entries(llamaIndexFunctions).map(([name, provider]) =>
      hostedRule(provider, 'llama_index.llm', [name], option(0, 'model'), { without: 'default' }),
    ),
    hubRule(
      'llama_index.embedding',
      ['HuggingFaceEmbedding|HuggingFaceInferenceAPI|HuggingFaceInferenceAPIEmbedding|HuggingFaceLLM'],
      option(0, 'modelType', 'model', 'modelName'),
      { without: 'default' },
    ),
    namedRule('llama_index.llm', ['Ollama|OllamaEmbedding|ollama'], spellIn('ollama'), option(0, 'model')),
  ],
};

/** An id with its provider; without a prefix that anybody knows it is the framework's own provider's. */
const prefixed =
  (otherwise: string) =>
  (known: KnownText): SpelledModel | undefined =>
    spellPrefixed(known, otherwise);

/** An agent's model by its id; an object was made, and reported, elsewhere. */
const agent = (how: string, calls: readonly string[], at: number, otherwise: string) => ({
  how,
  calls,
  read: byId({
    id: option(at, 'model', 'defaultModel', 'embedder'),
    spell: prefixed(otherwise),
    takesObjects: true,
    except: isObjectModel,
  }),
});

/** A model that is no text and comes from no setting is an object. */
function isObjectModel(call: LoadCall): boolean {
  const node = call.argument({ options: 0, named: ['model'] }) ?? call.argument({ options: 1, named: ['model'] });
  if (node === undefined || call.texts.of(node) !== undefined) return false;
  const view = call.resolver.view(node);
  const isSetting = call.resolver.origins(node).some(({ path }) => path.includes('env'));
  return !isSetting && (view.kind === 'call' || view.kind === 'name');
}

const genkit: Framework = {
  packages: ['genkit', '@genkit-ai/ai'],
  rules: [
    { ...agent('genkit.generate', ['**.generate|generateStream|embed|definePrompt|chat', 'genkit'], 0, 'google') },
  ],
};

const genkitModels: readonly Framework[] = (
  [
    ['@genkit-ai/googleai', 'google'],
    ['@genkit-ai/google-genai', 'google'],
    ['@genkit-ai/vertexai', 'vertex'],
    ['@genkit-ai/compat-oai', 'openai'],
    ['genkitx-openai', 'openai'],
    ['genkitx-anthropic', 'anthropic'],
    ['genkitx-ollama', 'ollama'],
  ] as const
).map(([name, provider]) => ({
  packages: [name],
  rules: [
    {
      calls: ['*.model', '*.embedder'],
      how: 'genkit.model',
      read: byId({
        id: [{ at: 0 }],
        spell: (known: KnownText) =>
          provider === 'ollama' ? { reference: `ollama:${known.text}` } : spellHosted(provider, known),
      }),
    },
  ],
}));

export const agents: readonly Framework[] = [
  langchain,
  llamaIndex,
  genkit,
  ...genkitModels,
  { packages: ['@mastra/core'], rules: [agent('mastra.Agent', ['Agent', '*.Agent'], 0, 'openai')] },
  {
    packages: ['@openai/agents', '@openai/agents-core', '@openai/agents-realtime'],
    rules: [
      agent('openai-agents.Agent', ['Agent', 'Runner', 'Agent.create', 'RealtimeAgent'], 0, 'openai'),
      agent('openai-agents.RealtimeSession', ['RealtimeSession'], 1, 'openai'),
    ],
  },
  {
    packages: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
    rules: [
      {
        calls: ['query'],
        how: 'claude-agent-sdk.query',
        read: (call) => {
          const options = call.argument({ options: 0, named: ['options'] });
          const node = options === undefined ? undefined : call.entryOf(options, ['model']);
          const known = node === undefined ? undefined : call.texts.of(node);
          return node === undefined
            ? undefined
            : { reference: known === undefined ? undefined : spellHosted('anthropic', known)?.reference };
        },
      },
    ],
  },
  { packages: ['@google/adk'], rules: [agent('google-adk.Agent', ['Agent|LlmAgent'], 0, 'google')] },
  {
    packages: ['ai-sdk-ollama', 'ollama-ai-provider-v2'],
    rules: [
      namedRule('ai-sdk', ['ollama', 'ollama.*', 'createOllama.()', 'createOllama.().*'], spellIn('ollama'), [
        { at: 0 },
      ]),
    ],
  },
];
