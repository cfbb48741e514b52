// complianceLens/matrix, gapReport, supportTimeline and modelRegister: the tables of the editor's pages, and the same as files.
import type { Connection } from 'vscode-languageserver/node';
import type { FeatureContext } from '../../features/context';
import { escapeHtml, type LinkPlace } from '../../features/reports/html-table';
import { gapReports } from '../../features/reports/gap-report';
import { renderGapCsv } from '../../features/reports/gap-report-csv';
import { renderGaps } from '../../features/reports/gap-report-html';
import { renderGapReport } from '../../features/reports/gap-report-page';
import { traceabilityMatrices } from '../../features/reports/matrix';
import { renderMatrixCsv } from '../../features/reports/matrix-csv';
import { renderMatrix } from '../../features/reports/matrix-html';
import { renderMatrixReport } from '../../features/reports/matrix-report';
import { modelRegisters } from '../../features/reports/model-register';
import { renderRegisterCsv } from '../../features/reports/model-register-csv';
import { renderRegisters } from '../../features/reports/model-register-html';
import { renderRegisterReport } from '../../features/reports/model-register-report';
import type { Tool } from '../../features/reports/report-page';
import { supportTimelines } from '../../features/reports/support-timeline';
import { renderTimelineCsv } from '../../features/reports/support-timeline-csv';
import { renderTimelines } from '../../features/reports/support-timeline-html';
import { renderTimelineReport } from '../../features/reports/support-timeline-report';
import { writePlace } from '../place-texts';
import type { Folders } from '../folders';
import { displayName, version } from '../../../../package.json';

export type TableFormat = 'html' | 'csv';

/** What of a product there is a page of, from the facts to the forms in which it is shown. */
interface Tables<T> {
  readonly request: string;
  readonly make: (context: FeatureContext) => readonly T[];
  readonly page: (made: readonly T[], link: LinkPlace) => string;
  readonly report: (made: readonly T[], tool: Tool) => string;
  readonly csv: (made: readonly T[]) => string;
}

export function registerTablePages(connection: Connection, folders: Folders): void {
  register(connection, folders, {
    request: 'complianceLens/matrix',
    make: traceabilityMatrices,
    page: renderMatrix,
    report: renderMatrixReport,
    csv: renderMatrixCsv,
  });
  register(connection, folders, {
    request: 'complianceLens/gapReport',
    make: gapReports,
    page: renderGaps,
    report: renderGapReport,
    csv: renderGapCsv,
  });
  register(connection, folders, {
    request: 'complianceLens/supportTimeline',
    make: supportTimelines,
    page: renderTimelines,
    report: renderTimelineReport,
    csv: renderTimelineCsv,
  });
  register(connection, folders, {
    request: 'complianceLens/modelRegister',
    make: modelRegisters,
    page: renderRegisters,
    report: renderRegisterReport,
    csv: renderRegisterCsv,
  });
}

function register<T>(connection: Connection, folders: Folders, { request, make, page, report, csv }: Tables<T>): void {
  connection.onRequest(request, (): string =>
    folders.all
      .flatMap((folder) => {
        const { context } = folder;
        if (context === undefined) return [];
        return page(make(context), (anchor) => `data-place="${escapeHtml(writePlace(folder, anchor))}"`);
      })
      .join('\n'),
  );

  connection.onRequest(`${request}File`, ({ format }: { format: TableFormat }): string => {
    const made = folders.all.flatMap(({ context }) => (context === undefined ? [] : make(context)));
    // Spreadsheets take a table without the mark at its beginning for one in the letters of their own country.
    return format === 'csv' ? `\uFEFF${csv(made)}` : report(made, { displayName, version });
  });
}
