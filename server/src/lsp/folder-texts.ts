// The texts of the files of a workspace folder as they are now: what an editor holds open comes before what is saved on disk.
// Invariant: nothing is kept but what is open; a saved file is read anew each time it is asked for.
import type { FeatureContext } from '../features/context';
import { SourceFile } from '../text/source-file';

export class FolderTexts {
  readonly #open = new Map<string, SourceFile>();
  readonly #readSaved: (path: string) => Promise<string | undefined>;

  constructor(readSaved: (path: string) => Promise<string | undefined>) {
    this.#readSaved = readSaved;
  }

  /** Takes the text of an open document. */
  keep(file: SourceFile): void {
    this.#open.set(file.path, file);
  }

  /** Forgets a document that was closed. */
  drop(path: string): void {
    this.#open.delete(path);
  }

  /** An open document; undefined for a file that no editor has open. */
  opened(path: string): SourceFile | undefined {
    return this.#open.get(path);
  }

  allOpened(): Iterable<SourceFile> {
    return this.#open.values();
  }

  /** A file as it is now; undefined where there is none. */
  async read(path: string): Promise<SourceFile | undefined> {
    const open = this.#open.get(path);
    const text = open === undefined ? await this.#readSaved(path) : undefined;
    return text === undefined ? open : new SourceFile(path, text);
  }

  /** Files as they are now, by their paths; those that are not there are left out. */
  async readAll(paths: readonly string[]): Promise<ReadonlyMap<string, SourceFile>> {
    const texts = new Map<string, SourceFile>();
    for (const path of paths) {
      const text = await this.read(path);
      if (text !== undefined) texts.set(path, text);
    }
    return texts;
  }

  /** What is known, with the texts of more files as they are now. */
  async contextWith(context: FeatureContext, paths: readonly string[]): Promise<FeatureContext> {
    const texts = await this.readAll(paths);
    return { ...context, textOf: (path) => context.textOf(path) ?? texts.get(path) };
  }

  /** Whether an editor holds a text that is not on disk. */
  async hasUnsaved(): Promise<boolean> {
    for (const file of this.#open.values()) {
      const saved = await this.#readSaved(file.path);
      if (saved === undefined || new SourceFile(file.path, saved).text !== file.text) return true;
    }
    return false;
  }
}
