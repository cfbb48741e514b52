// textDocument/diagnostic and workspace/diagnostic: for editors that ask. What they have already is said to be unchanged.
import {
  DocumentDiagnosticReportKind,
  type Connection,
  type WorkspaceDiagnosticReport,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
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
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, parts) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const unread = folders.all.filter(({ result }) => result === undefined);
    await Promise.all(unread.map((folder) => folder.upToDate()));
    // Who has all there is waits for what comes, so that nobody has to ask again and again.
    while (known.size > 0 && reports.differingFrom(known).length === 0 && !token.isCancellationRequested)
      await reports.nextChange(token);
    const items = reports.differingFrom(known).map(toFullReport);
    if (parts === undefined) return { items };
    for (let at = 0; at < items.length; at += PART) parts.report({ items: items.slice(at, at + PART) });
    return { items: [] } satisfies WorkspaceDiagnosticReport;
  });
}

function toFullReport({ uri, resultId, version, diagnostics }: Report): WorkspaceFullDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, resultId, version, items: [...diagnostics] };
}
