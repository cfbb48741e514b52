// The attributes of the root of an HDF5 file whose values are texts.
// Source: HDF5 File Format Specification 3.0, sections II (superblock), IV.A.1 (object headers), IV.A.2.m (attributes),
// III.E (global heap). Invariant: what is laid out in another way is skipped; loops and lengths are bounded.
import type { ByteFile } from './byte-file';
import { hasLetters, numberAt, textAt } from './bytes';

const MOST_MESSAGES = 2_000;
const LONGEST_HEADER = 1024 * 1024;
const LONGEST_TEXT = 8 * 1024 * 1024;

/** Kinds of messages of an object header. */
const attributeMessage = 0x000c;
const continuationMessage = 0x0010;

interface Message {
  readonly kind: number;
  readonly content: Uint8Array;
}

/** The texts among the root's attributes, by their names; empty where the file is laid out otherwise. */
export async function readAttributes(file: ByteFile): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const root = rootHeader(file.head);
  if (root === undefined) return found;
  for (const { kind, content } of await readMessages(file, root)) {
    const attribute = kind === attributeMessage ? await readAttribute(content, file) : undefined;
    if (attribute !== undefined) found.set(attribute.name, attribute.text);
  }
  return found;
}

/** Where the header of the root group stands; offsets and lengths of 8 bytes only, which is what is written. */
function rootHeader(head: Uint8Array): number | undefined {
  const version = head[8];
  if (version === 0 || version === 1) {
    if (head[13] !== 8) return undefined;
    return numberAt(head, (version === 0 ? 56 : 60) + 8, 8);
  }
  return (version === 2 || version === 3) && head[9] === 8 ? numberAt(head, 36, 8) : undefined;
}

async function readMessages(file: ByteFile, at: number): Promise<readonly Message[]> {
  const messages: Message[] = [];
  const prefix = await file.bytes(at, 64);
  const isNew = hasLetters(prefix, 0, 'OHDR');
  if (!isNew && prefix[0] !== 1) return messages;
  const pending = [isNew ? newBlock(prefix, at) : { start: at + 16, length: numberAt(prefix, 8, 4) ?? 0 }];
  const flags = isNew ? (prefix[5] ?? 0) : 0;
  for (let block = pending.pop(), round = 0; block !== undefined && round < 100; block = pending.pop(), round++) {
    const bytes = await file.bytes(block.start, Math.min(block.length, LONGEST_HEADER));
    for (const message of isNew ? newMessages(bytes, flags) : oldMessages(bytes)) {
      if (messages.length >= MOST_MESSAGES) return messages;
      messages.push(message);
      if (message.kind !== continuationMessage) continue;
      const start = numberAt(message.content, 0, 8) ?? 0;
      const length = numberAt(message.content, 8, 8) ?? 0;
      // A new block has four letters before and a checksum behind.
      pending.push(isNew ? { start: start + 4, length: length - 8 } : { start, length });
    }
  }
  return messages;
}

/** The first block of a header of version 2: behind times, sizes and the block's own size, as its flags say. */
function newBlock(prefix: Uint8Array, at: number): { start: number; length: number } {
  const flags = prefix[5] ?? 0;
  const offset = 6 + ((flags & 0x20) === 0 ? 0 : 16) + ((flags & 0x10) === 0 ? 0 : 4);
  const size = 2 ** (flags & 3);
  return { start: at + offset + size, length: numberAt(prefix, offset, size) ?? 0 };
}

function* oldMessages(bytes: Uint8Array): Iterable<Message> {
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = numberAt(bytes, at + 2, 2) ?? 0;
    yield { kind: numberAt(bytes, at, 2) ?? 0, content: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length;
  }
}

function* newMessages(bytes: Uint8Array, flags: number): Iterable<Message> {
  const head = (flags & 4) === 0 ? 4 : 6;
  for (let at = 0; at + head <= bytes.length;) {
    const length = numberAt(bytes, at + 1, 2) ?? 0;
    yield { kind: bytes[at] ?? 0, content: bytes.subarray(at + head, at + head + length) };
    at += head + length;
  }
}

async function readAttribute(bytes: Uint8Array, file: ByteFile): Promise<{ name: string; text: string } | undefined> {
  const version = bytes[0] ?? 0;
  const [nameLength = 0, typeLength = 0, spaceLength = 0] = [2, 4, 6].map((at) => numberAt(bytes, at, 2) ?? 0);
  const padded = (length: number): number => (version === 1 ? Math.ceil(length / 8) * 8 : length);
  const name = version === 3 ? 9 : 8;
  const type = name + padded(nameLength);
  const value = type + padded(typeLength) + padded(spaceLength);
  const kind = (bytes[type] ?? 0) & 0x0f;
  const spelled = (from: Uint8Array): string => textAt(from).split('\0')[0] ?? '';
  const size = numberAt(bytes, type + 4, 4) ?? 0;
  const of = (text: string): { name: string; text: string } => ({
    name: spelled(bytes.subarray(name, name + nameLength)),
    text,
  });
  // 3 is a text of fixed length; 9, of any length, is kept in a heap: length, address, number.
  if (kind === 3) return of(spelled(bytes.subarray(value, value + size)));
  if (kind !== 9 || ((bytes[type + 1] ?? 0) & 0x0f) !== 1) return undefined;
  const text = await heapObject(file, numberAt(bytes, value + 4, 8), numberAt(bytes, value + 12, 4));
  return text && of(spelled(text.subarray(0, numberAt(bytes, value, 4) ?? 0)));
}

/** An object of the global heap. */
async function heapObject(
  file: ByteFile,
  address: number | undefined,
  index: number | undefined,
): Promise<Uint8Array | undefined> {
  if (address === undefined || index === undefined) return undefined;
  const head = await file.bytes(address, 16);
  if (!hasLetters(head, 0, 'GCOL')) return undefined;
  const size = Math.min(numberAt(head, 8, 8) ?? 0, LONGEST_TEXT);
  const heap = await file.bytes(address, size);
  for (let at = 16, count = 0; at + 16 <= heap.length && count < MOST_MESSAGES; count++) {
    const length = numberAt(heap, at + 8, 8) ?? 0;
    if (numberAt(heap, at, 2) === index) return heap.subarray(at + 16, at + 16 + length);
    at += 16 + Math.ceil(length / 8) * 8;
  }
  return undefined;
}
