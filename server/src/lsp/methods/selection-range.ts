// textDocument/selectionRange
import type { Connection, SelectionRange } from 'vscode-languageserver/node';
import { annotationAt } from '../../features/context';
import { selectionRangesAt } from '../../features/selection-ranges';
import type { Range } from '../../text/line-index';
import type { Folders } from '../folders';

export function registerSelectionRange(connection: Connection, folders: Folders): void {
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const asked = folders.asked(textDocument.uri);
    const annotation = asked && annotationAt(asked.context, asked.path);
    if (annotation === undefined) return null;
    return positions.map((position) => {
      const nested = selectionRangesAt(annotation, position).reduceRight<SelectionRange | undefined>(nest, undefined);
      return nested ?? { range: { start: position, end: position } };
    });
  });
}

function nest(parent: SelectionRange | undefined, range: Range): SelectionRange {
  return parent === undefined ? { range } : { range, parent };
}
