// What the menu of an item does beside opening its place: fixes, references, the record or the stamp that is missing.
// Invariant: edits are the server's own quick fixes at the item's place; they are shown where they were made, and not saved.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ShownItem } from './compliance-tree';
import { findPlace, openPlace } from './places';

/** What the server can write from an item, by the end of the kind of its code action, and why there may be nothing. */
const writes = {
  document: 'It has a record by now, or nothing can be written for it.',
  review: 'It stands as it was reviewed, its files are missing, or git does not know your name.',
} as const;

/** The commands of the menu by their names. */
export function contextActions(client: LanguageClient): Readonly<Record<string, (item: ShownItem) => unknown>> {
  return {
    'complianceLens.views.goTo': ({ place }) => openPlace(client, place),
    'complianceLens.views.showFixes': ({ place }) => openAndRun(client, place, 'editor.action.quickFix'),
    'complianceLens.views.findReferences': ({ place }) => openAndRun(client, place, 'editor.action.goToReferences'),
    'complianceLens.views.document': (item) => write(client, item, 'document'),
    'complianceLens.views.review': (item) => write(client, item, 'review'),
    'complianceLens.views.openOfficialText': ({ address }) =>
      address === undefined ? undefined : vscode.env.openExternal(vscode.Uri.parse(address)),
    'complianceLens.views.copyName': ({ name }) => vscode.env.clipboard.writeText(name ?? ''),
  };
}

async function openAndRun(client: LanguageClient, place: string | undefined, command: string): Promise<void> {
  if (await openPlace(client, place)) await vscode.commands.executeCommand(command);
}

async function write(client: LanguageClient, item: ShownItem, what: keyof typeof writes): Promise<void> {
  const location = await findPlace(client, item.place);
  if (location === undefined) return;
  // The server answers for documents that the editor has opened.
  await vscode.workspace.openTextDocument(location.uri);
  const actions = await vscode.commands.executeCommand<(vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    location.uri,
    location.range,
  );
  const edit = actions.flatMap((action) =>
    action instanceof vscode.CodeAction && action.kind?.value.endsWith(`.${what}`) ? (action.edit ?? []) : [],
  )[0];
  if (edit === undefined) {
    void vscode.window.showInformationMessage(`Nothing was written for ${item.name ?? item.label}. ${writes[what]}`);
    return;
  }
  await vscode.workspace.applyEdit(edit);
  const [uri, [first]] = edit.entries()[0] ?? [location.uri, []];
  const lines = first?.newText.trimEnd().split('\n').length ?? 1;
  const last = (first?.range.start ?? location.range.start).translate(lines - 1);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(last, last) });
}
