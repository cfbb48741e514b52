// The bundled language server as a process, spoken with over stdio as any editor does.
// Invariant: a session that is closed has ended its own process.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';

/** How long anything is waited for, in milliseconds. */
const PATIENCE = 20_000;

/** What a session may be started with. */
export interface SessionOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  /** What the editor can beside the least. */
  readonly capabilities?: ClientCapabilities;
  /** What it tells beside trust. */
  readonly told?: Readonly<Record<string, unknown>>;
}

/** An editor's side of a session. */
export class Session {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server told of its progress, by token. */
  readonly progress: { readonly token: string | number; readonly value: Readonly<Record<string, unknown>> }[] = [];
  /** How often the server said that diagnostics have to be asked for again. */
  refreshes = 0;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly #texts = new Map<string, { text: string; version: number }>();
  #status: { state: string; errors: number; warnings: number } | undefined;
  #heard = (): void => undefined;

  private constructor(folder: string, process: ChildProcessWithoutNullStreams) {
    this.folder = folder;
    this.#process = process;
    this.connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#diagnostics.set(params.uri, params.diagnostics);
      this.#heard();
    });
    this.connection.onNotification('$/progress', (params: Session['progress'][number]) => {
      this.progress.push(params);
      this.#heard();
    });
    this.connection.onNotification(
      'complianceLens/status',
      (status: { state: string; errors: number; warnings: number }) => {
        this.#status = status;
        this.#heard();
      },
    );
  }

  /** Starts the server on a copy of a folder, or on the folder itself. */
  static async start(folder: string, options: SessionOptions = {}): Promise<Session> {
    const child = spawn(process.execPath, [resolve('dist/server.js'), '--stdio']);
    const session = new Session(folder, child);
    session.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => options.settings ?? {}),
    );
    session.connection.onRequest('client/registerCapability', () => null);
    session.connection.onRequest('window/workDoneProgress/create', () => null);
    session.connection.onRequest('workspace/diagnostic/refresh', () => {
      session.refreshes++;
      session.#heard();
      return null;
    });
    session.connection.listen();
    await session.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'folder' }],
      capabilities: {
        ...options.capabilities,
        workspace: { configuration: true, workspaceFolders: true, ...options.capabilities?.workspace },
      },
      initializationOptions: { trusted: options.trusted ?? true, ...options.told },
    });
    await session.connection.sendNotification('initialized', {});
    return session;
  }

  /** Waits until the server says that it has checked the workspace. */
  async ready(): Promise<{ errors: number; warnings: number }> {
    return this.#until(() => (this.#status?.state === 'ready' ? this.#status : undefined), 'the server to be ready');
  }

  /** Waits until the server has said so many times that diagnostics have to be asked for again. */
  async refreshed(times: number): Promise<void> {
    await this.#until(() => (this.refreshes >= times ? true : undefined), `refresh ${times} of diagnostics`);
  }

  /** Asks something of a whole open document. */
  async ask<T>(method: string, path: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri: this.uri(path) }, ...more });
  }

  /** Asks something at a piece of an open document, `offset` characters into it. */
  async askAt<T>(method: string, path: string, piece: string, offset: number, more: object = {}): Promise<T> {
    return this.ask<T>(method, path, { position: this.place(path, piece, offset), ...more });
  }

  uri(path: string): string {
    return URI.file(join(this.folder, path)).toString();
  }

  async open(path: string, languageId: string, text = readFileSync(join(this.folder, path), 'utf8')): Promise<void> {
    this.#texts.set(path, { text, version: 1 });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri(path), languageId, version: 1, text },
    });
  }

  /** Replaces a piece of the text, the way a key press does. */
  async type(path: string, before: string, after: string): Promise<void> {
    const known = this.#texts.get(path);
    if (!known?.text.includes(before)) throw new Error(`${path} does not hold "${before}"`);
    const at = known.text.indexOf(before);
    const version = known.version + 1;
    const range = { start: this.positionAt(path, at), end: this.positionAt(path, at + before.length) };
    this.#texts.set(path, { text: known.text.replace(before, () => after), version });
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ range, text: after }],
    });
  }

  /** The position of a piece of an open text, or `offset` characters into it. */
  place(path: string, piece: string, offset = 0): Position {
    const at = (this.#texts.get(path)?.text ?? '').indexOf(piece);
    if (at < 0) throw new Error(`${path} does not hold "${piece}"`);
    return this.positionAt(path, at + offset);
  }

  positionAt(path: string, offset: number): Position {
    const before = (this.#texts.get(path)?.text ?? '').slice(0, offset).split('\n');
    return { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 };
  }

  diagnosticsOf(path: string): readonly Diagnostic[] {
    return this.#diagnostics.get(this.uri(path)) ?? [];
  }

  /** Waits until the diagnostics of a file are as wanted. */
  async diagnostics(
    path: string,
    wanted: (diagnostics: readonly Diagnostic[]) => boolean,
    what: string,
  ): Promise<readonly Diagnostic[]> {
    return this.#until(
      () => (wanted(this.diagnosticsOf(path)) ? this.diagnosticsOf(path) : undefined),
      `${path}: ${what}`,
    );
  }

  /** Waits until the diagnostics of a document, such as the cell of a notebook, are as wanted. */
  async diagnosticsAt(
    uri: string,
    wanted: (diagnostics: readonly Diagnostic[]) => boolean,
    what: string,
  ): Promise<readonly Diagnostic[]> {
    return this.#until(() => {
      const found = this.#diagnostics.get(uri) ?? [];
      return wanted(found) ? found : undefined;
    }, what);
  }

  /** All diagnostics of the workspace as lines `file:line:start-end severity rule`. */
  all(): string[] {
    return [...this.#diagnostics].flatMap(([uri, diagnostics]) => {
      const file = decodeURIComponent(uri.slice(URI.file(this.folder).toString().length + 1));
      return diagnostics.map(
        ({ range, severity, code }) =>
          `${file}:${range.start.line}:${range.start.character}-${range.end.character} ${severity} ${code}`,
      );
    });
  }

  /** The quick fixes at a place. */
  async fixes(path: string, position: Position): Promise<readonly CodeAction[]> {
    const diagnostics = this.diagnosticsOf(path);
    return (
      (await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri: this.uri(path) },
        range: { start: position, end: position },
        context: { diagnostics },
      })) ?? []
    );
  }

  /** Applies an action's edits to the texts that are open, opening others. */
  async apply(action: CodeAction): Promise<void> {
    for (const change of action.edit?.documentChanges ?? []) {
      if ('kind' in change) throw new Error('only edits are applied here');
      await this.#applyToDocument(change);
    }
  }

  async #applyToDocument({ textDocument, edits }: TextDocumentEdit): Promise<void> {
    const path = URI.parse(textDocument.uri)
      .fsPath.slice(this.folder.length + 1)
      .replaceAll('\\', '/');
    if (!this.#texts.has(path)) await this.open(path, path.endsWith('.json') ? 'json' : 'yaml');
    const known = this.#texts.get(path);
    if (known === undefined) return;
    const lines = known.text.split('\n');
    const offset = ({ line, character }: Position): number =>
      lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
    const sorted = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
    let text = known.text;
    for (const edit of sorted) {
      if (!('newText' in edit)) throw new Error('a plain text edit is expected');
      text = text.slice(0, offset(edit.range.start)) + edit.newText + text.slice(offset(edit.range.end));
    }
    this.#texts.set(path, { text, version: known.version + 1 });
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version: known.version + 1 },
      contentChanges: [{ text }],
    });
  }

  text(path: string): string {
    return this.#texts.get(path)?.text ?? '';
  }

  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    await new Promise((done) => {
      if (this.#process.exitCode !== null) done(undefined);
      else this.#process.once('exit', done);
    });
  }

  async #until<T>(look: () => T | undefined, what: string): Promise<T> {
    const started = Date.now();
    for (;;) {
      const seen = look();
      if (seen !== undefined) return seen;
      if (Date.now() - started > PATIENCE)
        throw new Error(`Waited in vain for ${what}; there is:\n${this.all().join('\n')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#heard = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

/** A copy of an example in a temporary folder, and the way to remove it. */
export function copyExample(name: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
  cpSync(join('examples', name), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a test in a session on a copy of a sample. */
export async function inSession(
  example: string,
  run: (session: Session) => Promise<void>,
  options: SessionOptions = {},
): Promise<void> {
  const copy = copyExample(example);
  const session = await Session.start(copy.folder, options);
  try {
    await run(session);
  } finally {
    await session.close();
    copy.remove();
  }
}
