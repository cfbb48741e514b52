// Addresses of the protocol and paths of a workspace, one to the other.
import { join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';

/** The path of a file below a folder, with `/`; undefined for other schemes and places. */
export function pathOf(uri: string, folder: string): string | undefined {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return undefined;
  const path = relative(folder, parsed.fsPath);
  return path === '' || path.startsWith('..') || parsed.fsPath === path ? undefined : path.split(sep).join('/');
}

/** The address of a path below a folder. */
export function uriOf(path: string, folder: string): string {
  return URI.file(join(folder, path)).toString();
}
