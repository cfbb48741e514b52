// bun.lock of bun 1.2 and later: what each workspace asks for, and packages by where they are installed below each other.
// Invariant: an entry `a/b` is the `b` that `a` finds; a package is looked for as Node looks for it in folders.
import { jsonc } from '../../syntax/json';
import type { DataPath } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import { schemeOf } from '../../terms/versions/schemes';
import { registry, type Component } from '../component';
import { silent, type DependencyGraph, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { readReference } from './dependency-spec';
import { LockGraphBuilder, type Wish } from './lock-graph';
import { dependencySections } from './package-json';

const NEWEST = 1;
/** A name with or without a scope, as one step of a key. */
const STEP = /@[^/]+\/[^/]+|[^/]+/g;
const LONGEST_KEY = 4000;
const IDENTITY = /^(@?[^@]+)@(.*)$/s;

export const bunLock: ManifestFormat = {
  name: 'bun.lock',
  purlType: 'npm',
  kind: 'lockfile',
  tells: { ...manifestTells, paths: 'yes', hashes: 'yes' },
  notation: jsonc,
  matches: (path) => baseName(path) === 'bun.lock',
  read(file) {
    const manifest = new ManifestData(file, jsonc);
    let components: readonly Component[] | undefined;
    const value: ManifestContent = {
      ...silent,
      file: file.path,
      format: 'bun.lock',
      purlType: 'npm',
      get components() {
        return (components ??= joinManifest(undefined, value).value);
      },
      graph: manifest.problems.length > 0 ? undefined : readGraph(manifest),
    };
    return { value, problems: manifest.problems };
  },
};

function readGraph(manifest: ManifestData): DependencyGraph {
  const { root, file } = manifest;
  const version = root.lockfileVersion;
  if (typeof version === 'number' && version > NEWEST) {
    const message = `Lockfile version ${version} is not known; it was read as version ${NEWEST}.`;
    manifest.unknowable(['lockfileVersion'], message);
  }
  const builder = new LockGraphBuilder(file.path, wishesOf, false);
  const folders = new Map<string, string>();
  for (const [folder, entry] of Object.entries(manifest.fields(root, ['workspaces']))) {
    if (isFields(entry)) addWorkspace(manifest, builder, folders, folder, withCatalogs(entry, root));
    else manifest.broken(['workspaces', folder], `The workspace "${folder}" is no map of keys to values.`);
  }
  for (const [key, entry] of Object.entries(manifest.fields(root, ['packages']))) {
    const path = ['packages', key];
    const [identity] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    const [, name, reference] = IDENTITY.exec(textOf(identity) ?? '') ?? [];
    if (name === undefined || reference === undefined || key.length > LONGEST_KEY)
      manifest.broken(path, `The entry of "${key}" names no package.`);
    // The check above has found a list.
    else addPackage(manifest, builder, folders, path, { name, reference, tuple: entry as readonly unknown[] });
  }
  return builder.build();
}

/** An own package; where others ask for it by its name, `packages` has an entry that leads to its folder. */
function addWorkspace(
  manifest: ManifestData,
  builder: LockGraphBuilder,
  folders: Map<string, string>,
  folder: string,
  entry: Fields,
): void {
  const name = textOf(entry.name) ?? (folder === '' ? undefined : baseName(folder));
  builder.addProject(folder, name, entry);
  if (folder === '' || name === undefined) return;
  folders.set(name, folder);
  const source = { kind: 'path', reference: folder, pinned: false } as const;
  const path = ['workspaces', folder];
  if (!builder.addPackage(path, folder, { name, version: textOf(entry.version), source, entry, integrity: undefined }))
    manifest.broken(path, `"${name}" is no package name.`);
}

interface BunPackage {
  readonly name: string;
  /** A version, or from where the package comes. */
  readonly reference: string;
  readonly tuple: readonly unknown[];
}

function addPackage(
  manifest: ManifestData,
  builder: LockGraphBuilder,
  folders: ReadonlyMap<string, string>,
  path: DataPath,
  { name, reference, tuple }: BunPackage,
): void {
  const folder = folderOfKey(String(path[1]), folders);
  const workspace = /^(?:workspace|root):(.*)$/s.exec(reference)?.[1];
  if (workspace !== undefined) {
    builder.addLink(folder, workspace);
    return;
  }
  const isExact = schemeOf('npm')?.isExactVersion(reference) === true;
  const info = tuple.find(isFields) ?? {};
  // Of a repository the last text is bun's own name for the commit.
  const integrity = textOf(tuple.slice(1).findLast((each) => typeof each === 'string'));
  const isDigest = /^(?:sha\d+|md5)-/.test(integrity ?? '');
  const source = isExact ? registry : pinnedByCommit(reference);
  const version = isExact ? reference : undefined;
  const digests = isDigest ? integrity : undefined;
  const added = builder.addPackage(path, folder, { name, version, source, entry: info, integrity: digests });
  if (!added) manifest.broken(path, `"${name}" is no package name.`);
}

/** bun writes the commit behind a repository's name, abbreviated. */
function pinnedByCommit(reference: string): Component['source'] {
  const source = readReference(reference);
  return source.kind === 'git' ? { ...source, pinned: /#[0-9a-f]{7,40}$/.test(reference) } : source;
}

/** The folder for which a key stands: `a/b` is the `b` in the `node_modules` of `a`, be that installed or an own package. */
function folderOfKey(key: string, folders: ReadonlyMap<string, string>): string {
  const steps = key.match(STEP) ?? [];
  const own = steps.length > 1 ? folders.get(steps[0] ?? '') : undefined;
  const installed = own === undefined ? steps : steps.slice(1);
  const below = installed.map((step) => `node_modules/${step}`).join('/');
  return own === undefined ? below : `${own}/${below}`;
}

/** What an entry asks for; optional peers are listed apart. */
function wishesOf(entry: Fields): readonly Wish[] {
  const optional = Array.isArray(entry.optionalPeers) ? new Set<unknown>(entry.optionalPeers) : new Set();
  return dependencySections.flatMap(([section, scope]): readonly Wish[] => {
    const wanted = entry[section];
    if (!isFields(wanted)) return [];
    return Object.entries(wanted).map(([name, range]) => {
      const isOptional = section === 'peerDependencies' && optional.has(name);
      return { name, range: textOf(range), scope: isOptional ? 'optional' : scope };
    });
  });
}

/** A workspace with the ranges that its `catalog:` means. */
function withCatalogs(entry: Fields, root: Fields): Fields {
  const resolved: Record<string, unknown> = { ...entry };
  for (const [section] of dependencySections) {
    const wanted = entry[section];
    if (!isFields(wanted)) continue;
    const ranges = Object.entries(wanted).map(([name, range]) => [name, catalogRange(name, range, root)]);
    resolved[section] = Object.fromEntries(ranges);
  }
  return resolved;
}

function catalogRange(name: string, range: unknown, { catalog, catalogs }: Fields): unknown {
  const group = typeof range === 'string' ? /^catalog:(.*)$/.exec(range)?.[1]?.trim() : undefined;
  if (group === undefined) return range;
  const named = isFields(catalogs) ? catalogs[group] : undefined;
  const entries = group === '' || group === 'default' ? (catalog ?? named) : named;
  return (isFields(entries) ? entries[name] : undefined) ?? range;
}
