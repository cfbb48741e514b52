// Where Node finds a package: in the nearest `node_modules` at or above the folder of who asks.
// Invariant: folders are written relative to the lockfile's, with `/`; the lockfile's own is the empty text.

/** The packages by the folder they are in. */
export class FolderTree {
  /** Packages that are in no `node_modules`: the repository's own. */
  readonly #own = new Map<string, number>();
  /** What stands in the `node_modules` of a folder: a package, or the folder that a link leads to. */
  readonly #installed = new Map<string, Map<string, number | string>>();

  /** Says that the package of that index is in a folder. */
  add(folder: string, index: number): void {
    if (!this.#install(folder, index)) this.#own.set(folder, index);
  }

  /** Says that a folder is a link to another one. */
  link(folder: string, target: string): void {
    this.#install(folder, target);
  }

  /** The index of the package that a name means in a folder. */
  find(folder: string, name: string): number | undefined {
    for (let here: string | undefined = folder; here !== undefined; here = above(here)) {
      const found = this.#installed.get(here)?.get(name);
      const index = typeof found === 'string' ? this.#at(found) : found;
      if (index !== undefined) return index;
    }
    return undefined;
  }

  /** The package that is in a folder itself. */
  #at(folder: string): number | undefined {
    const place = placeOf(folder);
    const found = place === undefined ? undefined : this.#installed.get(place.owner)?.get(place.name);
    return typeof found === 'number' ? found : this.#own.get(folder);
  }

  #install(folder: string, what: number | string): boolean {
    const place = placeOf(folder);
    if (place === undefined) return false;
    let names = this.#installed.get(place.owner);
    if (names === undefined) this.#installed.set(place.owner, (names = new Map<string, number | string>()));
    names.set(place.name, what);
    return true;
  }
}

/** Whose `node_modules` a folder is in, and under which name; undefined for one that is in none. */
function placeOf(folder: string): { readonly owner: string; readonly name: string } | undefined {
  const at = folder.lastIndexOf('node_modules/');
  if (at < 0 || (at > 0 && folder[at - 1] !== '/')) return undefined;
  return { owner: folder.slice(0, Math.max(0, at - 1)), name: folder.slice(at + 'node_modules/'.length) };
}

/** The next folder up that may hold a `node_modules`; undefined at the top and outside of the lockfile's folder. */
function above(folder: string): string | undefined {
  if (folder === '' || folder === '..' || folder.endsWith('/..')) return undefined;
  const nested = folder.lastIndexOf('/node_modules/');
  if (nested < 0 && folder.startsWith('node_modules/')) return '';
  return folder.slice(0, Math.max(0, nested < 0 ? folder.lastIndexOf('/') : nested));
}
