// A file of any size, of which only the parts that are asked for are read.
// Invariant: what lies past the end, or past what one look at a file may read, is missing and never an error.

/** Reads bytes from an offset: fewer where the file ends, none where it cannot be read. */
export type ReadRange = (start: number, length: number) => Promise<Uint8Array>;

/** How much of a file is looked at before a format asks for more. */
const HEAD_LENGTH = 64 * 1024;

/** What one look at a file may read, in bytes and in reads. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_READS = 4_000;

/** Small parts are read with what stands around them. */
const BLOCK = 4 * 1024;
const MOST_BLOCKS = 256;

interface Budget {
  bytes: number;
  reads: number;
}

/** A file, or a part of one that is a file of its own, such as the member of an archive. */
export class ByteFile {
  readonly size: number;
  /** The first bytes, up to 64 KiB; of a part only what is at hand. */
  readonly head: Uint8Array;
  readonly #read: ReadRange;
  readonly #start: number;
  readonly #budget: Budget;
  readonly #blocks: Map<number, Promise<Uint8Array>>;

  private constructor(parts: {
    size: number;
    head: Uint8Array;
    read: ReadRange;
    start: number;
    budget: Budget;
    blocks: Map<number, Promise<Uint8Array>>;
  }) {
    this.size = parts.size;
    this.head = parts.head;
    this.#read = parts.read;
    this.#start = parts.start;
    this.#budget = parts.budget;
    this.#blocks = parts.blocks;
  }

  /** A file behind a reader. */
  static async open(size: number, read: ReadRange): Promise<ByteFile> {
    const head = await read(0, Math.min(HEAD_LENGTH, size));
    const budget = { bytes: MOST_BYTES, reads: MOST_READS };
    return new ByteFile({ size, head, read, start: 0, budget, blocks: new Map() });
  }

  /** Bytes in memory as a file. */
  static of(bytes: Uint8Array, size = bytes.length): ByteFile {
    const read: ReadRange = (start, length) => Promise.resolve(bytes.subarray(start, start + length));
    const head = bytes.subarray(0, HEAD_LENGTH);
    const budget = { bytes: MOST_BYTES, reads: MOST_READS };
    return new ByteFile({ size, head, read, start: 0, budget, blocks: new Map() });
  }

  /** The bytes from an offset, clamped to what is there and may be read. */
  async bytes(start: number, length: number): Promise<Uint8Array> {
    if (!(start >= 0) || !(length > 0) || start >= this.size) return new Uint8Array();
    const end = Math.min(start + length, this.size);
    if (end <= this.head.length) return this.head.subarray(start, end);
    return end - start > BLOCK ? this.#fetch(this.#start + start, end - start) : this.#small(start, end);
  }

  /** The last bytes. */
  tail(length: number): Promise<Uint8Array> {
    return this.bytes(Math.max(0, this.size - length), length);
  }

  /** A part as a file of its own; it shares what may be read. */
  part(start: number, length: number): ByteFile {
    const size = Math.max(0, Math.min(length, this.size - start));
    return this.#partWith(start, size, this.head.subarray(start, start + size));
  }

  /** The same with its head read. */
  async loaded(): Promise<ByteFile> {
    const length = Math.min(HEAD_LENGTH, this.size);
    return this.head.length >= length ? this : this.#partWith(0, this.size, await this.bytes(0, length));
  }

  #partWith(start: number, size: number, head: Uint8Array): ByteFile {
    const shared = { read: this.#read, budget: this.#budget, blocks: this.#blocks };
    return new ByteFile({ size, head, start: this.#start + start, ...shared });
  }

  /** Some bytes out of one or two blocks, which are remembered. */
  async #small(start: number, end: number): Promise<Uint8Array> {
    const from = this.#start + start;
    const to = this.#start + end;
    const first = Math.floor(from / BLOCK);
    const offset = from - first * BLOCK;
    const one = await this.#block(first);
    if (to <= (first + 1) * BLOCK) return one.subarray(offset, offset + to - from);
    const two = await this.#block(first + 1);
    const both = new Uint8Array(one.length + two.length);
    both.set(one);
    both.set(two, one.length);
    return both.subarray(offset, offset + to - from);
  }

  #block(index: number): Promise<Uint8Array> {
    const known = this.#blocks.get(index);
    if (known !== undefined) return known;
    if (this.#blocks.size >= MOST_BLOCKS) this.#blocks.clear();
    const block = this.#fetch(index * BLOCK, BLOCK);
    this.#blocks.set(index, block);
    return block;
  }

  async #fetch(start: number, length: number): Promise<Uint8Array> {
    if (this.#budget.reads <= 0 || this.#budget.bytes < length) return new Uint8Array();
    this.#budget.reads--;
    this.#budget.bytes -= length;
    return this.#read(start, length);
  }
}

/** How much a cursor reads ahead. */
const AHEAD = 256 * 1024;

/** Walks over a file from its beginning to its end; what is skipped is not read. */
export class ByteCursor {
  readonly #file: ByteFile;
  #window: Uint8Array;
  #windowStart = 0;
  /** The offset in the file. */
  at = 0;

  constructor(file: ByteFile) {
    this.#file = file;
    this.#window = file.head;
  }

  /** Whether so many bytes from here on are at hand. */
  has(length: number): boolean {
    const start = this.at - this.#windowStart;
    return start >= 0 && start + length <= this.#window.length;
  }

  /** Makes so many bytes from here on available; false where they are not there. */
  async load(length: number): Promise<boolean> {
    if (this.has(length)) return true;
    if (length > AHEAD * 16 || this.at + length > this.#file.size) return false;
    this.#windowStart = this.at;
    this.#window = await this.#file.bytes(this.at, Math.max(AHEAD, length));
    return this.has(length);
  }

  /** What is at hand from here on. */
  get window(): Uint8Array {
    return this.#window.subarray(Math.max(0, this.at - this.#windowStart));
  }
}
