// Commands that fetch, serve or call models: download tools, command lines of libraries, servers, requests.
// Invariant: a command counts by its own name and options; what other programs take as `--model` counts only if the
// value is a model's id beyond doubt.
// Sources: the tools' own command line references.
import { CommandLine, type CommandTable } from './command-line';
import { fetchingCommands } from './fetching-commands';
import { onlyUses, together, type FoundContent, type FoundUse } from './found';
import { readAnyModel, servingCommands } from './serving-commands';
import { readCommands, type Command, type ShellRegion, type Variables, type Word } from './shell-words';
import { wordTable } from '../../text/word-table';

const nothing: FoundContent = { uses: [], code: [] };

/** What may be in a text for it to hold such commands. */
export const tellingCommand =
  /huggingface-cli|\bhf\s+download|ollama|spacy|monai|nnUNet|otalSegmentator|totalseg|wget|curl|aria2|Invoke-WebRequest|\biwr\b|gdown|gsutil|gcloud|aws\s+s3|huggingface\.co|hf\.co|--(?:model|pretrained|repo|hf-repo|adapter|base)|\bvllm\b|sglang|llama|whisper|\byolo\b|mlflow|python3?\s+-c|python3?\s+-\s|_core_(?:web|news|sci)|_ner_|kaggle|dvc\s+(?:get|import)|tensorflow_model_server|torchserve|MODEL/i;

/** The models and the Python code in the commands of a stretch of a file. */
export function readShell(text: string, region: ShellRegion, variables: Variables = new Map()): FoundContent {
  return together(readCommands(text, region, variables).map((command) => readCommand(command, text)));
}

/** The same for one command that is given as its words. */
export function readCommand({ words, input }: Command, text: string, depth = 0): FoundContent {
  const rest = withoutWrappers(words);
  const name = (rest[0]?.text ?? '').replace(/^.*[/\\]/, '').replace(/\.exe$/i, '');
  const inner = /^(?:ba|z|da|a)?sh$/.test(name) ? rest.findIndex(({ text: option }) => /^-\w*c$/.test(option)) : -1;
  const script = inner < 0 ? undefined : rest[inner + 1];
  if (script !== undefined && depth < 3) return readScript(script, text);
  if (/^python[\d.]*$/.test(name) || name === 'py') return readPython(rest.slice(1), input, text, depth);
  const uses = readLine(new CommandLine(name, rest.slice(1)));
  return uses.length === 0 ? nothing : onlyUses(uses);
}

/** A script in one word: its places are those of the word's letters. */
function readScript(script: Word, text: string): FoundContent {
  const [first] = script.offsets;
  const last = script.offsets.at(-1);
  if (first === undefined || last === undefined) return nothing;
  const isPlain = text.slice(first, last + 1) === script.text;
  if (isPlain) return readShell(text, { start: first, end: last + 1 });
  const found = readShell(script.text, { start: 0, end: script.text.length });
  const at = (offset: number): number => script.offsets[Math.min(offset, script.offsets.length - 1)] ?? first;
  return {
    uses: found.uses.map((use) => ({ ...use, span: { start: at(use.span.start), end: at(use.span.end - 1) + 1 } })),
    code: found.code.map((code) => ({ text: code.text, offsets: code.offsets.map(at) })),
  };
}

/** `python -c code`, `python - <<END`, `python -m module …`, `python script.py --model …`. */
function readPython(words: readonly Word[], input: Command['input'], text: string, depth: number): FoundContent {
  const options = words.findIndex(({ text: option }) => !/^-[bBdEhiIOqsSuvWx]+$/.test(option));
  const [first, second, ...more] = options < 0 ? [] : words.slice(options);
  if (first?.text === '-c' && second !== undefined) return { uses: [], code: [second] };
  if (input !== undefined && (first === undefined || first.text === '-')) return { uses: [], code: [input] };
  if (first?.text === '-m' && second !== undefined) {
    const renamed = { ...second, text: moduleNames[second.text] ?? second.text };
    return readCommand({ words: [renamed, ...more], input: undefined }, text, depth + 1);
  }
  return first === undefined ? nothing : onlyUses(readLine(new CommandLine(first.text, words.slice(options + 1))));
}

/** Modules that are started by another name than their command. */
const moduleNames: Readonly<Record<string, string>> = wordTable({
  'spacy.cli': 'spacy',
  'vllm.entrypoints.openai.api_server': 'vllm-server',
  'vllm.entrypoints.api_server': 'vllm-server',
  'sglang.launch_server': 'sglang',
  'llama_cpp.server': 'llama-server',
  'mlx_lm.server': 'mlx_lm',
  'mlx_lm.generate': 'mlx_lm',
  'huggingface_hub.commands.huggingface_cli': 'huggingface-cli',
  'totalsegmentator.bin.TotalSegmentator': 'TotalSegmentator',
});

/** What images start, by a part of their names. */
const startedByImage: readonly (readonly [image: RegExp, command: string])[] = [
  [/vllm/, 'vllm'],
  [/text-generation-inference|\btgi\b/, 'text-generation-launcher'],
  [/text-embeddings-inference|\btei\b/, 'text-embeddings-router'],
  [/llama[.-]?cpp|llama-server/, 'llama-server'],
  [/sglang/, 'sglang'],
  [/tensorflow\/serving|tensorflow-serving/, 'tensorflow_model_server'],
  [/torchserve/, 'torchserve'],
  [/infinity/, 'infinity_emb'],
  [/whisper/, 'whisper-server'],
  [/ollama/, 'ollama'],
  [/litellm/, 'litellm'],
  [/lmdeploy/, 'lmdeploy'],
  [/mlflow/, 'mlflow'],
];

/** The command that an image starts; undefined for an image that nobody knows. */
export function startedBy(image: string): string | undefined {
  return startedByImage.find(([pattern]) => pattern.test(image))?.[1];
}

const wrappers =
  /^(?:sudo|time|nohup|exec|env|command|then|do|else|if|!|@|-|nice|xvfb-run|tini|--|dumb-init|eval|RUN|CMD|uv|poetry|pipenv|pdm|rye|hatch|conda|mamba|micromamba|docker|podman|docker-compose|kubectl|npx|pnpm|yarn|bunx|uvx|pipx|accelerate|torchrun|deepspeed|nvidia-docker|singularity|apptainer|retry|timeout|xargs|watch|stdbuf|set)$/;
/** A command without what merely runs it: `sudo`, `uv run`, `docker exec name`. */
function withoutWrappers(words: readonly Word[]): readonly Word[] {
  let rest = words;
  while (rest[0] !== undefined && (/^\w+=/.test(rest[0].text) || /^[@-]+$/.test(rest[0].text))) rest = rest.slice(1);
  const first = rest[0]?.text.replace(/^[@-]+/, '') ?? '';
  if (rest[0] !== undefined && first !== rest[0].text && !first.startsWith('-'))
    rest = [{ ...rest[0], text: first }, ...rest.slice(1)];
  if (!wrappers.test(first)) return rest;
  // `docker model pull` is a command of its own.
  if (/^(?:docker|podman)$/.test(first) && rest[1]?.text === 'model') return rest;
  const image = /^(?:docker|podman)$/.test(first) ? imageIn(rest) : undefined;
  if (image !== undefined) return image;
  const index = rest.findIndex((word, at) => at > 0 && isCommandName(word.text));
  return index < 0 ? [] : rest.slice(index);
}

/** `docker run image arguments`: the command that the image starts, with its arguments. */
function imageIn(words: readonly Word[]): readonly Word[] | undefined {
  const at = words.findIndex(
    ({ text }, index) => index > 1 && /^[\w.-]+\/[\w./:@-]+$/.test(text) && startedBy(text) !== undefined,
  );
  const image = words[at];
  const next = words[at + 1];
  if (image === undefined || next?.text.startsWith('-') !== true) return undefined;
  return [{ ...image, text: startedBy(image.text) ?? '' }, ...words.slice(at + 1)];
}

const commandNames =
  /^(?:huggingface-cli|hf|ollama|spacy|python[\d.]*|nnUNetv?2?_\w+|TotalSegmentator|totalseg\w*|wget|curl|aria2c|axel|gdown|gsutil|gcloud|aws|s5cmd|rclone|azcopy|git|pip[\d.]*|vllm|sglang|text-generation-launcher|text-embeddings-router|llama-\w+|llamafile|whisper(?:-cli|x)?|mlx_lm[\w.]*|yolo|mlflow|lmdeploy|ramalama|kaggle|dvc|(?:ba|z|da|a)?sh|tensorflow_model_server|torchserve|litellm|monai\S*|trtllm-serve|lms|bentoml|infinity_emb)$/;

function isCommandName(text: string): boolean {
  return commandNames.test(text.replace(/^.*[/\\]/, ''));
}

const table: CommandTable = [...fetchingCommands, ...servingCommands];

function readLine(command: CommandLine): readonly FoundUse[] {
  const own = table.find(([names]) => names.test(command.name));
  return own === undefined ? readAnyModel(command) : own[1](command);
}
