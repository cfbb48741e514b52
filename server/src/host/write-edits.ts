// Writes edits into the files of a folder.
// Invariant: what an edit does not name keeps its bytes, the byte order mark among them; a fault in one file leaves all
// files as they are.
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, type FileEdits } from '../check/edits/edits';
import type { SourceFile } from '../text/source-file';

const MARK = '\ufeff';

/** Writes edits of files as `textOf` gives them. Throws an error that says why one cannot be written and how to mend it. */
export function writeEdits(
  folder: string,
  edits: readonly FileEdits[],
  textOf: (file: string) => SourceFile | undefined,
): void {
  const written = edits.map((edit) => {
    const path = join(folder, edit.file);
    if (edit.create) return { path, text: applyEdits('', edit.edits), flag: 'wx' };
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8');
    if (!Buffer.from(text).equals(bytes)) throw new Error(`${edit.file} is not in UTF-8, save it so`);
    const [mark, body] = text.startsWith(MARK) ? [MARK, text.slice(1)] : ['', text];
    if (body !== textOf(edit.file)?.text) throw new Error(`${edit.file} has changed meanwhile, try again`);
    if (!isWritable(path)) throw new Error(`${edit.file} is write-protected, give yourself the right to write it`);
    return { path, text: mark + applyEdits(body, edit.edits), flag: 'w' };
  });
  for (const { path, text, flag } of written) writeFileSync(path, text, { flag });
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    // The system says it by an error.
    return false;
  }
}
