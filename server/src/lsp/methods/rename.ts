// textDocument/prepareRename and textDocument/rename: a refusal is an error whose message a person reads.
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { renamableAt, renameAt } from '../../features/rename';
import { uriOf } from '../addresses';
import { unlessCancelled } from '../cancellation';
import type { ClientState } from '../client-state';
import type { Asked, Folders } from '../folders';

export function registerRename(connection: Connection, folders: Folders, client: ClientState): void {
  const ask = async ({ textDocument }: TextDocumentPositionParams, token: CancellationToken): Promise<Asked> => {
    if (!client.trusted) throw refusal('Trust this workspace first; until then nothing in it is changed.');
    await unlessCancelled(token, folders.placeOf(textDocument.uri)?.folder.upToDate() ?? Promise.resolve());
    const asked = folders.asked(textDocument.uri);
    if (asked === undefined) throw refusal('This file belongs to no folder that has been read.');
    return asked;
  };
  connection.onPrepareRename(async (params, token) => {
    const { context, path } = await ask(params, token);
    const renamable = renamableAt(context, path, params.position);
    if (!renamable.ok) throw refusal(renamable.reason);
    return { range: renamable.range, placeholder: renamable.id };
  });
  connection.onRenameRequest(async (params, token) => {
    const { context, path, folder } = await ask(params, token);
    const renaming = renameAt(context, path, params.position, params.newName);
    if (!renaming.ok) throw refusal(renaming.reason);
    const documentChanges = [...renaming.files].map(([file, ranges]) => ({
      textDocument: { uri: uriOf(file, folder.path), version: folder.versionOf(file) ?? null },
      edits: ranges.map((range) => ({ range, newText: params.newName })),
    }));
    return { documentChanges };
  });
}

function refusal(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
