// Swift packages for hosted models: OpenAI, Anthropic, Google, Firebase, Ollama, Bedrock.
import type { Framework, LoadCall } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';

const model = { named: ['model', 'modelName', 'modelId', 'modelID', 'name'] };

function firebaseBackend(call: LoadCall): string {
  const { text } = call.resolver.tree.file;
  const written = [
    ...call.origin.path,
    ...call.makers().map((maker) => text.slice(maker.node.start, maker.node.end)),
  ].join(' ');
  return /vertexAI|VertexAI/.test(written) ? 'vertex' : 'google';
}

const queries =
  'ChatQuery|CompletionsQuery|EmbeddingsQuery|AudioTranscriptionQuery|AudioTranslationQuery|AudioSpeechQuery|ImagesQuery|ImageEditsQuery|ModerationsQuery|CreateModelResponseQuery|AssistantsQuery|RunsQuery|ThreadRunQuery';
const parameters =
  'ChatCompletionParameters|EmbeddingParameter|AudioTranscriptionParameters|AudioTranslationParameters|AudioSpeechParameters|ImageCreateParameters|ModelResponseParameter|AssistantParameters|RunParameter|ModerationParameter|OpenAIChatCompletionRequestBody|OpenAICreateResponseRequestBody|OpenAIEmbeddingRequestBody';

export const hostedModels: readonly Framework[] = [
  { packages: ['OpenAI'], rules: [hostedRule('openai', 'openai.ChatQuery', [queries], [{ named: ['model'] }])] },
  {
    packages: ['SwiftOpenAI', 'AIProxy', 'OpenAIKit', 'OpenAISwift'],
    rules: [
      hostedRule('openai', 'openai.parameters', [parameters], [{ named: ['model'] }], { atId: true }),
      hostedRule(
        'openai',
        'openai.send',
        ['**.sendChat|sendCompletion|chats.create|completions.create'],
        [{ named: ['model'] }],
      ),
      hostedRule('anthropic', 'anthropic.parameters', ['AnthropicMessageRequestBody'], [{ named: ['model'] }], {
        atId: true,
      }),
    ],
  },
  {
    packages: ['SwiftAnthropic', 'AnthropicSwiftSDK', 'AnthropicKit'],
    rules: [
      hostedRule(
        'anthropic',
        'anthropic.messages',
        ['MessageParameter|TextCompletionParameter|ChatQuery|MessagesQuery', '**.createMessage|streamMessage'],
        [{ named: ['model'] }],
      ),
    ],
  },
  {
    packages: ['GoogleGenerativeAI'],
    rules: [hostedRule('google', 'google-generativeai.GenerativeModel', ['GenerativeModel'], [model])],
  },
  {
    packages: ['FirebaseAI', 'FirebaseVertexAI', 'FirebaseAILogic'],
    rules: [
      hostedRule(
        firebaseBackend,
        'firebase.generativeModel',
        ['**.generativeModel|imagenModel|liveModel|templateGenerativeModel'],
        [model],
        { methods: ['generativeModel', 'imagenModel', 'liveModel'] },
      ),
    ],
  },
  {
    packages: ['OllamaKit'],
    rules: [
      hostedRule(
        'ollama',
        'ollama.request',
        ['OKChatRequestData|OKGenerateRequestData|OKEmbeddingsRequestData|OKPullModelRequestData'],
        [model],
      ),
    ],
  },
  {
    packages: ['Ollama'],
    rules: [
      hostedRule(
        'ollama',
        'ollama.chat',
        ['**.chat|chatStream|generate|generateStream|embed|embeddings|pullModel'],
        [model],
      ),
    ],
  },
  {
    packages: ['AWSBedrockRuntime'],
    rules: [
      hostedRule(
        'bedrock',
        'bedrock.input',
        ['**.InvokeModelInput|InvokeModelWithResponseStreamInput|ConverseInput|ConverseStreamInput'],
        [model],
        { atId: true },
      ),
    ],
  },
];
