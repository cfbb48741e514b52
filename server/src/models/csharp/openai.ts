// The SDKs of OpenAI, Azure and others that speak its protocol, for .NET.
import type { Framework, LoadCall } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';

const model = { named: ['model', 'deploymentName', 'deployment', 'modelId'], at: 0 };
const getters =
  'GetChatClient|GetEmbeddingClient|GetAudioClient|GetImageClient|GetModerationClient|GetOpenAIResponseClient|GetResponsesClient|GetResponseClient|GetRealtimeConversationClient';
const clients =
  'ChatClient|EmbeddingClient|AudioClient|ImageClient|ModerationClient|OpenAIResponseClient|ResponsesClient|RealtimeConversationClient';
const olderCalls =
  'GetChatCompletions|GetChatCompletionsAsync|GetChatCompletionsStreaming|GetChatCompletionsStreamingAsync|GetCompletions|GetCompletionsAsync|GetEmbeddings|GetEmbeddingsAsync';

/** An Azure client, or a client of unknown make in a file that knows Azure's. */
function openaiOrAzure(call: LoadCall): string {
  const names = call.origin.path;
  if (names.some((name) => name.includes('AzureOpenAI'))) return 'azure-openai';
  const isTold = names.some((name) => name === 'OpenAIClient');
  const isAzureFile = /\bAzure(?:OpenAIClient|\.AI\.OpenAI)\b/.test(call.resolver.tree.file.text);
  return !isTold && isAzureFile && getters.split('|').includes(call.name) ? 'azure-openai' : 'openai';
}

export const openai: readonly Framework[] = [
  {
    packages: ['OpenAI', 'Azure.AI.OpenAI'],
    rules: [
      hostedRule(openaiOrAzure, 'openai.client', [`**.${getters}`], [model], { methods: getters.split('|') }),
      hostedRule('openai', 'openai.client', [clients, `*.${clients}`], [model]),
      hostedRule(
        openaiOrAzure,
        'microsoft.extensions.ai',
        ['**.OpenAIClient|AzureOpenAIClient.**.AsChatClient|AsEmbeddingGenerator'],
        [model],
      ),
      hostedRule('openai', 'openai.assistants', ['**.CreateAssistant|CreateAssistantAsync'], [model]),
      hostedRule(
        'azure-openai',
        'azure-openai.options',
        [
          '**.ChatCompletionsOptions|EmbeddingsOptions|CompletionsOptions|AudioTranscriptionOptions|ImageGenerationOptions',
        ],
        [{ named: ['DeploymentName'], at: 0 }],
        { atId: true, takesObjects: true, except: isWithoutName },
      ),
      hostedRule(
        'azure-openai',
        'azure-openai.client',
        [`**.${olderCalls}`],
        [{ named: ['deploymentOrModelName'], at: 0 }],
        { takesObjects: true, except: isObject },
      ),
    ],
  },
  {
    packages: ['Azure.AI.Inference'],
    rules: [
      hostedRule(
        'azure-ai',
        'azure-ai.options',
        ['**.ChatCompletionsOptions|EmbeddingsOptions'],
        [{ named: ['Model'] }],
        { atId: true },
      ),
      hostedRule('azure-ai', 'microsoft.extensions.ai', ['**.AsIChatClient|AsChatClient'], [model]),
    ],
  },
  {
    packages: ['Azure.AI.Agents.Persistent', 'Azure.AI.Projects'],
    rules: [
      hostedRule('azure-openai', 'azure-ai.agents', ['**.CreateAgent|CreateAgentAsync'], [model], {
        methods: ['CreateAgentAsync', 'CreateAgent'],
      }),
    ],
  },
  {
    packages: [
      'Betalgo.Ranul.OpenAI',
      'Betalgo.OpenAI',
      'OpenAI.GPT3',
      'OpenAI_API',
      'Standard.AI.OpenAI',
      'Forge.OpenAI',
    ],
    rules: [
      hostedRule(
        'openai',
        'openai.request',
        [
          '**.ChatCompletionCreateRequest|CompletionCreateRequest|EmbeddingCreateRequest|ChatRequest|AudioCreateTranscriptionRequest|ImageCreateRequest',
        ],
        [{ named: ['Model'] }],
        { atId: true },
      ),
    ],
  },
];

/** Options whose deployment is given with the call. */
function isWithoutName(call: LoadCall): boolean {
  return !call.isGiven({ named: ['DeploymentName'] }) && call.text({ at: 0 }) === undefined;
}

/** Calls that are given options, in which the deployment was reported. */
function isObject(call: LoadCall): boolean {
  const node = call.argument({ named: ['deploymentOrModelName'], at: 0 });
  return call.given.length < 2 || (node !== undefined && call.isObject(node));
}
