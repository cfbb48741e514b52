// Settings of programs in YAML, JSON and TOML: Helm values, Hydra, `appsettings.json`, training and service configuration.
// Invariant: a key alone tells nothing; the value has to be a model's id, and what stands about it decides how surely.
import { baseName } from '../../text/source-file';
import { containersIn } from './containers';
import { childrenOf, isMap, partAt, partsBelow, rootsOf, spanOf, textAt, textOf, type DataPart } from './data-values';
import { onlyUses, together, type ConfigurationFormat, type FoundUse } from './found';
import { instantiated } from './instantiated';
import { isModelKey, judgeValue } from './model-values';
import { plain } from '../code/known-text';
import { spellHubDataset } from '../references';

const telling =
  /(?:model|llm|embed\w*|deployment|checkpoint|repo_?id|pretrained\w*|backbone|encoder|weights|reranker|datasets?|image)[\w.-]*["']?\s*[:=]/i;

export const yamlSettings: ConfigurationFormat = {
  name: 'YAML settings',
  matches: (path) => /\.ya?ml$/.test(path) && !isRecorded(path),
  telling,
  read: (file) =>
    together(
      rootsOf(file)
        .filter((root) => !isSchema(root))
        .flatMap((root) => [
          containersIn(root, file.text, 'helm'),
          onlyUses(usesIn(root, file.path)),
          { uses: [], code: [...partsBelow(root)].flatMap((part) => instantiated(part) ?? []) },
        ]),
    ),
};

export const jsonSettings: ConfigurationFormat = {
  name: 'JSON settings',
  matches: (path) =>
    /^(?:appsettings(?:\.[\w-]+)?|local\.settings|launchSettings|task-?definition[\w.-]*)\.json$/i.test(
      baseName(path),
    ) && !isRecorded(path),
  telling,
  read: (file) =>
    together(
      rootsOf(file)
        .filter((root) => !isSchema(root) && !isHubConfig(root))
        .flatMap((root) => [containersIn(root, file.text, 'container'), onlyUses(usesIn(root, file.path))]),
    ),
};

export const tomlSettings: ConfigurationFormat = {
  name: 'TOML settings',
  matches: (path) =>
    path.endsWith('.toml') &&
    !/(?:^|\/)(?:Cargo|Pipfile|poetry|uv|pdm|pylock)[\w.-]*$/i.test(path.replace(/\.toml$/, '')) &&
    !isRecorded(path),
  telling,
  read: (file) => onlyUses(rootsOf(file).flatMap((root) => usesIn(root, file.path))),
};

/** What tests recorded or expect is not what a program is fed with. */
export function isRecorded(path: string): boolean {
  return /(?:^|\/)(?:fixtures?|cassettes|__snapshots__|snapshots|testdata|golden|mocks?|__mocks__|samples?|locales?|i18n|schemas?)\//.test(
    path,
  );
}

/** Descriptions of interfaces hold names as examples. */
function isSchema(root: DataPart): boolean {
  return ['openapi', 'swagger', '$schema', 'asyncapi', 'definitions'].some((key) =>
    key !== '$schema' ? partAt(root, key) !== undefined : (textAt(root, key) ?? '').includes('json-schema.org'),
  );
}

/** What a library keeps beside weights is read by itself. */
function isHubConfig(root: DataPart): boolean {
  return (
    partAt(root, 'model_type') !== undefined ||
    partAt(root, 'architectures') !== undefined ||
    partAt(root, '_class_name') !== undefined
  );
}

function usesIn(root: DataPart, path: string): readonly FoundUse[] {
  const how = /(?:^|\/)values[\w.-]*\.ya?ml$/.test(path)
    ? 'helm.values'
    : /appsettings/i.test(path)
      ? 'appsettings'
      : 'settings';
  return [...partsBelow(root)].flatMap((part) => (isMap(part) ? usesOfMap(part, how) : []));
}

/** Keys whose value is meant when a key above them speaks of a model. */
const inner = /^(?:name|id|value|default|path|repo|repository|repo_id|model|file|url|uri)$/i;
/** What stands beside the id of a model and beside nothing else. */
const beside =
  /^(?:temperature|max_?(?:new_?)?tokens|top_?[pk]|provider|model_?provider|revision|tokenizer|api_?key|api_?base|base_?url|endpoint|quantization|dtype|torch_dtype|trust_?remote_?code|dimensions?|system_?prompt|prompt|context_?(?:length|window)|embedding_?dim|max_?(?:seq_?)?len(?:gth)?|num_ctx|batch_?size|pooling|lora\w*|device|llm|embedding|streaming|stream)$/i;
/** What stands beside names in lists of what is offered, priced or compared. */
const offered =
  /^(?:price|pricing|cost|costs|input_cost\w*|output_cost\w*|label|description|options|enum|examples?|deprecated|changelog|year|manufacturer|vendor|serial|plate|color|colour|brand)$/i;
/** Keys above a value that say that artificial intelligence is meant. */
const aiPath =
  /(?:^|[^a-z])(?:ai|llms?|embeddings?|embedder|openai|azure_?open_?ai|anthropic|ollama|bedrock|vertex|gemini|mistral|cohere|hugging_?face|hf|transformers?|nlp|rag|chat|completion|inference|vllm|tgi|whisper|asr|stt|tts|rerank(?:er)?|encoder|agent|agents|langchain|semantic_?kernel|generator|judge|training|finetun\w*)(?:[^a-z]|$)/i;

function usesOfMap(map: DataPart, how: string): readonly FoundUse[] {
  const siblings = childrenOf(map);
  const names = siblings.map(({ path }) => path.at(-1) ?? '');
  if (names.some((name) => offered.test(name)) || instantiated(map) !== undefined) return [];
  const above = keysOf(map.path);
  return siblings.flatMap((part): readonly FoundUse[] => {
    const text = textOf(part);
    const name = part.path.at(-1) ?? '';
    if (text === undefined) return part.node.kind === 'list' ? [...datasetsIn(part, name), ...pulledIn(part)] : [];
    const last = keysOf([name]);
    if (namesDataset.test(last)) return datasetAt(part, text);
    // Where a trained model is sent to, not where one comes from.
    if (/^(?:hub|push_to_hub)_(?:model|repo)_(?:id|name)$/.test(last)) return [];
    const isNamed = isModelKey(last) || (inner.test(name) && isModelKey(keysOf(map.path.slice(-1))));
    if (!isNamed || /(?:version|revision|type|dir|cache|format|provider)$/.test(last)) return [];
    const key = `${above} ${last}`;
    const likely =
      names.some((each) => beside.test(each)) || aiPath.test(above) || aiPath.test(last.replace(/\bmodels?\b/g, ''));
    return readValue(part, text, key, likely, how, map);
  });
}

function readValue(
  part: DataPart,
  text: string,
  key: string,
  likely: boolean,
  how: string,
  map: DataPart,
): readonly FoundUse[] {
  const span = spanOf(part);
  const certainty = likely ? 'likely' : 'surely';
  const [, initial] = /^\$\{[\w.-]+:-?([^${}]+)\}$/.exec(text) ?? /^\$\{oc\.env:\w+,\s*([^${}]+)\}$/.exec(text) ?? [];
  if (initial !== undefined) {
    const spelled = judgeValue(key, initial, certainty);
    return spelled === undefined ? [] : [{ how, span, reference: undefined, default: spelled.reference }];
  }
  const spelled = judgeValue(key, text, certainty);
  if (spelled === undefined) return [];
  const revision = ['revision', 'model_revision', 'modelRevision'].flatMap((name) => textAt(map, name) ?? [])[0];
  const isHub = spelled.reference.startsWith('pkg:huggingface/');
  return [{ how, span, reference: spelled.reference, revision: spelled.revision ?? (isHub ? revision : undefined) }];
}

/** Data sets of a training run: `datasets: [{ path: org/name }]`. */
function datasetsIn(list: DataPart, name: string): readonly FoundUse[] {
  if (!/^(?:datasets|train_datasets|eval_datasets|test_datasets)$/.test(name)) return [];
  return childrenOf(list).flatMap((item): readonly FoundUse[] => {
    const part = isMap(item) ? (partAt(item, 'path') ?? partAt(item, 'id')) : undefined;
    const text = textOf(part);
    return part === undefined || text === undefined ? [] : datasetAt(part, text);
  });
}

const namesDataset = /^(?:(?:hf_|train_|eval_|test_)?dataset_(?:name|id|repo|repo_id)|hf_dataset)$/;

/** A data set of the hub under a key that says so. */
function datasetAt(part: DataPart, text: string): readonly FoundUse[] {
  if (!/^[A-Za-z][\w.-]*\/[\w.-]+$/.test(text)) return [];
  const spelled = spellHubDataset(plain(text));
  return spelled === undefined
    ? []
    : [{ kind: 'dataset', how: 'settings.datasets', span: spanOf(part), reference: spelled.reference }];
}

/** What a server of Ollama is told to fetch: `ollama: { models: { pull: [llama3.2:3b] } }`. */
function pulledIn(list: DataPart): readonly FoundUse[] {
  if (!/(?:^| )ollama models(?: (?:pull|run|create))?$/.test(keysOf(list.path))) return [];
  return childrenOf(list).flatMap((item): readonly FoundUse[] => {
    const name = textOf(item);
    if (name === undefined || !/^[\w./-]+(?::[\w.-]+)?$/.test(name)) return [];
    return [{ how: 'helm.values', span: spanOf(item), reference: `ollama:${name}` }];
  });
}

/** Keys as words in small letters: `AzureOpenAI`, `modelName` and `model-name` alike. */
export function keysOf(path: readonly string[]): string {
  return path
    .map((key) =>
      key
        .replace(/([a-z\d])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .replaceAll(/[-.\s]/g, '_'),
    )
    .join(' ');
}
