// OpenAI's SDK for Go, the one by sashabaranov, Azure's, Anthropic's, Cohere's and Mistral's.
import type { Framework, LoadCall } from '../code/load-call';
import { hostedRule } from '../hosted/hosted-rules';

const request = { options: 1, named: ['Model', 'DeploymentName', 'ModelId', 'ModelID'] };

/** What the client was made with, as it is written. */
function madeWith(call: LoadCall): string {
  const { resolver } = call;
  return call
    .makers()
    .flatMap((maker) =>
      maker.given.flatMap(({ value }) =>
        resolver.things(value).map((thing) => {
          const node = thing.kind === 'expression' || thing.kind === 'library' ? (thing.node ?? value) : value;
          return resolver.tree.file.text.slice(node.start, node.end);
        }),
      ),
    )
    .join(' ');
}

const openaiOrAzure = (call: LoadCall): string =>
  /\bazure\.|AzureConfig/.test(madeWith(call)) ? 'azure-openai' : 'openai';
const anthropicCloud = (call: LoadCall): string =>
  /\bbedrock\./.test(madeWith(call)) ? 'bedrock' : /\bvertex\./.test(madeWith(call)) ? 'vertex' : 'anthropic';

const older =
  'CreateChatCompletion|CreateChatCompletionStream|CreateCompletion|CreateCompletionStream|CreateEmbeddings|CreateTranscription|CreateTranslation|CreateSpeech|CreateImage|CreateEditImage|Moderations|CreateAssistant|CreateRun|CreateThreadAndRun|CreateResponse';

export const openai: readonly Framework[] = [
  {
    packages: ['github.com/sashabaranov/go-openai'],
    rules: [
      hostedRule(openaiOrAzure, 'openai.chat.completions', [`**.${older}`], [request], { methods: older.split('|') }),
    ],
  },
  {
    packages: ['github.com/openai/openai-go'],
    rules: [
      hostedRule(
        openaiOrAzure,
        'openai.create',
        [
          '**.Completions|Responses|Embeddings|Transcriptions|Translations|Speech|Moderations|Assistants.New|NewStreaming',
          '**.Images.Generate|Edit|NewVariation',
        ],
        [request],
      ),
    ],
  },
  {
    packages: ['github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai'],
    rules: [
      hostedRule(
        'azure-openai',
        'azure-openai.client',
        [
          '**.GetChatCompletions|GetChatCompletionsStream|GetCompletions|GetCompletionsStream|GetEmbeddings|GetImageGenerations|GetAudioTranscription',
        ],
        [request],
      ),
    ],
  },
  {
    packages: ['github.com/anthropics/anthropic-sdk-go'],
    rules: [
      hostedRule(
        anthropicCloud,
        'anthropic.messages',
        ['**.Messages.New|NewStreaming', '**.Completions.New|NewStreaming'],
        [request],
      ),
    ],
  },
  {
    packages: ['github.com/liushuangls/go-anthropic'],
    rules: [
      hostedRule(
        'anthropic',
        'anthropic.messages',
        ['**.CreateMessages|CreateMessagesStream|CreateComplete'],
        [request],
      ),
    ],
  },
  {
    packages: ['github.com/cohere-ai/cohere-go'],
    rules: [
      hostedRule('cohere', 'cohere.client', ['**.Chat|ChatStream|Embed|Rerank|Generate|Classify|Summarize'], [request]),
    ],
  },
  {
    packages: ['github.com/gage-technologies/mistral-go'],
    rules: [hostedRule('mistral', 'mistral.client', ['**.Chat|ChatStream|Embeddings'])],
  },
];
