// The libraries that are looked for, by the names under which a language knows them.
// Invariant: the longest known beginning of a qualified name is its package; the rest leads into it.

/** A place in a library: the package and the names below it. */
export interface LibraryPlace {
  readonly module: string;
  readonly path: readonly string[];
}

/** The packages that are known, each as the names it is made of. */
export class Packages {
  readonly #known: ReadonlySet<string>;
  readonly #separator: string;

  /** `separator` is what stands between the names of a package in the language: `.`, `/`, `::`. */
  constructor(names: Iterable<string>, separator: string) {
    this.#known = new Set(names);
    this.#separator = separator;
  }

  /** The packages of a single name. */
  get single(): ReadonlySet<string> {
    return new Set([...this.#known].filter((name) => !name.includes(this.#separator)));
  }

  /** A qualified name as it is written. */
  join(names: readonly string[]): string {
    return names.join(this.#separator);
  }

  /** The library that a qualified name leads into; undefined for any other. */
  locate(names: readonly string[]): LibraryPlace | undefined {
    for (let length = names.length; length > 0; length--) {
      const module = names.slice(0, length).join(this.#separator);
      if (this.#known.has(module)) return { module, path: names.slice(length) };
    }
    return undefined;
  }
}
