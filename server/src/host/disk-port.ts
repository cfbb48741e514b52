// The disk as a workspace. Invariant: only what lies in the folder is read, and nothing is ever written.
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isVendored } from '../models/vendored';
import { matcherOf } from '../workspace/paths';
import type { FileHead, FilePort, Listing, OpenFile } from '../workspace/port';
import { FileDigests } from './file-digests';

/** The longest text that is read, in bytes; a longer one is data, not something a person wrote. */
const LONGEST_TEXT = 256 * 1024 * 1024;

interface GitIgnore {
  /** The folder in which the file stands, with a `/` at its end unless it is the root. */
  readonly base: string;
  readonly rules: Ignore;
}

/** A port over a folder. `exclude` are globs in the manner of `.gitignore`, relative to the folder. */
export function diskPort(
  folder: string,
  exclude: readonly string[] = [],
  digests = new FileDigests({ folder: undefined }),
): FilePort {
  const at = (path: string): string => join(folder, path);
  return {
    list: (signal) => new Walk(folder, exclude, signal).list(),
    readText: async (path) => {
      const bytes = await readOrUndefined(async () =>
        (await stat(at(path))).size > LONGEST_TEXT ? undefined : readFile(at(path)),
      );
      return bytes?.toString('utf8');
    },
    readHead: (path, length) => readOrUndefined(() => readHead(at(path), length)),
    open: (path, use) => readOrUndefined(() => openFor(at(path), use)),
    sha256: (path) => readOrUndefined(() => digests.of(at(path))),
    exists: (path) => existsExactly(folder, path),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

/** A file that cannot be read is as one that is not there: the listing named it, so that its absence is seen. */
async function readOrUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

function readHead(path: string, length: number): Promise<FileHead> {
  return openFor(path, async (file) => ({ bytes: await file.read(0, length), size: file.size }));
}

async function openFor<T>(path: string, use: (file: OpenFile) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await use({
      size,
      read: async (start, length) => {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - start)));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}

/** Compares with the names on disk, since some systems find `A.md` under `a.md`. */
async function existsExactly(folder: string, path: string): Promise<boolean> {
  let parent = folder;
  for (const part of path.split('/').filter((name) => name !== '')) {
    const names = await readOrUndefined(() => readdir(parent));
    if (names?.includes(part) !== true) return false;
    parent = join(parent, part);
  }
  return true;
}

/** One walk through a folder, in the order of names. */
class Walk {
  readonly #folder: string;
  readonly #excluded: (path: string) => boolean;
  readonly #signal: AbortSignal;
  readonly #paths: string[] = [];
  #skipped = 0;

  constructor(folder: string, exclude: readonly string[], signal: AbortSignal) {
    this.#folder = folder;
    this.#excluded = matcherOf(exclude, '');
    this.#signal = signal;
  }

  async list(): Promise<Listing> {
    await this.#walk('', [await this.#ignoreFile('', '.git/info/exclude')]);
    return { paths: this.#paths.sort(), skipped: this.#skipped };
  }

  async #walk(base: string, above: readonly GitIgnore[]): Promise<void> {
    this.#signal.throwIfAborted();
    const entries = (await readOrUndefined(() => readdir(join(this.#folder, base), { withFileTypes: true }))) ?? [];
    const ignores = entries.some((entry) => entry.name === '.gitignore')
      ? [...above, await this.#ignoreFile(base, `${base}.gitignore`)]
      : above;
    const folders: string[] = [];
    for (const entry of entries) {
      const path = `${base}${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name === '.git') continue;
        if (isVendored(`${path}/x`) || isIgnored(`${path}/`, ignores) || this.#excluded(`${path}/`)) this.#skipped++;
        else folders.push(`${path}/`);
      } else if (entry.isFile() && !isVendored(path) && !isIgnored(path, ignores) && !this.#excluded(path))
        this.#paths.push(path);
      else this.#skipped++;
    }
    await Promise.all(folders.map((next) => this.#walk(next, ignores)));
  }

  /** A file that git takes patterns from; they count letter case, as git does where it was made. */
  async #ignoreFile(base: string, path: string): Promise<GitIgnore> {
    const text = await readOrUndefined(() => readFile(join(this.#folder, path), 'utf8'));
    return { base, rules: ignore({ ignorecase: false }).add(text?.replace(/^\ufeff/, '') ?? '') };
  }
}

/** Whether git ignores the path: the nearest file that speaks of it decides. */
function isIgnored(path: string, ignores: readonly GitIgnore[]): boolean {
  for (const { base, rules } of [...ignores].reverse()) {
    const { ignored, unignored } = rules.test(path.slice(base.length));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
