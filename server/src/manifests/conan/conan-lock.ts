// conan.lock: what Conan resolved, as a graph (Conan 1, versions 0.0 to 0.4) or as lists (Conan 2, version 0.5 and later).
// Invariant: the lists of Conan 2 say nothing of what requires what, so that there are no ways; the own recipe is no package.
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { json } from '../../syntax/json';
import type { Component, Scope } from '../component';
import {
  silent,
  type DependencyGraph,
  type LockedPackage,
  type LockedProject,
  type ManifestFormat,
  type Requirement,
} from '../format';
import { lockfileTells } from '../manifest-tells';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { conanComponent, readConanReference } from './reference';

export const conanLock: ManifestFormat = {
  name: 'conan.lock',
  purlType: 'conan',
  kind: 'lockfile',
  tells: { ...lockfileTells, paths: 'no' },
  notation: json,
  matches: (path) => baseName(path) === 'conan.lock',
  read(file) {
    const manifest = new ManifestData(file, json);
    const isGraph = manifest.root.graph_lock !== undefined;
    const graph = isGraph ? readNodes(manifest) : readLists(manifest);
    const content = { ...silent, file: file.path, format: 'conan.lock', purlType: 'conan', graph };
    const value = {
      ...content,
      get components() {
        if (isGraph) return joinManifest(undefined, content).value;
        return graph.packages.map(({ component }) => component);
      },
    };
    return { value, problems: manifest.problems };
  },
};

const lists: readonly (readonly [section: string, scope: Scope])[] = [
  ['requires', 'runtime'],
  ['build_requires', 'development'],
  ['python_requires', 'development'],
  ['config_requires', 'development'],
];

/** The lists of Conan 2. */
function readLists(manifest: ManifestData): DependencyGraph {
  const packages = lists.flatMap(([section, scope]) =>
    manifest.list(manifest.root, [section]).flatMap((entry, index): readonly LockedPackage[] => {
      const text = textOf(entry) ?? (Array.isArray(entry) ? textOf(entry[0]) : undefined);
      const component = lockedComponent(manifest, text, [section, index], 'value', scope);
      return component === undefined ? [] : [{ component, requires: [] }];
    }),
  );
  return graphOf(packages, new Map([['', { name: undefined, requires: [] }]]));
}

interface LockNode {
  readonly id: string;
  readonly fields: Fields;
  /** Undefined for the own recipe. */
  readonly component: Component | undefined;
}

/** The graph of Conan 1. */
function readNodes(manifest: ManifestData): DependencyGraph {
  const lock = manifest.fields(manifest.root, ['graph_lock']);
  const nodes = Object.entries(manifest.fields(lock, ['graph_lock', 'nodes']));
  const required = new Set(nodes.flatMap(([, node]) => (isFields(node) ? stepsOf(node).map(({ id }) => id) : [])));
  const read = nodes.flatMap(([id, node]): readonly LockNode[] => {
    const path = ['graph_lock', 'nodes', id];
    const fields = isFields(node) ? node : manifest.fields({ [id]: node }, path);
    if (isOwn(fields) && !required.has(id)) return [{ id, fields, component: undefined }];
    const scope = fields.context === 'build' ? 'development' : 'runtime';
    const component = lockedComponent(manifest, textOf(fields.ref) ?? textOf(fields.pref), path, 'key', scope);
    return component === undefined ? [] : [{ id, fields, component }];
  });
  const locked = read.filter(({ component }) => component !== undefined);
  const indices = new Map(locked.map(({ id }, index) => [id, index]));
  const requirements = (fields: Fields): readonly Requirement[] =>
    stepsOf(fields).flatMap(({ id, scope }) => {
      const to = indices.get(id);
      return to === undefined ? [] : [{ to, range: undefined, scope }];
    });
  const packages = read.flatMap(({ component, fields }) =>
    component === undefined ? [] : [{ component, requires: requirements(fields) }],
  );
  const own = read.filter(({ component }) => component === undefined).flatMap(({ fields }) => requirements(fields));
  return graphOf(packages, new Map([['', { name: undefined, requires: own }]]));
}

/** A recipe of the repository itself: it has a file, or, in the oldest locks, no reference. */
function isOwn({ path, ref, pref }: Fields): boolean {
  return textOf(path) !== undefined || (textOf(ref) === undefined && textOf(pref) === undefined);
}

/** The nodes that a node requires: a list of their ids, or in older locks the ids by reference. */
function stepsOf({
  requires,
  build_requires: build,
}: Fields): readonly { readonly id: string; readonly scope: Scope }[] {
  const idsOf = (steps: unknown): readonly string[] =>
    (Array.isArray(steps) ? steps : isFields(steps) ? Object.values(steps) : []).flatMap(
      (id: unknown) => textOf(id) ?? [],
    );
  return [
    ...idsOf(requires).map((id) => ({ id, scope: 'runtime' }) as const),
    ...idsOf(build).map((id) => ({ id, scope: 'development' }) as const),
  ];
}

function lockedComponent(
  manifest: ManifestData,
  text: string | undefined,
  path: DataPath,
  part: 'key' | 'value',
  scope: Scope,
): Component | undefined {
  const reference = text === undefined ? undefined : readConanReference(text);
  if (reference?.version === undefined) {
    manifest.broken(path, `"${text?.slice(0, 100) ?? ''}" is no reference of Conan, which is "name/version".`);
    return undefined;
  }
  return conanComponent(reference, { scope, direct: false, anchor: { file: manifest.file.path, path, part } });
}

/** A lock speaks for the conanfile beside it; of two packages of one name the one that is needed for the same. */
function graphOf(packages: readonly LockedPackage[], projects: ReadonlyMap<string, LockedProject>): DependencyGraph {
  const byName = new Map<string, number[]>();
  packages.forEach(({ component }, index) => {
    const same = byName.get(component.name);
    if (same === undefined) byName.set(component.name, [index]);
    else same.push(index);
  });
  return {
    packages,
    projects,
    projectOf: (folder) => (folder === '' ? '' : undefined),
    find(_project, { name, version, scope }) {
      const named = byName.get(name) ?? [];
      const exact = named.find((index) => packages[index]?.component.version === version);
      const alike = named.find((index) => packages[index]?.component.scope === scope);
      return exact ?? alike ?? named[0];
    },
  };
}
