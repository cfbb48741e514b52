// Rust crates for hosted models and for servers of one's own.
import type { Framework, LoadCall } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';
import { providerOfClass } from '../hosted/provider-names';
import { providerOfId } from '../hosted/providers';

const isNoRequest = (call: LoadCall): boolean => !call.origin.path.some((name) => /Args$|Builder$|Request/.test(name));
const byTheId = (call: LoadCall): string => providerOfId(call.text({ at: 0 })?.text ?? '') ?? 'genai';

/** rig and LangChain keep their providers in modules or types that bear their names. */
function byModule(call: LoadCall): string {
  const names = call.origin.path.slice(1);
  const known = names.flatMap(
    (name) => providerOfClass(name.charAt(0).toUpperCase() + name.slice(1).replace(/^penai/, 'penAI')) ?? [],
  );
  return known[0] ?? byTheId(call);
}

const structs =
  'CreateChatCompletionRequest|CreateEmbeddingRequest|CreateCompletionRequest|CreateResponse|CreateTranscriptionRequest|CreateSpeechRequest|CreateImageRequest|CreateModerationRequest|CreateAssistantRequest';

export const hostedModels: readonly Framework[] = [
  {
    packages: ['async_openai', 'async_openai_wasm', 'async_openai_compat'],
    rules: [
      hostedRule('openai', 'async-openai.model', ['**.model'], undefined, { except: isNoRequest }),
      hostedRule('openai', 'async-openai.request', [`**.${structs}`], [{ named: ['model'] }], { atId: true }),
    ],
  },
  {
    packages: ['openai_api_rs', 'openai_dive', 'openai', 'chat_gpt_lib_rs', 'openai_rust'],
    rules: [
      hostedRule('openai', 'openai.request', [
        '**.ChatCompletionRequest|EmbeddingRequest|CompletionRequest|AudioTranscriptionRequest|ChatArguments.new',
        '**.ChatCompletion|Completion|Embeddings.builder|create',
      ]),
      hostedRule('openai', 'openai.model', ['**.model'], undefined, { except: isNoRequest }),
    ],
  },
  {
    packages: [
      'anthropic_sdk',
      'anthropic',
      'misanthropic',
      'anthropic_async',
      'clust',
      'async_anthropic',
      'anthropic_ai_sdk',
    ],
    rules: [
      hostedRule('anthropic', 'anthropic.model', ['**.model']),
      hostedRule(
        'anthropic',
        'anthropic.request',
        [
          '**.CreateMessageParams|MessagesRequestBody|CreateMessagesRequest|CreateMessagesRequestBuilder|MessageRequest',
        ],
        [{ named: ['model'] }],
        { atId: true },
      ),
    ],
  },
  {
    packages: ['genai'],
    rules: [hostedRule(byTheId, 'genai.exec_chat', ['**.exec_chat|exec_chat_stream|embed|embed_batch'])],
  },
  {
    packages: ['rig', 'rig_core'],
    rules: [
      hostedRule(byModule, 'rig.model', [
        '**.agent|completion_model|embedding_model|extractor|embeddings|transcription_model|image_generation_model',
      ]),
    ],
  },
  { packages: ['langchain_rust'], rules: [hostedRule(byModule, 'langchain.with_model', ['**.with_model'])] },
  {
    packages: ['swiftide', 'swiftide_integrations'],
    rules: [hostedRule(byModule, 'swiftide.model', ['**.default_prompt_model|default_embed_model'])],
  },
  { packages: ['llm'], rules: [hostedRule(byTheId, 'llm.model', ['**.LLMBuilder.**.model'])] },
  {
    packages: ['ollama_rs'],
    rules: [
      hostedRule('ollama', 'ollama.generate', [
        '**.GenerationRequest|ChatMessageRequest|GenerateEmbeddingsRequest.new',
      ]),
      hostedRule('ollama', 'ollama.pull_model', ['**.pull_model|pull_model_stream']),
      hostedRule('ollama', 'ollama.coordinator', ['**.Coordinator.new'], [{ at: 1 }]),
    ],
  },
  {
    packages: ['aws_sdk_bedrockruntime'],
    rules: [hostedRule('bedrock', 'bedrock.model_id', ['**.model_id'], undefined, { methods: ['model_id'] })],
  },
  {
    packages: ['gemini_rust', 'google_generative_ai_rs', 'google_ai_rs'],
    rules: [
      hostedRule('google', 'gemini.model', ['**.Gemini.with_model'], [{ at: 1 }]),
      hostedRule('google', 'gemini.model', ['**.Client.generative_model']),
    ],
  },
  {
    packages: ['mistralai_client'],
    rules: [hostedRule('mistral', 'mistral.chat', ['**.chat|chat_async|chat_stream|embeddings|embeddings_async'])],
  },
];
