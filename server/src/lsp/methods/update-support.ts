// complianceLens/describeSupportUpdate and complianceLens/updateSupport: what a support update would send, and doing it.
// The client asks the first, shows the answer to a person, and sends the second when that person agrees.
import {
  ResponseError,
  type CancellationToken,
  type Connection,
  type WorkDoneProgressParams,
} from 'vscode-languageserver/node';
import { today } from '../../host/clock';
import { NotAskable, prepareInquiry, type PreparedInquiry } from '../../host/network/online-support';
import { assertSnapshotsReadable, writeSnapshot } from '../../host/network/snapshot-files';
import { counted, discloseInquiries } from '../../support/online/disclosure';
import { formatPurl } from '../../terms/purl';
import { cancelled, unlessCancelled } from '../cancellation';
import type { ClientState } from '../client-state';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { failuresIn, onlineOptions } from '../online-knowledge';

export function registerUpdateSupport(connection: Connection, folders: Folders, client: ClientState): void {
  connection.onRequest('complianceLens/describeSupportUpdate', async () => {
    const prepared = await prepareAll(folders, client);
    return { lines: prepared.flatMap(({ inquiry }) => describe(inquiry)) };
  });
  connection.onRequest(
    'complianceLens/updateSupport',
    async (params: WorkDoneProgressParams, token: CancellationToken) => {
      const progress =
        params.workDoneToken === undefined ? undefined : connection.window.attachWorkDoneProgress(params.workDoneToken);
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort(cancelled()));
      progress?.begin('Compliance Lens', 0, 'Asking sources …', true);
      const messages: string[] = [];
      try {
        for (const { folder, inquiry } of await unlessCancelled(token, prepareAll(folders, client))) {
          const reports = await inquiry.ask(stop.signal, (done, total) =>
            progress?.report(Math.floor((100 * done) / total), `${done} of ${total} requests`),
          );
          stop.signal.throwIfAborted();
          messages.push(...inquiry.unavailable, ...failuresIn(reports));
          for (const product of folder.result?.model.products ?? []) {
            const { file, known, unknown } = writeSnapshot(folder.path, product, reports, today());
            messages.push(
              `${file}: ${counted(known, 'statement')}, nothing known of ${counted(unknown, 'component')}.`,
            );
          }
        }
      } finally {
        progress?.done();
      }
      return { message: messages.join(' ') };
    },
  );
}

interface PreparedFolder {
  readonly folder: Folder;
  readonly inquiry: PreparedInquiry;
}

/** The inquiries about all folders with products, as their texts are now. Throws an error for the person who asked. */
async function prepareAll(folders: Folders, client: ClientState): Promise<readonly PreparedFolder[]> {
  if (!client.trusted) throw refusal('Sources are asked about trusted workspaces only.');
  const prepared: PreparedFolder[] = [];
  for (const folder of folders.all) {
    await folder.upToDate();
    const model = folder.result?.model;
    if (model === undefined || model.products.length === 0) continue;
    try {
      assertSnapshotsReadable(model.products);
      prepared.push({ folder, inquiry: await prepareInquiry(model.products, model, onlineOptions(folder, 'command')) });
    } catch (error) {
      throw error instanceof NotAskable ? refusal(error.message) : error;
    }
  }
  if (prepared.length === 0) throw refusal('There is no product: add a compliance.yaml that holds "product:".');
  return prepared;
}

function describe({ inquiries, withheld, unavailable }: PreparedInquiry): readonly string[] {
  const nothing = withheld.length === 0 ? [] : [`Nothing is sent of ${withheld.map(formatPurl).join(', ')}.`];
  return [
    ...discloseInquiries(inquiries).map((line) => `Sends to ${line}.`),
    ...nothing,
    ...unavailable.map((line) => `Not asked: ${line}.`),
  ];
}

const REQUEST_FAILED = -32803;

function refusal(message: string): ResponseError {
  return new ResponseError(REQUEST_FAILED, message);
}
