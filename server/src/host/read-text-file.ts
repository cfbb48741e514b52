// A text file that a person names, wherever it lies.
import { readFile, stat } from 'node:fs/promises';
import { SourceFile } from '../text/source-file';

/** The longest that is read, in bytes. */
const LONGEST = 64 * 1024 * 1024;

/** The file by its absolute path; undefined where it cannot be read as text. */
export async function readTextFile(path: string): Promise<SourceFile | undefined> {
  try {
    if ((await stat(path)).size > LONGEST) return undefined;
    return new SourceFile(path.replaceAll('\\', '/'), await readFile(path, 'utf8'));
  } catch {
    // Whoever asks says that it could not be read.
    return undefined;
  }
}
