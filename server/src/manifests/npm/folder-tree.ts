// Where Node finds a package: in the nearest `node_modules` at or above the folder of who asks.
// Invariant: folders are written relative to the lockfile's, with `/`; the lockfile's own is the empty text.

/** The installed packages by folder. */
export class FolderTree {
  readonly #indices = new Map<string, number>();
  readonly #links = new Map<string, string>();

  /** Says that the package of that index is installed in a folder. */
  add(folder: string, index: number): void {
    this.#indices.set(folder, index);
  }

  /** Says that a folder is a link to another one. */
  link(folder: string, target: string): void {
    this.#links.set(folder, target);
  }

  /** The index of the package that a name means in a folder. */
  find(folder: string, name: string): number | undefined {
    for (let here: string | undefined = folder; here !== undefined; here = above(here)) {
      const candidate = here === '' ? `node_modules/${name}` : `${here}/node_modules/${name}`;
      const index = this.#indices.get(this.#links.get(candidate) ?? candidate);
      if (index !== undefined) return index;
    }
    return undefined;
  }
}

/** The next folder up that may hold a `node_modules`; undefined at the top and outside of the lockfile's folder. */
function above(folder: string): string | undefined {
  if (folder === '' || folder === '..' || folder.endsWith('/..')) return undefined;
  const nested = folder.lastIndexOf('/node_modules/');
  if (nested < 0 && folder.startsWith('node_modules/')) return '';
  return folder.slice(0, Math.max(0, nested < 0 ? folder.lastIndexOf('/') : nested));
}
