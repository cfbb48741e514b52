// The JSON head of a safetensors file. Source: github.com/huggingface/safetensors, README "Format".
import { noMetadata, type ArtifactMetadata } from './artifact';
import { hasLetters, numberAt, textAt } from './bytes';

/** The format's own limit for its head. */
const longestHead = 100_000_000;

/** What a safetensors file says about itself; undefined when it is none. */
export function readSafetensors(head: Uint8Array, size: number): ArtifactMetadata | undefined {
  const length = numberAt(head, 0, 8);
  if (length === undefined || length < 2 || length > longestHead || length + 8 > size) return undefined;
  if (!hasLetters(head, 8, '{')) return undefined;
  const text = textAt(head, 8, 8 + length);
  const metadata = length + 8 <= head.length ? metadataOf(parseJson(text)) : metadataOf(parseJson(firstEntry(text)));
  if (metadata === undefined) return undefined;
  const of = (...keys: string[]): string | undefined =>
    keys.map((key) => metadata.get(key)).find((value) => value !== undefined);
  return {
    ...noMetadata,
    license: of('license', 'modelspec.license'),
    baseModel: of('base_model', 'modelspec.base_model', 'ss_base_model_version'),
    producer: of('producer', 'modelspec.author', 'author'),
    version: of('version', 'modelspec.version'),
    name: of('name', 'modelspec.title'),
  };
}

/** A head that is cut off, reduced to its first entry, which by custom is the metadata. */
function firstEntry(text: string): string {
  const end = text.indexOf('}');
  return text.startsWith('{"__metadata__"') && end >= 0 ? `${text.slice(0, end + 1)}}` : '{}';
}

function metadataOf(data: unknown): Map<string, string> | undefined {
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
