// Commands that serve or run a model: servers of language models, speech, segmentation, detection.
// Sources: the tools' own command line references.
import { plain } from '../code/known-text';
import { spellMlflow } from '../python/mlops';
import { isLocal, spellPrefixed, type SpelledModel } from '../references';
import { file, hub, named, revisionOf, type CommandLine, type CommandReader, type CommandTable } from './command-line';
import type { FoundUse } from './found';
import { judgeValue } from './model-values';
import type { Word } from './shell-words';

/** Programs that load a model to serve or run it; the option that names it, with its spelling. */
function serve(
  how: string,
  options: readonly string[],
  spell: (text: string) => SpelledModel | undefined,
): CommandReader {
  return (command) => command.use(how, command.option(...options), spell, revisionOf(command));
}

function serveVllm(command: CommandLine): readonly FoundUse[] {
  const [verb, id] = command.plainWords();
  const model =
    command.option('--model') ?? (/^(?:serve|chat|complete|bench)$/.test(verb?.text ?? '') ? id : undefined);
  const adapters = command.option('--lora-modules');
  const adapter =
    adapters === undefined
      ? []
      : command.use('shell.serve', { ...adapters, text: adapters.text.replace(/^[\w-]+=/, '') }, hub);
  return [...command.use('shell.serve', model, hub, revisionOf(command)), ...adapter];
}

function runLlama(command: CommandLine): readonly FoundUse[] {
  const repository = command.option('-hf', '-hfr', '--hf-repo');
  if (repository !== undefined)
    return command.use('shell.serve', repository, (text) => hub(text.replace(/:[\w.-]+$/, '')));
  return command.use('shell.serve', command.option('-m', '--model', '-mu', '--model-url'), file);
}

function runYolo(command: CommandLine): readonly FoundUse[] {
  const value = (key: string): Word | undefined => {
    const word = command.words.find(({ text }) => text.startsWith(`${key}=`));
    return word && { ...word, text: word.text.slice(key.length + 1) };
  };
  const model = value('model');
  const found =
    model === undefined || /\.ya?ml$/.test(model.text)
      ? []
      : command.use('shell.yolo', model, (text) => (text.includes('/') ? file(text) : named('ultralytics')(text)));
  const data = command.words.some(({ text }) => text === 'train' || text === 'mode=train') ? value('data') : undefined;
  return [...found, ...command.use('shell.yolo', data, file).map((use) => ({ ...use, kind: 'dataset' as const }))];
}

function segmentAll(command: CommandLine): readonly FoundUse[] {
  const task = command.option('-ta', '--task', '-t');
  if (task !== undefined) return command.use('totalsegmentator', task, named('totalsegmentator'));
  const [first] = command.words;
  return first === undefined || command.words.some(({ text }) => /^(?:-h|--help|--version)$/.test(text))
    ? []
    : [{ how: 'totalsegmentator', span: first.span, reference: 'totalsegmentator:total' }];
}

function readMlflow(command: CommandLine): readonly FoundUse[] {
  const isModels = command.plainWords()[0]?.text === 'models';
  const uri = isModels ? command.option('-m', '--model-uri') : undefined;
  return command.use('mlflow.serve', uri, (text) => spellMlflow(plain(text)));
}

function runWhisper(command: CommandLine): readonly FoundUse[] {
  const model = command.option('--model', '-m');
  return command.use('shell.whisper', model, (text) => (isLocal(plain(text)) ? file(text) : named('whisper')(text)));
}

/** Commands that serve or run a model, by their names. */
export const servingCommands: CommandTable = [
  [
    /^nnUNetv2_predict(?:_from_modelfolder)?$/,
    (command) => command.use('nnunetv2.predict', command.option('-d'), named('nnunet')),
  ],
  [
    /^nnUNet_(?:predict|download_pretrained_model)$/,
    (command) =>
      command.use('nnunet.predict', command.option('-t', '--task_name') ?? command.plainWords()[0], named('nnunet')),
  ],
  [
    /^nnUNetv2_(?:install_pretrained_model_from_zip|download_pretrained_model_by_url)$/,
    (command) => command.use('nnunetv2.install', command.plainWords()[0], file),
  ],
  [/^(?:TotalSegmentator|totalseg_download_weights)$/, segmentAll],
  [/^(?:vllm|vllm-server)$/, serveVllm],
  [/^sglang$/, serve('shell.serve', ['--model-path', '--model'], hub)],
  [/^text-generation-launcher$|^text-embeddings-router$|^tgi$/, serve('shell.serve', ['--model-id'], hub)],
  [/^infinity_emb$/, serve('shell.serve', ['--model-id', '--model-name-or-path'], hub)],
  [/^(?:llama-[\w-]+|llama\.cpp|llama-cli|llamafile|koboldcpp|main|server)$/, runLlama],
  [/^(?:whisper|whisper-cli|whisperx|whisper-server|faster-whisper)$/, runWhisper],
  [/^mlx_lm[\w.]*$/, serve('shell.serve', ['--model'], hub)],
  [
    /^(?:lmdeploy|ramalama|lms|trtllm-serve)$/,
    (command) =>
      command.use(
        'shell.serve',
        command.option('--model') ?? command.plainWords().find(({ text }) => text.includes('/') || text.includes(':')),
        (text) =>
          text.startsWith('ollama://') ? named('ollama')(text.slice(9)) : hub(text.replace(/^huggingface:\/\//, '')),
        revisionOf(command),
      ),
  ],
  [/^tensorflow_model_server$/, serve('shell.serve', ['--model_base_path'], file)],
  [
    /^(?:torchserve|torch-model-archiver)$/,
    (command) =>
      command.name === 'torchserve'
        ? command.use('shell.serve', command.option('--models'), (text) =>
            text.endsWith('.mar') ? file(text.replace(/^[\w-]+=/, '')) : undefined,
          )
        : [],
  ],
  [/^yolo$/, runYolo],
  [/^mlflow$/, readMlflow],
  [
    /^litellm$/,
    (command) => command.use('shell.serve', command.option('--model', '-m'), (text) => spellPrefixed(plain(text))),
  ],
];

/** `--model org/name` of any program, where the value can be nothing else. */
export function readAnyModel(command: CommandLine): readonly FoundUse[] {
  const model = command.option(
    '--model',
    '--model-id',
    '--model_id',
    '--model-name',
    '--model_name',
    '--model-path',
    '--model_path',
    '--model_name_or_path',
    '--model-name-or-path',
    '--pretrained_model_name_or_path',
    '--base-model',
    '--base_model',
    '--embedding-model',
    '--embedding_model',
    '--llm',
    '--llm-model',
    '--hf-model',
    '--checkpoint',
  );
  if (model === undefined || (!model.isKnown && !model.isDefault)) return [];
  const spelled = judgeValue('model', model.text, 'surely');
  if (spelled === undefined) return [];
  return command.use(
    'shell.arguments',
    model,
    () => spelled,
    command.option('--revision', '--model-revision', '--model_revision'),
  );
}
