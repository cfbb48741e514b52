// complianceLens/matrix, complianceLens/matrixFile: the traceability matrix for the editor's page, and as a file.
import type { Connection } from 'vscode-languageserver/node';
import { traceabilityMatrices } from '../../features/matrix';
import { renderMatrixCsv } from '../../features/matrix-csv';
import { escapeHtml, renderMatrix } from '../../features/matrix-html';
import { renderMatrixReport } from '../../features/matrix-report';
import { writePlace } from '../place-texts';
import type { Folders } from '../folders';
import { displayName, version } from '../../../../package.json';

export type MatrixFormat = 'html' | 'csv';

export function registerMatrix(connection: Connection, folders: Folders): void {
  connection.onRequest('complianceLens/matrix', (): string =>
    folders.all
      .flatMap((folder) => {
        const { context } = folder;
        if (context === undefined) return [];
        return renderMatrix(
          traceabilityMatrices(context),
          (anchor) => `data-place="${escapeHtml(writePlace(folder, anchor))}"`,
        );
      })
      .join('\n'),
  );

  connection.onRequest('complianceLens/matrixFile', ({ format }: { format: MatrixFormat }): string => {
    const matrices = folders.all.flatMap(({ context }) => (context === undefined ? [] : traceabilityMatrices(context)));
    // Spreadsheets take a table without the mark at its beginning for one in the letters of their own country.
    return format === 'csv'
      ? `\uFEFF${renderMatrixCsv(matrices)}`
      : renderMatrixReport(matrices, { displayName, version });
  });
}
