// The fields of a protocol buffer message, as far as they lie in the head of a file.
// Source of the encoding: protobuf.dev/programming-guides/encoding.
import { numberAt, textAt } from './bytes';

/** One field; `value` is the number of a varint or the bytes of what has a length. */
export interface ProtobufField {
  readonly number: number;
  readonly value: number | Uint8Array;
}

/** The fields of a message, or undefined when the bytes are no such message. A field cut off by the head's end closes the list. */
export function readFields(bytes: Uint8Array, totalSize = bytes.length): ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = varintAt(bytes, at);
    if (tag === undefined) break;
    const number = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    if (number === 0) return undefined;
    at = tag.end;
    if (wire === 0) {
      const value = varintAt(bytes, at);
      if (value === undefined) break;
      fields.push({ number, value: value.value });
      at = value.end;
    } else if (wire === 2) {
      const length = varintAt(bytes, at);
      if (length === undefined) break;
      const end = length.end + length.value;
      if (end > totalSize) return undefined;
      fields.push({ number, value: bytes.subarray(length.end, Math.min(end, bytes.length)) });
      at = end;
    } else if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4;
    else return undefined;
  }
  return fields;
}

/** The last number of a field. */
export function numberOf(fields: readonly ProtobufField[], number: number): number | undefined {
  const value = fields.findLast((field) => field.number === number)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The bytes of all occurrences of a field. */
export function bytesOf(fields: readonly ProtobufField[], number: number): Uint8Array[] {
  return fields.flatMap(({ number: own, value }) => (own === number && typeof value !== 'number' ? [value] : []));
}

/** The text of a field; undefined when absent or empty. */
export function textOf(fields: readonly ProtobufField[], number: number): string | undefined {
  const bytes = bytesOf(fields, number).at(-1);
  return bytes === undefined || bytes.length === 0 ? undefined : textAt(bytes, 0, bytes.length);
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
