// complianceLens/checkWorkspace: lists and checks everything again, with progress, and can be cancelled.
import { type CancellationToken, type Connection, type WorkDoneProgressParams } from 'vscode-languageserver/node';
import { cancelled, unlessCancelled } from '../cancellation';
import { countFindings } from '../folder';
import type { Folders } from '../folders';

export function registerCheckWorkspace(connection: Connection, folders: Folders): void {
  connection.onRequest(
    'complianceLens/checkWorkspace',
    async (params: WorkDoneProgressParams, token: CancellationToken) => {
      const progress =
        params.workDoneToken === undefined ? undefined : connection.window.attachWorkDoneProgress(params.workDoneToken);
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort(cancelled()));
      progress?.begin('Compliance Lens', 0, 'Reading the workspace …', true);
      const unwatch = folders.watchProgress((folder, done, total) =>
        progress?.report(Math.floor((100 * done) / total), `${folder}: ${done} of ${total} files`),
      );
      try {
        for (const folder of folders.all) await unlessCancelled(token, folder.recheck(stop.signal));
      } finally {
        unwatch();
        progress?.done();
      }
      const counts = countFindings(folders.all.flatMap((folder) => folder.result?.findings ?? []));
      return {
        message: `${counts.error} errors, ${counts.warning} warnings, ${counts.information} notes, ${counts.hint} hints.`,
      };
    },
  );
}
