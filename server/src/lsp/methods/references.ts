// textDocument/references
import type { Connection } from 'vscode-languageserver/node';
import { referencesAt } from '../../features/references';
import type { Folders } from '../folders';

export function registerReferences(connection: Connection, folders: Folders): void {
  connection.onReferences(({ textDocument, position, context: { includeDeclaration } }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) return [];
    const found = referencesAt(asked.context, asked.path, asked.toFile(position), includeDeclaration);
    return found.map(({ file, range }) => asked.folder.show(file, range));
  });
}
