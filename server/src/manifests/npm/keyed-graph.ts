// Graphs of lockfiles in which every package has a key, and who requires it says that key.
// Invariant: a key means one package; keys that lead nowhere are left out, since optional packages need not be locked.
import type { Component, Scope } from '../component';
import type { DependencyGraph, LockedPackage, LockedProject, Requirement } from '../format';

/** What a package or project asks for, and under which keys that may stand, the one that counts first. */
export interface KeyedWish {
  /** As whoever asks calls it: the key in its manifest. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly range: string | undefined;
  readonly scope: Scope;
}

/** What is locked for a project under a name. */
interface Lock {
  readonly index: number;
  readonly range: string | undefined;
}

/** Collects the packages and projects of a lockfile. */
export class KeyedGraphBuilder {
  readonly #indices = new Map<string, number>();
  readonly #packages: { readonly component: Component; readonly wishes: () => readonly KeyedWish[] }[] = [];
  readonly #projects = new Map<string, readonly KeyedWish[]>();

  /** A package; what it asks for is read when all packages are known. */
  addPackage(keys: readonly string[], component: Component, wishes: () => readonly KeyedWish[]): void {
    for (const key of keys) if (!this.#indices.has(key)) this.#indices.set(key, this.#packages.length);
    this.#packages.push({ component, wishes });
  }

  /** Further keys of a package that was added. */
  addKeys(keys: readonly string[], known: string): boolean {
    const index = this.#indices.get(known);
    if (index !== undefined) for (const key of keys) if (!this.#indices.has(key)) this.#indices.set(key, index);
    return index !== undefined;
  }

  /** An own package of the repository. */
  addProject(folder: string, wishes: readonly KeyedWish[]): void {
    this.#projects.set(folder, wishes);
  }

  build(): DependencyGraph {
    const packages = this.#packages.map(({ component, wishes }): LockedPackage => {
      // What a package needs for its own development is nobody else's matter.
      const needed = wishes().filter(({ scope }) => scope !== 'development');
      return { component, requires: this.#resolve(needed) };
    });
    const projects = new Map<string, LockedProject>();
    const locks = new Map<string, ReadonlyMap<string, Lock>>();
    for (const [folder, wishes] of this.#projects) {
      projects.set(folder, { name: undefined, requires: this.#resolve(wishes) });
      locks.set(folder, this.#locksOf(wishes));
    }
    return { packages, projects, ...lookUpIn(locks) };
  }

  #resolve(wishes: readonly KeyedWish[]): readonly Requirement[] {
    const requirements: Requirement[] = [];
    for (const { keys, range, scope } of wishes) {
      const to = this.#indexOf(keys);
      if (to !== undefined) requirements.push({ to, range, scope });
    }
    return requirements;
  }

  #locksOf(wishes: readonly KeyedWish[]): ReadonlyMap<string, Lock> {
    const locks = new Map<string, Lock>();
    for (const { name, keys, range } of wishes) {
      const index = this.#indexOf(keys);
      if (index !== undefined && !locks.has(name)) locks.set(name, { index, range });
    }
    return locks;
  }

  #indexOf(keys: readonly string[]): number | undefined {
    for (const key of keys) {
      const index = this.#indices.get(key);
      if (index !== undefined) return index;
    }
    return undefined;
  }
}

/** Functions that keep alive what is locked for the projects and nothing else. */
function lookUpIn(
  locks: ReadonlyMap<string, ReadonlyMap<string, Lock>>,
): Pick<DependencyGraph, 'projectOf' | 'find' | 'recordedRange'> {
  const lockOf = (project: string, { anchor }: Component): Lock | undefined =>
    locks.get(project)?.get(String(anchor.path.at(-1)));
  return {
    projectOf: (folder) => (locks.has(folder) ? folder : undefined),
    find: (project, component) => lockOf(project, component)?.index,
    // A peer's range is what the package works with; what is locked was asked for elsewhere.
    recordedRange: (project, component) =>
      component.anchor.path[0] === 'peerDependencies' ? undefined : lockOf(project, component)?.range,
  };
}
