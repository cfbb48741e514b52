// complianceLens/learn: what is asked of the file in front of a person, as the inside of the view "Learn".
// Invariant: null before the first check; of a file that belongs to no product it says just that.
import type { Connection } from 'vscode-languageserver/node';
import { escapeHtml } from '../../features/reports/html-table';
import { renderLessons } from '../../features/lessons/lessons-html';
import { lessonsOf } from '../../features/lessons/lessons';
import type { Folders } from '../folders';
import { writePlace } from '../place-texts';

export function registerLessons(connection: Connection, folders: Folders): void {
  connection.onRequest('complianceLens/learn', ({ file }: { file: string }): string | null => {
    const asked = folders.placeOf(file);
    if (asked === undefined) return renderLessons(undefined, () => '');
    const { folder, path } = asked;
    if (folder.context === undefined) return null;
    return renderLessons(
      lessonsOf(folder.context, path),
      (anchor) => `data-place="${escapeHtml(writePlace(folder, anchor))}"`,
    );
  });
}
