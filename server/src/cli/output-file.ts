// A report in a file that the user names.
import { writeFileSync } from 'node:fs';
import { UsageError } from './arguments';

/** Writes the file. Throws a UsageError where that cannot be done. */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`"${file}" cannot be written: ${reason}. Name a file in a folder that is there.`);
  }
}
