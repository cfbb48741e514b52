// The SDKs of Anthropic, Google, Amazon and Mistral for .NET.
import type { Framework } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';

const field = { named: ['Model', 'ModelId'] };
const model = { named: ['model', 'modelName', 'modelId'], at: 0 };

export const providers: readonly Framework[] = [
  {
    packages: ['Anthropic', 'Anthropic.SDK', 'Claudia'],
    rules: [
      hostedRule(
        'anthropic',
        'anthropic.messages',
        ['**.MessageParameters|MessageCreateParams|MessageRequest|CreateMessageRequest'],
        [field],
        { atId: true },
      ),
      hostedRule(
        'anthropic',
        'anthropic.messages',
        ['**.Messages.CreateAsync|CreateStreamAsync'],
        [{ options: 0, named: ['Model'] }],
      ),
      hostedRule('anthropic', 'anthropic.messages', ['**.CreateMessageAsync'], [{ named: ['model'] }]),
    ],
  },
  {
    packages: ['Google.GenAI', 'Mscc.GenerativeAI', 'GenerativeAI'],
    rules: [
      hostedRule(
        'google',
        'google-genai.models',
        [
          '**.Models.GenerateContentAsync|GenerateContentStreamAsync|EmbedContentAsync|GenerateImagesAsync',
          '**.GenerativeModel|CreateGenerativeModel|CreateEmbeddingModel|CreateImageModel',
        ],
        [model, { named: ['modelName', 'model'] }],
      ),
    ],
  },
  {
    packages: ['Google.Cloud.AIPlatform.V1', 'Google.Cloud.VertexAI'],
    rules: [
      hostedRule('vertex', 'aiplatform.request', ['**.GenerateContentRequest|PredictRequest'], [{ named: ['Model'] }], {
        atId: true,
      }),
      hostedRule(
        'vertex',
        'aiplatform.publisherModel',
        ['**.EndpointName.FromProjectLocationPublisherModel'],
        [{ at: 3 }],
      ),
    ],
  },
  {
    packages: ['Amazon.BedrockRuntime', 'Amazon.BedrockAgentRuntime'],
    rules: [
      hostedRule(
        'bedrock',
        'bedrock.modelId',
        [
          '**.InvokeModelRequest|InvokeModelWithResponseStreamRequest|ConverseRequest|ConverseStreamRequest|StartAsyncInvokeRequest',
        ],
        [field],
        { atId: true },
      ),
      hostedRule('bedrock', 'bedrock.modelId', ['**.ModelId.=']),
    ],
  },
  {
    packages: ['Mistral.SDK'],
    rules: [
      hostedRule(
        'mistral',
        'mistral.request',
        ['**.ChatCompletionRequest|EmbeddingRequest'],
        [{ named: ['model', 'Model'], at: 0 }],
      ),
    ],
  },
  {
    packages: ['Cohere'],
    rules: [
      hostedRule('cohere', 'cohere.request', ['**.ChatRequest|EmbedRequest|RerankRequest'], [field], { atId: true }),
    ],
  },
];
