// Libraries that speak to many providers: LiteLLM, pydantic-ai, Instructor, DSPy, Haystack, and frameworks for agents.
// Sources: the libraries' references.
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall, LoadRule } from '../code/load-call';
import { byId, given, named, perhaps, type IdRule } from '../code/load-rules';
import { hostedRule, hubRule, namedRule } from '../hosted-rules';
import { spellFile, spellHosted, spellHub, spellIn, spellPrefixed, type SpelledModel } from '../references';
import { addressOf } from '../hosted-rules';

const prefixed = (known: KnownText, call: LoadCall): SpelledModel | undefined =>
  spellPrefixed(known, undefined, addressOf(call)) ?? spellHosted('openai', known, addressOf(call));

/** The models that take over when the first one fails: a list of ids. */
function fallbacks(call: LoadCall, how: string, names: readonly string[]): readonly Loaded[] {
  const node = call.argument({ named: names });
  const [thing] = node === undefined ? [] : call.resolver.things(node);
  const view = thing?.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
  return (view?.kind === 'list' ? view.items : []).flatMap((item) => {
    const known = call.texts.of(item);
    const reference = known === undefined ? undefined : prefixed(known, call)?.reference;
    return reference === undefined ? [] : [{ how, reference, at: item }];
  });
}

function complete(call: LoadCall): Loaded | undefined {
  const read = byId({ id: given(0, 'model'), spell: spellForLitellm })(call);
  const others = fallbacks(call, 'litellm.fallbacks', ['fallbacks']);
  return read && { ...read, others };
}

function spellForLitellm(known: KnownText, call: LoadCall): SpelledModel | undefined {
  const own = call.text({ named: ['custom_llm_provider'] })?.text;
  const address = call.text({ named: ['api_base', 'base_url'] })?.text;
  if (own !== undefined) return spellPrefixed({ ...known, text: `${own}/${known.text}` }) ?? prefixed(known, call);
  // An address of one's own holds whatever is served there under OpenAI's interface.
  return known.text.startsWith('openai/') && address !== undefined
    ? spellHosted('openai', { ...known, text: known.text.slice('openai/'.length) }, address)
    : prefixed(known, call);
}

/** Lists of deployments: `Router(model_list=[{'litellm_params': {'model': …}}])`. */
function routed(call: LoadCall): Loaded | undefined {
  const node = call.argument({ at: 0, named: ['model_list'] });
  const all = node === undefined ? [] : idsWithin(call, node, 0);
  const [first, ...others] = all;
  return first && { ...first, others };
}

const deepestList = 4;

function idsWithin(call: LoadCall, node: Parameters<LoadCall['possible']>[0], depth: number): Loaded[] {
  if (depth > deepestList) return [];
  return call.resolver.things(node).flatMap((thing): Loaded[] => {
    const view = thing.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
    if (view?.kind === 'list') return view.items.flatMap((item) => idsWithin(call, item, depth + 1));
    if (view?.kind !== 'map') return [];
    return view.entries.flatMap(({ key, value }) => {
      if (key === 'litellm_params') return idsWithin(call, value, depth + 1);
      if (key !== 'model') return [];
      const known = call.texts.of(value);
      const loaded: Loaded =
        known === undefined ? perhaps(call, value, prefixed) : { reference: prefixed(known, call)?.reference };
      return [{ ...loaded, at: value }];
    });
  });
}

const litellm: Framework = {
  packages: ['litellm'],
  rules: [
    {
      calls: [
        'completion|acompletion|text_completion|atext_completion|responses|aresponses|batch_completion|moderation|amoderation|completion_with_retries|anthropic_messages',
        'Router.().completion|acompletion',
        '**.litellm.completion|acompletion',
      ],
      how: 'litellm.completion',
      read: (call) => (call.owner === '()' ? undefined : complete(call)),
    },
    {
      calls: [
        'embedding|aembedding|rerank|arerank|image_generation|aimage_generation|transcription|atranscription|speech|aspeech',
      ],
      how: 'litellm.embedding',
      read: complete,
    },
    { calls: ['Router', 'router.Router'], how: 'litellm.Router', read: routed },
    {
      calls: ['batch_completion_models|batch_completion_models_all_responses'],
      how: 'litellm.batch',
      read: (call) => {
        const [first, ...others] = fallbacks(call, 'litellm.batch', ['models']);
        return first && { ...first, others };
      },
    },
  ],
};

/** An agent is given the id with its provider, or an object that was reported where it was made. */
const agent = (
  how: string,
  calls: readonly string[],
  id: IdRule['id'],
  spell: IdRule['spell'] = prefixed,
): LoadRule => ({
  how,
  calls,
  read: byId({ id, spell, takesObjects: true }),
});

const pydanticModels: Readonly<Record<string, string>> = {
  'OpenAIModel|OpenAIChatModel|OpenAIResponsesModel': 'openai',
  AnthropicModel: 'anthropic',
  'GeminiModel|GoogleModel': 'google',
  VertexAIModel: 'vertex',
  GroqModel: 'groq',
  MistralModel: 'mistral',
  CohereModel: 'cohere',
  BedrockConverseModel: 'bedrock',
  HuggingFaceModel: 'huggingface',
  OpenRouterModel: 'openrouter',
};

const pydanticAi: Framework = {
  packages: ['pydantic_ai'],
  rules: [
    agent('pydantic_ai.Agent', ['Agent', '*.Agent'], given(0, 'model')),
    agent('pydantic_ai.Agent', ['Agent.().run|run_sync|run_stream|iter|override'], named('model')),
    agent('pydantic_ai.Agent', ['direct.model_request|model_request_sync|model_request_stream'], given(0, 'model')),
    ...Object.entries(pydanticModels).map(([names, provider]) =>
      hostedRule(provider, 'pydantic_ai.model', [`**.${names}`], given(0, 'model_name')),
    ),
    agent('pydantic_ai.Embedder', ['Embedder'], given(0)),
  ],
};

/** Clients that another one is wrapped in: `instructor.from_openai(OpenAI()).chat.completions.create(model=…)`. */
const instructorProvider = (call: LoadCall): string => {
  const name = call.origin.path[1] ?? '';
  if (name.includes('anthropic')) return 'anthropic';
  if (name.includes('vertex')) return 'vertex';
  if (name.includes('gemini') || name.includes('genai')) return 'google';
  for (const provider of ['mistral', 'cohere', 'groq', 'bedrock', 'fireworks', 'cerebras', 'perplexity', 'xai'])
    if (name.includes(provider)) return provider;
  return 'openai';
};

const instructor: Framework = {
  packages: ['instructor'],
  rules: [
    namedRule('instructor.from_provider', ['from_provider'], prefixed, given(0, 'model')),
    {
      calls: ['from_litellm.().**.create|create_with_completion|create_partial|create_iterable'],
      how: 'instructor.create',
      read: byId({ id: named('model'), spell: prefixed }),
    },
    hostedRule(
      instructorProvider,
      'instructor.create',
      [
        '*.().chat.completions.create|create_with_completion|create_partial|create_iterable|parse',
        '*.().messages.create|create_with_completion|create_partial|create_iterable',
        '*.().create|create_with_completion|create_partial|create_iterable',
        '*.().responses.create',
      ],
      named('model'),
    ),
  ],
};

const dspy: Framework = {
  packages: ['dspy'],
  rules: [
    agent('dspy.LM', ['LM', 'clients.LM', 'Embedder'], given(0, 'model')),
    hostedRule('openai', 'dspy.OpenAI', ['OpenAI|GPT3'], given(0, 'model')),
    namedRule('dspy.OllamaLocal', ['OllamaLocal'], spellIn('ollama'), given(0, 'model')),
    hubRule('dspy.HFModel', ['HFModel|HFClientTGI|HFClientVLLM'], given(0, 'model')),
  ],
};

const hub =
  '**.HuggingFaceLocalGenerator|HuggingFaceLocalChatGenerator|SentenceTransformersTextEmbedder|SentenceTransformersDocumentEmbedder|SentenceTransformersSparseTextEmbedder|TransformersSimilarityRanker|SentenceTransformersSimilarityRanker|SentenceTransformersDiversityRanker|ExtractiveReader|TransformersTextRouter|TransformersZeroShotTextRouter|NamedEntityExtractor|SentenceTransformersDocumentImageEmbedder';

const haystack: Framework = {
  packages: ['haystack', 'haystack_integrations'],
  rules: [
    hostedRule(
      'azure-openai',
      'haystack.generator',
      ['**.AzureOpenAIGenerator|AzureOpenAIChatGenerator|AzureOpenAITextEmbedder|AzureOpenAIDocumentEmbedder'],
      named('azure_deployment'),
      { without: 'default' },
    ),
    hostedRule(
      'openai',
      'haystack.generator',
      [
        '**.OpenAIGenerator|OpenAIChatGenerator|OpenAIResponsesChatGenerator|OpenAITextEmbedder|OpenAIDocumentEmbedder|RemoteWhisperTranscriber|DALLEImageGenerator',
      ],
      named('model'),
      { without: 'default' },
    ),
    hostedRule('anthropic', 'haystack.generator', ['**.AnthropicGenerator|AnthropicChatGenerator'], named('model'), {
      without: 'default',
    }),
    hostedRule(
      'cohere',
      'haystack.generator',
      ['**.CohereGenerator|CohereChatGenerator|CohereTextEmbedder|CohereDocumentEmbedder|CohereRanker'],
      named('model'),
      { without: 'default' },
    ),
    hostedRule(
      'mistral',
      'haystack.generator',
      ['**.MistralChatGenerator|MistralTextEmbedder|MistralDocumentEmbedder'],
      named('model'),
      { without: 'default' },
    ),
    hostedRule(
      'bedrock',
      'haystack.generator',
      [
        '**.AmazonBedrockGenerator|AmazonBedrockChatGenerator|AmazonBedrockTextEmbedder|AmazonBedrockDocumentEmbedder|AmazonBedrockRanker',
      ],
      named('model'),
    ),
    hostedRule(
      'google',
      'haystack.generator',
      [
        '**.GoogleAIGeminiGenerator|GoogleAIGeminiChatGenerator|GoogleGenAIChatGenerator|GoogleGenAITextEmbedder|GoogleGenAIDocumentEmbedder',
      ],
      named('model'),
      { without: 'default' },
    ),
    hostedRule(
      'vertex',
      'haystack.generator',
      ['**.VertexAIGeminiGenerator|VertexAIGeminiChatGenerator|VertexAITextGenerator'],
      named('model'),
      { without: 'default' },
    ),
    namedRule(
      'haystack.ollama',
      ['**.OllamaGenerator|OllamaChatGenerator|OllamaTextEmbedder|OllamaDocumentEmbedder'],
      spellIn('ollama'),
      named('model'),
      { without: 'default' },
    ),
    namedRule(
      'haystack.fastembed',
      ['**.FastembedTextEmbedder|FastembedDocumentEmbedder|FastembedSparseTextEmbedder|FastembedRanker'],
      spellIn('fastembed'),
      named('model', 'model_name'),
      { without: 'default' },
    ),
    namedRule('haystack.whisper', ['**.LocalWhisperTranscriber'], spellIn('whisper'), named('model'), {
      without: 'default',
    }),
    { ...namedRule('haystack.llama_cpp', ['**.LlamaCppGenerator|LlamaCppChatGenerator'], spellFile, named('model')) },
    hubRule('haystack.model', [hub], given(0, 'model'), { without: 'default' }),
    hubRule(
      'haystack.nodes',
      [
        '**.FARMReader|TransformersReader|SentenceTransformersRanker|TransformersQueryClassifier|TransformersSummarizer',
      ],
      given(0, 'model_name_or_path'),
    ),
    hubRule('haystack.nodes', ['**.EmbeddingRetriever'], named('embedding_model')),
    agent(
      'haystack.PromptNode',
      ['**.PromptNode|PromptModel'],
      given(0, 'model_name_or_path'),
      (known) => spellPrefixed(known) ?? spellHub(known),
    ),
  ],
};

const agents: readonly Framework[] = [
  {
    packages: ['autogen', 'autogen_ext', 'autogen_agentchat'],
    rules: [
      hostedRule(
        'azure-openai',
        'autogen.client',
        ['**.AzureOpenAIChatCompletionClient'],
        named('azure_deployment', 'model'),
      ),
      hostedRule('openai', 'autogen.client', ['**.OpenAIChatCompletionClient'], named('model')),
      hostedRule('anthropic', 'autogen.client', ['**.AnthropicChatCompletionClient'], named('model')),
      namedRule('autogen.client', ['**.OllamaChatCompletionClient'], spellIn('ollama'), named('model')),
      { calls: ['*', '*.*'], how: 'autogen.llm_config', read: readLlmConfig },
    ],
  },
  {
    packages: ['crewai'],
    rules: [
      agent('crewai.LLM', ['LLM', 'llm.LLM'], given(0, 'model')),
      agent('crewai.Agent', ['Agent', '*.Agent', 'Crew'], named('llm', 'manager_llm')),
    ],
  },
  {
    packages: ['agno', 'phi'],
    rules: [
      hostedRule('openai', 'agno.model', ['**.OpenAIChat|OpenAIResponses|OpenAIEmbedder'], named('id', 'model')),
      hostedRule('anthropic', 'agno.model', ['**.Claude'], named('id', 'model')),
      hostedRule('google', 'agno.model', ['**.Gemini|GeminiEmbedder'], named('id', 'model')),
      hostedRule('mistral', 'agno.model', ['**.MistralChat|MistralEmbedder'], named('id', 'model')),
      hostedRule('groq', 'agno.model', ['**.Groq'], named('id', 'model')),
      hostedRule('bedrock', 'agno.model', ['**.AwsBedrock'], named('id', 'model')),
      hostedRule('azure-openai', 'agno.model', ['**.AzureOpenAI|AzureOpenAIChat'], named('id', 'model')),
      namedRule(
        'agno.model',
        ['models.ollama.Ollama', '**.Ollama|OllamaEmbedder'],
        spellIn('ollama'),
        named('id', 'model'),
      ),
      agent('agno.Agent', ['agent.Agent', 'team.Team'], named('model')),
    ],
  },
  {
    packages: ['agents'],
    rules: [
      agent(
        'openai-agents.Agent',
        ['Agent', 'RunConfig', 'OpenAIChatCompletionsModel|OpenAIResponsesModel', '**.LitellmModel'],
        named('model'),
      ),
    ],
  },
  {
    packages: ['semantic_kernel'],
    rules: [
      hostedRule(
        'azure-openai',
        'semantic_kernel.azure',
        [
          '**.AzureChatCompletion|AzureTextCompletion|AzureTextEmbedding|AzureAudioToText|AzureTextToAudio|AzureTextToImage',
        ],
        named('deployment_name'),
        { without: 'default' },
      ),
      hostedRule(
        'openai',
        'semantic_kernel.openai',
        [
          '**.OpenAIChatCompletion|OpenAITextCompletion|OpenAITextEmbedding|OpenAIAudioToText|OpenAITextToAudio|OpenAITextToImage',
        ],
        named('ai_model_id'),
      ),
      hostedRule('anthropic', 'semantic_kernel.anthropic', ['**.AnthropicChatCompletion'], named('ai_model_id')),
      hostedRule(
        'mistral',
        'semantic_kernel.mistral',
        ['**.MistralAIChatCompletion|MistralAITextEmbedding'],
        named('ai_model_id'),
      ),
      hostedRule(
        'google',
        'semantic_kernel.google',
        ['**.GoogleAIChatCompletion|GoogleAITextEmbedding|GoogleAITextCompletion'],
        named('gemini_model_id', 'embedding_model_id'),
      ),
      hostedRule(
        'bedrock',
        'semantic_kernel.bedrock',
        ['**.BedrockChatCompletion|BedrockTextEmbedding'],
        named('model_id'),
      ),
      namedRule(
        'semantic_kernel.ollama',
        ['**.OllamaChatCompletion|OllamaTextCompletion|OllamaTextEmbedding'],
        spellIn('ollama'),
        named('ai_model_id'),
      ),
      hubRule(
        'semantic_kernel.huggingface',
        ['**.HuggingFaceTextCompletion|HuggingFaceTextEmbedding'],
        given(0, 'ai_model_id'),
      ),
    ],
  },
  {
    packages: ['strands'],
    rules: [
      hostedRule('bedrock', 'strands.BedrockModel', ['**.BedrockModel'], named('model_id'), { without: 'default' }),
      hostedRule('openai', 'strands.OpenAIModel', ['**.OpenAIModel'], named('model_id')),
      hostedRule('anthropic', 'strands.AnthropicModel', ['**.AnthropicModel'], named('model_id')),
      agent('strands.LiteLLMModel', ['**.LiteLLMModel'], named('model_id')),
      namedRule('strands.OllamaModel', ['**.OllamaModel'], spellIn('ollama'), named('model_id')),
      hostedRule('bedrock', 'strands.Agent', ['Agent'], named('model'), { takesObjects: true }),
    ],
  },
  {
    packages: ['smolagents'],
    rules: [
      agent('smolagents.LiteLLMModel', ['LiteLLMModel|LiteLLMRouterModel'], given(0, 'model_id')),
      hostedRule('openai', 'smolagents.OpenAIServerModel', ['OpenAIServerModel|OpenAIModel'], given(0, 'model_id')),
      hostedRule(
        'azure-openai',
        'smolagents.AzureOpenAIServerModel',
        ['AzureOpenAIServerModel|AzureOpenAIModel'],
        given(0, 'model_id'),
      ),
      hostedRule(
        'bedrock',
        'smolagents.AmazonBedrockServerModel',
        ['AmazonBedrockServerModel|AmazonBedrockModel'],
        given(0, 'model_id'),
      ),
    ],
  },
  {
    packages: ['mirascope'],
    rules: [
      hostedRule(
        (call) => call.origin.path.at(-2) ?? 'openai',
        'mirascope.call',
        ['core.openai|anthropic|mistral|google|groq|cohere|bedrock.call', '*.openai|anthropic|mistral|google.call'],
        given(0, 'model'),
      ),
      agent('mirascope.llm', ['llm.call', 'llm.model'], named('model')),
    ],
  },
  {
    packages: ['magentic'],
    rules: [
      hostedRule('openai', 'magentic.OpenaiChatModel', ['**.OpenaiChatModel'], given(0, 'model')),
      hostedRule('anthropic', 'magentic.AnthropicChatModel', ['**.AnthropicChatModel'], given(0, 'model')),
      agent('magentic.LitellmChatModel', ['**.LitellmChatModel'], given(0, 'model')),
    ],
  },
  {
    packages: ['aisuite', 'any_llm', 'lmql'],
    rules: [agent('aisuite.create', ['**.chat.completions.create', 'completion|acompletion'], given(0, 'model'))],
  },
  {
    packages: ['chromadb'],
    rules: [
      hubRule('chromadb.embedding', ['**.SentenceTransformerEmbeddingFunction'], given(0, 'model_name'), {
        without: 'default',
      }),
      hostedRule('openai', 'chromadb.embedding', ['**.OpenAIEmbeddingFunction'], named('model_name'), {
        without: 'default',
      }),
      hostedRule('cohere', 'chromadb.embedding', ['**.CohereEmbeddingFunction'], named('model_name'), {
        without: 'default',
      }),
      namedRule('chromadb.embedding', ['**.OllamaEmbeddingFunction'], spellIn('ollama'), named('model_name')),
      hubRule(
        'chromadb.embedding',
        ['**.HuggingFaceEmbeddingFunction|InstructorEmbeddingFunction'],
        named('model_name'),
        { without: 'default' },
      ),
    ],
  },
  {
    packages: ['mem0', 'letta', 'guardrails', 'ragas'],
    rules: [agent('ragas.llm', ['llms.llm_factory', '**.llm_factory|embedding_factory'], given(0, 'model'))],
  },
];

/** `llm_config={'config_list': [{'model': …}]}` of AutoGen's first version. */
function readLlmConfig(call: LoadCall): Loaded | undefined {
  const node = call.argument({ named: ['llm_config'] });
  if (node === undefined) return undefined;
  const [first, ...others] = configured(call, node, 0);
  return first && { ...first, others };
}

function configured(call: LoadCall, node: Parameters<LoadCall['possible']>[0], depth: number): Loaded[] {
  if (depth > deepestList) return [];
  return call.resolver.things(node).flatMap((thing): Loaded[] => {
    const view = thing.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
    if (view?.kind === 'list') return view.items.flatMap((item) => configured(call, item, depth + 1));
    if (view?.kind !== 'map') return [];
    return view.entries.flatMap(({ key, value }) => {
      if (key === 'config_list') return configured(call, value, depth + 1);
      const known = key === 'model' ? call.texts.of(value) : undefined;
      return known === undefined ? [] : [{ reference: prefixed(known, call)?.reference }];
    });
  });
}

export const gateways: readonly Framework[] = [litellm, pydanticAi, instructor, dspy, haystack, ...agents];
