// Diagnostics for editors that ask for them: the newest of every file under an id that changes only with them.
// Invariant: an id is never given twice in the life of an editor, so that "unchanged" is never said of something else.
import { randomUUID } from 'node:crypto';
import type { CancellationToken, Diagnostic } from 'vscode-languageserver/node';
import { isSame } from '../workspace/same';
import type { DiagnosticOutlet } from './diagnostics';

/** What is said of one file. */
export interface Report {
  readonly uri: string;
  readonly resultId: string;
  /** Of the open document that was judged; null for a file on disk. */
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The reports of all folders. */
export class PulledReports {
  readonly #session = randomUUID();
  readonly #reports = new Map<string, Report>();
  readonly #waiting = new Set<() => void>();
  #count = 0;

  /** Keeps what is said of a file; whether it is something else than before. */
  set(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): boolean {
    const known = this.of(uri);
    const isChanged = !isSame(known.diagnostics, diagnostics);
    const resultId = isChanged ? `${this.#session}-${++this.#count}` : known.resultId;
    this.#reports.set(uri, { uri, resultId, version: version ?? null, diagnostics });
    return isChanged;
  }

  /** Lets requests that wait for a change be answered. */
  tellWaiting(): void {
    for (const tell of this.#waiting) tell();
    this.#waiting.clear();
  }

  /** What is said of a file; nothing of one that was never spoken of. */
  of(uri: string): Report {
    return this.#reports.get(uri) ?? { uri, resultId: `${this.#session}-0`, version: null, diagnostics: [] };
  }

  /** The files of which something else is said than under the ids that an editor has. */
  differingFrom(known: ReadonlyMap<string, string>): readonly Report[] {
    const uris = new Set([...this.#reports.keys(), ...known.keys()]);
    return [...uris]
      .map((uri) => this.of(uri))
      .filter((report) => {
        const id = known.get(report.uri);
        return id === undefined ? report.diagnostics.length > 0 : id !== report.resultId;
      });
  }

  /** Waits for the next change, or until nobody wants to know any more. */
  async nextChange(token: CancellationToken): Promise<void> {
    if (token.isCancellationRequested) return;
    await new Promise<void>((resolve) => {
      const cancelled = token.onCancellationRequested(() => tell());
      const tell = (): void => {
        cancelled.dispose();
        this.#waiting.delete(tell);
        resolve();
      };
      this.#waiting.add(tell);
    });
  }
}

/** Keeps the diagnostics of one folder until they are asked for. */
export class PulledOutlet implements DiagnosticOutlet {
  readonly #reports: PulledReports;
  /** Asks the editor to ask again. */
  readonly #refresh: () => void;
  #spokenOf: ReadonlySet<string> = new Set();

  constructor(reports: PulledReports, refresh: () => void) {
    this.#reports = reports;
    this.#refresh = refresh;
  }

  publishAll(
    byDocument: ReadonlyMap<string, readonly Diagnostic[]>,
    versionOf: (uri: string) => number | undefined,
  ): Promise<void> {
    const uris = new Set([...this.#spokenOf, ...byDocument.keys()]);
    const changed = [...uris].filter((uri) => this.#reports.set(uri, byDocument.get(uri) ?? [], versionOf(uri)));
    this.#spokenOf = new Set(byDocument.keys());
    this.#reports.tellWaiting();
    if (changed.length > 0) this.#refresh();
    return Promise.resolve();
  }

  /** An editor asks for a document after each change of its text by itself. */
  publish(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): Promise<void> {
    if (this.#reports.set(uri, diagnostics, version)) this.#reports.tellWaiting();
    this.#spokenOf = new Set([...this.#spokenOf, uri]);
    return Promise.resolve();
  }
}
