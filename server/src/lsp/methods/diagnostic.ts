// textDocument/diagnostic and workspace/diagnostic: for editors that ask. What they have already is said to be unchanged.
import {
  DocumentDiagnosticReportKind,
  type Connection,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticReport,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { cancelled, unlessCancelled } from '../cancellation';
import type { Folders } from '../folders';
import type { PulledReports, Report } from '../pulled-diagnostics';

/** How many files one part of the answer for a workspace speaks of. */
const PART = 100;

export function registerDiagnostic(connection: Connection, folders: Folders, reports: PulledReports): void {
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }) => {
    const { resultId, diagnostics } = reports.of(uri);
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
  });
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, progress, parts) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    await unlessCancelled(token, readAll(folders, progress));
    // Who has all there is waits for what comes, so that nobody has to ask again and again.
    while (known.size > 0 && reports.differingFrom(known).length === 0 && !token.isCancellationRequested)
      await reports.nextChange(token);
    if (token.isCancellationRequested) throw cancelled();
    const items = reports.differingFrom(known).map(toFullReport);
    if (parts === undefined) return { items };
    for (let at = 0; at < items.length; at += PART) parts.report({ items: items.slice(at, at + PART) });
    return { items: [] } satisfies WorkspaceDiagnosticReport;
  });
}

/** Waits for the first check of every folder. */
async function readAll(folders: Folders, progress: WorkDoneProgressReporter): Promise<void> {
  const unread = folders.all.filter(({ result }) => result === undefined);
  if (unread.length === 0) return;
  progress.begin('Compliance Lens', 0, 'Reading the workspace …', true);
  const stop = folders.watchProgress((folder, done, total) =>
    progress.report(Math.floor((100 * done) / total), `${folder}: ${done} of ${total} files`),
  );
  try {
    await Promise.all(unread.map(({ firstCheck }) => firstCheck));
  } finally {
    stop();
    progress.done();
  }
}

function toFullReport({ uri, resultId, version, diagnostics }: Report): WorkspaceFullDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, resultId, version, items: [...diagnostics] };
}
