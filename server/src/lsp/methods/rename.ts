// textDocument/prepareRename and textDocument/rename: a refusal is an error whose message a person reads.
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { renamableAt, renameAt } from '../../features/rename';
import { unlessCancelled } from '../cancellation';
import type { ClientState } from '../client-state';
import { editsOf } from '../document-edits';
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
    const { context, path, toFile, toDocument } = await ask(params, token);
    const renamable = renamableAt(context, path, toFile(params.position));
    if (!renamable.ok) throw refusal(renamable.reason);
    return { range: toDocument(renamable.range) ?? renamable.range, placeholder: renamable.id };
  });
  connection.onRenameRequest(async (params, token) => {
    const { context, path, folder, toFile } = await ask(params, token);
    const renaming = renameAt(context, path, toFile(params.position), params.newName);
    if (!renaming.ok) throw refusal(renaming.reason);
    const documentChanges = [...renaming.files].flatMap(([file, ranges]) =>
      editsOf(
        folder,
        file,
        ranges.map((range) => ({ range, newText: params.newName })),
      ),
    );
    return { documentChanges };
  });
}

function refusal(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
