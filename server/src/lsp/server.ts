// The language server: what it can do, its folders, and which method answers what.
// Invariant: methods take the current state and call one pure function; nothing here judges.
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  FileChangeType,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { registerCheckWorkspace } from './methods/check-workspace';
import { registerCodeAction } from './methods/code-action';
import { registerCompletion } from './methods/completion';
import { registerDefinition } from './methods/definition';
import { registerDocumentSymbol } from './methods/document-symbol';
import { registerHover } from './methods/hover';
import { registerRules } from './methods/rules';
import type { ClientState } from './client-state';
import { Folders } from './folders';
import { askSettings } from './settings';
import { version } from '../../../package.json';

/** Serves a connection until it is closed. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const client: ClientState = { canConfigure: false, canWatchFolders: false, trusted: true };
  const folders = new Folders(connection);

  connection.onInitialize((params) => initialize(params, client, folders));
  connection.onInitialized(async () => {
    if (client.canConfigure)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'complianceLens' });
    if (client.canWatchFolders) {
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        for (const removed of event.removed) folders.remove(URI.parse(removed.uri).fsPath);
        for (const added of event.added) folders.add(URI.parse(added.uri).fsPath);
      });
    }
    await configure();
  });
  const configure = async (): Promise<void> => {
    for (const folder of folders.all)
      folder.configure(await askSettings(connection, URI.file(folder.path).toString(), client.canConfigure));
  };
  connection.onDidChangeConfiguration(configure);
  connection.onNotification('complianceLens/trust', (params: { trusted: boolean }) => {
    client.trusted = params.trusted;
  });

  documents.onDidChangeContent(async ({ document }) => {
    const place = folders.placeOf(document.uri) ?? folders.loose(document.uri);
    await place?.folder.documentChanged(place.path, document.getText(), document.version);
  });
  documents.onDidClose(({ document }) => {
    const place = folders.placeOf(document.uri);
    place?.folder.documentClosed(place.path);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const folder of folders.all) {
      const of = (type: FileChangeType): string[] =>
        changes.filter((change) => change.type === type).flatMap((change) => folders.pathIn(folder, change.uri) ?? []);
      folder.diskChanged(of(FileChangeType.Created), of(FileChangeType.Changed), of(FileChangeType.Deleted));
    }
  });

  registerHover(connection, folders);
  registerCompletion(connection, folders);
  registerDefinition(connection, folders);
  registerDocumentSymbol(connection, folders);
  registerCodeAction(connection, folders, client);
  registerCheckWorkspace(connection, folders);
  registerRules(connection);
  connection.onShutdown(() => folders.dispose());
  documents.listen(connection);
  connection.listen();
}

function initialize(params: InitializeParams, client: ClientState, folders: Folders): InitializeResult {
  client.canConfigure = params.capabilities.workspace?.configuration === true;
  client.canWatchFolders = params.capabilities.workspace?.workspaceFolders === true;
  // The client's own options; another editor sends none, and has no notion of trust.
  const options = params.initializationOptions as { readonly trusted?: unknown } | undefined;
  client.trusted = options?.trusted !== false;
  // Older editors know one root only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const roots = params.workspaceFolders ?? (params.rootUri === null ? [] : [{ uri: params.rootUri }]);
  for (const { uri } of roots) if (URI.parse(uri).scheme === 'file') folders.add(URI.parse(uri).fsPath);
  return {
    serverInfo: { name: 'compliance-lens', version },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      hoverProvider: true,
      completionProvider: { triggerCharacters: [':', ' ', '/', '[', '"'] },
      definitionProvider: true,
      documentSymbolProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
