// All workspace folders of an editor, and the one status that is told of them together.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Connection } from 'vscode-languageserver/node';
import type { CheckResult } from '../check/check-workspace';
import { pathOf, uriOf } from './addresses';
import type { ClientState } from './client-state';
import { Publisher } from './diagnostics';
import { FirstCheck } from './first-check';
import { countFindings, Folder } from './folder';
import { Notebooks } from './notebooks';
import { OnlineKnowledge } from './online-knowledge';
import { PulledOutlet, type PulledReports } from './pulled-diagnostics';
import { refreshDiagnostics, refreshLenses } from './refresh';
import type { FeatureContext } from '../features/context';
import type { Position, Range } from '../text/line-index';

/** A file in its folder. */
export interface Place {
  readonly folder: Folder;
  readonly path: string;
}

/** A file with what is known of it, to answer what was asked in a document: the file itself, or a cell of a notebook. */
export interface Asked extends Place {
  readonly context: FeatureContext;
  /** A position of the document in the file. */
  readonly toFile: (position: Position) => Position;
  /** A range of the file in the document; undefined where another cell holds it. */
  readonly toDocument: (range: Range) => Range | undefined;
}

/** A product with the counts of its findings, as the client is told; file and folder are addresses. */
export type ProductStatus = Readonly<{ name: string; file: string; folder: string }> & ReturnType<typeof countFindings>;

/** Told that so many of the files of a folder that have to be read have been read. */
export type ProgressWatcher = (folder: string, done: number, total: number) => void;

type State = 'starting' | 'reading' | 'ready' | 'failed';

/** The folders that are kept checked. */
export class Folders {
  readonly notebooks = new Notebooks();
  readonly #connection: Connection;
  readonly #client: ClientState;
  readonly #reports: PulledReports;
  readonly #folders = new Map<string, Folder>();
  readonly #online = new Map<string, OnlineKnowledge>();
  #state: State = 'starting';
  #message: string | undefined;
  readonly #watchers = new Set<ProgressWatcher>();

  constructor(connection: Connection, client: ClientState, reports: PulledReports) {
    this.#connection = connection;
    this.#client = client;
    this.#reports = reports;
  }

  get all(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  add(path: string): Folder {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const outlet = this.#client.pullsDiagnostics
      ? new PulledOutlet(this.#reports, () => refreshDiagnostics(this.#connection))
      : new Publisher(this.#connection);
    let revisions = '';
    let first = this.#client.showsProgress ? new FirstCheck(this.#connection, basename(path)) : undefined;
    const endFirst = (): void => {
      first?.finish();
      first = undefined;
    };
    const folder: Folder = new Folder(path, outlet, this.notebooks, {
      started: () => this.#tell('reading'),
      finished: (result) => {
        endFirst();
        this.#tell('ready');
        online.consider(result);
        const before = revisions;
        revisions = JSON.stringify(result.model.products.map((product) => product.revisions));
        if (revisions !== before) refreshLenses(this.#connection, this.#client);
      },
      failed: (reason) => {
        endFirst();
        this.#connection.console.error(reason);
        this.#tell('failed', `The check did not finish: ${reason.split('\n')[0] ?? ''}`);
      },
      progress: (done, total) => {
        first?.report(done, total);
        for (const watcher of this.#watchers) watcher(path, done, total);
      },
    });
    const online = new OnlineKnowledge(
      folder,
      () => this.#client.trusted,
      (line) => this.#connection.console.info(line),
    );
    this.#online.set(path, online);
    this.#folders.set(path, folder);
    return folder;
  }

  /** Tells how far the reading of folders is, until what is returned is called. */
  watchProgress(watcher: ProgressWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  remove(path: string): void {
    this.#online.get(path)?.dispose();
    this.#online.delete(path);
    void this.#folders.get(path)?.withdraw();
    this.#folders.delete(path);
    this.#tell(this.#state);
  }

  dispose(): void {
    for (const online of this.#online.values()) online.dispose();
    for (const folder of this.all) folder.dispose();
  }

  /** The innermost folder that holds a document. */
  placeOf(uri: string): Place | undefined {
    const places = this.all.flatMap((folder) => {
      const path = pathOf(this.notebooks.fileOf(uri), folder.path);
      return path === undefined ? [] : [{ folder, path }];
    });
    return places.sort((a, b) => a.path.length - b.path.length)[0];
  }

  /** The place of a document with what is known of it; undefined before the first check. */
  asked(uri: string): Asked | undefined {
    const place = this.placeOf(uri);
    const context = place?.folder.context;
    if (place === undefined || context === undefined) return undefined;
    return {
      ...place,
      context,
      toFile: (position) => this.notebooks.toFile(uri, position),
      toDocument: (range) => this.notebooks.toDocument(uri, range),
    };
  }

  pathIn(folder: Folder, uri: string): string | undefined {
    return pathOf(uri, folder.path);
  }

  /** A file opened without a workspace: its product's folder is checked, if one stands above it. */
  loose(uri: string): Place | undefined {
    const parsed = URI.parse(uri);
    if (parsed.scheme !== 'file' || this.#folders.size > 0) return undefined;
    for (let folder = dirname(parsed.fsPath); folder !== dirname(folder); folder = dirname(folder)) {
      if (!existsSync(join(folder, 'compliance.yaml')) && !existsSync(join(folder, 'compliance.yml'))) continue;
      this.add(folder);
      return this.placeOf(uri);
    }
    return undefined;
  }

  /** Without a folder there is nothing to wait for. */
  settle(): void {
    if (this.#folders.size === 0) this.#tell('ready');
  }

  /** Tells the client what is going on and what was found. */
  #tell(state: State, message?: string): void {
    this.#state = state;
    this.#message = message;
    const results = this.all.flatMap((folder) => folder.result ?? []);
    const counts = countFindings(results.flatMap((result) => result.findings));
    void this.#connection.sendNotification('complianceLens/status', {
      state,
      errors: counts.error,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
      unowned: sum(results, ({ model }) => model.unowned.manifests + model.unowned.uses + model.unowned.artifacts),
      products: this.all.flatMap(productStatuses),
      message: this.#message ?? whatWasChecked(results),
    });
  }
}

/** Each product of a folder, with what was found of it. */
function productStatuses({ path, result }: Folder): readonly ProductStatus[] {
  return (result?.model.products ?? []).map(({ product: { file, folder, values } }) => ({
    name: values?.name ?? file,
    file: uriOf(file, path),
    folder: uriOf(folder, path),
    ...countFindings(result?.findings.filter((finding) => finding.product === file) ?? []),
  }));
}

/** One sentence on what the numbers stand for. */
function whatWasChecked(results: readonly CheckResult[]): string {
  const files = sum(results, ({ model }) => sum(model.products, (product) => product.files.length));
  const components = sum(results, ({ model }) => sum(model.products, (product) => product.tables.components.length));
  const models = sum(results, ({ model }) =>
    sum(model.products, (product) => product.tables.uses.length + product.tables.artifacts.length),
  );
  return `${files} files, ${components} components and ${models} model uses and files were checked.`;
}

function sum<T>(values: readonly T[], number: (value: T) => number): number {
  return values.reduce((total, value) => total + number(value), 0);
}
