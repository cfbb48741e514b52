// textDocument/documentHighlight
import { DocumentHighlightKind, type Connection } from 'vscode-languageserver/node';
import { highlightsAt } from '../../features/references';
import type { Folders } from '../folders';

export function registerDocumentHighlight(connection: Connection, folders: Folders): void {
  connection.onDocumentHighlight(({ textDocument, position }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) return [];
    return highlightsAt(asked.context, asked.path, asked.toFile(position)).flatMap(({ range: inFile, role }) => {
      const range = asked.toDocument(inFile);
      const kind = role === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
      return range === undefined ? [] : [{ range, kind }];
    });
  });
}
