// The entry of the extension: it starts the server and connects what the server says with what the editor shows.
// Invariant: activation waits for nothing; a server that does not come up is seen in the status item, never as silence.
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { registerCommands } from './commands';
import { registerShowReferences } from './show-references';
import { statusNotification, trustNotification, type Status } from './protocol';
import { indentRecords } from './record-indent';
import { createClient } from './server-process';
import { continueWalkthrough, Deeds } from './walkthrough';
import { StatusItem } from './status-item';
import { startingStatus } from './status-text';
import { Views } from './views/views';

let stopServer: (() => Promise<void>) | undefined;

/** Called by the editor once, when a file or folder that concerns the extension is opened. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Compliance Lens', { log: true });
  const item = new StatusItem();
  const deeds = new Deeds();
  const client = createClient(context, output, (markdown) => deeds.hovered(markdown));
  const views = new Views(client, context.extensionUri);
  let status: Status = startingStatus;
  const show = (next: Status): void => {
    status = next;
    item.show(next);
    views.update(next);
    deeds.checked(next);
  };
  const fail = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    output.error(reason);
    show({ ...startingStatus, state: 'failed', message: reason });
  };
  const restart = (): Promise<void> => client.restart().catch(fail);

  context.subscriptions.push(
    output,
    item,
    views,
    deeds,
    client.onNotification(statusNotification, show),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) show(startingStatus);
      if (newState === State.Stopped) fail('The language server has stopped.');
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (client.isRunning()) client.sendNotification(trustNotification, { trusted: true }).catch(fail);
    }),
    registerShowReferences(client),
    indentRecords(),
    registerCommands({
      id: context.extension.id,
      extension: context.extensionUri,
      storage: context.globalStorageUri,
      state: context.globalState,
      client,
      output,
      status: () => status,
      restart,
    }),
  );
  stopServer = () => client.dispose();
  client
    .start()
    .then(() => continueWalkthrough(context.extension.id, context.globalState))
    .catch(fail);
}

/** Called by the editor before it closes. */
export async function deactivate(): Promise<void> {
  await stopServer?.();
}
