// The providers of hosted models: the hosts of their services, what gateways call them, and how their ids begin.
// Invariant: undefined where nothing tells; a guess is never made from a part of a name.

const byHost: Readonly<Record<string, string>> = {
  'api.openai.com': 'openai',
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
};

const byHostEnding: readonly (readonly [string, string])[] = [
  ['.services.ai.azure.com', 'azure-ai'],
  ['.models.ai.azure.com', 'azure-ai'],
  ['.azure.com', 'azure-openai'],
  ['.huggingface.co', 'huggingface'],
  ['.hf.co', 'huggingface'],
  ['-aiplatform.googleapis.com', 'vertex'],
];

/** The provider whose service has that host, without its port; undefined for any other. */
export function providerAt(host: string): string | undefined {
  if (Object.hasOwn(byHost, host)) return byHost[host];
  const bedrock = /^bedrock-runtime\.[a-z0-9-]+\.amazonaws\.com$/.test(host) ? 'bedrock' : undefined;
  return bedrock ?? byHostEnding.find(([ending]) => host.endsWith(ending))?.[1];
}

const byPrefix: Readonly<Record<string, string>> = {
  openai: 'openai',
  azure: 'azure-openai',
  azure_openai: 'azure-openai',
  azure_ai: 'azure-ai',
  anthropic: 'anthropic',
  bedrock: 'bedrock',
  amazon: 'bedrock',
  bedrock_converse: 'bedrock',
  vertex_ai: 'vertex',
  vertex: 'vertex',
  google_vertexai: 'vertex',
  google: 'google',
  gemini: 'google',
  google_genai: 'google',
  mistral: 'mistral',
  mistralai: 'mistral',
  cohere: 'cohere',
  cohere_chat: 'cohere',
  groq: 'groq',
  openrouter: 'openrouter',
  ollama: 'ollama',
  ollama_chat: 'ollama',
  huggingface: 'huggingface',
  deepseek: 'deepseek',
  xai: 'xai',
  together: 'together',
  together_ai: 'together',
  fireworks: 'fireworks',
  fireworks_ai: 'fireworks',
  perplexity: 'perplexity',
  cerebras: 'cerebras',
  deepinfra: 'deepinfra',
  elevenlabs: 'elevenlabs',
  replicate: 'replicate',
};

/** The provider that gateways write before an id: `azure/…`, `vertex_ai/…`. */
export function providerByPrefix(prefix: string): string | undefined {
  return Object.hasOwn(byPrefix, prefix) ? byPrefix[prefix] : undefined;
}

const byId: readonly (readonly [RegExp, string])[] = [
  [/^(?:gpt-|chatgpt-|o[134](?:-|$)|text-embedding-(?:3|ada)|whisper-1|tts-1|dall-e|davinci|omni-)/, 'openai'],
  [/^claude-/, 'anthropic'],
  [/^(?:models\/)?gemini-/, 'google'],
  [/^(?:mistral-|open-mi|codestral|ministral|pixtral|magistral|voxtral)/, 'mistral'],
  [/^(?:command|embed-(?:english|multilingual|v4)|rerank-)/, 'cohere'],
  [/^(?:[a-z]{2}\.)?(?:anthropic|amazon|meta|cohere|ai21|mistral|stability)\./, 'bedrock'],
  [/^deepseek-/, 'deepseek'],
  [/^grok-/, 'xai'],
  [/^sonar/, 'perplexity'],
];

/** The provider whose ids look like that. */
export function providerOfId(id: string): string | undefined {
  return byId.find(([pattern]) => pattern.test(id))?.[1];
}
