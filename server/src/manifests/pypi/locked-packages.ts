// The graph of a Python lockfile: packages by name, of which several versions may be locked for different machines.
// Invariant: a requirement leads to every locked version that can be meant; what is not locked is left out, since
// requirements for other machines need not be.
import { pep440 } from '../../terms/versions/pep440';
import { strongerScope, type Component, type Scope } from '../component';
import {
  silent,
  type DependencyGraph,
  type LockedPackage,
  type LockedProject,
  type ManifestContent,
  type NearbyFiles,
  type Requirement,
} from '../format';
import type { Reading } from '../../text/reading';
import { folderOf, joinPath } from '../../text/source-file';
import { joinManifest } from '../inventory';
import { pypiName } from './requirement';

/** What a locked package or project asks for. */
export interface Wish {
  readonly name: string;
  readonly range: string | undefined;
  /** Where the lockfile names it. */
  readonly version?: string | undefined;
  readonly scope: Scope;
}

interface Project {
  readonly name: string | undefined;
  readonly wishes: readonly Wish[];
}

/** Collects what a lockfile holds. */
export class LockedPackages {
  readonly #components: Component[] = [];
  readonly #wishes: (readonly Wish[])[] = [];
  readonly #byName = new Map<string, number[]>();
  readonly #projects = new Map<string, Project>([['', { name: undefined, wishes: [] }]]);

  /** Adds a package, and what it asks for when it is installed. */
  add(component: Component, wishes: readonly Wish[]): void {
    const name = pypiName(component.name);
    const indices = this.#byName.get(name);
    if (indices === undefined) this.#byName.set(name, [this.#components.length]);
    else indices.push(this.#components.length);
    this.#components.push(component);
    this.#wishes.push(wishes);
  }

  /** An own package of the repository, in a folder relative to the lockfile's. */
  addProject(folder: string, project: Project): void {
    this.#projects.set(folder, project);
  }

  /**
   * `hasScopes`: the lockfile says the scope of every package itself. `speaksFor`: whether it was made for a manifest
   * that stands in one of its projects.
   */
  build(hasScopes: boolean, speaksFor: (manifest: ManifestContent) => boolean = () => true): DependencyGraph {
    const packages = this.#components.map((component, index): LockedPackage => {
      return { component, requires: this.#resolve(this.#wishes[index] ?? []) };
    });
    const projects = new Map<string, LockedProject>();
    for (const [key, { name, wishes }] of this.#projects) projects.set(key, { name, requires: this.#resolve(wishes) });
    return {
      packages,
      projects,
      ...(hasScopes ? { hasScopes } : {}),
      projectOf: (folder, manifest) => (projects.has(folder) && speaksFor(manifest) ? folder : undefined),
      find: (_, { name, range, version, scope }) => {
        const found = this.#indicesOf({ name, range, version, scope });
        return found.find((index) => this.#components[index]?.scope === scope) ?? found[0];
      },
    };
  }

  #resolve(wishes: readonly Wish[]): readonly Requirement[] {
    if (wishes.length === 0) return [];
    const requirements = new Map<number, Requirement>();
    for (const wish of wishes) {
      for (const to of this.#indicesOf(wish)) {
        const scope = strongerScope(wish.scope, requirements.get(to)?.scope ?? wish.scope);
        requirements.set(to, { to, range: wish.range, scope });
      }
    }
    return [...requirements.values()];
  }

  /** The locked versions that can be meant, all of that name if none fits. */
  #indicesOf({ name, range, version }: Wish): readonly number[] {
    const all = this.#byName.get(pypiName(name)) ?? [];
    if (all.length < 2) return all;
    const fitting = all.filter((index) => {
      const locked = this.#components[index]?.version;
      if (version !== undefined) return locked === version;
      return locked === undefined || range === undefined || pep440.satisfies(locked, range) !== false;
    });
    return fitting.length > 0 ? fitting : all;
  }
}

/** What a lockfile says of itself. */
export type LockFields = Pick<ManifestContent, 'file' | 'format' | 'purlType' | 'name' | 'version' | 'graph'>;

/** The content of a lockfile; its components are made when they are asked for, joined with a manifest if one is known. */
export function lockContent(
  { file, format, purlType, name, version, graph }: LockFields,
  manifest?: ManifestContent,
): ManifestContent {
  let components: readonly Component[] | undefined;
  const value: ManifestContent = {
    ...silent,
    file,
    format,
    purlType,
    name,
    version,
    graph,
    get components() {
      return (components ??= manifest === undefined ? joinManifest(undefined, value).value : allOf(value, manifest));
    },
  };
  return value;
}

/** What the manifest asks for and brings, and all else that the lockfile holds: for other projects, or for none. */
function allOf(lock: ManifestContent, manifest: ManifestContent): readonly Component[] {
  const keyOf = ({ name, version = '' }: Component): string => `${pypiName(name)} ${version}`;
  const joined = joinManifest(manifest, lock).value;
  const held = new Set(joined.map(keyOf));
  const others = joinManifest(undefined, lock).value.filter((each) => {
    return each.source.kind !== 'path' && !held.has(keyOf(each));
  });
  return [...joined, ...others];
}

/** A lockfile with what the manifest in its folder says of direct and transitive, where one is read. */
export function withManifest(lock: ManifestContent, manifest: string, nearby: NearbyFiles): Reading<ManifestContent> {
  const beside = nearby.contentOf(joinPath(folderOf(lock.file), manifest) ?? manifest);
  const isSilent = beside === undefined || beside.components.length === 0;
  return { value: isSilent ? lock : lockContent(lock, beside), problems: [] };
}
