// Responses kept in the user's cache folder, to ask a host only whether something changed since.
// Invariant: a response is kept for the very address, form and credentials it was asked with; a broken entry is none.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A response with what a host knows it by. */
export interface CachedResponse {
  readonly url: string;
  readonly accept: string;
  readonly authorization: string | undefined;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly contentType: string;
  readonly text: string;
}

/** An entry that nobody asked for as long as this is removed. */
const KEPT = 90 * 24 * 3600 * 1000;

/** The user's folder for what can be had again, by the customs of the system. */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = env;
  if (xdg.startsWith('/')) return join(xdg, 'compliance-lens');
  if (platform === 'win32')
    return join(local === '' ? join(homedir(), 'AppData', 'Local') : local, 'compliance-lens', 'cache');
  return join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache', 'compliance-lens');
}

/** A cache in a folder, which is made when something is kept first. */
export class ResponseCache {
  readonly #folder: string;
  #counter = 0;

  constructor(folder: string) {
    this.#folder = join(folder, 'responses');
  }

  /** The response kept for a question; undefined where there is none that can be read. */
  async read(url: string, accept: string, authorization: string | undefined): Promise<CachedResponse | undefined> {
    const path = this.#pathOf(url, accept, authorization);
    try {
      const content = await readFile(path, 'utf8');
      const end = content.indexOf('\n');
      const head: unknown = JSON.parse(content.slice(0, end));
      if (!isHead(head) || head.url !== url) return undefined;
      const text = content.slice(end + 1);
      if (digest(text) !== head.digest) return undefined;
      const now = new Date();
      await utimes(path, now, now);
      const { etag, lastModified, contentType } = head;
      return { url, accept, authorization, etag, lastModified, contentType, text };
    } catch {
      // A cache that cannot be read is an empty one.
      return undefined;
    }
  }

  /** Keeps a response; a cache that cannot be written stays as it is. */
  async write({ url, accept, authorization, etag, lastModified, contentType, text }: CachedResponse): Promise<void> {
    const path = this.#pathOf(url, accept, authorization);
    const head = JSON.stringify({ url, etag, lastModified, contentType, digest: digest(text) });
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const draft = `${path}.${process.pid}-${this.#counter++}`;
      await writeFile(draft, `${head}\n${text}`, { mode: 0o600 });
      await rename(draft, path);
    } catch {
      // It only saves time.
    }
  }

  /** Removes what was not asked for in a long time. */
  async prune(now: number): Promise<void> {
    try {
      for (const name of await readdir(this.#folder)) {
        const path = join(this.#folder, name);
        if (now - (await stat(path)).mtimeMs > KEPT) await rm(path, { force: true });
      }
    } catch {
      // There is none yet, or somebody else removes the same.
    }
  }

  #pathOf(url: string, accept: string, authorization: string | undefined): string {
    return join(this.#folder, digest(JSON.stringify([url, accept, authorization])));
  }
}

type Head = Pick<CachedResponse, 'url' | 'etag' | 'lastModified' | 'contentType'> & { readonly digest: string };

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const isText = (key: string): boolean => typeof fields.get(key) === 'string';
  const mayBeText = (key: string): boolean => !fields.has(key) || isText(key);
  return isText('url') && isText('contentType') && isText('digest') && mayBeText('etag') && mayBeText('lastModified');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
