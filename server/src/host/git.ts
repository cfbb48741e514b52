// What git knows of a folder, read only: who works there, and the files of earlier commits.
// Invariant: git changes nothing, asks nobody, fetches nothing and runs no program that the folder names; where there is no
// git, no repository or no answer in time, nothing is known.
import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

/** How long one command may take, in milliseconds. */
const PATIENCE = 5_000;

/** The most bytes that one command may print. */
const MOST_BYTES = 64 * 1024 * 1024;

const settings = ['-c', 'protocol.allow=never', '-c', 'core.fsmonitor=false', '--literal-pathspecs', '--no-pager'];

const environment = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };

/** A commit with the time at which it was made, in milliseconds. */
export interface Commit {
  readonly id: string;
  readonly time: number;
}

/** Git in a folder, which may be any of a repository; all paths are relative to it. */
export class Git {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The name under which people commit here. */
  async userName(): Promise<string | undefined> {
    const name = (await this.#run(['config', '--get', 'user.name']))?.toString('utf8').trim();
    return name === '' ? undefined : name;
  }

  /** The last commits that changed one of the files or folders, the newest first. */
  async commitsOf(paths: readonly string[], most: number): Promise<readonly Commit[]> {
    const listed = await this.#run(['rev-list', '--timestamp', `--max-count=${most}`, 'HEAD', '--', ...paths]);
    return [...(listed?.toString('utf8') ?? '').matchAll(/^(\d+) ([0-9a-f]+)$/gm)].map(([, seconds, id]) => ({
      id: id ?? '',
      time: Number(seconds) * 1000,
    }));
  }

  /** The files of a commit, each with the id of its content. */
  async filesOf({ id }: Commit): Promise<ReadonlyMap<string, string>> {
    const listed = await this.#run(['ls-tree', '-r', '-z', id]);
    const entries = [...(listed?.toString('utf8') ?? '').matchAll(/\d+ blob ([0-9a-f]+)\t([^\0]+)\0/g)];
    return new Map(entries.map(([, content, path]) => [path ?? '', content ?? '']));
  }

  /** Contents by their ids, as texts; what is not at hand is left out. */
  async textsOf(contents: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (contents.length === 0) return new Map();
    const printed = await this.#run(['cat-file', '--batch'], contents.map((id) => `${id}\n`).join(''));
    return printed === undefined ? new Map() : readBatch(printed);
  }

  #run(command: readonly string[], input = ''): Promise<Buffer | undefined> {
    return new Promise((resolve) => {
      const child = execFile(
        'git',
        ['-C', this.#folder, ...settings, ...command],
        {
          // Not the folder: some systems look for programs in the current one first.
          cwd: dirname(process.execPath),
          env: { ...process.env, ...environment },
          encoding: 'buffer',
          timeout: PATIENCE,
          maxBuffer: MOST_BYTES,
          windowsHide: true,
        },
        (error, output) => resolve(error === null ? output : undefined),
      );
      // A git that is not there, or ends early, is told of by the callback.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
  }
}

/** Reads `<id> blob <size>\n<content>\n`, again and again; for what is missing a line `<id> missing`. */
function readBatch(printed: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < printed.length;) {
    const end = printed.indexOf('\n', at);
    if (end < 0) break;
    const [id = '', , size] = printed.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    texts.set(id, printed.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}
