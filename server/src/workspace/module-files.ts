// The files that code looks into when it imports from them: which file answers what another one asks.
// Invariant: an answer depends on the list of files alone; texts are held only while files are read.
import { candidatesOf, type FoundModule, type ModuleAsk, type ModuleCandidate } from '../models/code/modules';
import { programOf } from '../models/code/programs';
import { codeLanguage, type CodeParsers } from '../syntax/code';
import { baseName, folderOf, SourceFile } from '../text/source-file';
import type { FilePort } from './port';
import { stampOf, type Snapshot, type Stamp } from './snapshot';

/** The files that may answer and the state they are in; none where there are none. */
export type Answer = readonly { readonly path: string; readonly stamp: Stamp }[];

/** More files than these are not looked into for one answer: beyond them a name says too little. */
const MOST_FILES = 24;

/** The modules of one snapshot. */
export class ModuleFiles {
  readonly #snapshot: Snapshot;
  readonly #port: FilePort;
  readonly #parsers: CodeParsers;
  readonly #targets: Map<string, readonly ModuleCandidate[]>;
  #paths: PathIndex | undefined;
  readonly #files = new Map<string, SourceFile>();

  /** `before` are those of an earlier snapshot: where the list of files is the same, so is where names lead. */
  constructor(snapshot: Snapshot, port: FilePort, parsers: CodeParsers, before?: ModuleFiles) {
    const isSameList = before !== undefined && before.#snapshot.paths === snapshot.paths;
    this.#snapshot = snapshot;
    this.#port = port;
    this.#parsers = parsers;
    this.#targets = isSameList ? before.#targets : new Map<string, readonly ModuleCandidate[]>();
    this.#paths = isSameList ? before.#paths : undefined;
  }

  /** The answer to each of some questions. */
  answersTo(asks: readonly ModuleAsk[]): readonly Answer[] {
    return asks.map((ask) => this.#targetsOf(ask).map(({ path }) => ({ path, stamp: stampOf(this.#snapshot, path) })));
  }

  /** The answers with which something was just read: those of files that were loaded. */
  usedFor(asks: readonly ModuleAsk[]): readonly Answer[] {
    return this.answersTo(asks).map((answer) => answer.filter(({ path }) => this.#files.has(path)));
  }

  /** Reads the files that answer, so that `find` gives them. */
  async load(asks: readonly ModuleAsk[]): Promise<void> {
    const paths = new Set(asks.flatMap((ask) => this.#targetsOf(ask).map(({ path }) => path)));
    for (const path of paths) {
      if (this.#files.has(path)) continue;
      const text = this.#snapshot.open.get(path) ?? (await this.#port.readText(path));
      // What cannot be read says nothing.
      this.#files.set(path, typeof text === 'object' ? text : new SourceFile(path, text ?? ''));
      await this.#parsers.prepare([codeLanguage(path) ?? 'javascript']);
    }
  }

  /** The file that answers, ready to be followed: the first that has the name, else the first. Undefined where none was loaded. */
  find(ask: ModuleAsk): FoundModule | undefined {
    if (this.#files.size === 0) return undefined;
    const found = this.#targetsOf(ask).flatMap(({ path, rest }): FoundModule[] => {
      const file = this.#files.get(path);
      const program = file === undefined ? undefined : programOf(file, this.#parsers);
      return program === undefined ? [] : [{ program, rest }];
    });
    return (
      found.find(({ program: { module }, rest: [name] }) => name === undefined || module.bindings.has(name)) ?? found[0]
    );
  }

  /** Lets go of the texts. */
  release(): void {
    this.#files.clear();
  }

  #targetsOf(ask: ModuleAsk): readonly ModuleCandidate[] {
    const key = `${ask.from}\0${ask.names.join('\0')}`;
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const candidates = candidatesOf(ask);
    const isPattern = candidates.some(({ path }) => path.includes('*'));
    const there = candidates
      .flatMap(({ path, rest }) => this.#pathsLike(path, ask.from).map((found) => ({ path: found, rest })))
      .filter(({ path }) => path !== ask.from);
    const targets = there.slice(0, isPattern ? MOST_FILES : 1);
    this.#targets.set(key, targets);
    return targets;
  }

  /** The files that a candidate stands for; those that are nearer to the one that asks come first. */
  #pathsLike(pattern: string, from: string): readonly string[] {
    if (!pattern.includes('*')) return this.#snapshot.paths.has(pattern) ? [pattern] : [];
    this.#paths ??= new PathIndex(this.#snapshot.paths);
    return this.#paths.like(pattern, from);
  }
}

/** Paths by their folder and by their name. */
class PathIndex {
  readonly #byFolder = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();

  constructor(paths: Iterable<string>) {
    for (const path of paths) {
      push(this.#byFolder, folderOf(path), path);
      push(this.#byName, baseName(path), path);
    }
  }

  /** The paths that fit `folder/*.ending` or `**\/name`. */
  like(pattern: string, from: string): readonly string[] {
    if (!pattern.startsWith('**/')) {
      const ending = pattern.slice(pattern.lastIndexOf('*') + 1);
      return (this.#byFolder.get(folderOf(pattern)) ?? []).filter((path) => path.endsWith(ending));
    }
    const named = this.#byName.get(pattern.slice(3)) ?? [];
    return named.toSorted((a, b) => sharedFolders(b, from) - sharedFolders(a, from));
  }
}

function push(map: Map<string, string[]>, key: string, path: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [path]);
  else known.push(path);
}

/** How many folders two paths begin with alike. */
function sharedFolders(a: string, b: string): number {
  const others = b.split('/');
  const different = a.split('/').findIndex((folder, index) => folder !== others[index]);
  return different < 0 ? others.length : different;
}

/** Whether two lists of answers name the same files in the same state. */
export function isSameAnswers(some: readonly Answer[], others: readonly Answer[]): boolean {
  return some.length === others.length && some.every((answer, index) => isSameAnswer(answer, others[index] ?? []));
}

function isSameAnswer(some: Answer, others: Answer): boolean {
  if (some.length !== others.length) return false;
  return some.every(({ path, stamp }, index) => path === others[index]?.path && stamp === others[index].stamp);
}
