// The language server: what it can do, its folders, and which method answers what.
// Invariant: methods take the current state and call one pure function; nothing here judges.
import {
  DidChangeConfigurationNotification,
  FileChangeType,
  NotebookCellKind,
  NotebookDocuments,
  TextDocuments,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type NotebookDocument,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { registerCheckWorkspace } from './methods/check-workspace';
import { registerCodeAction } from './methods/code-action';
import { registerCodeLens } from './methods/code-lens';
import { registerCompletion } from './methods/completion';
import { registerDefinition } from './methods/definition';
import { registerDiagnostic } from './methods/diagnostic';
import { registerDocumentHighlight } from './methods/document-highlight';
import { registerDocumentLink } from './methods/document-link';
import { registerDocumentSymbol } from './methods/document-symbol';
import { registerFirstProduct } from './methods/first-product';
import { registerFoldingRange } from './methods/folding-range';
import { registerHover } from './methods/hover';
import { registerInlayHint } from './methods/inlay-hint';
import { registerLessons } from './methods/lessons';
import { registerModelCards } from './methods/model-cards';
import { registerReferences } from './methods/references';
import { registerRename } from './methods/rename';
import { registerRules } from './methods/rules';
import { registerSelectionRange } from './methods/selection-range';
import { registerTablePages } from './methods/table-pages';
import { registerTrees } from './methods/trees';
import { registerUpdateSupport } from './methods/update-support';
import { registerWorkspaceSymbol } from './methods/workspace-symbol';
import { serverCapabilities } from './capabilities';
import { readClient, unknownClient, type ClientState } from './client-state';
import { Folders } from './folders';
import type { CellDocument } from './notebooks';
import { PulledReports } from './pulled-diagnostics';
import { refreshLenses } from './refresh';
import { askSettings } from './settings';
import { version } from '../../../package.json';

/** Serves a connection until it is closed. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const client = unknownClient();
  const reports = new PulledReports();
  const folders = new Folders(connection, client, reports);

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
    folders.settle();
  });
  const configure = async (): Promise<void> => {
    for (const folder of folders.all)
      folder.configure(await askSettings(connection, URI.file(folder.path).toString(), client.canConfigure));
    refreshLenses(connection, client);
  };
  connection.onDidChangeConfiguration(configure);
  connection.onNotification('complianceLens/trust', (params: { trusted: boolean }) => {
    client.trusted = params.trusted;
    for (const folder of folders.all) folder.schedule(0);
  });

  documents.onDidChangeContent(async ({ document }) => {
    const place = folders.placeOf(document.uri) ?? folders.loose(document.uri);
    await place?.folder.documentChanged(place.path, document.getText(), document.version);
  });
  documents.onDidClose(({ document }) => {
    const place = folders.placeOf(document.uri);
    place?.folder.documentClosed(place.path);
  });
  const cells = new NotebookDocuments(TextDocument);
  const showNotebook = async (notebook: NotebookDocument): Promise<void> => {
    const text = folders.notebooks.show(notebook.uri, documentsOf(notebook, cells));
    const place = folders.placeOf(notebook.uri) ?? folders.loose(notebook.uri);
    await place?.folder.documentChanged(place.path, text, notebook.version);
  };
  cells.onDidOpen(showNotebook);
  cells.onDidChange(({ notebookDocument }) => showNotebook(notebookDocument));
  cells.onDidClose(({ uri }) => {
    folders.notebooks.close(uri);
    const place = folders.placeOf(uri);
    place?.folder.documentClosed(place.path);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const folder of folders.all) {
      const of = (type: FileChangeType): string[] =>
        changes.filter((change) => change.type === type).flatMap((change) => folders.pathIn(folder, change.uri) ?? []);
      folder.diskChanged(of(FileChangeType.Created), of(FileChangeType.Changed), of(FileChangeType.Deleted));
    }
  });

  registerHover(connection, folders, client);
  registerCompletion(connection, folders);
  registerDefinition(connection, folders);
  registerReferences(connection, folders);
  registerRename(connection, folders, client);
  registerDocumentHighlight(connection, folders);
  registerDocumentSymbol(connection, folders);
  registerWorkspaceSymbol(connection, folders);
  registerCodeLens(connection, folders, client);
  registerDocumentLink(connection, folders);
  registerFoldingRange(connection, folders);
  registerSelectionRange(connection, folders);
  registerInlayHint(connection, folders);
  registerDiagnostic(connection, folders, reports);
  registerCodeAction(connection, folders, client);
  registerModelCards(connection, folders, client);
  registerCheckWorkspace(connection, folders);
  registerFirstProduct(connection, folders);
  registerRules(connection);
  registerTrees(connection, folders);
  registerLessons(connection, folders);
  registerTablePages(connection, folders);
  registerUpdateSupport(connection, folders, client);
  connection.onShutdown(() => folders.dispose());
  documents.listen(connection);
  cells.listen(connection);
  connection.listen();
}

/** The cells of a notebook as they are typed now. */
function documentsOf({ cells }: NotebookDocument, documents: NotebookDocuments<TextDocument>): readonly CellDocument[] {
  return cells.map((cell) => {
    const document = documents.getCellTextDocument(cell);
    return {
      uri: cell.document,
      kind: cell.kind === NotebookCellKind.Markup ? 'markdown' : 'code',
      language: document?.languageId ?? '',
      text: document?.getText() ?? '',
    };
  });
}

function initialize(params: InitializeParams, client: ClientState, folders: Folders): InitializeResult {
  Object.assign(client, readClient(params));
  // Older editors know one root only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const roots = params.workspaceFolders ?? (params.rootUri === null ? [] : [{ uri: params.rootUri }]);
  for (const { uri } of roots) if (URI.parse(uri).scheme === 'file') folders.add(URI.parse(uri).fsPath);
  return {
    serverInfo: { name: 'compliance-lens', version },
    capabilities: serverCapabilities(client),
  };
}
