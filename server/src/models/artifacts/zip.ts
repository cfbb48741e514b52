// The members of a ZIP archive: by its directory at the end, else by what stands before each member.
// Source: PKWARE APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.14, 4.3.16. Invariant: what a member unpacks to is bounded.
import type { ByteFile } from './byte-file';
import { hasLetters, numberAt, textAt } from './bytes';
import { MOST_UNPACKED, unpack } from './unpack';

export interface ZipMember {
  readonly name: string;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  /** Bytes as they lie in the archive. */
  readonly packed: number;
  /** Where what stands before the content begins. */
  readonly header: number;
}

const MOST_MEMBERS = 20_000;
const LONGEST_DIRECTORY = 8 * 1024 * 1024;
/** The comment behind the directory's end is at most as long. */
const LONGEST_END = 65_557;

/** An archive; `undefined` where the file is none. `anywhere`: also one that stands behind something else. */
export async function readZip(file: ByteFile, anywhere = false): Promise<Zip | undefined> {
  const isArchive = hasLetters(file.head, 0, 'PK\x03\x04');
  if (!isArchive && !anywhere) return undefined;
  const members = (await readDirectory(file)) ?? (isArchive ? await readHeaders(file) : undefined);
  return members && new Zip(file, members);
}

export class Zip {
  readonly members: readonly ZipMember[];
  readonly #file: ByteFile;

  constructor(file: ByteFile, members: readonly ZipMember[]) {
    this.#file = file;
    this.members = members;
  }

  get names(): readonly string[] {
    return this.members.map(({ name }) => name);
  }

  /** Whether a member's name begins so. */
  has(prefix: string): boolean {
    return this.members.some(({ name }) => name.startsWith(prefix));
  }

  /** The first member whose name passes. */
  find(test: (name: string) => boolean): ZipMember | undefined {
    return this.members.find(({ name }) => test(name));
  }

  /** A member's content; undefined where there is none, or it is packed in a way that is not known. */
  async open(member: ZipMember | undefined): Promise<ByteFile | undefined> {
    if (member === undefined) return undefined;
    const header = await this.#file.bytes(member.header, 30);
    const nameLength = numberAt(header, 26, 2);
    const extraLength = numberAt(header, 28, 2);
    if (!hasLetters(header, 0, 'PK\x03\x04') || nameLength === undefined || extraLength === undefined) return undefined;
    const packed = this.#file.part(member.header + 30 + nameLength + extraLength, member.packed);
    if (member.method === 0) return packed.loaded();
    return member.method === 8 ? unpack(packed, 'deflate-raw') : undefined;
  }

  /** The text of a member by its name. */
  async text(name: string): Promise<string | undefined> {
    const content = await this.open(this.find((own) => own === name));
    return content && textAt(await content.bytes(0, Math.min(content.size, MOST_UNPACKED)));
  }
}

async function readDirectory(file: ByteFile): Promise<readonly ZipMember[] | undefined> {
  const tail = await file.tail(Math.min(LONGEST_END, file.size));
  let end = tail.length - 22;
  while (end >= 0 && !hasLetters(tail, end, 'PK\x05\x06')) end--;
  if (end < 0) return undefined;
  const tailStart = file.size - tail.length;
  let length = numberAt(tail, end + 12, 4) ?? 0;
  let stated = numberAt(tail, end + 16, 4) ?? 0;
  let directoryEnd = tailStart + end;
  if (hasLetters(tail, end - 20, 'PK\x06\x07')) {
    const large = await file.bytes(numberAt(tail, end - 12, 8) ?? 0, 56);
    if (hasLetters(large, 0, 'PK\x06\x06')) {
      length = numberAt(large, 40, 8) ?? 0;
      stated = numberAt(large, 48, 8) ?? 0;
      directoryEnd = numberAt(tail, end - 12, 8) ?? directoryEnd;
    }
  }
  if (length > LONGEST_DIRECTORY || directoryEnd - length < 0) return undefined;
  // What was put before the archive moves all that it states.
  const shift = directoryEnd - length - stated;
  return readEntries(await file.bytes(directoryEnd - length, length), Math.max(0, shift));
}

function readEntries(directory: Uint8Array, shift: number): readonly ZipMember[] {
  const members: ZipMember[] = [];
  let at = 0;
  while (hasLetters(directory, at, 'PK\x01\x02') && members.length < MOST_MEMBERS) {
    const lengths = [28, 30, 32].map((offset) => numberAt(directory, at + offset, 2) ?? 0);
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    const name = textAt(directory, at + 46, at + 46 + nameLength);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const unpacked = numberAt(directory, at + 24, 4) ?? 0;
    const packed = numberAt(directory, at + 20, 4) ?? 0;
    const header = numberAt(directory, at + 42, 4) ?? 0;
    const large = largeNumbers(extra, [unpacked, packed, header]);
    members.push({
      name,
      method: numberAt(directory, at + 10, 2) ?? -1,
      packed: large[1] ?? packed,
      header: (large[2] ?? header) + shift,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

/** The numbers that did not fit their four bytes stand in an extra field, in order. */
function largeNumbers(extra: Uint8Array, small: readonly number[]): readonly (number | undefined)[] {
  let at = 0;
  while (at + 4 <= extra.length && numberAt(extra, at, 2) !== 1) at += 4 + (numberAt(extra, at + 2, 2) ?? 0);
  let next = at + 4;
  return small.map((number) => {
    if (number !== 0xffffffff) return undefined;
    const value = numberAt(extra, next, 8);
    next += 8;
    return value;
  });
}

/** The members as they follow each other, for an archive whose end is not there. */
async function readHeaders(file: ByteFile): Promise<readonly ZipMember[]> {
  const members: ZipMember[] = [];
  let at = 0;
  while (members.length < MOST_MEMBERS) {
    const header = await file.bytes(at, 30);
    if (!hasLetters(header, 0, 'PK\x03\x04')) break;
    const nameLength = numberAt(header, 26, 2) ?? 0;
    const extraLength = numberAt(header, 28, 2) ?? 0;
    const packed = numberAt(header, 18, 4) ?? 0;
    const name = textAt(await file.bytes(at + 30, nameLength));
    members.push({ name, method: numberAt(header, 8, 2) ?? -1, packed, header: at });
    at += 30 + nameLength + extraLength + packed;
  }
  return members;
}
