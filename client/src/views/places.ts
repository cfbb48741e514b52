// Going to a place that the server named.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { placeRequest } from './requests';

/** Where a place stands now; undefined where it is gone. */
export async function findPlace(
  client: LanguageClient,
  place: string | undefined,
): Promise<vscode.Location | undefined> {
  const location = place === undefined ? null : await client.sendRequest(placeRequest, { place });
  return location === null ? undefined : client.protocol2CodeConverter.asLocation(location);
}

/** Opens the file of a place with its range selected; false where the place is gone. */
export async function openPlace(client: LanguageClient, place: string | undefined): Promise<boolean> {
  const location = await findPlace(client, place);
  if (location === undefined) return false;
  // The editor opens what is no text, such as a model file, as it sees fit.
  await vscode.commands.executeCommand('vscode.open', location.uri, { selection: location.range });
  return true;
}
