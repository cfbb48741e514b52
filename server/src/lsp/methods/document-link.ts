// textDocument/documentLink and documentLink/resolve: a link to a symbol is given its line when somebody follows it.
import type { Connection, DocumentLink } from 'vscode-languageserver/node';
import { documentLinks } from '../../features/document-links';
import { uriOf } from '../addresses';
import type { Folders } from '../folders';

/** What a link to a symbol is worked out from when it is followed. */
interface SymbolLink {
  /** Of the file that names it. */
  readonly uri: string;
  readonly path: string;
  readonly symbol: string;
}

export function registerDocumentLink(connection: Connection, folders: Folders): void {
  connection.onDocumentLinks(({ textDocument: { uri } }) => {
    const asked = folders.asked(uri);
    if (asked === undefined) return [];
    return documentLinks(asked.context, asked.path).map(({ range, target, tooltip }): DocumentLink => {
      if (target.kind === 'web') return { range, tooltip, target: target.address };
      const { path, symbol } = target;
      if (symbol === undefined) return { range, tooltip, target: uriOf(path, asked.folder.path) };
      return { range, tooltip, data: { uri, path, symbol } satisfies SymbolLink };
    });
  });
  connection.onDocumentLinkResolve(async (link) => {
    // Handed back by the editor as it was given; anything else leads to no file.
    const { uri = '', path = '', symbol = '' } = (link.data ?? {}) as Partial<SymbolLink>;
    const folder = folders.placeOf(uri)?.folder;
    if (folder === undefined) return link;
    const start = (await folder.findSymbol(path, symbol))?.start;
    const line = start === undefined ? '' : `#L${start.line + 1},${start.character + 1}`;
    return { ...link, target: uriOf(path, folder.path) + line };
  });
}
