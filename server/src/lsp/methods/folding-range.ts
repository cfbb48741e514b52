// textDocument/foldingRange
import { FoldingRangeKind, type Connection, type FoldingRange } from 'vscode-languageserver/node';
import { annotationAt } from '../../features/context';
import { foldingRanges } from '../../features/folding-ranges';
import type { Folders } from '../folders';

export function registerFoldingRange(connection: Connection, folders: Folders): void {
  connection.onFoldingRanges(({ textDocument }) => {
    const asked = folders.asked(textDocument.uri);
    const annotation = asked && annotationAt(asked.context, asked.path);
    if (annotation === undefined) return [];
    return foldingRanges(annotation).map(({ start, end, kind }): FoldingRange => ({
      startLine: start,
      endLine: end,
      ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
    }));
  });
}
