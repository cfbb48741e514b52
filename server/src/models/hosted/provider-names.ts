// Which provider runs a hosted model, by the name of a class of an SDK.
// Invariant: undefined where nothing tells.

const byClass: readonly (readonly [RegExp, string])[] = [
  [/^AzureOpenA[iI]|AzureOpenAI|AzureChat/, 'azure-openai'],
  [/^AzureA[iI]Inference|^AzureAi/, 'azure-ai'],
  [/^OpenA[iI]/, 'openai'],
  [/^Anthropic|^Claude/, 'anthropic'],
  [/^Ollama/, 'ollama'],
  [/^VertexAi|^VertexAI|^Vertex/, 'vertex'],
  [/^GoogleAi|^GoogleAI|^GoogleGenA[iI]|^Gemini|^Google/, 'google'],
  [/^Mistral/, 'mistral'],
  [/^Cohere/, 'cohere'],
  [/^Bedrock|^AmazonBedrock|^Titan/, 'bedrock'],
  [/^HuggingFace|^Huggingface/, 'huggingface'],
  [/^DeepSeek/, 'deepseek'],
  [/^Groq/, 'groq'],
  [/^Qwen|^DashScope|^Dashscope/, 'dashscope'],
  [/^Qianfan/, 'qianfan'],
  [/^Zhipu|^ZhiPu/, 'zhipu'],
  [/^MiniMax/, 'minimax'],
  [/^Moonshot/, 'moonshot'],
  [/^Jina/, 'jina'],
  [/^Voyage/, 'voyage'],
  [/^Nomic/, 'nomic'],
  [/^Watsonx/, 'watsonx'],
  [/^OciGenAi|^OCI/, 'oci'],
  [/^GitHubModels|^GithubModels/, 'github'],
  [/^WorkersAi|^Cloudflare/, 'cloudflare'],
  [/^LocalAi/, 'localai'],
  [/^Perplexity/, 'perplexity'],
  [/^XAI|^Grok/, 'xai'],
];

/** The provider whose name a class begins with. */
export function providerOfClass(name: string): string | undefined {
  return byClass.find(([pattern]) => pattern.test(name))?.[1];
}
