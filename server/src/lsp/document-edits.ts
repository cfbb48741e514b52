// Edits of a file as edits of the documents that show it: for a notebook that is open, of its cells.
// Invariant: the version that was judged goes along, so that an editor refuses what no longer fits.
import { TextEdit, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { FileEdits } from '../check/edits/edits';
import type { FeatureContext } from '../features/context';
import { uriOf } from './addresses';
import type { Folder } from './folder';

/** The edits by document; none at all where one of them has no place in a document. */
export function editsOf(folder: Folder, file: string, edits: readonly TextEdit[]): readonly TextDocumentEdit[] {
  const byDocument = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const place = folder.showEditable(file, edit.range);
    if (place === undefined) return [];
    const { uri, range } = place;
    const own = byDocument.get(uri);
    if (own === undefined) byDocument.set(uri, [{ ...edit, range }]);
    else own.push({ ...edit, range });
  }
  return [...byDocument].map(([uri, own]) => ({
    textDocument: { uri, version: folder.versionOfDocument(uri) ?? null },
    edits: own,
  }));
}

/** Edits of the protocol; files that are made come before what is written into them. */
export function workspaceEditOf(
  edits: readonly FileEdits[],
  folder: Folder,
  { textOf }: FeatureContext,
): WorkspaceEdit {
  return {
    documentChanges: edits.flatMap(({ file, create, edits: spans }) => {
      const uri = uriOf(file, folder.path);
      const lines = textOf(file)?.lines;
      const start = { line: 0, character: 0 };
      const changes = spans.map(({ span, text }) =>
        TextEdit.replace(
          { start: lines?.positionAt(span.start) ?? start, end: lines?.positionAt(span.end) ?? start },
          text,
        ),
      );
      const documents = editsOf(folder, file, changes);
      return [...(create ? [{ kind: 'create' as const, uri }] : []), ...documents];
    }),
  };
}
