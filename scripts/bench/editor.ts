// An editor's side of the bundled language server over stdio, made for measuring: it keeps no state that costs time.
// Invariant: an editor that is closed has ended its own server.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { SourceFile } from '../../server/src/text/source-file';
import { press, type Key } from './typing';

/** A program that speaks the protocol, and what is said to it at the start. */
export interface ServerCommand {
  readonly command: readonly string[];
  /** What it is told when it asks for its settings. */
  readonly settings: unknown;
}

/** A running server with one document open at a time. */
export class BenchEditor {
  readonly #connection: ProtocolConnection;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #folder: string;
  readonly #published = new Map<string, number>();
  #wait: { readonly met: () => boolean; readonly go: () => void } | undefined;
  #isReady = false;
  #file = new SourceFile('', '', 0);

  private constructor(folder: string, process: ChildProcessWithoutNullStreams, settings: unknown) {
    this.#folder = folder;
    this.#process = process;
    this.#connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri }: PublishDiagnosticsParams) => {
      this.#published.set(uri, (this.#published.get(uri) ?? 0) + 1);
      this.#look();
    });
    this.#connection.onNotification('complianceLens/status', ({ state }: { state: string }) => {
      this.#isReady = state === 'ready';
      this.#look();
    });
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => settings),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
  }

  /** Starts a server on a folder; it is initialised when this resolves. */
  static async start(
    folder: string,
    { command: [program = '', ...rest], settings }: ServerCommand,
  ): Promise<BenchEditor> {
    const editor = new BenchEditor(folder, spawn(program, rest), settings);
    await editor.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'folder' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    });
    await editor.#connection.sendNotification('initialized', {});
    return editor;
  }

  get text(): string {
    return this.#file.text;
  }

  /** Opens a document and waits for the first diagnostics of it. */
  async open(path: string, languageId: string, deadline: number): Promise<void> {
    this.#file = new SourceFile(path, readFileSync(join(this.#folder, path), 'utf8'), 1);
    const uri = this.#uri();
    const before = this.#published.get(uri) ?? 0;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text: this.text },
    });
    await this.#until(() => (this.#published.get(uri) ?? 0) > before, deadline, `diagnostics of ${path}`);
  }

  /** Waits until the server says that it has checked the workspace. */
  async ready(deadline: number): Promise<void> {
    await this.#until(() => this.#isReady, deadline, 'the check of the workspace');
  }

  /** Waits until a check that a key has set off has ended. */
  async settled(deadline: number): Promise<void> {
    this.#isReady = false;
    await this.ready(deadline);
  }

  /** Prepares a key; the function given back presses it and resolves when the server has said all that it says of it. */
  prepare(key: Key): () => Promise<void> {
    const version = (this.#file.version ?? 0) + 1;
    const range = {
      start: this.#file.lines.positionAt(key.offset),
      end: this.#file.lines.positionAt(key.offset + key.removed),
    };
    this.#file = new SourceFile(this.#file.path, press(this.text, key), version);
    const change = {
      textDocument: { uri: this.#uri(), version },
      contentChanges: [{ range, text: key.inserted }],
    };
    return async () => {
      await this.#connection.sendNotification('textDocument/didChange', change);
      await this.#barrier();
    };
  }

  /** The memory that the server holds, in MiB; undefined where the system does not tell. */
  memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#process.pid ?? 0}/status`, 'utf8');
      const kibibytes = /^VmRSS:\s*(\d+) kB/m.exec(status)?.[1];
      return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
    } catch {
      // Only Linux tells it in this way.
      return undefined;
    }
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#connection.dispose();
    this.#process.kill();
    await ended;
  }

  #uri(): string {
    return URI.file(join(this.#folder, this.#file.path)).toString();
  }

  /** Messages are answered in their order: what was published for an earlier one comes before the answer to this one. */
  async #barrier(): Promise<void> {
    await this.#connection.sendRequest('bench/barrier').catch(() => undefined);
  }

  #look(): void {
    if (this.#wait?.met() === true) this.#wait.go();
  }

  async #until(met: () => boolean, limit: number, what: string): Promise<void> {
    if (met()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Waited ${limit} ms in vain for ${what}.`)), limit);
      const go = (): void => {
        clearTimeout(timer);
        this.#wait = undefined;
        resolve();
      };
      this.#wait = { met, go };
    });
  }
}
