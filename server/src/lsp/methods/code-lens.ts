// textDocument/codeLens: a click shows the places, in an editor that has the command for it.
import type { CodeLens, Connection, Location } from 'vscode-languageserver/node';
import { codeLenses, type LensPlace } from '../../features/code-lenses';
import { annotationAt } from '../../features/context';
import { manifestLenses } from '../../features/manifest-lenses';
import type { ClientState } from '../client-state';
import type { Folders } from '../folders';

/** Takes the address and position of the lens and the locations to show; `client/` registers it. */
const SHOW = 'complianceLens.showReferences';

export function registerCodeLens(connection: Connection, folders: Folders, client: ClientState): void {
  connection.onCodeLens(({ textDocument: { uri } }) => {
    const asked = folders.asked(uri);
    if (asked === undefined) return [];
    const annotation = annotationAt(asked.context, asked.path);
    const lenses =
      annotation === undefined ? manifestLenses(asked.context, asked.path) : codeLenses(asked.context, annotation);
    const located = ({ file, range }: LensPlace): Location => asked.folder.show(file, range);
    return lenses.flatMap(({ range: inFile, title, places }): readonly CodeLens[] => {
      const range = asked.toDocument(inFile);
      if (range === undefined) return [];
      const isShown = client.showsReferences && places.length > 0;
      // A lens without a command's name only tells.
      const command = isShown
        ? { title, command: SHOW, arguments: [uri, range.start, places.map(located)] }
        : { title, command: '' };
      return [{ range, command }];
    });
  });
}
