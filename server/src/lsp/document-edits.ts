// Edits of a file as edits of the documents that show it: for a notebook that is open, of its cells.
// Invariant: the version that was judged goes along, so that an editor refuses what no longer fits.
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
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
