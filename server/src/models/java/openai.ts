// SDKs of OpenAI, Azure OpenAI, Anthropic, Cohere and Mistral for Java and Kotlin, by their makers and by others.
import type { Framework, LoadCall } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';
import { providerOfId } from '../hosted/providers';

/** Requests are built by builders, each of which is told the model. */
const built = ['**.builder.**.model', '**.Builder.**.model', '**.toBuilder.**.model'];
const isNoRequest = (call: LoadCall): boolean =>
  !call.origin.path.some((name) => /Params|Request|Options|Creation|Config/.test(name));

function builders(packages: readonly string[], provider: string): Framework {
  return { packages, rules: [hostedRule(provider, `${provider}.model`, built, undefined, { except: isNoRequest })] };
}

const azureCalls =
  'getChatCompletions|getChatCompletionsStream|getChatCompletionsWithResponse|getCompletions|getCompletionsStream|getEmbeddings|getImageGenerations|getAudioTranscription|getAudioTranscriptionText|getAudioTranslation|generateSpeechFromText';

/** openai-kotlin: requests are objects with named fields, or blocks in which the fields are set. */
const kotlinRequests =
  'ChatCompletionRequest|CompletionRequest|EmbeddingRequest|TextModeration|ModerationRequest|TranscriptionRequest|TranslationRequest|SpeechRequest|ImageCreation|ImageCreationURL|ImageEdit|AssistantRequest|RunRequest|ThreadRunRequest|ResponseRequest';

export const openai: readonly Framework[] = [
  builders(['com.openai'], 'openai'),
  builders(
    [
      'com.theokanning.openai',
      'io.github.sashirestela.openai',
      'com.unfbx.chatgpt',
      'com.plexpt.chatgpt',
      'com.lilittlecat.chatgpt',
    ],
    'openai',
  ),
  builders(['com.anthropic'], 'anthropic'),
  builders(['com.cohere'], 'cohere'),
  builders(['nl.dannyj.mistral', 'com.mistralai'], 'mistral'),
  {
    packages: ['com.azure.ai.openai'],
    rules: [
      hostedRule('azure-openai', 'azure-openai.client', [`**.${azureCalls}`], undefined, {
        methods: azureCalls.split('|'),
      }),
      hostedRule('azure-openai', 'azure-openai.options', [
        '**.ChatCompletionsOptions|EmbeddingsOptions|CompletionsOptions.().**.setModel',
      ]),
    ],
  },
  { packages: ['com.azure.ai.inference'], rules: [hostedRule('azure-ai', 'azure-ai.setModel', ['**.setModel'])] },
  {
    packages: ['com.aallam.openai'],
    rules: [hostedRule('openai', 'openai.request', [`**.${kotlinRequests}`], [{ named: ['model', 'modelId'], at: 0 }])],
  },
  {
    packages: ['com.microsoft.semantickernel'],
    rules: [
      hostedRule(
        (call) =>
          call.name === 'withDeploymentName'
            ? 'azure-openai'
            : (providerOfId(call.text({ at: 0 })?.text ?? '') ?? 'openai'),
        'semantic-kernel.withModelId',
        ['**.builder.**.withModelId|withDeploymentName'],
      ),
    ],
  },
  {
    packages: ['io.github.ollama4j', 'io.github.amithkoujalgi.ollama4j'],
    rules: [
      hostedRule('ollama', 'ollama.generate', [
        '**.OllamaAPI|Ollama.().generate|generateAsync|generateWithTools|chat|chatStreaming|ask|embed|generateEmbeddings|pullModel|generateWithImageFiles|generateWithImageURLs',
      ]),
      hostedRule('ollama', 'ollama.request', [
        '**.OllamaChatRequestBuilder|OllamaEmbedRequestBuilder.getInstance',
        '**.withModel',
        '**.OllamaChatRequest|OllamaEmbedRequest|OllamaGenerateRequest',
      ]),
    ],
  },
];
