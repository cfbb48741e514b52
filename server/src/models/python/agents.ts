// Frameworks for agents, and stores that embed: AutoGen, CrewAI, Agno, Semantic Kernel, Strands, Chroma.
// Sources: the frameworks' references.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { given, named } from '../code/load-rules';
import { hostedRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { spellIn } from '../references';
import { agent, asOne, modelsWithin } from './many-providers';

export const agents: readonly Framework[] = [
  {
    packages: ['autogen', 'autogen_ext', 'autogen_agentchat'],
    rules: [
      hostedRule(
        'azure-openai',
        'autogen.client',
        ['**.AzureOpenAIChatCompletionClient'],
        named('azure_deployment', 'model'),
      ),
      hostedRule('openai', 'autogen.client', ['**.OpenAIChatCompletionClient'], named('model')),
      hostedRule('anthropic', 'autogen.client', ['**.AnthropicChatCompletionClient'], named('model')),
      namedRule('autogen.client', ['**.OllamaChatCompletionClient'], spellIn('ollama'), named('model')),
      { calls: ['*', '*.*'], how: 'autogen.llm_config', read: readLlmConfig },
    ],
  },
  {
    packages: ['crewai'],
    rules: [
      agent('crewai.LLM', ['LLM', 'llm.LLM'], given(0, 'model')),
      agent('crewai.Agent', ['Agent', '*.Agent', 'Crew'], named('llm', 'manager_llm')),
    ],
  },
  {
    packages: ['agno', 'phi'],
    rules: [
      hostedRule('openai', 'agno.model', ['**.OpenAIChat|OpenAIResponses|OpenAIEmbedder'], named('id', 'model')),
      hostedRule('anthropic', 'agno.model', ['**.Claude'], named('id', 'model')),
      hostedRule('google', 'agno.model', ['**.Gemini|GeminiEmbedder'], named('id', 'model')),
      hostedRule('mistral', 'agno.model', ['**.MistralChat|MistralEmbedder'], named('id', 'model')),
      hostedRule('groq', 'agno.model', ['**.Groq'], named('id', 'model')),
      hostedRule('bedrock', 'agno.model', ['**.AwsBedrock'], named('id', 'model')),
      hostedRule('azure-openai', 'agno.model', ['**.AzureOpenAI|AzureOpenAIChat'], named('id', 'model')),
      namedRule(
        'agno.model',
        ['models.ollama.Ollama', '**.Ollama|OllamaEmbedder'],
        spellIn('ollama'),
        named('id', 'model'),
      ),
      agent('agno.Agent', ['agent.Agent', 'team.Team'], named('model')),
    ],
  },
  {
    packages: ['agents'],
    rules: [
      agent(
        'openai-agents.Agent',
        ['Agent', 'RunConfig', 'OpenAIChatCompletionsModel|OpenAIResponsesModel', '**.LitellmModel'],
        named('model'),
      ),
    ],
  },
  {
    packages: ['semantic_kernel'],
    rules: [
      hostedRule(
        'azure-openai',
        'semantic_kernel.azure',
        [
          '**.AzureChatCompletion|AzureTextCompletion|AzureTextEmbedding|AzureAudioToText|AzureTextToAudio|AzureTextToImage',
        ],
        named('deployment_name'),
        { without: 'default' },
      ),
      hostedRule(
        'openai',
        'semantic_kernel.openai',
        [
          '**.OpenAIChatCompletion|OpenAITextCompletion|OpenAITextEmbedding|OpenAIAudioToText|OpenAITextToAudio|OpenAITextToImage',
        ],
        named('ai_model_id'),
      ),
      hostedRule('anthropic', 'semantic_kernel.anthropic', ['**.AnthropicChatCompletion'], named('ai_model_id')),
      hostedRule(
        'mistral',
        'semantic_kernel.mistral',
        ['**.MistralAIChatCompletion|MistralAITextEmbedding'],
        named('ai_model_id'),
      ),
      hostedRule(
        'google',
        'semantic_kernel.google',
        ['**.GoogleAIChatCompletion|GoogleAITextEmbedding|GoogleAITextCompletion'],
        named('gemini_model_id', 'embedding_model_id'),
      ),
      hostedRule(
        'bedrock',
        'semantic_kernel.bedrock',
        ['**.BedrockChatCompletion|BedrockTextEmbedding'],
        named('model_id'),
      ),
      namedRule(
        'semantic_kernel.ollama',
        ['**.OllamaChatCompletion|OllamaTextCompletion|OllamaTextEmbedding'],
        spellIn('ollama'),
        named('ai_model_id'),
      ),
      hubRule(
        'semantic_kernel.huggingface',
        ['**.HuggingFaceTextCompletion|HuggingFaceTextEmbedding'],
        given(0, 'ai_model_id'),
      ),
    ],
  },
  {
    packages: ['strands'],
    rules: [
      hostedRule('bedrock', 'strands.BedrockModel', ['**.BedrockModel'], named('model_id'), { without: 'default' }),
      hostedRule('openai', 'strands.OpenAIModel', ['**.OpenAIModel'], named('model_id')),
      hostedRule('anthropic', 'strands.AnthropicModel', ['**.AnthropicModel'], named('model_id')),
      agent('strands.LiteLLMModel', ['**.LiteLLMModel'], named('model_id')),
      namedRule('strands.OllamaModel', ['**.OllamaModel'], spellIn('ollama'), named('model_id')),
      hostedRule('bedrock', 'strands.Agent', ['Agent'], named('model'), { takesObjects: true }),
    ],
  },
  {
    packages: ['smolagents'],
    rules: [
      agent('smolagents.LiteLLMModel', ['LiteLLMModel|LiteLLMRouterModel'], given(0, 'model_id')),
      hostedRule('openai', 'smolagents.OpenAIServerModel', ['OpenAIServerModel|OpenAIModel'], given(0, 'model_id')),
      hostedRule(
        'azure-openai',
        'smolagents.AzureOpenAIServerModel',
        ['AzureOpenAIServerModel|AzureOpenAIModel'],
        given(0, 'model_id'),
      ),
      hostedRule(
        'bedrock',
        'smolagents.AmazonBedrockServerModel',
        ['AmazonBedrockServerModel|AmazonBedrockModel'],
        given(0, 'model_id'),
      ),
    ],
  },
  {
    packages: ['mirascope'],
    rules: [
      hostedRule(
        (call) => call.origin.path.at(-2) ?? 'openai',
        'mirascope.call',
        ['core.openai|anthropic|mistral|google|groq|cohere|bedrock.call', '*.openai|anthropic|mistral|google.call'],
        given(0, 'model'),
      ),
      agent('mirascope.llm', ['llm.call', 'llm.model'], named('model')),
    ],
  },
  {
    packages: ['magentic'],
    rules: [
      hostedRule('openai', 'magentic.OpenaiChatModel', ['**.OpenaiChatModel'], given(0, 'model')),
      hostedRule('anthropic', 'magentic.AnthropicChatModel', ['**.AnthropicChatModel'], given(0, 'model')),
      agent('magentic.LitellmChatModel', ['**.LitellmChatModel'], given(0, 'model')),
    ],
  },
  {
    packages: ['aisuite', 'any_llm', 'lmql'],
    rules: [agent('aisuite.create', ['**.chat.completions.create', 'completion|acompletion'], given(0, 'model'))],
  },
  {
    packages: ['chromadb'],
    rules: [
      hubRule('chromadb.embedding', ['**.SentenceTransformerEmbeddingFunction'], given(0, 'model_name'), {
        without: 'default',
      }),
      hostedRule('openai', 'chromadb.embedding', ['**.OpenAIEmbeddingFunction'], named('model_name'), {
        without: 'default',
      }),
      hostedRule('cohere', 'chromadb.embedding', ['**.CohereEmbeddingFunction'], named('model_name'), {
        without: 'default',
      }),
      namedRule('chromadb.embedding', ['**.OllamaEmbeddingFunction'], spellIn('ollama'), named('model_name')),
      hubRule(
        'chromadb.embedding',
        ['**.HuggingFaceEmbeddingFunction|InstructorEmbeddingFunction'],
        named('model_name'),
        { without: 'default' },
      ),
    ],
  },
  {
    packages: ['mem0', 'letta', 'guardrails', 'ragas'],
    rules: [agent('ragas.llm', ['llms.llm_factory', '**.llm_factory|embedding_factory'], given(0, 'model'))],
  },
];

/** `llm_config={'config_list': [{'model': …}]}` of AutoGen's first version. */
function readLlmConfig(call: LoadCall): Loaded | undefined {
  const node = call.argument({ named: ['llm_config'] });
  return node === undefined ? undefined : asOne(modelsWithin(call, node, 'config_list'));
}
