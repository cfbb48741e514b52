// What is truly in a project: a manifest and its lockfile as one thing. Pure; which files there are is passed in.
// Invariant: no package of a lockfile is dropped: what no known way leads to is kept without a way, by the manifest in
// the lockfile's own folder.
import type { Reading, ReadingProblem } from '../text/reading';
import { folderOf, isWithin } from '../text/source-file';
import { strongerScope, type Component, type Scope } from './component';
import type { DependencyGraph, ManifestContent, Requirement } from './format';
import { GraphWalk, type WalkStart } from './graph-walk';
import { findMismatches, mustBeLocked, type Located, type LockMismatch } from './lock-mismatches';

/** A manifest's components, what of them is not known, and where the lockfile says something else. */
export interface JoinedManifest extends Reading<readonly Component[]> {
  readonly mismatches: readonly LockMismatch[];
}

/**
 * The lockfile that counts for a manifest: the nearest at or above it that speaks of it, and in one folder the one that
 * `lockedBy` names first. One that could not be read might speak of it.
 */
export function lockfileFor<L extends Pick<ManifestContent, 'file' | 'format' | 'graph'>>(
  manifest: ManifestContent,
  lockfiles: readonly L[],
): L | undefined {
  const { lockedBy } = manifest;
  const candidates = lockfiles.filter(
    (lock) =>
      lockedBy.includes(lock.format) &&
      isWithin(folderOf(lock.file), folderOf(manifest.file)) &&
      (lock.graph === undefined || projectOf(lock.graph, lock.file, manifest) !== undefined),
  );
  const [nearest] = candidates.sort(
    (a, b) =>
      folderOf(b.file).length - folderOf(a.file).length || lockedBy.indexOf(a.format) - lockedBy.indexOf(b.format),
  );
  return nearest;
}

/**
 * The components of a manifest with the versions of its lockfile, and those that come with them. A lockfile that does
 * not know the manifest's folder says nothing of it. Without a manifest: the components of the lockfile alone.
 */
export function joinManifest(manifest: ManifestContent | undefined, lock: ManifestContent | undefined): JoinedManifest {
  if (lock?.graph === undefined) return plain(manifest?.components ?? []);
  if (manifest === undefined) return plain(readAlone(lock.graph));
  const project = projectOf(lock.graph, lock.file, manifest);
  return project === undefined
    ? plain(manifest.components)
    : joinGraph(manifest, { file: lock.file, graph: lock.graph }, project);
}

function plain(value: readonly Component[]): JoinedManifest {
  return { value, problems: [], mismatches: [] };
}

function joinGraph(
  manifest: ManifestContent,
  { file: lockfile, graph }: { readonly file: string; readonly graph: DependencyGraph },
  project: string,
): JoinedManifest {
  const found = manifest.components.map((component) => ({ component, index: graph.find(project, component) }));
  const starts = found.flatMap(({ component: { scope }, index }): readonly WalkStart[] => {
    return index === undefined ? [] : [{ index, scope, way: [] }];
  });
  const walk = new GraphWalk(graph, starts);
  const located = found.map(({ component, index }): Located => {
    const locked = index === undefined ? undefined : graph.packages[index]?.component;
    const scope = (index === undefined ? undefined : walk.scopeOf(index)) ?? component.scope;
    const joined = locked === undefined ? component : withLock({ ...component, scope }, locked);
    return { declared: component, joined, index };
  });
  const isBeside = folderOf(manifest.file) === folderOf(lockfile);
  const components = [
    ...located.map(({ joined }) => joined),
    ...transitive(graph, walk, (_, index) => walk.scopeOf(index)),
    ...(isBeside ? unowned(graph, project, walk) : []),
  ];
  return {
    value: merge(components),
    problems: located.flatMap(({ declared, index }) => {
      return index === undefined && mustBeLocked(declared, graph) ? [missing(declared, lockfile)] : [];
    }),
    mismatches: findMismatches(manifest, lockfile, graph, project, located),
  };
}

/**
 * A lockfile by itself: what its own project asks for is direct; what another one does, too, unless that is a package
 * that brings it.
 */
function readAlone(graph: DependencyGraph): readonly Component[] {
  const own = rootRequirements(graph);
  const starts: WalkStart[] = [];
  for (const [key, { name, requires }] of graph.projects) {
    if (key === '') continue;
    if (name === undefined) own.push(...requires);
    else for (const { to, scope } of requires) starts.push({ index: to, scope, way: [name] });
  }
  for (const { to, scope } of own) starts.push({ index: to, scope, way: [] });
  const walk = new GraphWalk(graph, starts);
  const scopeOf = ({ scope }: Component, index: number): Scope =>
    (graph.hasScopes === true ? undefined : walk.scopeOf(index)) ?? scope;
  const direct = own.flatMap(({ to, range }): readonly Component[] => {
    const locked = graph.packages[to]?.component;
    return locked === undefined ? [] : [{ ...locked, scope: scopeOf(locked, to), direct: true, range }];
  });
  return merge([...direct, ...transitive(graph, walk, scopeOf), ...unowned(graph, '', walk)]);
}

/** What the lockfile's own project requires. Version 1 of npm's does not say; there it is what nobody else requires. */
function rootRequirements(graph: DependencyGraph): Requirement[] {
  const requires = graph.projects.get('')?.requires ?? [];
  if (requires.length > 0 || graph.projects.size > 1) return [...requires];
  const required = new Set(graph.packages.flatMap((each) => each.requires.map(({ to }) => to)));
  return graph.packages.flatMap(({ component: { scope } }, to) => {
    return required.has(to) ? [] : [{ to, range: undefined, scope }];
  });
}

/** What the manifest says of a direct component, and what the lockfile adds. */
function withLock(component: Component, locked: Component): Component {
  const { purl, version, hashes, deprecated, withdrawn } = locked;
  const isOwn = locked.source.kind === 'registry' || component.source.kind === 'path';
  const source = isOwn ? component.source : locked.source;
  const license = locked.license ?? component.license;
  return { ...component, purl, version, source, hashes, license, deprecated, withdrawn };
}

function missing(component: Component, lockfile: string): ReadingProblem {
  const message = `${lockfile} does not hold "${component.name}", so its version is not known.`;
  return { anchor: component.anchor, message, kind: 'unknowable' };
}

/** What the direct ones bring: at a start the way is empty. */
function transitive(
  { packages }: DependencyGraph,
  walk: GraphWalk,
  scopeOf: (component: Component, index: number) => Scope | undefined,
): readonly Component[] {
  const components: Component[] = [];
  for (const index of walk.reached) {
    const [component, via] = [packages[index]?.component, walk.wayTo(index)];
    if (component === undefined || via === undefined || via.length === 0) continue;
    components.push({ ...component, scope: scopeOf(component, index) ?? component.scope, via });
  }
  return components;
}

/** The packages to which neither this walk nor any project of the lockfile leads; own packages are nobody's dependency. */
function unowned(graph: DependencyGraph, project: string, walk: GraphWalk): readonly Component[] {
  const others = [...graph.projects.entries()]
    .filter(([key]) => key !== project)
    .flatMap(([, { requires }]) => requires.map(({ to, scope }): WalkStart => ({ index: to, scope, way: [] })));
  const elsewhere = new GraphWalk(graph, others);
  return graph.packages.flatMap(({ component }, index) => {
    const isOwned = walk.wayTo(index) !== undefined || elsewhere.wayTo(index) !== undefined;
    return isOwned || component.source.kind === 'path' ? [] : [component];
  });
}

/** One component for each package, version and source: the first, with the strongest scope of all its copies. */
function merge(components: readonly Component[]): readonly Component[] {
  const merged: Component[] = [];
  // Most names stand for one package: only for the others a key is made.
  const firstOf = new Map<string, number>();
  const others = new Map<string, number>();
  for (const component of components) {
    const first = firstOf.get(component.name);
    const firstNamed = first === undefined ? undefined : merged[first];
    if (firstNamed === undefined) {
      firstOf.set(component.name, merged.length);
      merged.push(component);
      continue;
    }
    const key = keyOf(component);
    const at = keyOf(firstNamed) === key ? first : others.get(key);
    const same = at === undefined ? undefined : merged[at];
    if (at === undefined || same === undefined) {
      others.set(key, merged.length);
      merged.push(component);
    } else merged[at] = { ...same, scope: strongerScope(same.scope, component.scope) };
  }
  return merged;
}

function keyOf({ name, version = '', source }: Component): string {
  return `${name} ${version} ${source.kind === 'registry' ? '' : source.reference}`;
}

/** The project of a lockfile that a manifest at or below its folder describes. */
function projectOf(graph: DependencyGraph, lockfile: string, manifest: ManifestContent): string | undefined {
  const [from, folder] = [folderOf(lockfile), folderOf(manifest.file)];
  if (!isWithin(from, folder)) return undefined;
  return graph.projectOf(from === '' ? folder : folder.slice(from.length + 1), manifest);
}
