// The places behind a code lens, in the editor's own list of references.
// Invariant: the server says which places; here they only change from the protocol's words to the editor's.
import * as vscode from 'vscode';
import type { LanguageClient, Location, Position } from 'vscode-languageclient/node';

/** Registers the command that a lens carries: the address and position of the lens, and the places to show. */
export function registerShowReferences({ protocol2CodeConverter: convert }: LanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(
    'complianceLens.showReferences',
    async (uri: string, position: Position, locations: readonly Location[]) => {
      await vscode.commands.executeCommand(
        'editor.action.showReferences',
        convert.asUri(uri),
        convert.asPosition(position),
        locations.map((location) => convert.asLocation(location)),
      );
    },
  );
}
