// complianceLens/checkWorkspace: lists and checks everything again, with progress, and can be cancelled.
import { type CancellationToken, type Connection, type WorkDoneProgressParams } from 'vscode-languageserver/node';
import { countFindings } from '../folder';
import type { Folders } from '../folders';

export function registerCheckWorkspace(connection: Connection, folders: Folders): void {
  connection.onRequest(
    'complianceLens/checkWorkspace',
    async (params: WorkDoneProgressParams, token: CancellationToken) => {
      const progress =
        params.workDoneToken === undefined ? undefined : connection.window.attachWorkDoneProgress(params.workDoneToken);
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort(new Error('The check was cancelled.')));
      progress?.begin('Compliance Lens', 0, 'Reading the workspace …', true);
      try {
        for (const [index, folder] of folders.all.entries()) {
          progress?.report(Math.round((100 * index) / folders.all.length), folder.path);
          await folder.recheck(cancel.signal);
        }
      } finally {
        progress?.done();
      }
      const counts = countFindings(folders.all.flatMap((folder) => folder.result?.findings ?? []));
      return {
        message: `${counts.error} errors, ${counts.warning} warnings, ${counts.information} notes, ${counts.hint} hints.`,
      };
    },
  );
}
