// textDocument/inlayHint: titles behind ids; locked versions and ends of support behind components.
import type { Connection, InlayHint } from 'vscode-languageserver/node';
import { componentHintsIn, recordHintsIn } from '../../features/component-hints';
import { inlayHintsIn } from '../../features/inlay-hints';
import type { Folders } from '../folders';

export function registerInlayHint(connection: Connection, folders: Folders): void {
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) return [];
    const { context, path, folder, toFile, toDocument } = asked;
    const inFile = { start: toFile(range.start), end: toFile(range.end) };
    const hints = [
      ...(folder.settings.inlayHints ? inlayHintsIn(context, path, inFile) : []),
      ...(folder.settings.supportEnds ? recordHintsIn(context, path, inFile) : []),
      ...componentHintsIn(context, path, inFile, folder.settings),
    ];
    return hints.flatMap(({ position: place, label, tooltip }): readonly InlayHint[] => {
      const position = toDocument({ start: place, end: place })?.start;
      if (position === undefined) return [];
      return [{ position, label, paddingLeft: true, ...(tooltip === undefined ? {} : { tooltip }) }];
    });
  });
}
