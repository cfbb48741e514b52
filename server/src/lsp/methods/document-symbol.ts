// textDocument/documentSymbol
import { SymbolKind, type Connection, type DocumentSymbol } from 'vscode-languageserver/node';
import { documentSymbols, type OutlineEntry } from '../../features/symbols';
import type { Folders } from '../folders';

export function registerDocumentSymbol(connection: Connection, folders: Folders): void {
  connection.onDocumentSymbol(({ textDocument }) => {
    const place = folders.placeOf(textDocument.uri);
    const facts = place === undefined ? undefined : place.folder.context?.model.facts(place.path);
    return facts?.kind === 'annotation' ? documentSymbols(facts.annotation).map(toSymbol) : [];
  });
}

function toSymbol(entry: OutlineEntry): DocumentSymbol {
  const { name, detail, range, selectionRange } = entry;
  const kind = entry.kind === 'section' ? SymbolKind.Namespace : SymbolKind.Object;
  return { name, detail, kind, range, selectionRange, children: entry.children.map(toSymbol) };
}
