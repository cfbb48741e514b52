// textDocument/codeAction: the fixes of the findings that the selection touches.
import {
  CodeActionKind,
  TextEdit,
  type CodeAction,
  type Connection,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { FileEdits } from '../../check/edits/edits';
import { codeActionsFor } from '../../features/code-actions';
import { uriOf } from '../addresses';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import type { ClientState } from '../client-state';

export function registerCodeAction(connection: Connection, folders: Folders, client: ClientState): void {
  connection.onCodeAction(async ({ textDocument, range, context: asked }) => {
    const place = folders.placeOf(textDocument.uri);
    if (!client.trusted || place === undefined) return [];
    await place.folder.upToDate();
    const { context } = place.folder;
    if (context === undefined) return [];
    return codeActionsFor(context, place.path, range).map((action): CodeAction => ({
      title: action.title,
      kind: CodeActionKind.QuickFix,
      isPreferred: action.preferred,
      diagnostics: asked.diagnostics.filter((diagnostic) => diagnostic.code === action.rule),
      edit: toWorkspaceEdit(action.edits, place.folder, (path) => context.textOf(path)?.lines),
    }));
  });
}

/** Edits of the protocol; files that are made come before what is written into them. */
function toWorkspaceEdit(
  edits: readonly FileEdits[],
  folder: Folder,
  linesOf: (path: string) => { positionAt(offset: number): { line: number; character: number } } | undefined,
): WorkspaceEdit {
  return {
    documentChanges: edits.flatMap(({ file, create, edits: spans }) => {
      const uri = uriOf(file, folder.path);
      const lines = linesOf(file);
      const start = { line: 0, character: 0 };
      const changes = spans.map(({ span, text }) =>
        TextEdit.replace(
          { start: lines?.positionAt(span.start) ?? start, end: lines?.positionAt(span.end) ?? start },
          text,
        ),
      );
      const document = { textDocument: { uri, version: folder.versionOf(file) ?? null }, edits: changes };
      return create ? [{ kind: 'create' as const, uri }, document] : [document];
    }),
  };
}
