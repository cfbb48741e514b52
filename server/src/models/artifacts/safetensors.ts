// The JSON head of a safetensors file. Sources: github.com/huggingface/safetensors, README "Format";
// github.com/Stability-AI/ModelSpec for `modelspec.*`; `ss_*` are the keys that kohya-ss/sd-scripts writes while training.
import type { ByteFile } from './byte-file';
import { hasLetters, numberAt, textAt } from './bytes';
import { describe, type ArtifactReader } from './describe';
import { endingOf } from './endings';
import type { StatedDataset, StatedModel } from './stated-model';

/** The format's own limit for its head. */
const longestHead = 100_000_000;
/** As far as it is read: its metadata come first by custom. */
const LONGEST_READ = 8 * 1024 * 1024;

export const readSafetensors: ArtifactReader = async (path, file) => {
  const { head, size } = file;
  const length = numberAt(head, 0, 8);
  if (length === undefined || length < 2 || length > longestHead || length + 8 > size) return undefined;
  if (!hasLetters(head, 8, '{')) return undefined;
  if (endingOf(path) !== 'safetensors' && !hasLetters(head, 8, '{"__metadata__"')) return undefined;
  const metadata = await metadataIn(file, length);
  return metadata && describe('safetensors', statedIn(metadata));
};

function statedIn(metadata: ReadonlyMap<string, string>): Partial<StatedModel> {
  const of = (...keys: string[]): string | undefined =>
    keys.map((key) => metadata.get(key)).find((value) => value !== undefined);
  const adapter = of('ss_network_module');
  return {
    license: of('license', 'modelspec.license'),
    baseModel: of('base_model', 'modelspec.base_model', 'ss_sd_model_name', 'ss_base_model_version'),
    relation: adapter === undefined ? undefined : 'adapter',
    producer: of('producer', 'modelspec.implementation', 'implementation') ?? (adapter && 'sd-scripts'),
    supplier: of('modelspec.author', 'author'),
    version: of('version', 'modelspec.version'),
    name: of('name', 'modelspec.title', 'ss_output_name'),
    description: of('description', 'modelspec.description'),
    datasets: datasetsIn(of('ss_dataset_dirs')),
    quantization: of('quantization', 'quantization_format'),
  };
}

/** The folders of training images, as JSON with a folder a key. */
function datasetsIn(text: string | undefined): readonly StatedDataset[] {
  const data = text === undefined ? undefined : parseJson(text);
  const names = typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
  return names.slice(0, 100).map((name) => ({ name, title: undefined, revision: undefined }));
}

async function metadataIn(file: ByteFile, length: number): Promise<ReadonlyMap<string, string> | undefined> {
  const bytes = await file.bytes(8, Math.min(length, LONGEST_READ));
  const text = textAt(bytes);
  return metadataOf(parseJson(bytes.length === length ? text : firstEntry(text)));
}

/** A head that is cut off, reduced to its first entry, which by custom is the metadata: a map of texts. */
function firstEntry(text: string): string {
  if (!text.startsWith('{"__metadata__"')) return '{}';
  let isQuoted = false;
  for (let at = text.indexOf('{', 1); at >= 0 && at < text.length; at++) {
    const letter = text.charAt(at);
    if (isQuoted && letter === '\\') at++;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === '}' && !isQuoted) return `${text.slice(0, at + 1)}}`;
  }
  return '{}';
}

function metadataOf(data: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const own: unknown = '__metadata__' in data ? data.__metadata__ : undefined;
  const entries = typeof own === 'object' && own !== null ? Object.entries(own) : [];
  return new Map(
    entries.flatMap(([key, value]) => (typeof value === 'string' && value !== '' ? [[key, value] as const] : [])),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON means: not this format.
    return undefined;
  }
}
