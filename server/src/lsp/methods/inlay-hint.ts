// textDocument/inlayHint
import type { Connection, InlayHint } from 'vscode-languageserver/node';
import { inlayHintsIn } from '../../features/inlay-hints';
import type { Folders } from '../folders';

export function registerInlayHint(connection: Connection, folders: Folders): void {
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked?.folder.showsInlayHints !== true) return [];
    return inlayHintsIn(asked.context, asked.path, range).map(({ position, label, tooltip }): InlayHint => ({
      position,
      label,
      paddingLeft: true,
      ...(tooltip === undefined ? {} : { tooltip }),
    }));
  });
}
