// textDocument/hover
import { MarkupKind, type Connection } from 'vscode-languageserver/node';
import { hoverAt } from '../../features/hover';
import type { Folders } from '../folders';

export function registerHover(connection: Connection, folders: Folders): void {
  connection.onHover(({ textDocument, position }) => {
    const place = folders.placeOf(textDocument.uri);
    const context = place?.folder.context;
    const hover = context === undefined || place === undefined ? undefined : hoverAt(context, place.path, position);
    return hover === undefined
      ? null
      : { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: hover.range };
  });
}
