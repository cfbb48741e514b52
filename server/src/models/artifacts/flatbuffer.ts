// Tables of a FlatBuffer, field by field. Source of the encoding: flatbuffers.dev/internals.
// Invariant: an offset that leads out of the file leads nowhere; nothing larger than what is asked for is read.
import type { ByteFile } from './byte-file';
import { numberAt, textAt } from './bytes';

/** The longest text and the longest vector that are read. */
const LONGEST_TEXT = 1024 * 1024;
const LONGEST_VECTOR = 10_000;

/** A table: its position in the file. */
export class FlatTable {
  readonly #file: ByteFile;
  readonly #at: number;

  private constructor(file: ByteFile, at: number) {
    this.#file = file;
    this.#at = at;
  }

  /** The root table. */
  static async root(file: ByteFile): Promise<FlatTable | undefined> {
    const at = await numberIn(file, 0, 4);
    return at === undefined || at === 0 ? undefined : new FlatTable(file, at);
  }

  /** A number of so many bytes; absent is `undefined`, which stands for the schema's default. */
  async number(field: number, size: number): Promise<number | undefined> {
    const at = await this.#field(field);
    return at === undefined ? undefined : numberIn(this.#file, at, size);
  }

  async text(field: number): Promise<string | undefined> {
    const at = await this.#target(field);
    return at === undefined ? undefined : textFrom(this.#file, at);
  }

  async table(field: number): Promise<FlatTable | undefined> {
    const at = await this.#target(field);
    return at === undefined ? undefined : new FlatTable(this.#file, at);
  }

  /** The tables of a vector. */
  async tables(field: number): Promise<readonly FlatTable[]> {
    const at = await this.#target(field);
    const length = at === undefined ? undefined : await numberIn(this.#file, at, 4);
    if (at === undefined || length === undefined) return [];
    const tables: FlatTable[] = [];
    for (let index = 0; index < Math.min(length, LONGEST_VECTOR); index++) {
      const item = at + 4 + 4 * index;
      const offset = await numberIn(this.#file, item, 4);
      if (offset === undefined) break;
      tables.push(new FlatTable(this.#file, item + offset));
    }
    return tables;
  }

  /** The bytes of a vector, as a file of their own. */
  async bytes(field: number): Promise<ByteFile | undefined> {
    const at = await this.#target(field);
    const length = at === undefined ? undefined : await numberIn(this.#file, at, 4);
    return at === undefined || length === undefined ? undefined : this.#file.part(at + 4, length);
  }

  /** Where a field's value stands: the table begins with the way back to its list of fields. */
  async #field(field: number): Promise<number | undefined> {
    const back = await numberIn(this.#file, this.#at, 4);
    if (back === undefined) return undefined;
    const fields = this.#at - (back | 0);
    const length = await numberIn(this.#file, fields, 2);
    if (length === undefined || 4 + 2 * field + 2 > length) return undefined;
    const offset = await numberIn(this.#file, fields + 4 + 2 * field, 2);
    return offset === undefined || offset === 0 ? undefined : this.#at + offset;
  }

  async #target(field: number): Promise<number | undefined> {
    const at = await this.#field(field);
    const offset = at === undefined ? undefined : await numberIn(this.#file, at, 4);
    return at === undefined || offset === undefined ? undefined : at + offset;
  }
}

async function numberIn(file: ByteFile, at: number, size: number): Promise<number | undefined> {
  return numberAt(await file.bytes(at, size), 0, size);
}

async function textFrom(file: ByteFile, at: number): Promise<string | undefined> {
  const length = await numberIn(file, at, 4);
  if (length === undefined || at + 4 + length > file.size) return undefined;
  return textAt(await file.bytes(at + 4, Math.min(length, LONGEST_TEXT)));
}
