// The files that code looks into when it imports from them: which file answers what another one asks.
// Invariant: an answer depends on the list of files alone; texts are held only while files are read.
import { candidatesOf, type FoundModule, type ModuleAsk } from '../models/code/modules';
import { programOf } from '../models/code/programs';
import { codeLanguage, type CodeParsers } from '../syntax/code';
import { SourceFile } from '../text/source-file';
import type { FilePort } from './port';
import { stampOf, type Snapshot, type Stamp } from './snapshot';

/** The file that answers and the state it is in; undefined where none does. */
export type Answer = { readonly path: string; readonly stamp: Stamp } | undefined;

/** The modules of one snapshot. */
export class ModuleFiles {
  readonly #snapshot: Snapshot;
  readonly #port: FilePort;
  readonly #parsers: CodeParsers;
  readonly #targets = new Map<string, { readonly path: string; readonly rest: readonly string[] } | undefined>();
  readonly #files = new Map<string, SourceFile>();

  constructor(snapshot: Snapshot, port: FilePort, parsers: CodeParsers) {
    this.#snapshot = snapshot;
    this.#port = port;
    this.#parsers = parsers;
  }

  /** The answer to each of some questions. */
  answersTo(asks: readonly ModuleAsk[]): readonly Answer[] {
    return asks.map((ask) => {
      const path = this.#targetOf(ask)?.path;
      return path === undefined ? undefined : { path, stamp: stampOf(this.#snapshot, path) };
    });
  }

  /** Reads the files that answer, so that `find` gives them. */
  async load(asks: readonly ModuleAsk[]): Promise<void> {
    const paths = new Set(asks.flatMap((ask) => this.#targetOf(ask)?.path ?? []));
    for (const path of paths) {
      if (this.#files.has(path)) continue;
      const text = this.#snapshot.open.get(path) ?? (await this.#port.readText(path));
      if (text === undefined) continue;
      this.#files.set(path, typeof text === 'string' ? new SourceFile(path, text) : text);
      await this.#parsers.prepare([codeLanguage(path) ?? 'javascript']);
    }
  }

  /** The file that answers, ready to be followed; undefined where it was not loaded. */
  find(ask: ModuleAsk): FoundModule | undefined {
    if (this.#files.size === 0) return undefined;
    const target = this.#targetOf(ask);
    const file = target === undefined ? undefined : this.#files.get(target.path);
    const program = file === undefined ? undefined : programOf(file, this.#parsers);
    return program === undefined || target === undefined ? undefined : { program, rest: target.rest };
  }

  #targetOf(ask: ModuleAsk): { readonly path: string; readonly rest: readonly string[] } | undefined {
    const key = `${ask.from}\0${ask.names.join('\0')}`;
    if (this.#targets.has(key)) return this.#targets.get(key);
    const target = candidatesOf(ask).find(({ path }) => path !== ask.from && this.#snapshot.paths.has(path));
    this.#targets.set(key, target);
    return target;
  }
}

/** Whether two lists of answers name the same files in the same state. */
export function isSameAnswers(some: readonly Answer[], others: readonly Answer[]): boolean {
  return (
    some.length === others.length &&
    some.every((answer, index) => {
      const other = others[index];
      return answer?.path === other?.path && answer?.stamp === other?.stamp;
    })
  );
}
