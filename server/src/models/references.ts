// How models and data sets are spelled, whatever they are loaded with, so that equal things have equal references:
// `pkg:huggingface/org/name`, `hosted:provider/id`, a path from the workspace's folder, an address.
import type { KnownText } from './code/known-text';
import { providerAt, providerByPrefix, providerOfId } from './hosted/providers';

/** A model named in code. */
export interface SpelledModel {
  readonly reference: string;
  /** A revision that was part of the id. */
  readonly revision?: string | undefined;
}

const weightEndings = [
  'onnx',
  'safetensors',
  'gguf',
  'ggml',
  'pt',
  'pth',
  'ckpt',
  'bin',
  'pkl',
  'pickle',
  'joblib',
  'h5',
  'hdf5',
  'keras',
  'tflite',
  'pb',
  'skops',
  'ort',
  'pte',
  'mlmodel',
  'xml',
];

/** First parts of relative paths that are folders of a project by custom, not organisations on a hub. */
const customaryFolders = new Set([
  'adapters',
  'artifacts',
  'assets',
  'build',
  'cache',
  'checkpoint',
  'checkpoints',
  'ckpt',
  'ckpts',
  'data',
  'dist',
  'export',
  'exports',
  'lightning_logs',
  'logs',
  'model',
  'models',
  'nets',
  'out',
  'output',
  'outputs',
  'pretrained',
  'resources',
  'results',
  'runs',
  'saved',
  'saved_model',
  'saved_models',
  'tmp',
  'weights',
  'work_dirs',
]);

/** A path as written, without a leading `./`. */
export function spellPath(path: string): string {
  let plain = path;
  while (plain.startsWith('./')) plain = plain.slice(2);
  return plain.length > 1 && plain.endsWith('/') ? plain.slice(0, -1) : plain;
}

/** A file or folder, or the address of one; undefined for the empty text. */
export function spellFile(known: KnownText): SpelledModel | undefined {
  return known.text === '' ? undefined : (spellHubAddress(known.text) ?? { reference: spellPath(known.text) });
}

/** A model on the Hugging Face hub, or the folder that stands in for one; undefined for what can be neither. */
export function spellHub(known: KnownText): SpelledModel | undefined {
  const { text } = known;
  if (known.isContent || text.trim() === '' || /[\s{}*?<>|]/.test(text)) return undefined;
  const address = spellHubAddress(text);
  if (address !== undefined) return address;
  if (isLocal(known)) return { reference: spellPath(text) };
  // `org/name@revision`, and `org/name:provider` for who runs it.
  const [, id, revision] = /^([\w.-]+\/[\w.-]+)@([\w./-]+)$/.exec(text) ?? [];
  if (id !== undefined) return { reference: `pkg:huggingface/${id}`, revision };
  return { reference: `pkg:huggingface/${text.replace(/^([\w.-]+\/[\w.-]+):[\w-]+$/, '$1')}` };
}

/** A data set on the Hugging Face hub, or a local one. */
export function spellHubDataset(known: KnownText): SpelledModel | undefined {
  const model = spellHub(known);
  if (model === undefined) return undefined;
  const prefix = 'pkg:huggingface/';
  return model.reference.startsWith(prefix)
    ? { ...model, reference: `https://huggingface.co/datasets/${model.reference.slice(prefix.length)}` }
    : model;
}

/** Whether a text that may be an id of the hub is a place on disk or an address. */
export function isLocal(known: KnownText): boolean {
  const { text } = known;
  if (known.isPath || text.includes('://') || text.includes('\\')) return true;
  if (/^[./~]/.test(text) || /^[A-Za-z]:/.test(text)) return true;
  const [first = '', ...rest] = text.split('/');
  if (rest.length > 1 || (rest.length === 1 && customaryFolders.has(first))) return true;
  return weightEndings.includes(text.slice(text.lastIndexOf('.') + 1).toLowerCase()) && !text.includes('GGUF');
}

/** `hf-hub:org/name`, `hf://…`, `hf.co/…` and addresses of files on the hub; undefined for anything else. */
function spellHubAddress(text: string): SpelledModel | undefined {
  for (const prefix of ['hf-hub:', 'hf_hub:', 'hf://', 'hf.co/', 'https://hf.co/', 'https://huggingface.co/']) {
    if (!text.startsWith(prefix)) continue;
    const [path = '', query = ''] = text.slice(prefix.length).split(/[@?#]/);
    const [org = '', name = '', verb, revision] = path.split('/');
    if (org === '' || org === 'datasets' || org === 'spaces') return undefined;
    const reference = name === '' ? `pkg:huggingface/${org}` : `pkg:huggingface/${org}/${name}`;
    if (verb === 'resolve' || verb === 'blob' || verb === 'tree' || verb === 'raw') return { reference, revision };
    return text.includes('@') ? { reference, revision: query } : { reference };
  }
  return undefined;
}

/** A model that a provider runs. `address` is the literal address of the service, where the code sets one. */
export function spellHosted(provider: string, known: KnownText, address?: string): SpelledModel | undefined {
  const id = known.text.trim();
  if (known.isContent || known.isPath || id === '' || /[\s{}<>]/.test(id)) return undefined;
  const [host = '', port] = hostOf(address ?? '').split(':');
  const found = host === '' ? provider : providerAt(host);
  if (found === 'ollama' || port === '11434' || host === 'ollama') return { reference: `ollama:${id}` };
  if (found === 'huggingface') return spellHub({ ...known, text: id });
  if (found !== undefined) return { reference: `hosted:${found}/${plainId(found, id)}` };
  // Only OpenAI's protocol is spoken by anybody; at whatever else's address stands a proxy.
  if (provider !== 'openai' && providerByPrefix(provider) !== undefined)
    return { reference: `hosted:${provider}/${plainId(provider, id)}` };
  // A server of one's own that is given the id of a hub model serves that model.
  if (isPrivate(host)) return { reference: id.includes('/') ? `pkg:huggingface/${id}` : `hosted:${host}/${id}` };
  return { reference: `hosted:${host}/${id}` };
}

/** An id without the path that some services write before it. */
function plainId(provider: string, id: string): string {
  if (provider === 'google' || provider === 'vertex')
    return id.replace(/^(?:models\/|(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/\w+\/models\/)/, '');
  if (provider === 'bedrock') return id.replace(/^arn:[^/]*\//, '');
  return id;
}

/**
 * A model whose id has its provider before it, as gateways write it: `anthropic/claude-…`, `openai:gpt-…`. Without a
 * prefix the id itself may tell; else it is `otherwise`.
 */
export function spellPrefixed(known: KnownText, otherwise?: string, address?: string): SpelledModel | undefined {
  const { text } = known;
  const [, prefix = '', id = ''] = /^([a-z][a-z0-9_-]*)[/:](.+)$/.exec(text) ?? [];
  const provider = providerByPrefix(prefix);
  if (provider === undefined) {
    const own = providerOfId(text) ?? otherwise;
    return own === undefined ? undefined : spellHosted(own, known, address);
  }
  if (provider === 'bedrock')
    return spellHosted(provider, { ...known, text: id.replace(/^(?:converse|invoke)\//, '') });
  // Which of the hub's partners runs it does not make it another model.
  if (provider === 'huggingface') return spellHub({ ...known, text: id.split('/').slice(-2).join('/') });
  // Whatever speaks OpenAI's protocol may stand at an address of one's own.
  return spellHosted(provider, { ...known, text: id }, provider === 'openai' ? address : undefined);
}

/** Host and port of an address. */
function hostOf(address: string): string {
  const start = address.indexOf('://');
  return start < 0 ? '' : (address.slice(start + 3).split(/[/?#]/)[0] ?? '').toLowerCase();
}

function isPrivate(host: string): boolean {
  return (
    !host.includes('.') || /^(127\.|10\.|192\.168\.|0\.0\.0\.0)/.test(host) || /\.(local|internal|lan|svc)$/.test(host)
  );
}

/** A spelling by a catalogue's own names: `timm:resnet50`. */
export function spellIn(catalogue: string): (known: KnownText) => SpelledModel | undefined {
  return ({ text, isContent }) => {
    return isContent || text.trim() === '' || /[{}]/.test(text) ? undefined : { reference: `${catalogue}:${text}` };
  };
}

/** A file where the text is a path, else a name of a catalogue. */
export function spellFileOr(catalogue: string): (known: KnownText) => SpelledModel | undefined {
  return (known) => (isLocal(known) ? spellFile(known) : spellIn(catalogue)(known));
}
