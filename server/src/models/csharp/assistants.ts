// Semantic Kernel, Microsoft.Extensions.AI, Ollama and LangChain for .NET.
import type { Framework, LoadCall } from '../code/load-call';
import { fileRule, hostedRule } from '../hosted/hosted-rules';
import { providerOfClass } from '../hosted/provider-names';
import { providerOfId } from '../hosted/providers';

const model = { named: ['modelId', 'deploymentName', 'model', 'defaultModel', 'modelName'], at: 0 };

const tasks =
  'ChatCompletion|TextGeneration|TextCompletion|ChatClient|TextEmbeddingGeneration|EmbeddingGenerator|EmbeddingGeneration|Embeddings|TextToImage|TextToAudio|AudioToText|ImageToText';
const makers =
  'OpenAI|AzureOpenAI|AzureAIInference|Ollama|GoogleAIGemini|GoogleAI|VertexAIGemini|VertexAI|Mistral|HuggingFace|Anthropic|Bedrock|AmazonBedrock';

function product(firsts: string, seconds: string, around: (a: string, b: string) => string): string[] {
  return firsts.split('|').flatMap((a) => seconds.split('|').map((b) => around(a, b)));
}

const adders = [
  ...product(makers, tasks, (maker, task) => `Add${maker}${task}`),
  ...product(
    'Bedrock|AmazonBedrock',
    'ChatCompletionService|TextGenerationService|TextEmbeddingGenerationService|EmbeddingGenerator',
    (maker, task) => `Add${maker}${task}`,
  ),
];
const services = product(makers, tasks, (maker, task) => `${maker}${task}Service`);

/** The provider in `AddAzureOpenAIChatCompletion`. */
function provider(call: LoadCall): string {
  return providerOfClass(call.name.replace(/^Add/, '')) ?? 'openai';
}

/** OpenAI's pictures are asked for by key; the model comes later, and by name if at all. */
function takesKeyFirst(call: LoadCall): boolean {
  return /^(?:Add)?OpenAITextToImage/.test(call.name) && !call.isGiven({ named: ['modelId'] });
}

export const assistants: readonly Framework[] = [
  {
    packages: ['Microsoft.SemanticKernel'],
    rules: [
      fileRule(
        'semantic-kernel.onnx',
        ['**.AddOnnxRuntimeGenAIChatCompletion|AddOnnxRuntimeGenAIChatClient'],
        [{ named: ['modelPath'], at: 1 }],
        { methods: ['AddOnnxRuntimeGenAIChatCompletion', 'AddOnnxRuntimeGenAIChatClient'] },
      ),
      fileRule(
        'semantic-kernel.onnx',
        [
          '**.AddBertOnnxTextEmbeddingGeneration|AddBertOnnxEmbeddingGenerator',
          '**.BertOnnxTextEmbeddingGenerationService.Create|CreateAsync',
        ],
        [{ named: ['onnxModelPath'], at: 0 }],
        { methods: ['AddBertOnnxTextEmbeddingGeneration', 'AddBertOnnxEmbeddingGenerator'] },
      ),
      hostedRule(provider, 'semantic-kernel', [`**.${adders.join('|')}`], [model], {
        methods: adders,
        takesObjects: true,
        except: takesKeyFirst,
      }),
      hostedRule(provider, 'semantic-kernel', [`**.${services.join('|')}`], [model], { except: takesKeyFirst }),
    ],
  },
  {
    packages: ['Microsoft.Extensions.AI'],
    rules: [
      hostedRule(
        'ollama',
        'microsoft.extensions.ai',
        ['OllamaChatClient|OllamaEmbeddingGenerator'],
        [{ named: ['modelId'], at: 1 }],
      ),
      hostedRule(
        (call) => providerOfId(call.text({ named: ['ModelId'] })?.text ?? '') ?? 'microsoft.extensions.ai',
        'microsoft.extensions.ai.options',
        ['ChatOptions|EmbeddingGenerationOptions'],
        [{ named: ['ModelId'] }],
        { atId: true },
      ),
    ],
  },
  {
    packages: ['OllamaSharp'],
    rules: [
      hostedRule('ollama', 'ollamasharp', ['OllamaApiClient'], [{ named: ['defaultModel'], at: 1 }]),
      hostedRule('ollama', 'ollamasharp.SelectedModel', ['**.SelectedModel.=']),
      hostedRule(
        'ollama',
        'ollamasharp.request',
        ['**.ChatRequest|GenerateRequest|EmbedRequest|PullModelRequest'],
        [{ named: ['Model'] }],
        { atId: true },
      ),
      hostedRule('ollama', 'ollamasharp.pull', ['**.PullModelAsync|PullModel'], [model]),
    ],
  },
  {
    packages: ['LangChain.Providers'],
    rules: [
      hostedRule(
        (call) => providerOfClass(call.name) ?? 'openai',
        'langchain',
        [
          '**.OpenAiModel|OpenAiChatModel|OpenAiEmbeddingModel|OllamaChatModel|OllamaEmbeddingModel|AnthropicModel|AnthropicChatModel|GoogleChatModel|AzureOpenAiChatModel',
        ],
        [{ named: ['id', 'modelName'], at: 1 }],
      ),
    ],
  },
];
