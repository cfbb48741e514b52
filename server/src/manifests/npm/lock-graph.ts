// From the entries of an npm lockfile to its graph: who requires whom, found as Node finds packages.
// Invariant: a package is added once, before the graph is built; requirements that lead nowhere are left out, since
// optional and peer dependencies need not be installed.
import type { DataPath } from '../../text/anchor';
import type { Component, Scope } from '../component';
import type { DependencyGraph, LockedPackage, LockedProject, Requirement } from '../format';
import { textOf, type Fields } from '../json-fields';
import { npmPurl, readReference } from './dependency-spec';
import { FolderTree } from './folder-tree';
import { licenseOf } from './package-json';

/** What an entry asks for, before it is known which package that is. */
export interface Wish {
  readonly name: string;
  readonly range: string | undefined;
  readonly scope: Scope;
}

/** An entry of a lockfile, and what was made out of it. */
export interface LockEntry extends Pick<Component, 'name' | 'version' | 'source'> {
  readonly entry: Fields;
  readonly wishes: readonly Wish[];
}

interface Node {
  readonly folder: string;
  readonly component: Component;
  /** Where the package was fetched from. */
  readonly address: string | undefined;
  readonly wishes: readonly Wish[];
}

/** Collects the entries of a lockfile. */
export class LockGraphBuilder {
  readonly #file: string;
  readonly #nodes: Node[] = [];
  readonly #tree = new FolderTree();
  readonly #projects = new Map<string, { readonly name: string | undefined; readonly wishes: readonly Wish[] }>([
    ['', { name: undefined, wishes: [] }],
  ]);
  /** Packages that somebody asks for by an address: not the registry's, though their entries look the same. */
  readonly #askedByAddress = new Set<number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** The package that is in a folder; false if its name cannot be one. */
  addPackage(path: DataPath, folder: string, { entry, wishes, ...known }: LockEntry): boolean {
    const purl = npmPurl(known.name, known.version);
    if (purl === undefined) return false;
    const component: Component = {
      purl,
      ...known,
      range: undefined,
      direct: false,
      scope: scopeOf(entry),
      hashes: textOf(entry.integrity)?.trim().split(/\s+/) ?? [],
      license: licenseOf(entry),
      deprecated: textOf(entry.deprecated),
      anchor: { file: this.#file, path, part: 'key' },
      via: [],
    };
    this.#tree.add(folder, this.#nodes.length);
    this.#nodes.push({ folder, component, address: textOf(entry.resolved), wishes });
    return true;
  }

  /** An own package of the repository. */
  addProject(folder: string, name: string | undefined, wishes: readonly Wish[]): void {
    this.#projects.set(folder, { name, wishes });
  }

  /** A folder in `node_modules` that is a link to another one. */
  addLink(folder: string, target: string): void {
    this.#tree.link(folder, target);
  }

  build(): DependencyGraph {
    const tree = this.#tree;
    const requires = this.#nodes.map(({ folder, wishes }) => this.#resolve(folder, wishes));
    const projects = new Map<string, LockedProject>();
    for (const [folder, { name, wishes }] of this.#projects) {
      projects.set(folder, { name, requires: this.#resolve(folder, wishes) });
    }
    const packages = this.#nodes.map((node, index): LockedPackage => {
      return { component: this.#withSource(node, index), requires: requires[index] ?? [] };
    });
    return { packages, projects, find: (folder, name) => tree.find(folder, name) };
  }

  #resolve(folder: string, wishes: readonly Wish[]): readonly Requirement[] {
    const requirements: Requirement[] = [];
    for (const { name, range, scope } of wishes) {
      const to = this.#tree.find(folder, name);
      if (to === undefined) continue;
      requirements.push({ to, range, scope });
      if (range?.startsWith('http') === true && readReference(range).kind === 'url') this.#askedByAddress.add(to);
    }
    return requirements;
  }

  #withSource({ component, address }: Node, index: number): Component {
    if (component.source.kind === 'url') return withAddress(component, component.source.reference);
    return address !== undefined && this.#askedByAddress.has(index) && component.source.kind === 'registry'
      ? withAddress(component, address)
      : component;
  }
}

/** A file behind an address is pinned by its digest. */
function withAddress(component: Component, reference: string): Component {
  return { ...component, source: { kind: 'url', reference, pinned: component.hashes.length > 0 } };
}

/** What npm marks an entry with; a package that both development and optional ones need is optional. */
function scopeOf(entry: Fields): Scope {
  if (entry.dev === true) return 'development';
  if (entry.optional === true || entry.devOptional === true) return 'optional';
  return entry.peer === true ? 'peer' : 'runtime';
}
