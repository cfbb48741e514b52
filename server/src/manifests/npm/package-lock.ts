// package-lock.json and npm-shrinkwrap.json of npm 5 to 11: lockfile versions 1, 2 and 3.
// Invariant: the graph holds every entry that is a package, in the order of the file. An own package (a workspace, a
// linked folder) is one too, with the source `path`, so that the way through it is not lost.
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { registry, type Component, type ComponentSource } from '../component';
import { silent, type DependencyGraph, type ManifestContent, type ManifestFormat } from '../format';
import { lockfileTells } from '../manifest-tells';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { readReference, readSpec } from './dependency-spec';
import { LockGraphBuilder, type Wish } from './lock-graph';
import { dependencySections, isOptionalPeer, licenseOf } from './package-json';

const NEWEST = 3;
/** npm nests packages a few levels deep; a file that goes beyond is no lockfile of npm's. */
const DEEPEST = 100;
const LONGEST_FOLDER = 4000;
const INSTALLED = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/;

/** npm publishes a shrinkwrap with the package; both are of one form. */
export const npmShrinkwrap = lockFormat('npm-shrinkwrap.json');
export const packageLock = lockFormat('package-lock.json');

function lockFormat(name: string): ManifestFormat {
  return {
    name,
    purlType: 'npm',
    kind: 'lockfile',
    tells: { ...lockfileTells, license: 'yes', deprecated: 'yes' },
    notation: json,
    matches: (path) => baseName(path) === name,
    read: (file) => readLock(file, name),
  };
}

function readLock(file: SourceFile, format: string): Reading<ManifestContent> {
  const manifest = new ManifestData(file, json);
  const { root, problems } = manifest;
  const packages = isFields(root.packages) ? root.packages : {};
  const own = isFields(packages['']) ? packages[''] : {};
  let components: readonly Component[] | undefined;
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format,
    purlType: 'npm',
    name: textOf(own.name) ?? textOf(root.name),
    version: textOf(own.version) ?? textOf(root.version),
    license: licenseOf(own),
    // Only a lockfile without its manifest is asked for these.
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    // A lockfile with conflict marks or cut short would be read wrongly; then nothing is known from it.
    graph: problems.length > 0 ? undefined : readGraph(manifest),
  };
  return { value, problems };
}

function readGraph(manifest: ManifestData): DependencyGraph {
  const { root, problems, file } = manifest;
  const version = root.lockfileVersion;
  if (typeof version === 'number' && version > NEWEST) {
    const message = `Lockfile version ${version} is not known; it was read as version ${NEWEST}.`;
    problems.push({
      anchor: { file: file.path, path: ['lockfileVersion'], part: 'value' },
      message,
      kind: 'unknowable',
    });
  }
  if (root.packages === undefined) return readNested(manifest);
  return readPackages(manifest, manifest.fields(root, ['packages']));
}

/** Versions 2 and 3: a flat map from folders to packages. */
function readPackages(manifest: ManifestData, packages: Fields): DependencyGraph {
  const builder = new LockGraphBuilder(manifest.file.path, wishesOf, true);
  for (const [folder, entry] of Object.entries(packages)) {
    const path = ['packages', folder];
    if (!isFields(entry)) manifest.broken(path, `The entry of "${folder}" is no map of keys to values.`);
    else if (folder.length > LONGEST_FOLDER) manifest.broken(path, 'This folder is deeper than npm can make it.');
    else if (entry.link === true) builder.addLink(folder, textOf(entry.resolved) ?? '');
    else addFolder(manifest, builder, folder, entry);
  }
  return builder.build();
}

function addFolder(manifest: ManifestData, builder: LockGraphBuilder, folder: string, entry: Fields): void {
  const path = ['packages', folder];
  const installed = INSTALLED.exec(folder)?.[1];
  const name = textOf(entry.name) ?? installed ?? (folder === '' ? undefined : baseName(folder));
  if (installed === undefined) builder.addProject(folder, name, entry);
  if (folder === '' || name === undefined) return;
  const source: ComponentSource =
    installed === undefined ? { kind: 'path', reference: folder, pinned: false } : readResolved(textOf(entry.resolved));
  const added = builder.addPackage(path, folder, {
    name,
    version: textOf(entry.version),
    source,
    entry,
    integrity: textOf(entry.integrity),
  });
  if (!added) manifest.broken(path, `"${name}" is no package name.`);
}

/** An address is where the registry keeps the package; whether it was asked for by address, only who asks can tell. */
function readResolved(resolved: string | undefined): ComponentSource {
  const source = readReference(resolved ?? '');
  return source.kind === 'url' ? registry : source;
}

/** What an entry of versions 2 and 3 asks for. */
function wishesOf(entry: Fields): readonly Wish[] {
  const wishes: Wish[] = [];
  for (const [section, scope] of dependencySections) {
    const wanted = entry[section];
    if (!isFields(wanted)) continue;
    for (const [name, range] of Object.entries(wanted)) {
      wishes.push({ name, range: textOf(range), scope: isOptional(entry, section, name) ? 'optional' : scope });
    }
  }
  return wishes;
}

/** Optional peers are marked in a section of their own; optional dependencies may stand among the others as well. */
function isOptional(entry: Fields, section: string, name: string): boolean {
  const { optionalDependencies: optional } = entry;
  if (section === 'dependencies') return isFields(optional) && Object.hasOwn(optional, name);
  return section === 'peerDependencies' && isOptionalPeer(entry, name);
}

/** Version 1: packages nested as their folders are. */
function readNested(manifest: ManifestData): DependencyGraph {
  const builder = new LockGraphBuilder(manifest.file.path, requiresOf, true);
  const open = [{ owner: manifest.root, path: ['dependencies'], folder: '' }];
  for (const here of open) {
    for (const [key, entry] of Object.entries(manifest.fields(here.owner, here.path))) {
      const path = [...here.path, key];
      const folder = here.folder === '' ? `node_modules/${key}` : `${here.folder}/node_modules/${key}`;
      if (!isFields(entry)) manifest.broken(path, `The entry of "${key}" is no map of keys to values.`);
      else if (path.length > 2 * DEEPEST) manifest.broken(path, `This is nested more than ${DEEPEST} deep.`);
      else {
        addNested(manifest, builder, path, folder, entry);
        open.push({ owner: entry, path: [...path, 'dependencies'], folder });
      }
    }
  }
  return builder.build();
}

/** In version 1 it is `version` that holds an alias or an address. */
function addNested(
  manifest: ManifestData,
  builder: LockGraphBuilder,
  path: DataPath,
  folder: string,
  entry: Fields,
): void {
  const key = String(path.at(-1));
  const text = textOf(entry.version);
  const { name, source, version: exact } = readSpec(key, text ?? '');
  const version = source.kind === 'registry' ? (exact ?? text) : undefined;
  const added = builder.addPackage(path, folder, { name, version, source, entry, integrity: textOf(entry.integrity) });
  if (!added) manifest.broken(path, `"${key}" is no package name.`);
}

/** What an entry of version 1 asks for. */
function requiresOf(entry: Fields): readonly Wish[] {
  const requires = isFields(entry.requires) ? Object.entries(entry.requires) : [];
  return requires.map(([name, range]) => ({ name, range: textOf(range), scope: 'runtime' }));
}
