// textDocument/documentLink
import type { Connection, DocumentLink } from 'vscode-languageserver/node';
import { documentLinks } from '../../features/document-links';
import { uriOf } from '../addresses';
import type { Folders } from '../folders';

export function registerDocumentLink(connection: Connection, folders: Folders): void {
  connection.onDocumentLinks(({ textDocument }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) return [];
    return documentLinks(asked.context, asked.path).map(({ range, target, tooltip }): DocumentLink => ({
      range,
      target: target.kind === 'file' ? uriOf(target.path, asked.folder.path) : target.address,
      tooltip,
    }));
  });
}
