// Lockfiles in which a name means one package: those of Bundler, Composer, Pub, Mix, Rebar, Gleam, Cabal, Stack and renv.
// Invariant: what the lockfile asks for that it does not hold is left out, as is what belongs to the language itself;
// of several packages of a name (builds for different machines) every one is meant.
import type { Reading } from '../text/reading';
import { folderOf, isWithin, joinPath } from '../text/source-file';
import type { Component, Scope } from './component';
import {
  silent,
  type Capabilities,
  type DependencyGraph,
  type LockedPackage,
  type LockedProject,
  type ManifestContent,
  type Requirement,
} from './format';
import { lockfileTells } from './manifest-tells';
import { joinManifest } from './inventory';

/** What a package or project asks for. */
export interface Wish {
  readonly name: string;
  readonly range: string | undefined;
  readonly scope: Scope;
}

/** A package of a lockfile. */
export interface NamedPackage {
  readonly component: Component;
  readonly wishes: readonly Wish[];
  /** Other names that it stands for: what it replaces or provides. */
  readonly aliases?: readonly string[];
}

/** What a lockfile holds. */
export interface NamedPackages {
  readonly packages: readonly NamedPackage[];
  /** What its project asks for, as far as the lockfile itself says so. */
  readonly asked: readonly Wish[];
  /** The package manager wrote down the scope of every package. */
  readonly hasScopes?: true;
  /** The package manager locks a part only of what manifests ask for. */
  readonly isPartial?: true;
  /** The spelling by which names are the same. */
  readonly spell?: (name: string) => string;
}

type LockFields = Pick<ManifestContent, 'file' | 'format' | 'purlType'> & Partial<Pick<ManifestContent, 'runtimes'>>;

interface NamedLock extends ManifestContent {
  readonly named: NamedPackages | undefined;
}

/** What such lockfiles can tell, where they can tell all. */
export const namedLockTells: Capabilities = { ...lockfileTells, scope: 'with its manifest' };

/** The content of a lockfile; `named` is undefined where it could not be read at all. */
export function namedLock(fields: LockFields, named: NamedPackages | undefined): ManifestContent {
  return contentOf({ ...silent, ...fields }, named, []);
}

/**
 * A lockfile with the manifests for which it stands: those in its own folder say what is direct, those in folders below
 * are projects of their own.
 */
export function withManifests(
  lock: ManifestContent,
  manifests: readonly (ManifestContent | undefined)[],
): Reading<ManifestContent> {
  const there = manifests.flatMap((each) => (each === undefined || each.components.length === 0 ? [] : [each]));
  if (!isNamedLock(lock) || lock.named === undefined || there.length === 0) return { value: lock, problems: [] };
  // The lockfile's own components and graph are getters, which copying all fields would run.
  const { file, format, purlType, runtimes, named } = lock;
  const value = contentOf({ ...silent, file, format, purlType, runtimes }, named, there);
  return { value, problems: [] };
}

function isNamedLock(content: ManifestContent): content is NamedLock {
  return 'named' in content;
}

function contentOf(
  fields: ManifestContent,
  named: NamedPackages | undefined,
  manifests: readonly ManifestContent[],
): ManifestContent {
  let components: readonly Component[] | undefined;
  let graph: DependencyGraph | undefined;
  const value: NamedLock = {
    ...fields,
    named,
    // Only the resolved content is asked for its graph.
    get graph() {
      return (graph ??= named && graphOf(named, folderOf(fields.file), manifests));
    },
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
  };
  return value;
}

function graphOf(
  { packages: all, asked, hasScopes, isPartial, spell = (name) => name }: NamedPackages,
  folder: string,
  manifests: readonly ManifestContent[],
): DependencyGraph {
  const byName = indexByName(all, spell);
  const resolve = (wishes: readonly Wish[]): readonly Requirement[] =>
    wishes.flatMap(({ name, range, scope }) =>
      (byName.get(spell(name)) ?? []).map((to): Requirement => ({ to, range, scope })),
    );
  const packages = all.map(({ component, wishes }): LockedPackage => ({ component, requires: resolve(wishes) }));
  const projects = new Map<string, LockedProject>();
  for (const [key, wishes] of wishesByFolder(folder, manifests, asked, spell))
    projects.set(key, { name: undefined, requires: resolve(wishes) });
  for (const { component, requires } of packages) {
    const { source, name } = component;
    const own = source.kind === 'path' ? joinPath('', source.reference) : undefined;
    if (own !== undefined && !projects.has(own)) projects.set(own, { name, requires });
  }
  return {
    packages,
    projects,
    ...(hasScopes === true ? { hasScopes } : {}),
    ...(isPartial === true ? { isPartial } : {}),
    projectOf: (below) => (projects.has(below) ? below : undefined),
    find: (_, { name, version }) => {
      const found = byName.get(spell(name)) ?? [];
      return found.find((index) => packages[index]?.component.version === version) ?? found[0];
    },
  };
}

function indexByName(
  packages: readonly NamedPackage[],
  spell: (name: string) => string,
): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>();
  for (const [index, { component }] of packages.entries()) {
    const name = spell(component.name);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [index]);
    else same.push(index);
  }
  // A package's own name comes before that of another one that stands for it.
  for (const [index, { aliases = [] }] of packages.entries())
    for (const alias of aliases) if (!byName.has(spell(alias))) byName.set(spell(alias), [index]);
  return byName;
}

/** What is asked for by folder, relative to the lockfile's; of its own folder the lockfile itself may know more. */
function wishesByFolder(
  folder: string,
  manifests: readonly ManifestContent[],
  asked: readonly Wish[],
  spell: (name: string) => string,
): ReadonlyMap<string, readonly Wish[]> {
  const wishes = new Map<string, Wish[]>([['', []]]);
  for (const { file, components } of manifests) {
    const at = folderOf(file);
    if (!isWithin(folder, at)) continue;
    const key = folder === '' ? at : at.slice(folder.length + 1);
    const list = wishes.get(key) ?? [];
    wishes.set(key, list);
    for (const { name, range, scope, direct } of components) if (direct) list.push({ name, range, scope });
  }
  const known = new Set([...wishes.values()].flatMap((list) => list.map(({ name }) => spell(name))));
  wishes.get('')?.push(...asked.filter(({ name }) => !known.has(spell(name))));
  return wishes;
}
