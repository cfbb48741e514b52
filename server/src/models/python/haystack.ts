// Haystack: generators, embedders, rankers and readers, in its own packages and those of its integrations.
// Source: the reference of Haystack and its integrations.
import type { Framework } from '../code/load-call';
import { given, named } from '../code/load-rules';
import { hostedRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { spellFile, spellHub, spellIn, spellPrefixed } from '../references';
import { agent } from './many-providers';

const hub =
  '**.HuggingFaceLocalGenerator|HuggingFaceLocalChatGenerator|SentenceTransformersTextEmbedder|SentenceTransformersDocumentEmbedder|SentenceTransformersSparseTextEmbedder|TransformersSimilarityRanker|SentenceTransformersSimilarityRanker|SentenceTransformersDiversityRanker|ExtractiveReader|TransformersTextRouter|TransformersZeroShotTextRouter|NamedEntityExtractor|SentenceTransformersDocumentImageEmbedder';

export const haystack: Framework = {
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
