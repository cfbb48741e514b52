// The providers' SDKs for JavaScript: OpenAI and those who took over its interface, Anthropic, Google, Mistral, Cohere, AWS.
// Sources: the SDKs' own references.
import { isModelFile } from '../evidence';
import type { ArgumentPlace, Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { anthropicFramework, openaiRules, type SdkSpelling } from '../hosted/hosted';
import { hostedRule, namedRule } from '../hosted/hosted-rules';
import { spellHosted, spellHub, spellIn } from '../references';

const spelling: SdkSpelling = {
  model: { options: 0, named: ['model'] },
  address: { options: 0, named: ['baseURL', 'baseUrl', 'endpoint', 'serverURL'] },
  deployment: { options: 0, named: ['deployment', 'azureDeployment'] },
};

/** A property of the object that is given at a position. */
export function option(at: number, ...names: readonly string[]): readonly ArgumentPlace[] {
  return names.map((name) => ({ options: at, named: [name] }));
}

const likeOpenai = (provider: string, ...packages: readonly string[]): Framework => ({
  packages,
  rules: openaiRules(spelling, provider),
});

const model = option(0, 'model', 'modelId', 'modelName');

/** Whether the client that is called was made for a project of Google's cloud. */
function googleProvider(call: LoadCall): string {
  return call.makers().some((maker) => maker.isLiteral({ options: 0, named: ['vertexai'] }, true))
    ? 'vertex'
    : 'google';
}

const google: readonly Framework[] = [
  {
    packages: ['@google/genai'],
    rules: [
      hostedRule(
        googleProvider,
        'google-genai.generateContent',
        [
          '**.models.generateContent|generateContentStream|embedContent|generateImages|generateVideos|editImage|upscaleImage|recontextImage',
          '**.chats.create',
          '**.live.connect',
          '**.caches.create',
          '**.batches.create',
          '**.interactions.create',
        ],
        model,
      ),
      hostedRule(googleProvider, 'google-genai.tune', ['**.tunings.tune'], option(0, 'baseModel')),
    ],
  },
  {
    packages: ['@google/generative-ai'],
    rules: [
      hostedRule(
        'google',
        'google-generativeai.getGenerativeModel',
        ['**.getGenerativeModel', '**.getGenerativeModelFromCachedContent'],
        model,
      ),
    ],
  },
  {
    packages: ['@google-cloud/vertexai'],
    rules: [hostedRule('vertex', 'vertexai.getGenerativeModel', ['**.getGenerativeModel'], model)],
  },
  {
    packages: ['firebase', '@firebase/ai', '@firebase/vertexai'],
    rules: [
      hostedRule(
        'google',
        'firebase.getGenerativeModel',
        ['getGenerativeModel', 'getImagenModel', '**.getGenerativeModel'],
        option(1, 'model'),
      ),
    ],
  },
];

/** Commands of AWS carry the id; which client sends them does not matter. */
const aws: readonly Framework[] = [
  {
    packages: ['@aws-sdk/client-bedrock-runtime', '@aws-sdk/client-bedrock', '@aws-sdk/client-bedrock-agent-runtime'],
    rules: [
      {
        calls: ['ConverseCommand|ConverseStreamCommand', '*.().converse|converseStream'],
        how: 'bedrock.converse',
        read: byId({ id: option(0, 'modelId'), spell: (known) => spellHosted('bedrock', known) }),
      },
      {
        calls: [
          'InvokeModelCommand|InvokeModelWithResponseStreamCommand|InvokeModelWithBidirectionalStreamCommand|StartAsyncInvokeCommand|CreateModelInvocationJobCommand|RerankCommand',
          '*.().invokeModel|invokeModelWithResponseStream',
        ],
        how: 'bedrock.invoke_model',
        read: byId({ id: option(0, 'modelId', 'modelArn'), spell: (known) => spellHosted('bedrock', known) }),
      },
    ],
  },
  {
    packages: ['@aws-sdk/client-sagemaker-runtime'],
    rules: [
      namedRule(
        'sagemaker.invoke_endpoint',
        [
          'InvokeEndpointCommand|InvokeEndpointAsyncCommand|InvokeEndpointWithResponseStreamCommand',
          '*.().invokeEndpoint',
        ],
        (known) => spellHosted('sagemaker', known),
        option(0, 'EndpointName'),
      ),
    ],
  },
];

const azure: readonly Framework[] = [
  {
    packages: ['@azure/openai'],
    rules: [
      hostedRule(
        'azure-openai',
        'azure-openai.client',
        [
          '*.().getChatCompletions|streamChatCompletions|getCompletions|streamCompletions|getEmbeddings|getImages|getAudioTranscription|getAudioTranslation|generateSpeechFromText',
        ],
        [{ at: 0 }],
      ),
      ...openaiRules(spelling, 'azure-openai'),
    ],
  },
  {
    packages: ['@azure-rest/ai-inference'],
    rules: [
      {
        calls: ['default.().path.().post', '().path.().post', '*.().path.().post'],
        how: 'azure-ai.complete',
        read: (call): Loaded | undefined => {
          const body = call.argument({ options: 0, named: ['body'] });
          const id = body === undefined ? undefined : call.entryOf(body, ['model']);
          const known = id === undefined ? undefined : call.texts.of(id);
          if (id === undefined) return undefined;
          return { reference: known === undefined ? undefined : spellHosted('azure-ai', known)?.reference };
        },
      },
    ],
  },
];

const others: readonly Framework[] = [
  {
    packages: ['@mistralai/mistralai'],
    rules: [
      hostedRule(
        'mistral',
        'mistralai.chat',
        [
          '**.chat.complete|stream|parse|parseStream',
          '**.fim.complete|stream',
          '**.embeddings.create',
          '**.ocr.process',
          '**.classifiers.*',
          '**.transcriptions.*',
          '**.agents.create',
          '**.conversations.start|startStream',
          '*.().chat|chatStream|embeddings|completion',
          '().chat|chatStream|embeddings',
        ],
        model,
      ),
    ],
  },
  {
    packages: ['cohere-ai'],
    rules: [
      hostedRule(
        'cohere',
        'cohere.chat',
        ['*.().chat|chatStream|generate|embed|rerank|classify|summarize', '*.().v2.chat|chatStream|embed|rerank'],
        model,
        { without: 'default' },
      ),
    ],
  },
  {
    packages: ['ollama'],
    rules: [
      namedRule(
        'ollama.chat',
        [
          'chat|generate|embed|embeddings|pull',
          '*.chat|generate|embed|embeddings|pull',
          '*.().chat|generate|embed|embeddings|pull',
        ],
        spellIn('ollama'),
        model,
      ),
    ],
  },
  {
    packages: ['replicate'],
    rules: [
      hostedRule('replicate', 'replicate.run', ['().run|stream', '*.().run|stream'], [{ at: 0 }]),
      hostedRule('replicate', 'replicate.predictions', ['**.predictions.create'], option(0, 'model', 'version')),
    ],
  },
  {
    packages: ['@fal-ai/client', '@fal-ai/serverless-client'],
    rules: [
      hostedRule(
        'fal',
        'fal.run',
        ['fal.run|subscribe|stream', 'run|subscribe|stream', 'fal.queue.submit'],
        [{ at: 0 }],
      ),
    ],
  },
  {
    packages: ['@elevenlabs/elevenlabs-js', 'elevenlabs'],
    rules: [
      hostedRule(
        'elevenlabs',
        'elevenlabs.convert',
        ['**.textToSpeech.*', '**.speechToSpeech.*'],
        [...option(1, 'modelId', 'model_id'), ...option(0, 'modelId', 'model_id')],
        { without: 'default' },
      ),
      hostedRule(
        'elevenlabs',
        'elevenlabs.convert',
        ['**.speechToText.convert', '**.generate'],
        option(0, 'modelId', 'model_id'),
      ),
    ],
  },
  {
    packages: ['@deepgram/sdk'],
    rules: [
      hostedRule(
        'deepgram',
        'deepgram.transcribe',
        ['**.prerecorded.transcribeUrl|transcribeFile', '**.transcribeUrl|transcribeFile'],
        option(1, 'model'),
      ),
      hostedRule(
        'deepgram',
        'deepgram.live',
        ['**.listen.live', '**.speak.live', '**.speak.request'],
        [...option(0, 'model'), ...option(1, 'model')],
      ),
    ],
  },
  {
    packages: ['assemblyai'],
    rules: [
      hostedRule(
        'assemblyai',
        'assemblyai.transcribe',
        ['**.transcripts.transcribe|submit'],
        option(0, 'speech_model', 'speech_models'),
      ),
    ],
  },
  {
    packages: ['voyageai'],
    rules: [hostedRule('voyage', 'voyageai.embed', ['*.().embed|rerank|multimodalEmbed'], model)],
  },
  {
    packages: ['@ibm-cloud/watsonx-ai'],
    rules: [
      hostedRule(
        'watsonx',
        'watsonx.generateText',
        ['**.generateText|generateTextStream|textChat|textChatStream|embedText|textRerank'],
        option(0, 'modelId'),
      ),
    ],
  },
  {
    packages: ['@pinecone-database/pinecone'],
    rules: [hostedRule('pinecone', 'pinecone.inference', ['**.inference.embed|rerank'], [{ at: 0 }])],
  },
  {
    packages: ['@openrouter/sdk'],
    rules: [hostedRule('openrouter', 'openrouter.send', ['**.chat.send', '**.callModel'], model)],
  },
  {
    packages: ['@huggingface/hub'],
    rules: [
      {
        calls: ['downloadFile|downloadFileToCacheDir|snapshotDownload'],
        how: 'huggingface_hub.download',
        read: downloadFromHub,
      },
    ],
  },
  {
    packages: ['chromadb', '@chroma-core/openai', '@chroma-core/ollama', 'chromadb-default-embed'],
    rules: [
      hostedRule(
        'openai',
        'chromadb.embedding',
        ['OpenAIEmbeddingFunction'],
        option(0, 'openai_model', 'modelName', 'model'),
        { without: 'default' },
      ),
      namedRule('chromadb.embedding', ['OllamaEmbeddingFunction'], spellIn('ollama'), option(0, 'model')),
    ],
  },
];

function downloadFromHub(call: LoadCall): Loaded | undefined {
  const repository = call.argument({ options: 0, named: ['repo'] });
  if (repository === undefined) return undefined;
  const file = call.text({ options: 0, named: ['path'] })?.text;
  if (file !== undefined && !isModelFile(file) && /\.(?:json|txt|md)$/.test(file)) return undefined;
  const named = call.entryOf(repository, ['name']);
  const type = call.entryOf(repository, ['type']);
  const isOther = type !== undefined && call.texts.of(type)?.text !== 'model';
  const known = call.texts.of(named ?? repository);
  if (isOther || known?.text.startsWith('datasets/') === true || known?.text.startsWith('spaces/') === true)
    return undefined;
  const revision = call.text({ options: 0, named: ['revision'] })?.text;
  return { reference: known === undefined ? undefined : spellHub(known)?.reference, revision };
}

export const hostedSdks: readonly Framework[] = [
  likeOpenai('openai', 'openai', 'portkey-ai', 'langfuse', '@posthog/ai', 'openai-edge'),
  likeOpenai('groq', 'groq-sdk'),
  likeOpenai('together', 'together-ai'),
  likeOpenai('cerebras', '@cerebras/cerebras_cloud_sdk'),
  likeOpenai('ai21', 'ai21'),
  anthropicFramework(['@anthropic-ai/sdk'], undefined, spelling),
  anthropicFramework(['@anthropic-ai/bedrock-sdk'], 'bedrock', spelling),
  anthropicFramework(['@anthropic-ai/vertex-sdk'], 'vertex', spelling),
  anthropicFramework(['@anthropic-ai/foundry-sdk'], 'azure-ai', spelling),
  ...google,
  ...aws,
  ...azure,
  ...others,
];
