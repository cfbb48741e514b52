// Asks an editor to ask again: what it shows in one file may follow from another.
// Invariant: only what the editor understands is asked, and an editor that refuses is left alone.
import type { Connection } from 'vscode-languageserver/node';
import type { ClientState } from './client-state';

/** The records may have changed that code lenses and inlay hints speak of. */
export function refreshLenses(connection: Connection, client: ClientState): void {
  if (client.refreshes.codeLenses) ask(connection, 'workspace/codeLens/refresh');
  if (client.refreshes.inlayHints) ask(connection, 'workspace/inlayHint/refresh');
}

/** Diagnostics are others than those that were asked for last. */
export function refreshDiagnostics(connection: Connection): void {
  ask(connection, 'workspace/diagnostic/refresh');
}

function ask(connection: Connection, method: string): void {
  // An editor that is closing answers with an error; it needs nothing refreshed any more.
  connection.sendRequest(method).catch(() => undefined);
}
