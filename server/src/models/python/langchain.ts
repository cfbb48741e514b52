// LangChain for Python, in all its packages.
import type { Framework } from '../code/load-call';
import { named } from '../code/load-rules';
import { langchainRules } from '../hosted/langchain';

export const langchain: Framework = {
  packages: [
    'langchain',
    'langchain_core',
    'langchain_classic',
    'langchain_community',
    'langgraph',
    'deepagents',
    ...'openai anthropic google_genai google_vertexai google_community mistralai cohere aws groq together fireworks ollama huggingface nvidia_ai_endpoints deepseek xai perplexity cerebras ibm azure_ai voyageai openrouter databricks ai21 upstage litellm deepinfra qdrant experimental llamacpp gpt4all'
      .split(' ')
      .map((name) => `langchain_${name}`),
  ],
  rules: langchainRules((names) => named(...names)),
};
