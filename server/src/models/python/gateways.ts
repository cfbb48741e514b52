// Libraries that speak to many providers: LiteLLM, pydantic-ai, Instructor, DSPy.
// Sources: the libraries' references.
import type { KnownText } from '../code/known-text';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given, named } from '../code/load-rules';
import { hostedRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { spellHosted, spellIn, spellPrefixed, type SpelledModel } from '../references';
import { agent, asOne, modelsWithin, spellAny } from './many-providers';
import { wordTable } from '../../text/word-table';

/** The models that take over when the first one fails: a list of ids. */
function fallbacks(call: LoadCall, how: string, names: readonly string[]): readonly Loaded[] {
  const node = call.argument({ named: names });
  const [thing] = node === undefined ? [] : call.resolver.things(node);
  const view = thing?.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
  return (view?.kind === 'list' ? view.items : []).flatMap((item) => {
    const known = call.texts.of(item);
    const reference = known === undefined ? undefined : spellAny(known, call)?.reference;
    return reference === undefined ? [] : [{ how, reference, at: item }];
  });
}

function complete(call: LoadCall): Loaded | undefined {
  const read = byId({ id: given(0, 'model'), spell: spellForLitellm })(call);
  const others = fallbacks(call, 'litellm.fallbacks', ['fallbacks']);
  return read && { ...read, others };
}

function spellForLitellm(known: KnownText, call: LoadCall): SpelledModel | undefined {
  const own = call.text({ named: ['custom_llm_provider'] })?.text;
  const address = call.text({ named: ['api_base', 'base_url'] })?.text;
  if (own !== undefined) return spellPrefixed({ ...known, text: `${own}/${known.text}` }) ?? spellAny(known, call);
  // An address of one's own holds whatever is served there under OpenAI's interface.
  return known.text.startsWith('openai/') && address !== undefined
    ? spellHosted('openai', { ...known, text: known.text.slice('openai/'.length) }, address)
    : spellAny(known, call);
}

/** Lists of deployments: `Router(model_list=[{'litellm_params': {'model': …}}])`. */
function routed(call: LoadCall): Loaded | undefined {
  const node = call.argument({ at: 0, named: ['model_list'] });
  return node === undefined ? undefined : asOne(modelsWithin(call, node, 'litellm_params'));
}

const litellm: Framework = {
  packages: ['litellm'],
  rules: [
    {
      calls: [
        'completion|acompletion|text_completion|atext_completion|responses|aresponses|batch_completion|moderation|amoderation|completion_with_retries|anthropic_messages',
        'Router.().completion|acompletion',
        '**.litellm.completion|acompletion',
      ],
      how: 'litellm.completion',
      read: (call) => (call.owner === '()' ? undefined : complete(call)),
    },
    {
      calls: [
        'embedding|aembedding|rerank|arerank|image_generation|aimage_generation|transcription|atranscription|speech|aspeech',
      ],
      how: 'litellm.embedding',
      read: complete,
    },
    { calls: ['Router', 'router.Router'], how: 'litellm.Router', read: routed },
    {
      calls: ['batch_completion_models|batch_completion_models_all_responses'],
      how: 'litellm.batch',
      read: (call) => {
        return asOne(fallbacks(call, 'litellm.batch', ['models']));
      },
    },
  ],
};

const pydanticModels: Readonly<Record<string, string>> = wordTable({
  'OpenAIModel|OpenAIChatModel|OpenAIResponsesModel': 'openai',
  AnthropicModel: 'anthropic',
  'GeminiModel|GoogleModel': 'google',
  VertexAIModel: 'vertex',
  GroqModel: 'groq',
  MistralModel: 'mistral',
  CohereModel: 'cohere',
  BedrockConverseModel: 'bedrock',
  HuggingFaceModel: 'huggingface',
  OpenRouterModel: 'openrouter',
});

const pydanticAi: Framework = {
  packages: ['pydantic_ai'],
  rules: [
    agent('pydantic_ai.Agent', ['Agent', '*.Agent'], given(0, 'model')),
    agent('pydantic_ai.Agent', ['Agent.().run|run_sync|run_stream|iter|override'], named('model')),
    agent('pydantic_ai.Agent', ['direct.model_request|model_request_sync|model_request_stream'], given(0, 'model')),
    ...Object.entries(pydanticModels).map(([names, provider]) =>
      hostedRule(provider, 'pydantic_ai.model', [`**.${names}`], given(0, 'model_name')),
    ),
    agent('pydantic_ai.Embedder', ['Embedder'], given(0)),
  ],
};

/** Clients that another one is wrapped in: `instructor.from_openai(OpenAI()).chat.completions.create(model=…)`. */
const instructorProvider = (call: LoadCall): string => {
  const name = call.origin.path[1] ?? '';
  if (name.includes('anthropic')) return 'anthropic';
  if (name.includes('vertex')) return 'vertex';
  if (name.includes('gemini') || name.includes('genai')) return 'google';
  for (const provider of ['mistral', 'cohere', 'groq', 'bedrock', 'fireworks', 'cerebras', 'perplexity', 'xai'])
    if (name.includes(provider)) return provider;
  return 'openai';
};

const instructor: Framework = {
  packages: ['instructor'],
  rules: [
    namedRule('instructor.from_provider', ['from_provider'], spellAny, given(0, 'model')),
    {
      calls: ['from_litellm.().**.create|create_with_completion|create_partial|create_iterable'],
      how: 'instructor.create',
      read: byId({ id: named('model'), spell: spellAny }),
    },
    hostedRule(
      instructorProvider,
      'instructor.create',
      [
        '*.().chat.completions.create|create_with_completion|create_partial|create_iterable|parse',
        '*.().messages.create|create_with_completion|create_partial|create_iterable',
        '*.().create|create_with_completion|create_partial|create_iterable',
        '*.().responses.create',
      ],
      named('model'),
    ),
  ],
};

const dspy: Framework = {
  packages: ['dspy'],
  rules: [
    agent('dspy.LM', ['LM', 'clients.LM', 'Embedder'], given(0, 'model')),
    hostedRule('openai', 'dspy.OpenAI', ['OpenAI|GPT3'], given(0, 'model')),
    namedRule('dspy.OllamaLocal', ['OllamaLocal'], spellIn('ollama'), given(0, 'model')),
    hubRule('dspy.HFModel', ['HFModel|HFClientTGI|HFClientVLLM'], given(0, 'model')),
  ],
};

export const gateways: readonly Framework[] = [litellm, pydanticAi, instructor, dspy];
