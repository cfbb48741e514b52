// Commands that fetch: from the hub, from Ollama, by address, out of buckets and packages; and requests to services.
// Sources: the tools' own command line references.
import { plain } from '../code/known-text';
import { isModelFile, speaksOfModels } from '../evidence';
import { spellHubDataset, spellPath, type SpelledModel } from '../references';
import { file, hub, named, ollama, revisionOf, type CommandLine, type CommandTable } from './command-line';
import type { FoundUse } from './found';
import type { Word } from './shell-words';

function downloadFromHub(command: CommandLine): readonly FoundUse[] {
  const [verb, id, ...files] = command.plainWords();
  if (verb?.text !== 'download') return [];
  const type = command.option('--repo-type')?.text;
  if (type === 'space') return [];
  if (type === 'dataset') {
    const found = command.use('shell.download', id, (text) => spellHubDataset(plain(text)), revisionOf(command));
    return found.map((use) => ({ ...use, kind: 'dataset' as const }));
  }
  const isConfiguration = files.length > 0 && files.every(({ text }) => /\.(?:json|txt|md|py)$/.test(text));
  return isConfiguration ? [] : command.use('shell.download', id, hub, revisionOf(command));
}

function runOllama(command: CommandLine): readonly FoundUse[] {
  const [verb, id] = command.plainWords();
  return /^(?:pull|run)$/.test(verb?.text ?? '') ? command.use('shell.ollama-pull', id, ollama) : [];
}

function pullDockerModel(command: CommandLine): readonly FoundUse[] {
  const [area, verb, id] = command.plainWords();
  if (area?.text !== 'model' || !/^(?:pull|run)$/.test(verb?.text ?? '')) return [];
  return command.use('shell.docker-model', id, (text) =>
    text.startsWith('hf.co/') ? hub(text) : named('docker')(text),
  );
}

const datasetAddress =
  /^(?:https:\/\/physionet\.org\/(?:files|content|static\/published-projects)|s3:\/\/physionet-open)\/([\w-]+)(?:\/(\d[\w.]*))?/;

/** A model file, a repository's file or a data set at an address. */
function fetched(command: CommandLine, how: string, word: Word): readonly FoundUse[] {
  const physionet = datasetAddress.exec(word.text);
  if (physionet !== null && !/\.(?:pth?|onnx|h5|pkl|ckpt)$/.test(word.text))
    return [
      { kind: 'dataset', how, span: word.span, reference: `physionet:${physionet[1] ?? ''}`, revision: physionet[2] },
    ];
  const onHub =
    /^https?:\/\/(?:huggingface\.co|hf\.co)\/(?!api\/|datasets\/|spaces\/|docs)[\w.-]+\/[\w.-]+\/(?:resolve|blob)\//.test(
      word.text,
    );
  if (!onHub && !isModelFile(word.text)) return [];
  if (onHub && /\.(?:json|txt|md|py|ya?ml)(?:\?|$)/.test(word.text)) return [];
  return command.use(how, word, file);
}

/** wget, curl and their like; a request to a service may name a model in its body. */
function fetchByAddress(command: CommandLine): readonly FoundUse[] {
  const addresses = command.words.filter(({ text }) => /^(?:https?|ftp|s3|gs):\/\//.test(text));
  const called = addresses.flatMap((address) => callService(command, address));
  if (called.length > 0) return called;
  return addresses.flatMap((word) => {
    const found = fetched(command, 'shell.download', word);
    if (found.length > 0 || word.isKnown) return found;
    // An address that is partly unknown is judged by what it is kept as.
    const kept = command.option('-O', '-o', '--output', '--output-document', '-OutFile', '--out');
    return kept !== undefined && isModelFile(kept.text)
      ? [{ how: 'shell.download', span: word.span, reference: undefined }]
      : [];
  });
}

function callService(command: CommandLine, address: Word): readonly FoundUse[] {
  const body = command.option('-d', '--data', '--data-raw', '--json', '--data-binary', '-Body');
  const [match = '', id] = /["']?model["']?\s*:\s*["']([^"']+)["']/.exec(body?.text ?? '') ?? [];
  if (body === undefined || id === undefined) return [];
  const at = body.text.indexOf(match);
  const span = {
    start: body.offsets[at] ?? body.span.start,
    end: (body.offsets[at + match.length - 1] ?? body.span.end) + 1,
  };
  if (/:11434\/|\/api\/(?:generate|chat|embed|embeddings|pull)$/.test(address.text))
    return [{ how: 'http.ollama', span, ...ollama(id) }];
  const provider = address.text.includes('api.openai.com')
    ? 'openai'
    : address.text.includes('api.anthropic.com')
      ? 'anthropic'
      : undefined;
  return provider === undefined ? [] : [{ how: 'http.request', span, reference: `hosted:${provider}/${id}` }];
}

/** Copies out of a bucket; the other way round something is published. */
function copyFromBucket(command: CommandLine): readonly FoundUse[] {
  const [source, target] = command
    .plainWords()
    .filter(({ text }) => /[/.]/.test(text) && !/^(?:s3|cp|sync|storage|blob)$/.test(text));
  if (
    source === undefined ||
    !/^(?:s3|gs|https|r2|az):\/\//.test(source.text) ||
    /^(?:s3|gs):\/\//.test(target?.text ?? '')
  )
    return [];
  const direct = fetched(command, 'shell.download', source);
  if (direct.length > 0) return direct;
  const isFolder = !/\.\w{1,5}$/.test(source.text);
  return isFolder && speaksOfModels(source.text)
    ? command.use('shell.download', source, (text) => ({ reference: spellPath(text) }))
    : [];
}

function fetchFromDrive(command: CommandLine): readonly FoundUse[] {
  const id = command.option('--id', '-id') ?? command.plainWords()[0];
  const kept = command.option('-O', '--output', '-o');
  if (
    kept !== undefined &&
    /\.(?:zip|tar|gz|tgz|csv|json|txt|nii|dcm|png|jpe?g|md)$/.test(kept.text) &&
    !speaksOfModels(kept.text)
  )
    return [];
  return command.use('shell.download', id, (text) => (text.includes('://') ? file(text) : named('gdrive')(text)));
}

function clone(command: CommandLine): readonly FoundUse[] {
  const [verb, address] = command.plainWords();
  if (verb?.text !== 'clone' || address === undefined) return [];
  const [, area, id] =
    /^(?:https:\/\/|git@)(?:[^@/]*@)?(?:huggingface\.co|hf\.co)[/:](datasets\/|spaces\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(
      address.text,
    ) ?? [];
  if (id === undefined || area === 'spaces/') return [];
  const revision = command.option('-b', '--branch')?.text;
  return area === 'datasets/'
    ? [
        {
          kind: 'dataset',
          how: 'shell.git-clone',
          span: address.span,
          reference: `https://huggingface.co/datasets/${id}`,
          revision,
        },
      ]
    : [{ how: 'shell.git-clone', span: address.span, reference: `pkg:huggingface/${id}`, revision }];
}

/** A package that holds a pipeline of spaCy, by its name or by the address of its file. */
export function spacyPackage(text: string): SpelledModel | undefined {
  const found = [...text.matchAll(packageName)].map(([, name = '', version]) => ({ name, version }));
  // The address of the file says the version, the name before it does not.
  const best = found.find(({ version }) => version !== undefined) ?? found[0];
  return best && { reference: `spacy:${best.name.replaceAll('-', '_')}`, revision: best.version };
}

const packageName =
  /(?:^|(?<=[/@\s"']))([a-z]{2,3}[_-](?:core|dep|ent|sent|ner)[_-]\w+?[_-](?:sm|md|lg|trf|scibert|craft_md)|en[_-]core[_-]med7[_-]\w+?)(?:(?:-|==)(\d+(?:\.\d+)*))?(?=-py3|\.tar\.gz|\.whl|["'\s;,#]|$)/g;

function installPackages(command: CommandLine): readonly FoundUse[] {
  if (!command.words.some(({ text }) => text === 'install' || text === 'add')) return [];
  return command.words.flatMap((word) => (word.isKnown ? command.use('shell.pip-install', word, spacyPackage) : []));
}

function runMonai(command: CommandLine): readonly FoundUse[] {
  const [verb] = command.plainWords();
  if (!/^(?:download|load)$/.test(verb?.text ?? '')) return [];
  const source = command.option('--source')?.text;
  const repository = command.option('--repo');
  if (source === 'huggingface_hub' && repository !== undefined)
    return command.use('monai.bundle.download', repository, hub, command.option('--version'));
  return command.use('monai.bundle.download', command.option('--name'), named('monai'), command.option('--version'));
}

function readKaggle(command: CommandLine): readonly FoundUse[] {
  const [area] = command.plainWords();
  const id = command.option('-d', '--dataset') ?? command.plainWords()[2];
  if (area?.text === 'datasets')
    return command.use('shell.kaggle', id, named('kaggle')).map((use) => ({ ...use, kind: 'dataset' as const }));
  return area?.text === 'models' ? command.use('shell.kaggle', command.plainWords().at(-1), named('kaggle')) : [];
}

function readDvc(command: CommandLine): readonly FoundUse[] {
  const [verb, , path] = command.plainWords();
  if (!/^(?:get|import)$/.test(verb?.text ?? '') || path === undefined) return [];
  return isModelFile(path.text)
    ? command.use('shell.dvc', path, file)
    : command.use('shell.dvc', path, file).map((use) => ({ ...use, kind: 'dataset' as const }));
}

/** Commands that fetch a model, by their names. */
export const fetchingCommands: CommandTable = [
  [/^(?:huggingface-cli|hf)$/, downloadFromHub],
  [/^ollama$/, runOllama],
  [/^(?:docker|podman)$/, pullDockerModel],
  [
    /^(?:wget|curl|aria2c|axel|http|https|xh|Invoke-WebRequest|iwr|Invoke-RestMethod|irm|Start-BitsTransfer|ADD)$/i,
    fetchByAddress,
  ],
  [/^(?:gsutil|gcloud|aws|s5cmd|rclone|azcopy|mc)$/, copyFromBucket],
  [/^gdown$/, fetchFromDrive],
  [/^git$/, clone],
  [/^(?:pip[\d.]*|uv)$/, installPackages],
  [
    /^spacy$/,
    (command) =>
      command.plainWords()[0]?.text === 'download'
        ? command.use('shell.spacy-download', command.plainWords()[1], (text) =>
            named('spacy')(text.replace(/-\d[\d.]*$/, '')),
          )
        : [],
  ],
  [/^monai\.bundle$/, runMonai],
  [/^kaggle$/, readKaggle],
  [/^dvc$/, readDvc],
];
