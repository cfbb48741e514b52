// textDocument/definition
import type { Connection } from 'vscode-languageserver/node';
import { definitionAt } from '../../features/definition';
import { uriOf } from '../addresses';
import type { Folders } from '../folders';

export function registerDefinition(connection: Connection, folders: Folders): void {
  connection.onDefinition(({ textDocument, position }) => {
    const place = folders.placeOf(textDocument.uri);
    const context = place?.folder.context;
    if (context === undefined || place === undefined) return [];
    return definitionAt(context, place.path, position).map(({ file, range }) => ({
      uri: uriOf(file, place.folder.path),
      range,
    }));
  });
}
