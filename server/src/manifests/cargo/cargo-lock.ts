// Cargo.lock, versions 1 to 4: the crates of a workspace, each with its one version, and which requires which.
// Invariant: a crate without a source is one of the repository's own. The lockfile does not say what only tests or build
// scripts need: that comes with the manifests, and what an own crate needs for that it brings to nobody else. Source: doc.rust-lang.org/cargo, "Cargo.lock".
import type { Reading } from '../../text/reading';
import { baseName, folderOf, isWithin, type SourceFile } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { toml } from '../../syntax/toml';
import { componentOf, registry, strongerScope, type Component, type ComponentSource, type Scope } from '../component';
import {
  silent,
  type DependencyGraph,
  type LockedPackage,
  type LockedProject,
  type ManifestContent,
  type ManifestFormat,
  type NearbyFiles,
  type Requirement,
} from '../format';
import { lockfileTells } from '../manifest-tells';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import type { CargoContent } from './cargo-toml';

export const cargoLock: ManifestFormat = {
  name: 'Cargo.lock',
  purlType: 'cargo',
  kind: 'lockfile',
  tells: { ...lockfileTells, scope: 'with its manifest' },
  notation: toml,
  matches: (path) => baseName(path) === 'Cargo.lock',
  read: readLock,
  resolve: withManifests,
};

interface LockContent extends ManifestContent {
  /** Undefined where the file could not be read at all. */
  readonly crates: readonly Crate[] | undefined;
}

/** By the name of an own crate, what it needs each other one for. */
type ScopesOfCrates = ReadonlyMap<string, ReadonlyMap<string, Scope>>;

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, toml);
  const crates = new CrateReader(manifest).read();
  const isUnread = manifest.problems.length > 0 && crates.length === 0;
  return { value: contentOf(file.path, isUnread ? undefined : crates, new Map()), problems: manifest.problems };
}

function contentOf(file: string, crates: readonly Crate[] | undefined, scopes: ScopesOfCrates): LockContent {
  let components: readonly Component[] | undefined;
  const value: LockContent = {
    ...silent,
    file,
    format: 'Cargo.lock',
    purlType: 'cargo',
    // Only a lockfile without its manifest is asked for these.
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    graph: crates && graphOf(crates, scopes),
    crates,
  };
  return value;
}

/** The lockfile with what the manifests of its own crates say of scopes. */
function withManifests(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  // Only this format's own content comes here.
  const { file, crates } = content as LockContent;
  const own = new Set(crates?.flatMap(({ source, component }) => (source === undefined ? [component.name] : [])));
  const scopes = new Map<string, ReadonlyMap<string, Scope>>();
  for (const path of nearby.pathsOf('Cargo.toml')) {
    const manifest = isWithin(folderOf(file), path) ? nearby.contentOf(path) : undefined;
    if (manifest?.name !== undefined && own.has(manifest.name) && !scopes.has(manifest.name))
      scopes.set(manifest.name, scopesIn(manifest));
  }
  return { value: scopes.size === 0 ? content : contentOf(file, crates, scopes), problems: [] };
}

function scopesIn(manifest: ManifestContent): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, Scope>();
  // Only Cargo.toml is asked for here.
  const { components, inherited } = manifest as CargoContent;
  for (const { name, scope } of [...components, ...inherited.map(({ key, scope }) => ({ name: key, scope }))])
    scopes.set(name, strongerScope(scopes.get(name) ?? scope, scope));
  return scopes;
}

/** An entry of the lockfile. */
interface Crate {
  readonly component: Component;
  /** As entries write it: `registry+https://…`; undefined for the repository's own. */
  readonly source: string | undefined;
  /** `name`, `name version` or `name version (source)` of each crate that it requires. */
  readonly dependencies: readonly string[];
}

class CrateReader {
  readonly #manifest: ManifestData;
  readonly #checksums: Fields;

  constructor(manifest: ManifestData) {
    this.#manifest = manifest;
    // Version 1 keeps the checksums of all crates in one table.
    this.#checksums = manifest.fields(manifest.root, ['metadata']);
  }

  read(): readonly Crate[] {
    const { root } = this.#manifest;
    const own = isFields(root.root) ? [this.#readCrate(root.root, ['root'])] : [];
    const listed = this.#manifest.list(root, ['package']).map((entry, index) => {
      return this.#readCrate(entry, ['package', index]);
    });
    return [...own, ...listed].filter((crate) => crate !== undefined);
  }

  #readCrate(entry: unknown, path: readonly (string | number)[]): Crate | undefined {
    const fields = isFields(entry) ? entry : {};
    const [name, version] = [textOf(fields.name), textOf(fields.version)];
    const purl = makePurl({ type: 'cargo', name: name ?? '', version });
    if (name === undefined || version === undefined || purl === undefined) {
      this.#manifest.broken(path, 'A package of Cargo.lock has a name and a version.');
      return undefined;
    }
    const source = textOf(fields.source);
    const checksum =
      textOf(fields.checksum) ?? textOf(this.#checksums[`checksum ${name} ${version} (${source ?? ''})`]);
    const dependencies = this.#manifest.list(fields, [...path, 'dependencies']);
    return {
      component: componentOf({
        purl,
        name,
        version,
        source: sourceOf(source),
        hashes: checksum === undefined || checksum === '<none>' ? [] : [`sha256:${checksum}`],
        anchor: { file: this.#manifest.file.path, path: [...path, 'name'], part: 'value' },
      }),
      source,
      dependencies: dependencies.flatMap((each) => textOf(each) ?? []),
    };
  }
}

function sourceOf(source: string | undefined): ComponentSource {
  if (source === undefined) return { kind: 'path', reference: '', pinned: false };
  if (!source.startsWith('git+')) return registry;
  return { kind: 'git', reference: source.slice('git+'.length), pinned: /#[0-9a-f]{40}$/.test(source) };
}

function graphOf(crates: readonly Crate[], scopes: ScopesOfCrates): DependencyGraph {
  const byName = new Map<string, number[]>();
  crates.forEach(({ component: { name } }, index) => {
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [index]);
    else same.push(index);
  });
  const projects = new Map<string, LockedProject>();
  const packages = crates.map(({ component, source, dependencies }): LockedPackage => {
    const requires = dependencies.flatMap((text) => requirementOf(text, crates, byName));
    if (source !== undefined) return { component, requires };
    const own = scopes.get(component.name);
    const scoped = requires.map((each): Requirement => {
      return { ...each, scope: own?.get(crates[each.to]?.component.name ?? '') ?? each.scope };
    });
    projects.set(component.name, { name: component.name, requires: scoped });
    return { component, requires: scoped.filter(({ scope }) => scope !== 'development') };
  });
  // By itself the lockfile stands for all packages of the workspace together.
  const isOwn = (to: number): boolean => crates[to]?.source === undefined;
  const all = [...projects.values()].flatMap(({ requires }) => requires.filter(({ to }) => !isOwn(to)));
  projects.set('', { name: undefined, requires: all });
  return { packages, projects, ...lookUpIn(packages, projects) };
}

function requirementOf(
  text: string,
  crates: readonly Crate[],
  byName: ReadonlyMap<string, readonly number[]>,
): readonly Requirement[] {
  const [, name = '', version, source] = /^(\S+)(?: (\S+))?(?: \((.*)\))?$/.exec(text) ?? [];
  const to = (byName.get(name) ?? []).find((index) => {
    const crate = crates[index];
    return (
      (version === undefined || crate?.component.version === version) &&
      (source === undefined || crate?.source === source)
    );
  });
  return to === undefined ? [] : [{ to, range: undefined, scope: 'runtime' }];
}

/** Crates are found among what their project requires; of several versions the one that the range lets in. */
function lookUpIn(
  packages: readonly LockedPackage[],
  projects: ReadonlyMap<string, LockedProject>,
): Pick<DependencyGraph, 'projectOf' | 'find'> {
  return {
    projectOf(folder, { name }) {
      if (name !== undefined && name !== '' && projects.has(name)) return name;
      return folder === '' ? '' : undefined;
    },
    find(project, { name, range }) {
      const required = (projects.get(project)?.requires ?? []).map(({ to }) => to);
      const named = required.filter((to) => packages[to]?.component.name === name);
      const fitting = named.find((to) => {
        return schemeOf('cargo')?.satisfies(packages[to]?.component.version ?? '', range ?? '*') === true;
      });
      return fitting ?? named[0];
    },
  };
}
