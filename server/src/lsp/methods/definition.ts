// textDocument/definition
import type { Connection } from 'vscode-languageserver/node';
import { definitionAt, landOnSymbols } from '../../features/definition';
import type { Folders } from '../folders';

export function registerDefinition(connection: Connection, folders: Folders): void {
  connection.onDefinition(async ({ textDocument, position }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) return [];
    const { context, path, folder } = asked;
    const landed = await landOnSymbols(definitionAt(context, path, asked.toFile(position)), (file, symbol) =>
      folder.findSymbol(file, symbol),
    );
    return landed.map(({ file, range }) => folder.show(file, range));
  });
}
