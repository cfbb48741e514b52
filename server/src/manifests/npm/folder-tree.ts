// Where Node finds a package: in the nearest `node_modules` at or above the folder of who asks.
// Invariant: folders are written relative to the lockfile's, with `/`; the lockfile's own is the empty text.

/** The packages by the folder they are in. */
export class FolderTree {
  readonly #indices = new Map<string, number>();
  /** What stands in the `node_modules` of a folder: a package, or the folder that a link leads to. */
  readonly #installed = new Map<string, Map<string, number | string>>();

  /** Says that the package of that index is in a folder. */
  add(folder: string, index: number): void {
    this.#indices.set(folder, index);
    this.#install(folder, index);
  }

  /** Says that a folder is a link to another one. */
  link(folder: string, target: string): void {
    this.#install(folder, target);
  }

  /** The index of the package that a name means in a folder. */
  find(folder: string, name: string): number | undefined {
    for (let here: string | undefined = folder; here !== undefined; here = above(here)) {
      const found = this.#installed.get(here)?.get(name);
      const index = typeof found === 'string' ? this.#indices.get(found) : found;
      if (index !== undefined) return index;
    }
    return undefined;
  }

  #install(folder: string, what: number | string): void {
    const at = folder.lastIndexOf('node_modules/');
    if (at < 0 || (at > 0 && folder[at - 1] !== '/')) return;
    const owner = folder.slice(0, Math.max(0, at - 1));
    let names = this.#installed.get(owner);
    if (names === undefined) this.#installed.set(owner, (names = new Map<string, number | string>()));
    names.set(folder.slice(at + 'node_modules/'.length), what);
  }
}

/** The next folder up that may hold a `node_modules`; undefined at the top and outside of the lockfile's folder. */
function above(folder: string): string | undefined {
  if (folder === '' || folder === '..' || folder.endsWith('/..')) return undefined;
  const nested = folder.lastIndexOf('/node_modules/');
  if (nested < 0 && folder.startsWith('node_modules/')) return '';
  return folder.slice(0, Math.max(0, nested < 0 ? folder.lastIndexOf('/') : nested));
}
