// Going to a place that the server named.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { placeRequest } from './requests';

/** Opens the file of a place with its range selected; false where the place is gone. */
export async function openPlace(client: LanguageClient, place: string | undefined): Promise<boolean> {
  const location = place === undefined ? null : await client.sendRequest(placeRequest, { place });
  if (location === null) return false;
  const { uri, range } = location;
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  // The editor opens what is no text, such as a model file, as it sees fit.
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri), { selection });
  return true;
}
