// Dart packages for hosted models: Google, Firebase, OpenAI, Anthropic, Mistral, Ollama, LangChain.
import type { Framework, LoadCall } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';
import { providerOfClass } from '../hosted/provider-names';

const model = { named: ['model', 'modelName', 'modelId'] };

/** `FirebaseAI.vertexAI()` and the older `FirebaseVertexAI.instance` go to Vertex AI, `FirebaseAI.googleAI()` to Google AI. */
const firebaseBackend = (call: LoadCall): string =>
  call.origin.path.some((name) => /vertexAI|VertexAI/.test(name)) ? 'vertex' : 'google';

export const hostedModels: readonly Framework[] = [
  {
    packages: ['google_generative_ai', 'googleai_dart', 'google_ai_dart'],
    rules: [
      hostedRule(
        'google',
        'google-generativeai.GenerativeModel',
        ['GenerativeModel', '*.GenerativeModel', '**.generateContent|streamGenerateContent|embedContent'],
        [model],
      ),
    ],
  },
  {
    packages: ['firebase_ai', 'firebase_vertexai'],
    rules: [
      hostedRule(
        firebaseBackend,
        'firebase.generativeModel',
        ['**.generativeModel|imagenModel|liveGenerativeModel|templateGenerativeModel'],
        [model],
        { methods: ['generativeModel', 'imagenModel', 'liveGenerativeModel'] },
      ),
    ],
  },
  {
    packages: ['flutter_gemini'],
    rules: [
      hostedRule(
        'google',
        'gemini',
        ['**.chat|text|prompt|promptStream|streamChat|streamGenerateContent|textAndImage|embedContent'],
        [model],
      ),
    ],
  },
  {
    packages: ['dart_openai'],
    rules: [
      hostedRule(
        'openai',
        'openai.create',
        [
          '**.chat|completion|embedding|image|audio|moderation|edit.create|createStream|createRemoteFunctionStream|createTranscription|createTranslation|createSpeech',
        ],
        [model],
      ),
    ],
  },
  {
    packages: ['openai_dart'],
    rules: [
      hostedRule(
        'openai',
        'openai.request',
        [
          '**.CreateChatCompletionRequest|CreateCompletionRequest|CreateEmbeddingRequest|CreateImageRequest|CreateModerationRequest|CreateAssistantRequest|CreateRunRequest|ChatCompletionCreateRequest|CreateResponseRequest',
        ],
        [model],
        { atId: true },
      ),
    ],
  },
  {
    packages: ['chat_gpt_sdk'],
    rules: [
      hostedRule('openai', 'openai.request', ['**.ChatCompleteText|CompleteText|EmbedRequest'], [model], {
        atId: true,
      }),
    ],
  },
  {
    packages: ['anthropic_sdk_dart'],
    rules: [
      hostedRule('anthropic', 'anthropic.messages', ['**.CreateMessageRequest|MessageCreateRequest'], [model], {
        atId: true,
      }),
    ],
  },
  {
    packages: ['mistralai_dart'],
    rules: [
      hostedRule('mistral', 'mistral.request', ['**.ChatCompletionRequest|EmbeddingRequest'], [model], { atId: true }),
    ],
  },
  {
    packages: ['ollama_dart', 'ollama'],
    rules: [
      hostedRule(
        'ollama',
        'ollama.request',
        [
          '**.GenerateCompletionRequest|GenerateChatCompletionRequest|GenerateEmbeddingRequest|PullModelRequest',
          '**.Ollama.().generate|chat|embeddings',
        ],
        [model],
        { atId: true },
      ),
    ],
  },
  {
    packages: [
      'langchain',
      'langchain_openai',
      'langchain_google',
      'langchain_ollama',
      'langchain_mistralai',
      'langchain_anthropic',
    ],
    rules: [
      hostedRule(
        langchainProvider,
        'langchain.model',
        [
          '**.ChatOpenAIOptions|OpenAIOptions|ChatGoogleGenerativeAIOptions|ChatVertexAIOptions|VertexAIOptions|ChatOllamaOptions|OllamaOptions|ChatMistralAIOptions|ChatAnthropicOptions',
          '**.OpenAIEmbeddings|GoogleGenerativeAIEmbeddings|VertexAIEmbeddings|OllamaEmbeddings|MistralAIEmbeddings',
        ],
        [model],
        { atId: true },
      ),
    ],
  },
];

function langchainProvider(call: LoadCall): string {
  return providerOfClass(call.name.replace(/^Chat/, '')) ?? 'openai';
}
