// A file as the tool sees it: a path and its text, never changed once made.
// Invariant: facts read from a file may be memoised by this value's identity.
import { LineIndex, type Position } from './line-index';

/** One text file. `path` is relative to the workspace's folder, with `/`, without a leading `./`. */
export class SourceFile {
  readonly path: string;
  /** The text without a byte order mark; offsets count UTF-16 units of this text. */
  readonly text: string;
  /** The editor's document version; undefined when the text came from disk. */
  readonly version: number | undefined;
  #lines: LineIndex | undefined;

  constructor(path: string, text: string, version?: number) {
    this.path = path;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    this.version = version;
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }

  /** The offset of a position; positions past a line's end are clamped to it. */
  offsetAt(position: Position): number {
    return this.lines.offsetAt(position);
  }
}

/** The folder part of a path: `a/b.yaml` gives `a`, `b.yaml` gives the empty string. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path: `a/b.yaml` gives `b.yaml`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Joins a folder and a relative path, resolving `.` and `..`; undefined when the result leaves the workspace. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else parts.push(part);
  }
  return parts.join('/');
}

/** Whether `path` is the folder itself or lies below it; the empty folder holds everything. */
export function isWithin(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
