// deno.lock, versions 2 to 5: what Deno resolved of JSR, npm and the web, for all members of a workspace together.
// Invariant: a package that is there once for each set of its peers is one; of the web's modules, all files of one
// package are one. Source: docs.deno.com, "Dependencies, lock file"; the schema in Deno's own repository.
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { schemeOf } from '../../terms/versions/schemes';
import { componentOf, type Component } from '../component';
import {
  silent,
  type DependencyGraph,
  type LockedProject,
  type ManifestContent,
  type ManifestFormat,
  type Requirement,
} from '../format';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLockTells } from '../named-lock';
import { readSpecifier, registered, type Specified } from './specifier';

const FORMAT = 'deno.lock';
/** `name@1.0.0_peer@2.0.0`. */
const ENTRY = /^((?:@[^/@]+\/)?[^/@]+)@([^_/]+)/;

export const denoLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'jsr',
  kind: 'lockfile',
  tells: { ...namedLockTells, scope: 'with its manifest', deprecated: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, json);
  const { problems } = manifest;
  let components: readonly Component[] | undefined;
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'jsr',
    // Only a lockfile without its manifest is asked for these.
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    graph: problems.length > 0 ? undefined : new LockReader(manifest).read(),
  };
  return { value, problems };
}

class LockReader {
  readonly #manifest: ManifestData;
  readonly #components: Component[] = [];
  /** What each package asks for, as written: `npm:name@…`, `jsr:name@…`. */
  readonly #wishes: string[][] = [];
  /** By `npm:name@1.0.0_peer@2.0.0`, and by `npm:name` where that is the first of its name. */
  readonly #indices = new Map<string, number>();
  /** By what is asked for, the package that was taken. */
  readonly #taken = new Map<string, string>();

  constructor(manifest: ManifestData) {
    this.#manifest = manifest;
  }

  read(): DependencyGraph {
    const { root } = this.#manifest;
    const [below, at] = isFields(root.packages) ? [root.packages, ['packages']] : [root, []];
    for (const [asked, taken] of this.#entries(below, [...at, 'specifiers'])) this.#take(asked, textOf(taken) ?? '');
    this.#readRegistry('jsr', below, [...at, 'jsr']);
    const npm = this.#manifest.fields(below, [...at, 'npm']);
    if (isFields(npm.packages)) {
      // Version 2 knows npm alone.
      for (const [asked, taken] of Object.entries(isFields(npm.specifiers) ? npm.specifiers : {}))
        this.#taken.set(`npm:${asked}`, `npm:${textOf(taken) ?? ''}`);
      this.#readRegistry('npm', npm, ['npm', 'packages']);
    } else this.#readRegistry('npm', below, [...at, 'npm']);
    for (const [address] of this.#entries(root, ['remote'])) this.#addRemote(address);
    return this.#build();
  }

  #entries(owner: Fields, path: DataPath): readonly (readonly [string, unknown])[] {
    return Object.entries(this.#manifest.fields(owner, path));
  }

  /** `jsr:@std/fs@1` to `1.0.0` or, before version 4, to `jsr:@std/fs@1.0.0`. */
  #take(asked: string, taken: string): void {
    const [, name = ''] = /^((?:npm|jsr):(?:@[^/@]+\/)?[^/@]+)/.exec(asked) ?? [];
    this.#taken.set(asked, /^(?:npm|jsr):/.test(taken) ? taken : `${name}@${taken}`);
  }

  #readRegistry(registry: 'npm' | 'jsr', owner: Fields, path: DataPath): void {
    for (const [key, entry] of this.#entries(owner, path)) {
      const [, name = '', version] = ENTRY.exec(key) ?? [];
      const specified = registered(registry, name, version);
      if (specified === undefined || !isFields(entry)) {
        this.#manifest.broken([...path, key], `"${key}" is no package with its version.`);
        continue;
      }
      const { dependencies } = entry;
      const wishes = Array.isArray(dependencies)
        ? dependencies.flatMap((each: unknown) => textOf(each) ?? [])
        : Object.entries(isFields(dependencies) ? dependencies : {}).map(
            ([alias, id]) => `${alias}@npm:${textOf(id) ?? ''}`,
          );
      const index = this.#add(`${registry}:${name}@${version ?? ''}`, [...path, key], specified, entry);
      this.#indices.set(`${registry}:${key}`, index);
      this.#wishes[index]?.push(...wishes.map((wish) => (registry === 'npm' ? ofNpm(wish) : wish)));
    }
  }

  #addRemote(address: string): void {
    const specified = readSpecifier(address);
    const isKnown = specified !== undefined && specified.name !== address.replace(/[?#].*$/, '');
    const place = isKnown ? specified : readSpecifier(packageAddress(address));
    if (place !== undefined) this.#add(`remote:${place.name}@${place.version ?? ''}`, ['remote', address], place, {});
  }

  #add(id: string, path: DataPath, { purl, name, version, source }: Specified, entry: Fields): number {
    const known = this.#indices.get(id);
    if (known !== undefined) return known;
    const index = this.#components.length;
    const integrity = textOf(entry.integrity);
    this.#components.push(
      componentOf({
        ...{ purl, name, version, source, deprecated: textOf(entry.deprecated) },
        hashes: integrity === undefined ? [] : [integrity],
        anchor: { file: this.#manifest.file.path, path, part: 'key' },
      }),
    );
    this.#wishes.push([]);
    this.#indices.set(id, index);
    const first = id.replace(/(?<=.)@[^@]*$/, '');
    if (!this.#indices.has(first)) this.#indices.set(first, index);
    return index;
  }

  #resolve(wishes: Iterable<string>): readonly Requirement[] {
    const requirements = new Map<number, Requirement>();
    for (const wish of wishes) {
      const to = this.#indices.get(this.#taken.get(wish) ?? wish) ?? this.#byRange(wish);
      if (to !== undefined) requirements.set(to, { to, range: /(?<=.)@([^@]*)$/.exec(wish)?.[1], scope: 'runtime' });
    }
    return [...requirements.values()];
  }

  /** What JSR's packages ask for without a range means the only package of that name. */
  #byRange(wish: string): number | undefined {
    return this.#indices.get(wish.replace(/(?<=.)@[^@]*$/, ''));
  }

  #build(): DependencyGraph {
    const packages = this.#components.map((component, index) => {
      return { component, requires: this.#resolve(this.#wishes[index] ?? []) };
    });
    const { workspace } = this.#manifest.root;
    const own = wishesOf(workspace);
    const members = Object.entries(isFields(workspace) && isFields(workspace.members) ? workspace.members : {});
    const asked = new Set([...own, ...members.flatMap(([, member]) => wishesOf(member)), ...this.#wishes.flat()]);
    // What code imports by itself is among the specifiers alone.
    const imported = [...this.#taken.keys()].filter((each) => !asked.has(each));
    const projects = new Map<string, LockedProject>([
      ['', { name: undefined, requires: this.#resolve([...own, ...imported]) }],
      ...members.map(([folder, member]) => {
        return [folder.replace(/^\.\//, ''), { name: undefined, requires: this.#resolve(wishesOf(member)) }] as const;
      }),
    ]);
    return {
      packages,
      projects,
      // Before version 4 the lockfile knows what code imports, not what manifests ask for.
      ...(isFields(workspace) ? {} : ({ isPartial: true } as const)),
      projectOf: (folder) => (projects.has(folder) ? folder : undefined),
      find: (project, component) => findIn(this.#components, projects.get(project), component),
    };
  }
}

/** What the part of `workspace` for one member asks for, its package.json included. */
function wishesOf(member: unknown): readonly string[] {
  if (!isFields(member)) return [];
  return [member, member.packageJson].flatMap((each): readonly string[] => {
    const list = isFields(each) ? each.dependencies : undefined;
    return Array.isArray(list) ? list.flatMap((wish: unknown) => textOf(wish) ?? []) : [];
  });
}

/** `name`, `name@1.0.0`, or under another name `alias@npm:name@1.0.0`. */
function ofNpm(wish: string): string {
  return `npm:${wish.replace(/^.+@npm:(?=.)/, '')}`;
}

/** An address up to the part that bears a version, or to its first folder. */
function packageAddress(address: string): string {
  return (
    /^https?:\/\/[^/]+\/(?:[^@?#]*\/)?[^/@?#]*@[^/?#]+/.exec(address)?.[0] ??
    /^https?:\/\/[^/]+(?:\/[^/?#]+)?/.exec(address)?.[0] ??
    address
  );
}

/** The package that a manifest means: what its project took of that name, or any that lies in the range. */
function findIn(
  components: readonly Component[],
  project: LockedProject | undefined,
  { purl, name, range }: Component,
): number | undefined {
  const isNamed = (index: number): boolean => {
    const locked = components[index];
    return locked?.name === name && locked.purl.type === purl.type;
  };
  const taken = (project?.requires ?? []).map(({ to }) => to).filter(isNamed);
  const all = taken.length > 0 ? taken : [...components.keys()].filter(isNamed);
  const fits = (index: number): boolean =>
    schemeOf('npm')?.satisfies(components[index]?.version ?? '', range ?? '*') === true;
  return all.find(fits) ?? all.find((index) => components[index]?.version === range) ?? taken[0];
}
