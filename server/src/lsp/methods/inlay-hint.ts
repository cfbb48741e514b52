// textDocument/inlayHint: titles behind ids, locked versions behind ranges.
import type { Connection, InlayHint } from 'vscode-languageserver/node';
import { inlayHintsIn } from '../../features/inlay-hints';
import { versionHintsIn } from '../../features/version-hints';
import type { Folders } from '../folders';

export function registerInlayHint(connection: Connection, folders: Folders): void {
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) return [];
    const { context, path, folder } = asked;
    const hints = [
      ...(folder.settings.inlayHints ? inlayHintsIn(context, path, range) : []),
      ...(folder.settings.lockedVersions ? versionHintsIn(context, path, range) : []),
    ];
    return hints.map(({ position, label, tooltip }): InlayHint => ({
      position,
      label,
      paddingLeft: true,
      ...(tooltip === undefined ? {} : { tooltip }),
    }));
  });
}
