// What the SDKs of hosted models have in common in Python and JavaScript.
import type { ArgumentPlace, Framework, Loaded, LoadCall, LoadRule } from '../code/load-call';
import type { CodeNode } from '../../syntax/code';
import { byId, perhaps, type IdRule } from '../code/load-rules';
import { spellHosted } from '../references';

/** How one language's SDK names things. */
export interface SdkSpelling {
  readonly model: ArgumentPlace;
  readonly address: ArgumentPlace;
  readonly deployment: ArgumentPlace;
}

/** Calls of `create` and the like on a client, by the area of the service they belong to. */
const openaiAreas: readonly {
  readonly how: string;
  readonly calls: readonly string[];
  /** The service picks a model where none is named. */
  readonly hasDefault?: true;
}[] = [
  {
    how: 'openai.chat.completions',
    calls: [
      '**.chat.completions.create|parse|stream|runTools',
      '**.chat.completions.*.create|parse',
      'ChatCompletion.create|acreate',
    ],
  },
  {
    how: 'openai.completions',
    calls: ['completions.create', '().completions.create', '*.().completions.create', 'Completion.create|acreate'],
  },
  { how: 'openai.responses', calls: ['**.responses.create|parse|stream|compact', '**.responses.*.create|parse'] },
  { how: 'openai.embeddings', calls: ['**.embeddings.create', 'Embedding.create|acreate'] },
  {
    how: 'openai.audio',
    calls: [
      '**.audio.transcriptions|translations|speech.create',
      '**.audio.speech.*.create',
      'Audio.transcribe|translate|atranscribe',
    ],
  },
  { how: 'openai.images', calls: ['**.images.generate|edit|create_variation|createVariation'], hasDefault: true },
  { how: 'openai.videos', calls: ['**.videos.create|create_and_poll|createAndPoll'], hasDefault: true },
  { how: 'openai.moderations', calls: ['**.moderations.create'], hasDefault: true },
  {
    how: 'openai.fine_tuning',
    calls: ['**.fine_tuning.jobs.create', '**.fineTuning.jobs.create', 'FineTuningJob.create'],
  },
  {
    how: 'openai.assistants',
    calls: [
      '**.assistants.create',
      '**.threads.runs.create|stream|create_and_poll|createAndPoll',
      '**.threads.create_and_run|createAndRun',
    ],
  },
  { how: 'openai.realtime', calls: ['**.realtime.connect'] },
];

/** The rules for OpenAI's SDK, which also speaks to Azure and to everyone who offers the same interface. */
export function openaiRules(spelling: SdkSpelling, provider = 'openai'): readonly LoadRule[] {
  const read = (call: LoadCall, hasDefault: boolean): Loaded | undefined => {
    const client = call.makers()[0];
    const isAzure = call.origin.path.some((name) => name === 'AzureOpenAI' || name === 'AsyncAzureOpenAI');
    // A client that is bound to a deployment was reported where it is made.
    if (isAzure && client?.argument(spelling.deployment) !== undefined) return undefined;
    const address = client?.text(spelling.address)?.text;
    return byId({
      id: [spelling.model, { ...spelling.model, named: ['engine', 'deployment_id'] }],
      spell: (known) => spellHosted(isAzure ? 'azure-openai' : provider, known, address),
      without: hasDefault ? 'default' : 'nothing',
    })(call);
  };
  return [
    ...openaiAreas.map(({ calls, how, hasDefault }) => ({
      calls,
      how: how.replace(/^openai/, provider),
      read: (call: LoadCall) => read(call, hasDefault === true),
    })),
    {
      calls: ['AzureOpenAI|AsyncAzureOpenAI', '**.AzureOpenAI|AsyncAzureOpenAI'],
      how: 'azure-openai.client',
      read: byId({ id: [spelling.deployment], spell: (known) => spellHosted('azure-openai', known) }),
    },
  ];
}

/** The rules for Anthropic's SDK and its variants for other clouds. */
export function anthropicFramework(
  packages: readonly string[],
  provider: string | undefined,
  spelling: SdkSpelling,
): Framework {
  const read = (call: LoadCall): Loaded | undefined => {
    const address = call.makers()[0]?.text(spelling.address)?.text;
    const cloud = provider ?? providerOf(call.origin.path);
    return byId({ id: [spelling.model], spell: (known) => spellHosted(cloud, known, address) })(call);
  };
  return {
    packages,
    rules: [
      {
        calls: ['**.messages.batches.create'],
        how: 'anthropic.batches',
        read: (call) =>
          readBatch(call, call.argument({ ...spelling.model, named: ['requests'] }), (known) =>
            spellHosted(provider ?? providerOf(call.origin.path), known),
          ),
      },
      {
        calls: ['**.messages.create|stream|parse|tool_runner|toolRunner', '**.messages.*.create'],
        how: 'anthropic.messages',
        read,
      },
      { calls: ['**.completions.create'], how: 'anthropic.completions', read },
    ],
  };
}

/** The models of many messages that are sent at once, each with its parameters. */
function readBatch(call: LoadCall, requests: CodeNode | undefined, spell: IdRule['spell']): Loaded | undefined {
  const items = (requests === undefined ? [] : call.resolver.things(requests)).flatMap((thing) => {
    const view = thing.kind === 'expression' ? call.resolver.view(thing.node) : undefined;
    return view?.kind === 'list' ? view.items : [];
  });
  const [first, ...others] = items.flatMap((item): readonly Loaded[] => {
    const parameters = call.entryOf(item, ['params']);
    const model = parameters === undefined ? undefined : call.entryOf(parameters, ['model']);
    if (model === undefined) return [];
    const known = call.texts.of(model);
    const loaded = known === undefined ? perhaps(call, model, spell) : { reference: spell(known, call)?.reference };
    return [{ ...loaded, at: model }];
  });
  return first && { ...first, others };
}

function providerOf(path: readonly string[]): string {
  if (path.some((name) => name.includes('Bedrock'))) return 'bedrock';
  if (path.some((name) => name.includes('Vertex'))) return 'vertex';
  return path.some((name) => name.includes('Foundry')) ? 'azure-ai' : 'anthropic';
}
