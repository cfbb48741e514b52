// Containers as Compose, Kubernetes, Helm and task definitions describe them: image, command, arguments, environment.
// Invariant: arguments without a command are those of what the image starts.
import { plain } from '../code/known-text';
import { spellFile, spellHub } from '../references';
import {
  childrenOf,
  insideOf,
  isMap,
  isScalar,
  partAt,
  partsBelow,
  spanOf,
  textAt,
  textOf,
  type DataPart,
} from './data-values';
import { readEnvironment, type EnvironmentEntry } from './environment';
import { onlyUses, together, type FoundContent, type FoundUse } from './found';
import { readCommand, readShell, startedBy } from './shell-commands';
import { readCommands, wholeWord, type Word } from './shell-words';

/** Images that serve the model of a hub that `MODEL_ID` names, be it with or without an organisation. */
const hubServers =
  /text-generation-inference|text-embeddings-inference|\btgi\b|\btei\b|huggingface|vllm|sglang|infinity/;

/** What the description of a container says of models; `text` is that of the file. */
export function readContainer(part: DataPart, text: string, how: string): FoundContent {
  const image = (textAt(part, 'image') ?? textAt(part, 'name') ?? '').toLowerCase();
  return together([onlyUses(readVariables(part, image, how)), readArguments(part, text, image, how)]);
}

function readVariables(part: DataPart, image: string, how: string): readonly FoundUse[] {
  const entries = [partAt(part, 'environment'), partAt(part, 'env')].flatMap((each) =>
    each === undefined ? [] : entriesOf(each),
  );
  const uses = readEnvironment(entries, image, how === 'compose' ? 'compose.environment' : `${how}.env`);
  if (!hubServers.test(image)) return uses;
  // Servers of a hub's models are told nothing but ids of it.
  return entries.flatMap((entry): readonly FoundUse[] => {
    const own = uses.filter(({ span }) => span.start === entry.span.start);
    if (own.length > 0 || !/^(?:HF_)?MODEL(?:_ID)?$/.test(entry.name) || entry.value.includes('$')) return own;
    const spelled = spellHub(plain(entry.value));
    return spelled === undefined ? [] : [{ how: `${how}.environment`, span: entry.span, ...spelled }];
  });
}

/** Variables as a map, as `NAME=value`, or as maps with a name and a value. */
export function entriesOf(part: DataPart): readonly EnvironmentEntry[] {
  return childrenOf(part).flatMap((child): readonly EnvironmentEntry[] => {
    const text = textOf(child);
    const span = spanOf(child);
    if (part.node.kind === 'map')
      return text === undefined ? [] : [{ name: child.path.at(-1) ?? '', value: text, span }];
    if (text !== undefined) {
      const at = text.indexOf('=');
      return at < 0 ? [] : [{ name: text.slice(0, at), value: text.slice(at + 1), span }];
    }
    const name = textAt(child, 'name') ?? textAt(child, 'Name');
    const value = partAt(child, 'value') ?? partAt(child, 'Value');
    const known = textOf(value);
    return name === undefined || value === undefined || known === undefined
      ? []
      : [{ name, value: known, span: spanOf(value) }];
  });
}

function readArguments(part: DataPart, text: string, image: string, how: string): FoundContent {
  const words = ['entrypoint', 'command', 'args', 'Command', 'Args', 'EntryPoint'].flatMap((key) => {
    const given = partAt(part, key);
    return given === undefined ? [] : wordsOf(given, text);
  });
  return readWords(words, text, image, how);
}

/** Arguments under keys of a chart's own: `extraArgs: ["--model", "org/name"]`. */
function isExtraArguments(part: DataPart): boolean {
  const key = part.path.at(-1) ?? '';
  return part.node.kind === 'list' && /^(?:extra|additional|engine|server|vllm|serve|cli|command)_?args$/i.test(key);
}

function readWords(words: readonly Word[], text: string, image: string, how: string): FoundContent {
  const [first] = words;
  if (first === undefined) return onlyUses([]);
  const command = startedBy(image);
  const named =
    first.text.startsWith('-') ||
    (command === 'vllm' && first.text === 'serve') ||
    (command === 'ollama' && /^(?:pull|run|serve)$/.test(first.text));
  const isModelServer =
    named && command === undefined && /--model_(?:id|dir|name)=/.test(words.map((word) => word.text).join(' '));
  const starter = command ?? (isModelServer ? 'text-generation-launcher' : undefined);
  const spelled = isModelServer ? words.map((word) => shortened(word)) : words;
  const whole = named && starter !== undefined ? [wholeWord(starter, first.span), ...spelled] : spelled;
  const found = readCommand({ words: whole, input: undefined }, text);
  return {
    ...found,
    uses: found.uses.map((use) => ({
      ...use,
      how:
        use.how.startsWith('shell.serve') || use.how === 'shell.arguments'
          ? `${how}.${how === 'compose' ? 'command' : 'args'}`
          : use.how,
    })),
  };
}

/** `--model_id=…` of KServe's server is `--model-id=…` of others. */
function shortened(word: Word): Word {
  return { ...word, text: word.text.replace(/^--model_id=/, '--model-id=') };
}

/** The words of a command: a text, or a list with a word in each item. */
function wordsOf(part: DataPart, text: string): readonly Word[] {
  if (isScalar(part)) {
    // The last command counts: what comes before prepares it, and is read as a script by those who ask for it.
    const commands = readCommands(text, insideOf(part, text));
    return commands.length === 1
      ? (commands[0]?.words ?? [])
      : [wholeWord('sh', spanOf(part)), wholeWord('-c', spanOf(part)), scriptWord(part, text)];
  }
  return childrenOf(part).flatMap((child) => {
    const item = textOf(child);
    if (item === undefined) return [];
    const inside = insideOf(child, text);
    if (text.slice(inside.start, inside.end) !== item) return [scriptWord(child, text)];
    const isVariable = /\$[({\w]/.test(item) && !/\s/.test(item);
    return [wholeWord(item, inside, !isVariable)];
  });
}

/** A script in a scalar: read as it stands in the file. */
function scriptWord(part: DataPart, text: string): Word {
  const { start, end } = insideOf(part, text);
  const offsets = Array.from({ length: end - start }, (_, index) => start + index);
  return { text: text.slice(start, end), isKnown: true, isDefault: false, span: { start, end }, offsets };
}

/** Addresses from which a server takes its model, by the keys of KServe, Seldon and their like. */
const uriKeys = /^(?:storageUri|storage_uri|modelUri|model_uri|modelURI|modelDataUrl|ModelDataUrl|artifactUri)$/;

/** A model's address under a key that says so. */
export function readModelUri(part: DataPart, how: string): readonly FoundUse[] {
  const key = part.path.at(-1) ?? '';
  const text = textOf(part);
  if (!uriKeys.test(key) || text === undefined || text.includes('${') || text.includes('{{')) return [];
  const known = plain(text);
  const spelled = text.startsWith('hf://')
    ? spellHub(known)
    : /^(?:models|runs):/.test(text)
      ? { reference: `mlflow:${text}` }
      : spellFile(known);
  if (spelled === undefined) return [];
  return [{ how, span: spanOf(part), ...spelled }];
}

/** Whether a part describes a container, or runs something. */
export function isContainer(part: DataPart): boolean {
  if (!isMap(part)) return false;
  const keys = new Set(part.node.entries.map(({ key }) => key));
  return (
    (keys.has('image') &&
      (keys.has('env') ||
        keys.has('environment') ||
        keys.has('args') ||
        keys.has('command') ||
        keys.has('entrypoint'))) ||
    keys.has('modelFormat') ||
    (keys.has('name') && (keys.has('args') || keys.has('command')) && Array.isArray(listOf(part)))
  );
}

function listOf(part: DataPart): readonly DataPart[] | undefined {
  const given = partAt(part, 'args') ?? partAt(part, 'command');
  return given?.node.kind === 'list' ? childrenOf(given) : undefined;
}

/** What all containers below a part say. */
export function containersIn(root: DataPart, text: string, how: string): FoundContent {
  const parts = [...partsBelow(root)];
  return together([
    ...parts.filter((part) => isContainer(part)).map((part) => readContainer(part, text, how)),
    ...parts
      .filter(isExtraArguments)
      .map((part) => readWords(wordsOf(part, text), text, part.path.join(' ').toLowerCase(), how)),
    onlyUses(parts.flatMap((part) => readModelUri(part, `${how}.${part.path.at(-1) ?? ''}`))),
  ]);
}

/** Scripts that a part holds under keys for them: `script`, `run`, `cmd`. */
export function readScriptAt(part: DataPart | undefined, text: string): FoundContent {
  if (part === undefined) return onlyUses([]);
  if (isScalar(part)) return readShell(text, insideOf(part, text));
  return together(
    childrenOf(part).map((child) => (isScalar(child) ? readShell(text, insideOf(child, text)) : onlyUses([]))),
  );
}
