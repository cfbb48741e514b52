// The SHA-256 of files, each worked out once: kept while the program runs, those of large files also in the user's cache folder.
// Invariant: a digest counts for a file's size, times and place on the disk as they were before and after it was read.
// The time of the last change of its entry, which no program can set, is among them: a replaced file is never taken for the old one.
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of, sha256OfFile } from './digest';

/** From this size on a file takes longer than a person should wait for an answer, in bytes. */
export const LARGE_FILE = 8 * 1024 * 1024;

/** An entry that nobody asked for as long as this is removed, in milliseconds. */
const KEPT = 90 * 24 * 3600 * 1000;

export interface DigestOptions {
  /** The cache folder; undefined keeps nothing beyond the run. */
  readonly folder: string | undefined;
  /**
   * Who is told that the digest of a large file is known, by its absolute path. With it nobody waits: until then the
   * digest is undefined. Without it whoever asks waits.
   */
  readonly whenKnown?: ((path: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Known {
  readonly stamp: string;
  readonly digest: Promise<string | undefined>;
  isSettled: boolean;
}

/** A large file that waits for its turn. */
interface Waiting {
  readonly size: number;
  readonly begin: () => void;
}

/** Works out digests; of large files one after the other, the smallest first. */
export class FileDigests {
  readonly #options: DigestOptions;
  readonly #known = new Map<string, Known>();
  readonly #stop = new AbortController();
  readonly #waiting: Waiting[] = [];
  #isBusy = false;

  constructor(options: DigestOptions) {
    this.#options = options;
    const { signal } = options;
    signal?.addEventListener('abort', () => this.#stop.abort(signal.reason), { once: true });
    if (signal?.aborted === true) this.#stop.abort(signal.reason);
  }

  /** The digest of a file in hexadecimal; undefined while a large one is worked out. Rejects where it cannot be read. */
  async of(path: string): Promise<string | undefined> {
    const { stamp, size } = await stampOf(path);
    const known = this.#known.get(path);
    if (known?.stamp === stamp) return known.isSettled || !this.#isLater(size) ? known.digest : undefined;
    const digest = size < LARGE_FILE ? sha256OfFile(path, this.#stop.signal) : this.#ofLarge(path, stamp, size);
    const entry: Known = { stamp, digest, isSettled: false };
    this.#known.set(path, entry);
    // Whoever asks hears of the error; here it only tells that nothing is known.
    void digest.then(
      () => (entry.isSettled = true),
      () => this.#forget(path, entry),
    );
    return this.#isLater(size) ? this.#kept(entry, path) : digest;
  }

  /** Stops what is under way. */
  dispose(): void {
    this.#stop.abort();
  }

  #isLater(size: number): boolean {
    return size >= LARGE_FILE && this.#options.whenKnown !== undefined;
  }

  #forget(path: string, entry: Known): void {
    if (this.#known.get(path) === entry) this.#known.delete(path);
  }

  /** A digest from the cache is there at once; any other is told of when it is. */
  async #kept(entry: Known, path: string): Promise<string | undefined> {
    const cached = await this.#cached(path, entry.stamp);
    if (cached !== undefined) return cached;
    void entry.digest.then(
      (digest) => {
        if (digest !== undefined) this.#options.whenKnown?.(path);
      },
      () => undefined,
    );
    return undefined;
  }

  async #ofLarge(path: string, stamp: string, size: number): Promise<string | undefined> {
    const cached = await this.#cached(path, stamp);
    if (cached !== undefined) return cached;
    await new Promise<void>((begin) => {
      this.#waiting.push({ size, begin });
      this.#next();
    });
    try {
      return await this.#work(path, stamp);
    } finally {
      this.#isBusy = false;
      this.#next();
    }
  }

  /** Lets the smallest of the waiting files begin, unless one is being read. */
  #next(): void {
    if (this.#isBusy) return;
    const [smallest] = this.#waiting.sort((a, b) => a.size - b.size).splice(0, 1);
    if (smallest === undefined) return;
    this.#isBusy = true;
    smallest.begin();
  }

  async #work(path: string, stamp: string): Promise<string | undefined> {
    const { signal } = this.#stop;
    signal.throwIfAborted();
    const digest = await sha256OfFile(path, signal);
    // A file that changed while it was read has no digest yet; it is asked for again when the change is noticed.
    if ((await stampOf(path)).stamp !== stamp) throw new Error('it changed while it was read');
    await this.#keep(path, stamp, digest);
    return digest;
  }

  async #cached(path: string, stamp: string): Promise<string | undefined> {
    const entry = this.#entryOf(path);
    if (entry === undefined) return undefined;
    try {
      const [of, digest = ''] = (await readFile(entry, 'utf8')).split('\n');
      if (of !== stamp || !/^[0-9a-f]{64}$/.test(digest)) return undefined;
      const now = new Date();
      await utimes(entry, now, now);
      return digest;
    } catch {
      // A cache that cannot be read is an empty one.
      return undefined;
    }
  }

  async #keep(path: string, stamp: string, digest: string): Promise<void> {
    const { folder } = this.#options;
    const entry = this.#entryOf(path);
    if (folder === undefined || entry === undefined) return;
    try {
      await mkdir(join(folder, 'digests'), { recursive: true, mode: 0o700 });
      const draft = `${entry}.${process.pid}`;
      await writeFile(draft, `${stamp}\n${digest}\n`, { mode: 0o600 });
      await rename(draft, entry);
      await prune(join(folder, 'digests'));
    } catch {
      // It only saves time.
    }
  }

  #entryOf(path: string): string | undefined {
    const { folder } = this.#options;
    return folder === undefined ? undefined : join(folder, 'digests', sha256Of(path));
  }
}

/** What tells whether a file is as it was. */
async function stampOf(path: string): Promise<{ readonly stamp: string; readonly size: number }> {
  const { size, mtimeNs, ctimeNs, ino, dev } = await stat(path, { bigint: true });
  return { stamp: [size, mtimeNs, ctimeNs, ino, dev].join(' '), size: Number(size) };
}

async function prune(folder: string): Promise<void> {
  const limit = Date.now() - KEPT;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < limit) await rm(path, { force: true });
  }
}
