// The paths of a snapshot as a person names them: files, folders, globs.
// Invariant: letter case counts on every system, so that what passes here passes on the build machine.
import ignore from 'ignore';
import type { Mention } from '../records/value-type';
import { folderOf, isWithin, joinPath } from '../text/source-file';

const folderSets = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The folders that hold the paths, at any depth. */
export function foldersOf(paths: ReadonlySet<string>): ReadonlySet<string> {
  const known = folderSets.get(paths);
  if (known !== undefined) return known;
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  }
  folderSets.set(paths, folders);
  return folders;
}

/** A path as written, split from its symbol. */
export interface WrittenPath {
  /** From the workspace's folder; undefined when it leads out of it. */
  readonly path: string | undefined;
  readonly symbol: string | undefined;
}

/** Resolves `file.ts#symbol` as written in `file`: relative to it, or with a leading `/` to the product's folder. */
export function resolvePath(text: string, file: string, productFolder: string): WrittenPath {
  const hash = text.indexOf('#');
  const written = (hash < 0 ? text : text.slice(0, hash)).replaceAll('\\', '/');
  const symbol = hash < 0 ? undefined : text.slice(hash + 1);
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return { path: undefined, symbol };
  const path = written.startsWith('/') ? joinPath(productFolder, written.slice(1)) : joinPath(folderOf(file), written);
  return { path, symbol: symbol === '' ? undefined : symbol };
}

/** A path as it is written in a file of a product: from the file's folder, or with a leading `/` from the product's. */
export function writePath(path: string, file: string, productFolder: string): string {
  const below = (folder: string): string => (folder === '' ? path : path.slice(folder.length + 1));
  return isWithin(folderOf(file), path) ? below(folderOf(file)) : `/${below(productFolder)}`;
}

/** Whether a reference is spelled as a path rather than as an id: it holds `/`, `\`, `#` or a file ending. */
export function looksLikePath(text: string): boolean {
  return /[/\\#]/.test(text) || /\.[A-Za-z]\w{0,9}$/.test(text);
}

/** Whether a mention is taken for a path: it is spelled as one, or its field takes nothing else. */
export function isPath({ text, shape }: Pick<Mention, 'text' | 'shape'>): boolean {
  return looksLikePath(text) || (shape.kind === 'reference' && shape.to.every((target) => target === 'path'));
}

/** The files that a resolved path means: itself, all below a folder, or those that a glob matches. */
export function filesAt(paths: ReadonlySet<string>, path: string): readonly string[] {
  if (paths.has(path)) return [path];
  if (/[*?[]/.test(path)) {
    const glob = ignore({ ignorecase: false }).add(`/${path}`);
    return [...paths].filter((candidate) => glob.ignores(candidate)).sort();
  }
  if (path !== '' && !foldersOf(paths).has(path)) return [];
  const prefix = path === '' ? '' : `${path}/`;
  return [...paths].filter((candidate) => candidate.startsWith(prefix)).sort();
}

/** A test for the globs of an `exclude:` list, relative to a folder. */
export function matcherOf(globs: readonly string[], folder: string): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const matcher = ignore({ ignorecase: false }).add([...globs]);
  const prefix = folder === '' ? '' : `${folder}/`;
  return (path) => path.startsWith(prefix) && path.length > prefix.length && matcher.ignores(path.slice(prefix.length));
}
