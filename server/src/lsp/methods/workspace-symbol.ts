// workspace/symbol
import { SymbolKind, type Connection } from 'vscode-languageserver/node';
import { workspaceSymbols } from '../../features/workspace-symbols';
import { uriOf } from '../addresses';
import type { Folders } from '../folders';

export function registerWorkspaceSymbol(connection: Connection, folders: Folders): void {
  connection.onWorkspaceSymbol(({ query }) =>
    folders.all.flatMap(({ context, path: folder }) => {
      const found = context === undefined ? [] : workspaceSymbols(context, query);
      return found.map(({ id, title, kind, file, range }) => ({
        name: title === undefined ? id : `${id} ${title}`,
        kind: SymbolKind.Object,
        containerName: `${kind} in ${file}`,
        location: { uri: uriOf(file, folder), range },
      }));
    }),
  );
}
