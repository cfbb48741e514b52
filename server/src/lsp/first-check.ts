// How far the first check of a big folder is, shown by the editor in its own way.
// Invariant: a folder that is read in a moment shows nothing, and what is shown ends with the check.
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';

/** How many files have to be read for somebody to wonder what is going on. */
const MANY = 1_000;

/** The progress of one folder's first check. */
export class FirstCheck {
  readonly #connection: Connection;
  readonly #name: string;
  #shown: Promise<WorkDoneProgressServerReporter> | undefined;
  #isOver = false;

  /** `name` is that of the folder. */
  constructor(connection: Connection, name: string) {
    this.#connection = connection;
    this.#name = name;
  }

  /** So many of the files that have to be read have been read. */
  report(done: number, total: number): void {
    if (this.#isOver || total < MANY) return;
    this.#shown ??= this.#begin();
    this.#tell((progress) => progress.report(Math.floor((100 * done) / total), `${done} of ${total} files`));
  }

  /** The check came to an end, whatever its outcome. */
  finish(): void {
    this.#isOver = true;
    this.#tell((progress) => progress.done());
  }

  async #begin(): Promise<WorkDoneProgressServerReporter> {
    const progress = await this.#connection.window.createWorkDoneProgress();
    progress.begin('Compliance Lens', 0, `Reading ${this.#name} …`, false);
    return progress;
  }

  #tell(what: (progress: WorkDoneProgressServerReporter) => void): void {
    // An editor that refuses to show progress needs none.
    this.#shown?.then(what).catch(() => undefined);
  }
}
