// LangChain's classes, which are called alike in Python and JavaScript: who runs the model of each, or where it lies.
// Sources: the integration packages' references. Invariant: a class is known by its name; the package it comes from
// changes from version to version.
import type { KnownText } from '../code/known-text';
import type { ArgumentPlace, Loaded, LoadCall, LoadRule } from '../code/load-call';
import { byId, perhaps } from '../code/load-rules';
import { addressOf } from './hosted-rules';
import { isLocal, spellFile, spellHosted, spellHub, spellIn, spellPrefixed, type SpelledModel } from '../references';
import { providerByPrefix } from './providers';
import { wordTable } from '../../text/word-table';

type Spell = (known: KnownText, call: LoadCall) => SpelledModel | undefined;

const hosted =
  (provider: string): Spell =>
  (known, call) =>
    spellHosted(provider, known, addressOf(call) ?? addressIn(call));

/** The address among the options of JavaScript's classes: their own, or those of the client below. */
function addressIn(call: LoadCall): string | undefined {
  const names = ['baseURL', 'baseUrl', 'basePath'];
  const own = call.text({ options: 0, named: names })?.text;
  const below = call.argument({ options: 0, named: ['configuration', 'clientOptions'] });
  const [thing] = own === undefined && below !== undefined ? call.resolver.things(below) : [];
  const view = thing?.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
  const entry =
    view?.kind === 'map' ? view.entries.find(({ key }) => key !== undefined && names.includes(key)) : undefined;
  return own ?? (entry === undefined ? undefined : call.texts.of(entry.value)?.text);
}

/** Short names of embedders are those of Sentence Transformers; LangChain passes them on as they are. */
const sentence: Spell = (known) => {
  const isShort = /^(?:all|multi-qa|paraphrase|msmarco|distiluse|gtr|sentence-t5)-/.test(known.text);
  return spellHub(isShort ? { ...known, text: `sentence-transformers/${known.text}` } : known);
};

const prefixed: Spell = (known) => spellPrefixed(known);

/** Keywords of the model in the order in which they count. */
type ClassModel = readonly [spell: Spell, names: readonly string[]];

const usual = ['model', 'model_name', 'modelName'];
const bedrock = ['model_id', 'model', 'modelId'];
const deployment = [
  'azure_deployment',
  'deployment_name',
  'deployment',
  'azureOpenAIApiDeploymentName',
  'azureOpenAIApiEmbeddingsDeploymentName',
  'azureOpenAIEmbeddingsApiDeploymentName',
  'deploymentName',
  ...usual,
];

const chat: Readonly<Record<string, ClassModel>> = wordTable({
  'ChatOpenAI OpenAI OpenAIEmbeddings OpenAIChat ChatOpenAIResponses OpenAIModeration DallEAPIWrapper': [
    hosted('openai'),
    usual,
  ],
  'AzureChatOpenAI AzureOpenAI AzureOpenAIEmbeddings AzureChatOpenAIResponses': [hosted('azure-openai'), deployment],
  'ChatAnthropic Anthropic AnthropicLLM ChatAnthropicMessages': [hosted('anthropic'), usual],
  'ChatGoogleGenerativeAI GoogleGenerativeAI GoogleGenerativeAIEmbeddings ChatGooglePalm ChatGoogle': [
    hosted('google'),
    usual,
  ],
  'ChatVertexAI VertexAI VertexAIEmbeddings ChatAnthropicVertex VertexAIModelGarden GoogleVertexAI GoogleVertexAIEmbeddings ChatGoogleVertexAI':
    [hosted('vertex'), usual],
  'ChatMistralAI MistralAIEmbeddings MistralAI': [hosted('mistral'), usual],
  'ChatCohere Cohere CohereEmbeddings CohereRerank': [hosted('cohere'), usual],
  'ChatBedrock ChatBedrockConverse BedrockChat Bedrock BedrockLLM BedrockEmbeddings BedrockRerank ChatAnthropicBedrock':
    [hosted('bedrock'), bedrock],
  'ChatGroq Groq': [hosted('groq'), usual],
  'ChatTogether Together TogetherEmbeddings ChatTogetherAI TogetherAI TogetherAIEmbeddings': [
    hosted('together'),
    usual,
  ],
  'ChatFireworks Fireworks FireworksEmbeddings': [hosted('fireworks'), usual],
  ChatDeepSeek: [hosted('deepseek'), usual],
  ChatXAI: [hosted('xai'), usual],
  ChatPerplexity: [hosted('perplexity'), usual],
  ChatCerebras: [hosted('cerebras'), usual],
  'ChatCloudflareWorkersAI CloudflareWorkersAI CloudflareWorkersAIEmbeddings': [hosted('cloudflare'), usual],
  ChatOpenRouter: [hosted('openrouter'), usual],
  'ChatDeepInfra DeepInfra DeepInfraEmbeddings': [hosted('deepinfra'), ['model_id', ...usual]],
  'ChatNVIDIA NVIDIA NVIDIAEmbeddings NVIDIARerank': [hosted('nvidia'), usual],
  'ChatWatsonx WatsonxLLM WatsonxEmbeddings WatsonxRerank ChatWatsonX WatsonX': [
    hosted('watsonx'),
    ['model_id', 'model'],
  ],
  'AzureAIChatCompletionsModel AzureAIEmbeddingsModel AzureMLChatOnlineEndpoint': [hosted('azure-ai'), usual],
  'VoyageAIEmbeddings VoyageEmbeddings VoyageAIRerank': [hosted('voyage'), usual],
  'JinaEmbeddings JinaRerank': [hosted('jina'), usual],
  'ChatDatabricks DatabricksEmbeddings Databricks': [hosted('databricks'), ['endpoint', 'endpoint_name', ...usual]],
  'ChatAI21 AI21LLM AI21Embeddings': [hosted('ai21'), usual],
  'AlephAlpha AlephAlphaSymmetricSemanticEmbedding AlephAlphaAsymmetricSemanticEmbedding': [
    hosted('aleph-alpha'),
    usual,
  ],
  'SagemakerEndpoint SagemakerEndpointEmbeddings': [hosted('sagemaker'), ['endpoint_name']],
  Replicate: [hosted('replicate'), usual],
  'ChatLiteLLM LiteLLM ChatLiteLLMRouter LiteLLMEmbeddings': [prefixed, usual],
  'ChatOllama OllamaLLM Ollama OllamaEmbeddings OllamaFunctions': [spellIn('ollama'), usual],
  'HuggingFaceEmbeddings SentenceTransformerEmbeddings HuggingFaceInstructEmbeddings HuggingFaceBgeEmbeddings HuggingFaceCrossEncoder OptimumEmbedding ModelScopeEmbeddings SelfHostedHuggingFaceEmbeddings HuggingFaceTransformersEmbeddings':
    [sentence, ['model_name', ...usual]],
  'HuggingFaceEndpoint HuggingFaceHub HuggingFaceHubEmbeddings HuggingFaceEndpointEmbeddings HuggingFaceInferenceAPIEmbeddings HuggingFaceInference HuggingFaceInferenceEmbeddings':
    [spellHub, ['repo_id', 'model', 'model_name', 'modelName']],
  'VLLM ChatMLX MLXPipeline CTransformers DeepSparse': [spellHub, ['model', 'model_id']],
  'LlamaCpp ChatLlamaCpp LlamaCppEmbeddings LlamaCpp.initialize ChatLlamaCpp.initialize LlamaCppEmbeddings.initialize':
    [spellFile, ['model_path', 'modelPath']],
  'GPT4All GPT4AllEmbeddings': [
    (known) =>
      isLocal(known) && (known.isPath || known.text.includes('/')) ? spellFile(known) : spellIn('gpt4all')(known),
    ['model', 'model_name'],
  ],
  Llamafile: [hosted('llamafile'), usual],
  'FastEmbedEmbeddings FastEmbedSparse': [spellIn('fastembed'), ['model_name', 'model']],
  FlashrankRerank: [spellIn('flashrank'), ['model']],
  SpacyEmbeddings: [spellIn('spacy'), ['model_name']],
});

/** Where an argument stands: by keyword in Python, as a property of the first argument in JavaScript. */
export type Places = (names: readonly string[]) => readonly ArgumentPlace[];

/** The rules for all classes, wherever they are imported from. */
export function langchainRules(places: Places): readonly LoadRule[] {
  const classes = Object.entries(chat).map(([names, [spell, keywords]]): LoadRule => {
    return {
      calls: names.split(' ').map((name) => `**.${name}`),
      how: `langchain.${names.split(' ')[0] ?? ''}`,
      read: byId({ id: [...places(keywords), { at: 0 }], spell, without: 'default', except: isLocalServer }),
    };
  });
  return [
    ...classes,
    {
      calls: ['**.HuggingFacePipeline.from_model_id', '**.HuggingFacePipeline.fromModelId'],
      how: 'langchain.HuggingFacePipeline',
      read: byId({ id: places(['model_id', 'modelId']), spell: spellHub }),
    },
    {
      calls: ['**.init_chat_model|initChatModel|init_embeddings'],
      how: 'langchain.init_chat_model',
      read: (call) => initModel(call, places),
    },
    {
      calls: [
        '**.create_agent|createAgent|create_react_agent|createReactAgent|create_deep_agent|createDeepAgent|create_supervisor|createSupervisor',
      ],
      how: 'langchain.create_agent',
      read: byId({ id: [...places(['model', 'llm']), { at: 0 }], spell: prefixed, takesObjects: true }),
    },
    {
      calls: [
        '**.SummarizationMiddleware|LLMToolSelectorMiddleware|LLMToolEmulator|SubAgentMiddleware',
        '**.summarizationMiddleware|llmToolSelectorMiddleware|llmToolEmulatorMiddleware|toolEmulatorMiddleware',
      ],
      how: 'langchain.middleware',
      read: byId({ id: places(['model', 'default_model', 'defaultModel']), spell: prefixed, takesObjects: true }),
    },
    {
      calls: ['**.ModelFallbackMiddleware|modelFallbackMiddleware'],
      how: 'langchain.middleware',
      read: fallbackModels,
    },
  ];
}

/** Every argument is a model to fall back on. */
function fallbackModels(call: LoadCall): Loaded | undefined {
  const [first, ...others] = call.given.flatMap(({ value, name }, at): readonly Loaded[] => {
    const loaded = byId({ id: [name === undefined ? { at } : { named: [name] }], spell: prefixed, takesObjects: true })(
      call,
    );
    return loaded === undefined ? [] : [{ ...loaded, at: value }];
  });
  return first && { ...first, others };
}

/** An embedder that is given the address of one's own server names no model. */
function isLocalServer(call: LoadCall): boolean {
  const place = { at: 0, named: ['model'] };
  return call.name.includes('Endpoint') && (call.text(place)?.text ?? '').startsWith('http');
}

/** `init_chat_model('gpt-4o', model_provider='openai')`, `init_chat_model('openai:gpt-4o')`. */
function initModel(call: LoadCall, places: Places): Loaded | undefined {
  const place = [{ at: 0 }, ...places(['model'])].find((each) => call.argument(each) !== undefined);
  const node = place === undefined ? undefined : call.argument(place);
  if (place === undefined || node === undefined) return { reference: undefined };
  const written = [...places(['model_provider', 'modelProvider', 'provider'])];
  const other = { options: 1, named: ['modelProvider'] };
  const named = [...written, other].flatMap((each) => call.text(each)?.text ?? [])[0];
  const provider = named === undefined ? undefined : (providerByPrefix(named) ?? named);
  const spell: Spell = (known) => (provider === undefined ? spellPrefixed(known) : spellHosted(provider, known));
  const known = call.text(place);
  return known === undefined ? perhaps(call, node, spell) : { reference: spell(known, call)?.reference };
}
