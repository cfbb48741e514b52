// The providers' SDKs for Python: OpenAI and those who took over its interface, Anthropic, Google, Mistral, Cohere, AWS.
// Sources: the SDKs' own references.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given, named, perhaps, type IdRule } from '../code/load-rules';
import { anthropicFramework, openaiRules, type SdkSpelling } from '../hosted/hosted';
import { hostedRule, namedRule } from '../hosted/hosted-rules';
import { spellHosted } from '../references';

const spelling: SdkSpelling = {
  model: { named: ['model'] },
  address: { named: ['base_url', 'azure_endpoint', 'api_base', 'endpoint'] },
  deployment: { named: ['azure_deployment'] },
};

/** SDKs with the interface of OpenAI's. */
const likeOpenai = (provider: string, ...packages: readonly string[]): Framework => ({
  packages,
  rules: openaiRules(spelling, provider),
});

/** Whether the client that is called was made for a project of Google's cloud. */
function googleProvider(call: LoadCall): string {
  return call.makers().some((maker) => maker.isLiteral({ named: ['vertexai'] }, true)) ? 'vertex' : 'google';
}

const google: readonly Framework[] = [
  {
    packages: ['google'],
    rules: [
      hostedRule(
        googleProvider,
        'google-genai.generate_content',
        [
          '**.models.generate_content|generate_content_stream|embed_content|generate_images|generate_videos|edit_image|upscale_image|generate_image|recontext_image|segment_image',
          '**.chats.create',
          '**.live.connect',
          '**.caches.create',
          '**.batches.create',
          '**.interactions.create',
        ],
        given(0, 'model'),
      ),
      hostedRule(googleProvider, 'google-genai.tune', ['**.tunings.tune'], named('base_model')),
      hostedRule(
        'google',
        'google-generativeai.GenerativeModel',
        ['generativeai.GenerativeModel', 'generativeai.*.GenerativeModel', 'generativeai.ChatSession'],
        given(0, 'model_name'),
        { without: 'default' },
      ),
      hostedRule(
        'google',
        'google-generativeai.generate',
        ['generativeai.generate_text|embed_content|generate_embeddings|chat|generate_answer|create_tuned_model'],
        named('model', 'source_model'),
      ),
      {
        calls: ['cloud.aiplatform.Endpoint|Model', 'cloud.aiplatform.*.Endpoint|Model'],
        how: 'vertexai.Model',
        read: byId({ id: named('endpoint_name', 'model_name'), spell: (known) => spellHosted('vertex', known) }),
      },
      hostedRule(
        'google',
        'google-adk.Agent',
        ['adk.agents.Agent|LlmAgent', 'adk.Agent', 'adk.agents.*.Agent|LlmAgent'],
        named('model'),
        {
          takesObjects: true,
        },
      ),
    ],
  },
  {
    packages: ['vertexai'],
    rules: [
      hostedRule(
        'vertex',
        'vertexai.GenerativeModel',
        [
          '**.GenerativeModel',
          '**.TextGenerationModel|ChatModel|CodeGenerationModel|CodeChatModel|TextEmbeddingModel|MultiModalEmbeddingModel|ImageGenerationModel|ImageCaptioningModel|ImageQnAModel|ImageTextModel|MultimodalEmbeddingModel.from_pretrained',
        ],
        given(0, 'model_name'),
      ),
    ],
  },
];

const mistral: Framework = {
  packages: ['mistralai'],
  rules: [
    hostedRule(
      'mistral',
      'mistralai.chat',
      [
        '**.chat.complete|stream|complete_async|stream_async|parse|parse_async|parse_stream',
        '**.fim.complete|stream|complete_async|stream_async',
        '**.embeddings.create|create_async',
        '**.ocr.process|process_async',
        '**.classifiers.*',
        '**.audio.transcriptions.*',
        '**.agents.create|create_async',
        '**.conversations.start|start_async|start_stream',
        '**.jobs.create',
        'client.MistralClient.().chat|chat_stream|embeddings|completion',
        'async_client.MistralAsyncClient.().chat|chat_stream|embeddings',
      ],
      named('model'),
      {},
    ),
  ],
};

const cohere: Framework = {
  packages: ['cohere'],
  rules: [
    hostedRule(
      'cohere',
      'cohere.chat',
      ['*.().chat|chat_stream|generate|embed|rerank|classify|summarize', '*.().v2.chat|chat_stream|embed|rerank'],
      named('model'),
      { without: 'default' },
    ),
  ],
};

/** A call of the runtime of Bedrock; other clients of AWS have methods of the same names. */
function isBedrock(call: LoadCall): boolean {
  const service = call.makers().flatMap((maker) => maker.text({ at: 0, named: ['service_name'] })?.text ?? []);
  return service.length === 0 || service.some((name) => name.startsWith('bedrock'));
}

function callBedrock(call: LoadCall): Loaded | undefined {
  if (!isBedrock(call)) return undefined;
  return byId({
    id: named('modelId', 'modelArn', 'baseModelIdentifier'),
    spell: (known) => spellHosted('bedrock', known),
  })(call);
}

/** The model that answers from a knowledge base stands deep in the call's configuration, by its id or its ARN. */
function readKnowledgeBase(call: LoadCall): Loaded | undefined {
  const whole = call.argument({ named: ['retrieveAndGenerateConfiguration'] });
  const inner = whole && call.entryOf(whole, ['knowledgeBaseConfiguration', 'externalSourcesConfiguration']);
  const model = inner && call.entryOf(inner, ['modelArn']);
  if (model === undefined) return undefined;
  const spell: IdRule['spell'] = (known) =>
    spellHosted('bedrock', { ...known, text: known.text.replace(/^arn:[^/]*\//, '') });
  const known = call.texts.of(model);
  return known === undefined ? perhaps(call, model, spell) : { reference: spell(known, call)?.reference };
}

const aws: Framework = {
  packages: ['boto3', 'aioboto3', 'aiobotocore', 'botocore'],
  telling: /\bbedrock\b|\bbedrock-|invoke_model|invoke_endpoint|\.converse|retrieve_and_generate/,
  rules: [
    {
      calls: ['**.client.().converse|converse_stream', '**.create_client.().converse|converse_stream'],
      how: 'bedrock.converse',
      read: callBedrock,
    },
    {
      calls: [
        '**.client.().invoke_model|invoke_model_with_response_stream|invoke_model_with_bidirectional_stream|start_async_invoke|create_model_invocation_job|create_model_customization_job',
        '**.create_client.().invoke_model|invoke_model_with_response_stream',
      ],
      how: 'bedrock.invoke_model',
      read: callBedrock,
    },
    {
      calls: ['**.client.().retrieve_and_generate|retrieve_and_generate_stream'],
      how: 'bedrock.retrieve_and_generate',
      read: readKnowledgeBase,
    },
    namedRule(
      'sagemaker.invoke_endpoint',
      ['**.client.().invoke_endpoint|invoke_endpoint_async|invoke_endpoint_with_response_stream'],
      (known) => spellHosted('sagemaker', known),
      named('EndpointName'),
    ),
  ],
};

const replicate: Framework = {
  packages: ['replicate'],
  rules: [
    hostedRule(
      'replicate',
      'replicate.run',
      [
        'run|async_run|stream|async_stream|use',
        'Client.().run|async_run|stream|async_stream',
        '**.models.get',
        '**.models.predictions.create',
      ],
      given(0, 'ref', 'model'),
    ),
    hostedRule('replicate', 'replicate.predictions', ['**.predictions.create|async_create'], named('model', 'version')),
  ],
};

const speechProviders: readonly Framework[] = [
  {
    packages: ['elevenlabs'],
    rules: [
      hostedRule(
        'elevenlabs',
        'elevenlabs.convert',
        [
          '**.text_to_speech.*',
          '**.speech_to_text.*',
          '**.speech_to_speech.*',
          '**.text_to_sound_effects.*',
          'generate',
          '*.().generate',
        ],
        named('model_id', 'model'),
        { without: 'default' },
      ),
    ],
  },
  {
    packages: ['deepgram'],
    rules: [
      hostedRule(
        'deepgram',
        'deepgram.options',
        [
          '**.PrerecordedOptions|LiveOptions|SpeakOptions|SpeakWSOptions|ListenRESTOptions|ListenWebSocketOptions',
          '**.transcribe_url|transcribe_file|transcribe',
        ],
        named('model'),
      ),
    ],
  },
  {
    packages: ['assemblyai'],
    rules: [
      hostedRule(
        'assemblyai',
        'assemblyai.TranscriptionConfig',
        ['TranscriptionConfig'],
        named('speech_model', 'speech_models'),
      ),
    ],
  },
];

/** Providers with a client of their own and one argument for the model. */
const small: readonly Framework[] = [
  {
    packages: ['voyageai'],
    rules: [
      hostedRule(
        'voyage',
        'voyageai.embed',
        ['*.().embed|rerank|multimodal_embed|contextualized_embed', 'get_embedding|get_embeddings'],
        named('model'),
      ),
    ],
  },
  {
    packages: ['ibm_watsonx_ai'],
    rules: [
      hostedRule(
        'watsonx',
        'ibm_watsonx_ai.ModelInference',
        ['**.ModelInference|Model|Embeddings|Rerank'],
        given(0, 'model_id'),
      ),
    ],
  },
  {
    packages: ['aleph_alpha_client'],
    rules: [
      hostedRule(
        'aleph-alpha',
        'aleph_alpha.complete',
        ['*.().complete|complete_with_streaming|embed|semantic_embed|summarize|explain|evaluate'],
        [{ at: 1, named: ['model'] }],
      ),
    ],
  },
  {
    packages: ['fal_client'],
    rules: [
      hostedRule(
        'fal',
        'fal_client.run',
        ['run|submit|subscribe|stream|run_async|submit_async|subscribe_async', '*.().run|submit|subscribe'],
        given(0, 'application'),
      ),
    ],
  },
  {
    packages: ['azure'],
    rules: [
      hostedRule(
        'azure-ai',
        'azure-ai.complete',
        [
          '**.ChatCompletionsClient.().complete',
          '**.EmbeddingsClient|ImageEmbeddingsClient.().embed',
          '**.get_chat_completions_client.().complete',
          '**.get_embeddings_client.().embed',
        ],
        named('model'),
      ),
      hostedRule(
        'azure-openai',
        'azure-openai.chat.completions',
        ['**.chat.completions.create', '**.responses.create', '**.embeddings.create'],
        named('model'),
      ),
      hostedRule(
        'azure-openai',
        'azure-ai.agents',
        ['**.agents.create_agent|create_version', '**.create_agent'],
        named('model'),
      ),
    ],
  },
  {
    packages: ['xai_sdk'],
    rules: [hostedRule('xai', 'xai_sdk.chat', ['**.chat.create', '**.image.sample'], named('model'))],
  },
  {
    packages: ['zhipuai', 'dashscope'],
    rules: [
      hostedRule(
        'dashscope',
        'dashscope.call',
        ['Generation|MultiModalConversation|TextEmbedding|MultiModalEmbedding.call', '*.Transcription.*'],
        named('model'),
      ),
      ...openaiRules(spelling, 'zhipuai'),
    ],
  },
  {
    packages: ['databricks'],
    rules: [
      hostedRule(
        'databricks',
        'databricks.query',
        ['**.serving_endpoints.query', '**.get_open_ai_client.().chat.completions.create'],
        named('name', 'model'),
      ),
    ],
  },
];

export const hostedSdks: readonly Framework[] = [
  likeOpenai('openai', 'openai', 'portkey_ai', 'langfuse', 'helicone', 'langsmith', 'braintrust', 'weave'),
  likeOpenai('groq', 'groq'),
  likeOpenai('together', 'together'),
  likeOpenai('fireworks', 'fireworks'),
  likeOpenai('cerebras', 'cerebras'),
  likeOpenai('ai21', 'ai21'),
  likeOpenai('openrouter', 'openrouter'),
  likeOpenai('perplexity', 'perplexity'),
  likeOpenai('sambanova', 'sambanova'),
  likeOpenai('writer', 'writerai'),
  anthropicFramework(['anthropic'], undefined, spelling),
  ...google,
  mistral,
  cohere,
  aws,
  replicate,
  ...speechProviders,
  ...small,
];
