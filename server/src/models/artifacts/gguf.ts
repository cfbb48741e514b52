// The key-value head of a GGUF file. Source: github.com/ggml-org/ggml, docs/gguf.md.
import { noMetadata, type ArtifactMetadata } from './artifact';
import { hasLetters, numberAt, textAt } from './bytes';

/** Bytes of each value type with a fixed size, by its number. */
const sizes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const textType = 8;
const listType = 9;

/** What a GGUF file says about itself; undefined when it is none. */
export function readGguf(head: Uint8Array): ArtifactMetadata | undefined {
  const version = numberAt(head, 4, 4);
  if (!hasLetters(head, 0, 'GGUF') || version === undefined || version < 1 || version > 9) return undefined;
  const values = version === 1 ? new Map<string, string>() : readTexts(head);
  return {
    ...noMetadata,
    license: values.get('general.license'),
    baseModel: values.get('general.base_model.0.repo_url') ?? values.get('general.base_model.0.name'),
    producer: values.get('general.organization') ?? values.get('general.author'),
    version: values.get('general.version'),
    name: values.get('general.name'),
  };
}

/** All keys with a text, up to the first value that leaves the head. */
function readTexts(head: Uint8Array): Map<string, string> {
  const texts = new Map<string, string>();
  const count = numberAt(head, 16, 8) ?? 0;
  let at = 24;
  for (let index = 0; index < count; index++) {
    const key = stringAt(head, at);
    const type = key === undefined ? undefined : numberAt(head, key.end, 4);
    if (key === undefined || type === undefined) break;
    const start = key.end + 4;
    const end = endOfValue(head, start, type);
    if (end === undefined) break;
    const text = type === textType ? stringAt(head, start)?.text : undefined;
    if (text !== undefined && text !== '') texts.set(key.text, text);
    at = end;
  }
  return texts;
}

function endOfValue(head: Uint8Array, start: number, type: number): number | undefined {
  if (type === textType) return stringAt(head, start)?.end;
  if (type !== listType) return sizes[type] === undefined ? undefined : start + sizes[type];
  const itemType = numberAt(head, start, 4);
  const count = numberAt(head, start + 4, 8);
  if (itemType === undefined || count === undefined) return undefined;
  const size = sizes[itemType];
  if (size !== undefined) return start + 12 + count * size;
  let at: number | undefined = start + 12;
  for (let index = 0; index < count && at !== undefined; index++)
    at = itemType === textType ? stringAt(head, at)?.end : undefined;
  return at;
}

function stringAt(head: Uint8Array, start: number): { text: string; end: number } | undefined {
  const length = numberAt(head, start, 8);
  if (length === undefined || start + 8 + length > head.length) return undefined;
  const end = start + 8 + length;
  return { text: textAt(head, start + 8, end), end };
}
