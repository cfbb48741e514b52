// LlamaIndex: classes for language models, embedders and rerankers, and its settings.
// Sources: the reference of llama_index.llms, llama_index.embeddings and llama_index.postprocessor.
import type { KnownText } from '../code/known-text';
import type { Framework, LoadCall, LoadRule } from '../code/load-call';
import { byId, named } from '../code/load-rules';
import { addressOf } from '../hosted/hosted-rules';
import { spellFile, spellHosted, spellHub, spellIn, spellPrefixed, type SpelledModel } from '../references';

type Spell = (known: KnownText, call: LoadCall) => SpelledModel | undefined;

const hosted =
  (provider: string): Spell =>
  (known, call) =>
    spellHosted(provider, known, addressOf(call));

const usual = ['model', 'model_name', 'model_id'];

/** Class names by who runs their models, each with the keywords of the id. */
const classes: readonly (readonly [names: string, spell: Spell, keywords?: readonly string[]])[] = [
  [
    'OpenAI OpenAIResponses OpenAIEmbedding OpenAILike OpenAILikeEmbedding OpenAIMultiModal OpenAIAgent',
    hosted('openai'),
  ],
  [
    'AzureOpenAI AzureOpenAIEmbedding AzureOpenAIMultiModal',
    hosted('azure-openai'),
    ['engine', 'azure_deployment', 'deployment_name', 'deployment_id', ...usual],
  ],
  ['AzureAICompletionsModel AzureAIEmbeddingsModel', hosted('azure-ai')],
  ['Anthropic', hosted('anthropic')],
  ['Gemini GoogleGenAI GeminiEmbedding GoogleGenAIEmbedding GooglePaLMEmbedding GeminiMultiModal', hosted('google')],
  ['Vertex VertexTextEmbedding', hosted('vertex')],
  ['MistralAI MistralAIEmbedding', hosted('mistral')],
  ['Cohere CohereEmbedding CohereRerank', hosted('cohere')],
  ['Bedrock BedrockConverse BedrockEmbedding AWSBedrockRerank', hosted('bedrock')],
  ['Groq', hosted('groq')],
  ['OpenRouter', hosted('openrouter')],
  ['TogetherLLM TogetherEmbedding', hosted('together')],
  ['Fireworks FireworksEmbedding', hosted('fireworks')],
  ['Perplexity', hosted('perplexity')],
  ['DeepSeek', hosted('deepseek')],
  ['Cerebras', hosted('cerebras')],
  ['NVIDIA NVIDIAEmbedding NVIDIARerank', hosted('nvidia')],
  ['Replicate', hosted('replicate')],
  ['WatsonX WatsonxEmbeddings', hosted('watsonx')],
  ['VoyageEmbedding VoyageAIRerank', hosted('voyage')],
  ['JinaEmbedding JinaRerank', hosted('jina')],
  ['AlephAlpha', hosted('aleph-alpha')],
  ['SageMakerLLM SageMakerEmbedding', hosted('sagemaker'), ['endpoint_name']],
  ['LiteLLM LiteLLMEmbedding', (known) => spellPrefixed(known)],
  ['Ollama OllamaEmbedding OllamaMultiModal', spellIn('ollama'), ['model', 'model_name']],
  [
    'HuggingFaceLLM HuggingFaceInferenceAPI HuggingFaceInferenceAPIEmbedding HuggingFaceEmbedding HuggingFaceMultiModal TextEmbeddingsInference OptimumEmbedding OpenVINOLLM OpenVINOEmbedding Vllm IpexLLM SentenceTransformerRerank FlagEmbeddingReranker ColbertRerank InstructorEmbedding AdapterEmbeddingModel',
    spellHub,
    ['model_name', 'model', 'model_id', 'folder_name', 'model_id_or_path'],
  ],
  ['LlamaCPP', spellFile, ['model_path', 'model_url']],
  ['FastEmbedEmbedding', spellIn('fastembed'), ['model_name']],
];

/** `local:org/name`, or an id with its provider. */
const settingsSpell: Spell = (known) => {
  const [, local] = /^local:(.+)$/.exec(known.text) ?? [];
  return local === undefined ? spellPrefixed(known) : spellHub({ ...known, text: local });
};

const settings: readonly LoadRule[] = [
  {
    calls: ['**.Settings.embed_model.='],
    how: 'llama_index.embedding',
    read: byId({ id: [{ at: 0 }], spell: settingsSpell, takesObjects: true }),
  },
  {
    calls: [
      '**.VectorStoreIndex.*',
      '**.ServiceContext.from_defaults',
      '**.resolve_embed_model|set_global_service_context',
      '**.SemanticSplitterNodeParser',
    ],
    how: 'llama_index.embedding',
    read: (call) => {
      const isResolving = call.name === 'resolve_embed_model';
      const place = isResolving ? { at: 0, named: ['embed_model'] } : { named: ['embed_model'] };
      const known = call.text(place);
      return known === undefined || known.text === 'default'
        ? undefined
        : { reference: settingsSpell(known, call)?.reference };
    },
  },
];

export const llamaIndex: Framework = {
  packages: ['llama_index', 'llama_cloud_services'],
  rules: [
    ...classes.map(([names, spell, keywords = usual]): LoadRule => {
      const isEmbedding = (names.split(' ')[0] ?? '').includes('Embedding');
      return {
        calls: [`**.${names.replaceAll(' ', '|')}`],
        how: isEmbedding ? 'llama_index.embedding' : 'llama_index.llm',
        read: byId({ id: [...named(...keywords), { at: 0 }], spell, without: 'default' }),
      };
    }),
    ...settings,
  ],
};
