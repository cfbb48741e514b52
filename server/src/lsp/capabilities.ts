// What the server can, as it tells an editor when it starts.
import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver/node';
import type { ClientState } from './client-state';

/** The capabilities for a client; diagnostics are only offered for asking where the client asks. */
export function serverCapabilities(client: ClientState): ServerCapabilities {
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    notebookDocumentSync: { notebookSelector: [{ notebook: { scheme: 'file', pattern: '**/*.ipynb' } }] },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [':', ' ', '/', '[', '"', '#'] },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor], resolveProvider: true },
    codeLensProvider: {},
    documentLinkProvider: { resolveProvider: true },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    inlayHintProvider: true,
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
