// Who runs hosted models: by the address of the service, by the prefix that gateways write before an id, by the id itself.
// Invariant: an id that could be several providers' is nobody's.
// Sources: the providers' own API references and model lists; LiteLLM's and LangChain's lists of providers.
import { wordTable } from '../../text/word-table';

const byHost: Readonly<Record<string, string>> = wordTable({
  'api.openai.com': 'openai',
  'eu.api.openai.com': 'openai',
  'api.anthropic.com': 'anthropic',
  'openrouter.ai': 'openrouter',
  'api.groq.com': 'groq',
  'api.mistral.ai': 'mistral',
  'codestral.mistral.ai': 'mistral',
  'api.cohere.com': 'cohere',
  'api.cohere.ai': 'cohere',
  'generativelanguage.googleapis.com': 'google',
  'api.deepseek.com': 'deepseek',
  'api.together.xyz': 'together',
  'api.together.ai': 'together',
  'api.perplexity.ai': 'perplexity',
  'api.fireworks.ai': 'fireworks',
  'api.x.ai': 'xai',
  'api.cerebras.ai': 'cerebras',
  'api.deepinfra.com': 'deepinfra',
  'api.elevenlabs.io': 'elevenlabs',
  'api.deepgram.com': 'deepgram',
  'api.assemblyai.com': 'assemblyai',
  'api.replicate.com': 'replicate',
  'api.voyageai.com': 'voyage',
  'api.jina.ai': 'jina',
  'api.ai21.com': 'ai21',
  'api.aleph-alpha.com': 'aleph-alpha',
  'integrate.api.nvidia.com': 'nvidia',
  'models.inference.ai.azure.com': 'github',
  'models.github.ai': 'github',
  'api.sambanova.ai': 'sambanova',
  'api.moonshot.ai': 'moonshot',
  'api.moonshot.cn': 'moonshot',
  'dashscope.aliyuncs.com': 'dashscope',
  'dashscope-intl.aliyuncs.com': 'dashscope',
  'api.studio.nebius.com': 'nebius',
  'api.novita.ai': 'novita',
  'api.scaleway.ai': 'scaleway',
  'ai-gateway.vercel.sh': 'ai-gateway',
});

const byHostEnding: readonly (readonly [ending: string, provider: string])[] = [
  ['.services.ai.azure.com', 'azure-ai'],
  ['.models.ai.azure.com', 'azure-ai'],
  ['.azure.com', 'azure-openai'],
  ['.huggingface.co', 'huggingface'],
  ['.huggingface.cloud', 'huggingface'],
  ['.hf.co', 'huggingface'],
  ['.hf.space', 'huggingface'],
  ['aiplatform.googleapis.com', 'vertex'],
  ['.ml.cloud.ibm.com', 'watsonx'],
];

/** The provider whose service has that host, without its port; undefined for any other. */
export function providerAt(host: string): string | undefined {
  if (host in byHost) return byHost[host];
  const bedrock = /^bedrock(?:-runtime|-mantle)?\.[a-z0-9-]+\.amazonaws\.com$/.test(host) ? 'bedrock' : undefined;
  return bedrock ?? byHostEnding.find(([ending]) => host.endsWith(ending))?.[1];
}

/** Providers that gateways call by our own names for them, and those that have other names there. */
const ownNames =
  'openai anthropic bedrock vertex google mistral cohere groq together fireworks openrouter perplexity deepseek xai ' +
  'cerebras deepinfra replicate ollama huggingface watsonx databricks voyage nvidia sagemaker ai21 jina github ' +
  'elevenlabs deepgram assemblyai moonshot sambanova nebius novita snowflake dashscope azure-openai azure-ai';

const byPrefix: Readonly<Record<string, string>> = wordTable({
  ...Object.fromEntries(ownNames.split(' ').map((name) => [name, name])),
  azure: 'azure-openai',
  azure_openai: 'azure-openai',
  azure_text: 'azure-openai',
  azure_ai: 'azure-ai',
  'text-completion-openai': 'openai',
  'openai-chat': 'openai',
  'openai-responses': 'openai',
  anthropic_text: 'anthropic',
  amazon: 'bedrock',
  aws: 'bedrock',
  'amazon-bedrock': 'bedrock',
  'aws-bedrock': 'bedrock',
  bedrock_converse: 'bedrock',
  vertex_ai: 'vertex',
  vertex_ai_beta: 'vertex',
  vertexai: 'vertex',
  google_vertexai: 'vertex',
  google_anthropic_vertex: 'vertex',
  'google-vertex': 'vertex',
  gemini: 'google',
  google_genai: 'google',
  'google-genai': 'google',
  googleai: 'google',
  google_ai: 'google',
  'google-gla': 'google',
  mistralai: 'mistral',
  'mistral-ai': 'mistral',
  codestral: 'mistral',
  cohere_chat: 'cohere',
  together_ai: 'together',
  togetherai: 'together',
  fireworks_ai: 'fireworks',
  ollama_chat: 'ollama',
  hf: 'huggingface',
  hosted_vllm: 'huggingface',
  vllm: 'huggingface',
  watsonx_text: 'watsonx',
  ibm: 'watsonx',
  voyageai: 'voyage',
  nvidia_nim: 'nvidia',
  sagemaker_chat: 'sagemaker',
  jina_ai: 'jina',
  grok: 'xai',
});

/** The provider that gateways write before an id: `azure/…`, `vertex_ai/…`. */
export function providerByPrefix(prefix: string): string | undefined {
  return byPrefix[prefix];
}

const byId: readonly (readonly [pattern: RegExp, provider: string])[] = [
  [
    /^(?:ft:)?(?:gpt-(?:[3-9]|image|audio|realtime)|chatgpt-|o[134](?:-|$)|text-embedding-(?:ada|3)|whisper-1$|tts-1|dall-e|davinci|babbage-|text-davinci|omni-|text-moderation|codex-|sora-|computer-use)/,
    'openai',
  ],
  [/^claude-(?:\d|opus|sonnet|haiku|instant|v\d)/, 'anthropic'],
  [
    /^(?:models\/)?(?:gemini-|text-embedding-00|embedding-001$|imagen-|veo-\d|learnlm-|text-bison|chat-bison)/,
    'google',
  ],
  [
    /^(?:mistral-(?:tiny|small|medium|large|embed|ocr|moderation|saba)|ministral-|open-mi[sx]tral|open-codestral|codestral-|pixtral-|magistral-|devstral-|voxtral-)/,
    'mistral',
  ],
  [/^(?:command(?:-|$)|embed-(?:english|multilingual|v4)|rerank-(?:english|multilingual|v\d)|c4ai-)/, 'cohere'],
  [
    /^(?:(?:eu|us|us-gov|apac|jp|au|ca|global)\.)?(?:anthropic|amazon|meta|cohere|mistral|ai21|stability|deepseek|qwen|openai|writer|luma|twelvelabs)\.[a-z][\w.:-]*$/,
    'bedrock',
  ],
  [/^grok-[\dvcb]/, 'xai'],
  [/^deepseek-(?:chat|reasoner|coder)$/, 'deepseek'],
  [/^sonar(?:-(?:pro|reasoning|deep-research)|$)/, 'perplexity'],
  [/^voyage-\w/, 'voyage'],
  [/^(?:eleven_\w|scribe_v\d)/, 'elevenlabs'],
];

/** The only provider whose ids look like that; undefined where there is none, or more than one. */
export function providerOfId(id: string): string | undefined {
  return byId.find(([pattern]) => pattern.test(id))?.[1];
}
