// What a container file is for, as far as its path says so.
import { baseName } from '../../text/source-file';

/** Whether the path says that the file is for development, tests or continuous integration. */
export function isForDevelopment(path: string): boolean {
  const words = baseName(path).toLowerCase().split(/[._-]/);
  return words.some((word) => purposes.has(word)) || path.split('/').some((folder) => folders.has(folder));
}

const purposes: ReadonlySet<string> = new Set(
  'dev devel develop development devcontainer local debug test tests testing e2e ci lint docs override build builder'.split(
    ' ',
  ),
);

const folders: ReadonlySet<string> = new Set(['.devcontainer', '.github', 'test', 'tests', '__tests__', 'e2e']);
