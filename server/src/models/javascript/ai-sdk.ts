// The AI SDK: a provider is called with the id of a model; a text with the provider before the id goes to a gateway.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { textOf, type CodeNode } from '../../syntax/code';
import { byId, perhaps } from '../code/load-rules';
import type { KnownText } from '../code/texts';
import { spellHosted, spellHub, type SpelledModel } from '../references';
import { wordTable } from '../../text/word-table';

/** The packages whose name says nothing of the provider; of all others under `@ai-sdk/` the name is the provider's. */
const providers: Readonly<Record<string, string>> = wordTable({
  '@ai-sdk/google-vertex': 'vertex',
  '@ai-sdk/azure': 'azure-openai',
  '@ai-sdk/amazon-bedrock': 'bedrock',
  '@ai-sdk/anthropic-aws': 'bedrock',
  '@ai-sdk/togetherai': 'together',
  '@openrouter/ai-sdk-provider': 'openrouter',
  'ollama-ai-provider': 'ollama',
  'ollama-ai-provider-v2': 'ollama',
  'ai-sdk-ollama': 'ollama',
  'workers-ai-provider': 'cloudflare',
  ...Object.fromEntries(
    (
      'openai anthropic google mistral cohere groq xai deepseek fireworks perplexity cerebras deepinfra elevenlabs deepgram ' +
      'assemblyai replicate fal huggingface alibaba moonshotai baseten luma black-forest-labs bytedance klingai voyage ' +
      'hume lmnt revai gladia cartesia minimax prodia fish-audio vercel'
    )
      .split(' ')
      .map((name) => [`@ai-sdk/${name}`, name]),
  ),
});

const kinds =
  'chat|completion|responses|messages|languageModel|chatModel|embedding|embeddingModel|textEmbedding|textEmbeddingModel|image|imageModel|transcription|transcriptionModel|speech|speechModel|reranking|rerankingModel|video|videoModel';

function providerFramework(name: string, provider: string): Framework {
  const spell = (known: KnownText, call: LoadCall): SpelledModel | undefined => {
    const address = call.makers()[0]?.text({ options: 0, named: ['baseURL'] })?.text;
    if (provider === 'huggingface') return spellHub(known);
    return provider === 'ollama' ? { reference: `ollama:${known.text}` } : spellHosted(provider, known, address);
  };
  const read = byId({ id: [{ at: 0 }], spell });
  // A kind of a provider's own (`google.interactions('…')`) counts with an id that is written: what else a provider has
  // (`google.tools`, `google.files`) takes none.
  const readKind = (call: LoadCall): Loaded | undefined => {
    const isModel = kinds.split('|').includes(call.name) || call.text({ at: 0 }) !== undefined;
    return isModel ? read(call) : undefined;
  };
  return {
    packages: [name],
    rules: [
      // The ready instance is any name that is no factory; its exact name differs (`openai`, `vertex`, `vertexAnthropic`).
      { calls: ['*'], how: 'ai-sdk', read: (call) => (/^create[A-Z]/.test(call.name) ? undefined : read(call)) },
      { calls: ['*.*'], how: 'ai-sdk', read: readKind },
      {
        calls: ['*.()', '*.().*'],
        how: 'ai-sdk',
        read: (call) => {
          const [, factory = '', , kind] = call.origin.path;
          if (!/^create[A-Z]/.test(factory)) return undefined;
          return kind === undefined ? read(call) : readKind(call);
        },
      },
    ],
  };
}

/** A server that speaks OpenAI's protocol, under a name of one's own. */
const compatible: Framework = {
  packages: ['@ai-sdk/openai-compatible'],
  rules: [
    {
      calls: ['createOpenAICompatible.()', `createOpenAICompatible.().${kinds}`],
      how: 'ai-sdk',
      read: (call) => {
        const maker = call.makers()[0];
        const name = maker?.text({ options: 0, named: ['name'] })?.text ?? 'openai-compatible';
        const address = maker?.text({ options: 0, named: ['baseURL'] })?.text;
        return byId({ id: [{ at: 0 }], spell: (known) => spellHosted(name, known, address) })(call);
      },
    },
  ],
};

const gatewayProviders: Readonly<Record<string, string>> = wordTable({ azure: 'azure-openai', amazon: 'bedrock' });

/** `provider/id` of the gateway, `provider:id` of a registry. */
function spellPrefixed(known: KnownText): SpelledModel | undefined {
  const split = /^([a-z][a-z0-9-]*)[/:](.+)$/.exec(known.text);
  if (split === null) return spellHosted('ai-gateway', known);
  const [, provider = '', id = ''] = split;
  return spellHosted(gatewayProviders[provider] ?? provider, { ...known, text: id });
}

/** Whether a parameter is declared to be a text. */
function isDeclaredText({ resolver }: LoadCall, node: CodeNode): boolean {
  return resolver.bindingsOf(node).some((binding) => {
    const type = binding.kind === 'parameter' ? binding.type : undefined;
    return type !== undefined && /^:?\s*string$/.test(textOf(resolver.programOf(type).tree, type));
  });
}

/** A function of the SDK that is given its model as a text; a model object was made, and reported, elsewhere. */
function callWithModel(call: LoadCall): Loaded | undefined {
  const place = { options: 0, named: ['model'] };
  const node = call.argument(place);
  if (node === undefined) return undefined;
  if (call.text(place) !== undefined) return byId({ id: [place], spell: spellPrefixed })(call);
  const isFromEnvironment = call.resolver
    .origins(node)
    .some(({ path }) => path.slice(0, 3).join('.') === 'builtins.process.env');
  const isText = isFromEnvironment || call.resolver.view(node).kind === 'joined' || isDeclaredText(call, node);
  return isText ? perhaps(call, node, spellPrefixed) : undefined;
}

const prefixed = byId({ id: [{ at: 0 }], spell: spellPrefixed });

const core: Framework = {
  packages: ['ai', '@ai-sdk/gateway'],
  rules: [
    {
      calls: [
        'generateText|streamText|generateObject|streamObject|embed|embedMany|rerank|generateImage|generateSpeech|transcribe',
        'streamTranscribe|experimental_streamTranscribe|experimental_generateImage|experimental_generateSpeech|experimental_transcribe|experimental_generateVideo',
        'Agent|Experimental_Agent|ToolLoopAgent',
      ],
      how: 'ai-sdk',
      read: callWithModel,
    },
    {
      calls: [
        'gateway',
        `gateway.${kinds}`,
        'createGateway.()',
        `createGateway.().${kinds}`,
        `createProviderRegistry|experimental_createProviderRegistry.().${kinds}`,
      ],
      how: 'ai-sdk',
      read: prefixed,
    },
  ],
};

export const aiSdk: readonly Framework[] = [
  core,
  compatible,
  ...Object.entries(providers).map(([name, provider]) => providerFramework(name, provider)),
];
