// The fields of a protocol buffer message, without reading what is in the large ones.
// Source of the encoding: protobuf.dev/programming-guides/encoding.
import type { ByteFile } from './byte-file';
import { numberAt, textAt } from './bytes';

/** One field; `value` is the number of a varint, or the part of the file with what has a length. */
export interface ProtobufField {
  readonly number: number;
  readonly value: number | ByteFile;
}

/** The longest text that is taken out of a field, in bytes. */
const LONGEST_TEXT = 1024 * 1024;

/** The fields of a message, or undefined when the bytes are no such message. What cannot be reached closes the list. */
export async function readFields(file: ByteFile, most = 20_000): Promise<readonly ProtobufField[] | undefined> {
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < file.size && fields.length < most) {
    const bytes = await file.bytes(at, 20);
    const tag = varintAt(bytes, 0);
    if (tag === undefined) break;
    const number = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    if (number === 0) return undefined;
    if (wire === 1 || wire === 5) at += tag.end + (wire === 1 ? 8 : 4);
    else if (wire === 0 || wire === 2) {
      const value = varintAt(bytes, tag.end);
      if (value === undefined) break;
      const start = at + value.end;
      const length = wire === 2 ? value.value : 0;
      if (start + length > file.size) return undefined;
      fields.push({ number, value: wire === 0 ? value.value : file.part(start, length) });
      at = start + length;
    } else return undefined;
  }
  return fields;
}

/** The last number of a field. */
export function numberOf(fields: readonly ProtobufField[], number: number): number | undefined {
  const value = fields.findLast((field) => field.number === number)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** All occurrences of a field with a length. */
export function partsOf(fields: readonly ProtobufField[], number: number): readonly ByteFile[] {
  return fields.flatMap(({ number: own, value }) => (own === number && typeof value !== 'number' ? [value] : []));
}

/** The fields of the message in a field; none where it is absent or no message. */
export async function fieldsIn(fields: readonly ProtobufField[], number: number): Promise<readonly ProtobufField[]> {
  const part = partsOf(fields, number).at(-1);
  return (part && (await readFields(part))) ?? [];
}

/** The text of a field; undefined when absent or empty. */
export async function textOf(fields: readonly ProtobufField[], number: number): Promise<string | undefined> {
  const part = partsOf(fields, number).at(-1);
  return part === undefined || part.size === 0 ? undefined : textIn(part);
}

export async function textIn(part: ByteFile): Promise<string> {
  return textAt(await part.bytes(0, Math.min(part.size, LONGEST_TEXT)));
}

/** A map from texts to texts: repeated messages of key and value. */
export async function textMapOf(
  fields: readonly ProtobufField[],
  number: number,
): Promise<ReadonlyMap<string, string>> {
  const map = new Map<string, string>();
  for (const part of partsOf(fields, number)) {
    const entry = (await readFields(part)) ?? [];
    const key = await textOf(entry, 1);
    const value = await textOf(entry, 2);
    if (key !== undefined && value !== undefined) map.set(key, value);
  }
  return map;
}

function varintAt(bytes: Uint8Array, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = numberAt(bytes, start + index, 1);
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: start + index + 1 };
  }
  return undefined;
}
