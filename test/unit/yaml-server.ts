// The YAML language server that the Red Hat extension runs, as a process, with our schemas for our files.
// Invariant: a server that is closed has ended its own process.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { resolve } from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type CompletionList,
  type ConfigurationParams,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';

/** Which schema is for which files. */
const schemas = {
  compliance: ['compliance.yaml', 'compliance.yml'],
  fragment: ['*.compliance.yaml', '*.compliance.yml'],
  requirements: ['*.requirements.yaml'],
};

/** A running server. */
export class YamlServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #connection: ProtocolConnection;
  readonly #waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  #opened = 0;

  private constructor(withSchemas: boolean) {
    const program = resolve('node_modules/yaml-language-server/bin/yaml-language-server');
    this.#process = spawn(process.execPath, [program, '--stdio']);
    const { stdout, stdin } = this.#process;
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      this.#waiting.get(params.uri)?.(params.diagnostics),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section }) => (section === 'yaml' ? settings(withSchemas) : {})),
    );
    this.#connection.listen();
  }

  /** Starts it with our schemas set for our files, or as it is for whoever has set nothing. */
  static async start(withSchemas: boolean): Promise<YamlServer> {
    const server = new YamlServer(withSchemas);
    await server.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: URI.file(resolve('.')).toString(),
      capabilities: { workspace: { configuration: true } },
    });
    await server.#connection.sendNotification('initialized', {});
    await server.#connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { yaml: settings(withSchemas) },
    });
    return server;
  }

  /** What the server says of a text in a file of that name. */
  async diagnose(name: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = this.#newUri(name);
    const said = new Promise<readonly Diagnostic[]>((done) => this.#waiting.set(uri, done));
    await this.#open(uri, text);
    return said;
  }

  /** What the server offers at a place of a text in a file of that name. */
  async complete(name: string, text: string, position: Position): Promise<readonly CompletionItem[]> {
    const uri = this.#newUri(name);
    await this.#open(uri, text);
    const asked = { textDocument: { uri }, position };
    return (await this.#connection.sendRequest<CompletionList>('textDocument/completion', asked)).items;
  }

  /** Each text is in a folder of its own, which need not be there. */
  #newUri(name: string): string {
    return URI.file(resolve('out', String(this.#opened++), name)).toString();
  }

  #open(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    return this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async close(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    if (this.#process.exitCode === null) await new Promise((done) => this.#process.once('exit', done));
  }
}

/** What a user would write into the settings, with nothing taken from the network. */
function settings(withSchemas: boolean): object {
  const uriOf = (name: string): string => URI.file(resolve('schemas', `${name}.schema.json`)).toString();
  return {
    validate: true,
    completion: true,
    schemaStore: { enable: false },
    schemas: Object.fromEntries(
      Object.entries(withSchemas ? schemas : {}).map(([name, files]) => [uriOf(name), files]),
    ),
  };
}
