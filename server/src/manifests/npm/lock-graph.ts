// From the entries of an npm lockfile to its graph: who requires whom, found as Node finds packages.
// Invariant: a package is added once, before the graph is built; requirements that lead nowhere are left out, since
// optional and peer dependencies need not be installed.
import type { DataPath } from '../../text/anchor';
import { componentOf, type Component, type Scope } from '../component';
import type { DependencyGraph, LockedPackage, LockedProject, Requirement } from '../format';
import { textOf, type Fields } from '../manifest-data';
import { npmPurl, readReference, readSpec } from './dependency-spec';
import { FolderTree } from './folder-tree';
import { licenseOf } from './package-json';

/** What an entry asks for, before it is known which package that is. */
export interface Wish {
  readonly name: string;
  readonly range: string | undefined;
  readonly scope: Scope;
}

/** A package of a lockfile: its entry, and what was made out of it. */
export interface LockEntry extends Pick<Component, 'name' | 'version' | 'source'> {
  readonly entry: Fields;
  /** Digests, with white space between them. */
  readonly integrity: string | undefined;
}

interface Node {
  readonly folder: string;
  readonly component: Component;
  readonly entry: Fields;
}

/** Collects the entries of a lockfile. */
export class LockGraphBuilder {
  readonly #file: string;
  readonly #wishesOf: (entry: Fields) => readonly Wish[];
  readonly #hasScopes: boolean;
  readonly #nodes: Node[] = [];
  readonly #tree = new FolderTree();
  readonly #projects = new Map<string, { readonly name: string | undefined; readonly entry: Fields }>([
    ['', { name: undefined, entry: {} }],
  ]);
  /** Packages that somebody asks for by an address: not the registry's, though their entries look the same. */
  readonly #askedByAddress = new Set<number>();

  /** `wishesOf` reads what an entry asks for; `hasScopes` says that entries are marked with their scope. */
  constructor(file: string, wishesOf: (entry: Fields) => readonly Wish[], hasScopes: boolean) {
    this.#file = file;
    this.#wishesOf = wishesOf;
    this.#hasScopes = hasScopes;
  }

  /** The package that is in a folder; false if its name cannot be one. */
  addPackage(path: DataPath, folder: string, { name, version, source, entry, integrity }: LockEntry): boolean {
    const purl = npmPurl(name, version);
    if (purl === undefined) return false;
    const component = componentOf({
      purl,
      name,
      version,
      scope: scopeOf(entry),
      source,
      hashes: integrity?.trim().split(/\s+/) ?? [],
      license: licenseOf(entry),
      deprecated: textOf(entry.deprecated),
      anchor: { file: this.#file, path, part: 'key' },
    });
    this.#tree.add(folder, this.#nodes.length);
    this.#nodes.push({ folder, component, entry });
    return true;
  }

  /** An own package of the repository. */
  addProject(folder: string, name: string | undefined, entry: Fields): void {
    this.#projects.set(folder, { name, entry });
  }

  /** A folder in `node_modules` that is a link to another one. */
  addLink(folder: string, target: string): void {
    this.#tree.link(folder, target);
  }

  build(): DependencyGraph {
    const requires = this.#nodes.map(({ folder, entry }) => {
      // What a package needs for its own development is nobody else's matter.
      return this.#resolve(folder, entry)
        .filter(({ scope }) => scope !== 'development')
        .slice();
    });
    const projects = new Map<string, LockedProject>();
    const ranges = new Map<string, ReadonlyMap<string, string | undefined>>();
    for (const [folder, { name, entry }] of this.#projects) {
      projects.set(folder, { name, requires: this.#resolve(folder, entry) });
      // Of a name in two sections the first counts.
      ranges.set(
        folder,
        new Map(
          this.#wishesOf(entry)
            .toReversed()
            .map((wish) => [wish.name, wish.range]),
        ),
      );
    }
    const packages = this.#nodes.map((node, index): LockedPackage => {
      return { component: this.#withSource(node, index), requires: requires[index] ?? [] };
    });
    const scopes = this.#hasScopes ? ({ hasScopes: true } as const) : {};
    return { packages, projects, ...scopes, ...lookUpIn(this.#tree, ranges) };
  }

  #resolve(folder: string, entry: Fields): readonly Requirement[] {
    const requirements: Requirement[] = [];
    for (const { name, range, scope } of this.#wishesOf(entry)) {
      const to = this.#tree.find(folder, name);
      if (to === undefined) continue;
      requirements.push({ to, range, scope });
      if (range?.startsWith('http') === true && readReference(range).kind === 'url') this.#askedByAddress.add(to);
    }
    return requirements;
  }

  /** A file behind an address is pinned by its digest. */
  #withSource({ component, entry }: Node, index: number): Component {
    const { source, hashes } = component;
    const isAsked = source.kind === 'registry' && this.#askedByAddress.has(index);
    const reference = source.kind === 'url' ? source.reference : isAsked ? textOf(entry.resolved) : undefined;
    if (reference === undefined) return component;
    return { ...component, source: { kind: 'url', reference, pinned: hashes.length > 0 } };
  }
}

/** Functions that keep the tree alive and not the entries from which the graph was built. */
function lookUpIn(
  tree: FolderTree,
  ranges: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>,
): Pick<DependencyGraph, 'projectOf' | 'find' | 'recordedRange'> {
  // The manifest's key is what is installed, whatever package an alias leads to.
  const keyOf = ({ anchor }: Component): string => String(anchor.path.at(-1));
  return {
    projectOf: (folder) => (ranges.has(folder) ? folder : undefined),
    find: (folder, component) => tree.find(folder, keyOf(component)),
    recordedRange(folder, component) {
      const key = keyOf(component);
      const range = ranges.get(folder)?.get(key);
      return range === undefined ? undefined : readSpec(key, range).range;
    },
  };
}

/** What npm marks an entry with; a package that both development and optional ones need is optional. */
function scopeOf(entry: Fields): Scope {
  if (entry.dev === true) return 'development';
  if (entry.optional === true || entry.devOptional === true) return 'optional';
  return entry.peer === true ? 'peer' : 'runtime';
}
