// What the paths of a command line mean: folders, each a workspace of its own, or files of the current folder.
// Invariant: every folder is there and can be read, and none stands twice.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './arguments';

/** A folder to look at. */
export interface Target {
  /** Absolute. */
  readonly folder: string;
  /** Stands before the paths of its files where several folders are looked at: `gateway/`; else empty. */
  readonly prefix: string;
  /** The files that are asked for, relative to the folder; undefined for all. */
  readonly only: ReadonlySet<string> | undefined;
}

/** The folders behind paths as typed; without any, the current folder. Throws a UsageError for what is not there. */
export function targetsOf(paths: readonly string[], current: string): readonly Target[] {
  const files = new Set<string>();
  const folders = new Map<string, ReadonlySet<string> | undefined>();
  for (const path of paths.length > 0 ? paths : ['.']) {
    const full = resolve(current, path);
    if (isFolder(path, full)) folders.set(full, undefined);
    else {
      files.add(fileIn(current, path, full));
      if (!folders.has(current)) folders.set(current, files);
    }
  }
  return [...folders].map(([folder, only]) => ({
    folder,
    prefix: folders.size === 1 || folder === current ? '' : `${slashed(relative(current, folder))}/`,
    only,
  }));
}

/** The one folder behind a path. Throws a UsageError where it is none. */
export function folderAt(path: string, current: string): Target {
  const folder = resolve(current, path);
  if (!isFolder(path, folder)) throw new UsageError(`"${path}" is a file: give the folder that holds it.`);
  return { folder, prefix: '', only: undefined };
}

/** The nearest file above a folder that opens a product, relative to that folder; undefined where there is none. */
export function productAbove(folder: string): string | undefined {
  for (let above = dirname(folder); ; above = dirname(above)) {
    const file = ['compliance.yaml', 'compliance.yml']
      .map((name) => join(above, name))
      .find((path) => existsSync(path));
    if (file !== undefined) return slashed(relative(folder, file));
    if (above === dirname(above)) return undefined;
  }
}

function isFolder(path: string, full: string): boolean {
  let folder: boolean;
  try {
    folder = statSync(full).isDirectory();
    accessSync(full, folder ? constants.R_OK | constants.X_OK : constants.R_OK);
  } catch (error) {
    // Node's own errors carry a code; whatever else it may be, the path cannot be used.
    const isMissing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new UsageError(
      isMissing
        ? `There is no file or folder "${path}": give one that is there, or none for the current folder.`
        : `"${path}" cannot be read: give yourself the right to read it.`,
    );
  }
  return folder;
}

function fileIn(current: string, path: string, full: string): string {
  const inside = slashed(relative(current, full));
  if (inside.startsWith('../') || isAbsolute(inside)) {
    throw new UsageError(
      `"${path}" lies outside the current folder: run from the folder of its product, or give that folder.`,
    );
  }
  return inside;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
