// pnpm-lock.yaml of pnpm 3 to 11: lockfile versions 5.0 to 9.0, one document or, since pnpm 11, one before it for pnpm's own needs.
// Invariant: the graph holds every package with each of its sets of peers, and every importer as a package of the source `path`.
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, joinPath, type SourceFile } from '../../text/source-file';
import { documentKey, yamlTexts } from '../../syntax/yaml-texts';
import { componentOf, type Component, type Scope } from '../component';
import { silent, type DependencyGraph, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { npmPurl, readSpec } from './dependency-spec';
import { KeyedGraphBuilder, type KeyedWish } from './keyed-graph';
import { readPnpmPackage } from './pnpm-package';

const NEWEST = 9;

/** What a package asks for, an importer besides for its own development, and pnpm for itself. */
const packageSections: readonly (readonly [section: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
];
const ownSections = new Set(['configDependencies', 'packageManagerDependencies']);
const importerSections: typeof packageSections = [
  ...packageSections,
  ['devDependencies', 'development'],
  ...[...ownSections].map((section) => [section, 'development'] as const),
];

export const pnpmLock: ManifestFormat = {
  name: 'pnpm-lock.yaml',
  purlType: 'npm',
  kind: 'lockfile',
  tells: { ...manifestTells, paths: 'yes', hashes: 'yes', deprecated: 'yes' },
  notation: yamlTexts,
  matches: (path) => baseName(path) === 'pnpm-lock.yaml',
  read: readLock,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yamlTexts);
  let components: readonly Component[] | undefined;
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: 'pnpm-lock.yaml',
    purlType: 'npm',
    get components() {
      return (components ??= joinManifest(undefined, value).value);
    },
    // A lockfile with conflict marks or cut short would be read wrongly; then nothing is known from it.
    graph: manifest.problems.length > 0 ? undefined : readGraph(manifest),
  };
  return { value, problems: manifest.problems };
}

function readGraph(manifest: ManifestData): DependencyGraph {
  const builder = new KeyedGraphBuilder();
  const importers = new Map<string, KeyedWish[]>();
  const { root } = manifest;
  const documents = Object.keys(root).filter((key, index) => key === documentKey(index));
  if (documents.length === 0) new DocumentReader(manifest, builder, root, []).read(importers);
  for (const key of documents) {
    new DocumentReader(manifest, builder, manifest.fields(root, [key]), [key]).read(importers);
  }
  for (const [folder, wishes] of importers) builder.addProject(folder, wishes);
  return builder.build();
}

/** One document of a lockfile. */
class DocumentReader {
  readonly #manifest: ManifestData;
  readonly #builder: KeyedGraphBuilder;
  readonly #root: Fields;
  readonly #at: DataPath;
  readonly #version: number;
  /** pnpm 11 locks what it needs itself in a document of its own. */
  readonly #isForPnpm: boolean;

  constructor(manifest: ManifestData, builder: KeyedGraphBuilder, root: Fields, at: DataPath) {
    this.#manifest = manifest;
    this.#builder = builder;
    this.#root = root;
    this.#at = at;
    this.#version = Number.parseFloat(textOf(root.lockfileVersion) ?? '');
    const own = isFields(root.importers) ? root.importers['.'] : undefined;
    this.#isForPnpm = isFields(own) && Object.keys(own).some((section) => ownSections.has(section));
  }

  read(importers: Map<string, KeyedWish[]>): void {
    this.#checkVersion();
    const own = this.#readImporters();
    for (const [folder, wishes] of own) {
      const known = importers.get(folder);
      if (known === undefined) importers.set(folder, wishes);
      else known.push(...wishes);
    }
    this.#addOwnPackages(own);
    this.#addPackages();
  }

  #checkVersion(): void {
    const path = this.#path('lockfileVersion');
    if (Number.isNaN(this.#version)) this.#manifest.broken(this.#at, 'This says no lockfileVersion of pnpm.');
    else if (this.#version >= NEWEST + 1) {
      const message = `Lockfile version ${this.#version} is not known; it was read as version ${NEWEST}.`;
      this.#manifest.unknowable(path, message);
    }
  }

  #path(...steps: DataPath): DataPath {
    return this.#at.concat(steps);
  }

  /** What the importers ask for, by folder; a repository of one package has none and says it at the top. */
  #readImporters(): Map<string, KeyedWish[]> {
    const folders = new Map<string, KeyedWish[]>();
    const { importers } = this.#root;
    if (importers === undefined || importers === null) {
      folders.set('', this.#wishesOfImporter(this.#root, ''));
      return folders;
    }
    const path = this.#path('importers');
    for (const [key, importer] of Object.entries(this.#manifest.fields(this.#root, path))) {
      const folder = key === '.' ? '' : key;
      if (isFields(importer)) folders.set(folder, this.#wishesOfImporter(importer, folder));
      else this.#manifest.broken([...path, key], `The importer "${key}" is no map of keys to values.`);
    }
    return folders;
  }

  /** Up to version 5 the ranges stand apart, in `specifiers`. */
  #wishesOfImporter(importer: Fields, folder: string): KeyedWish[] {
    const specifiers = isFields(importer.specifiers) ? importer.specifiers : {};
    const wishes: KeyedWish[] = [];
    for (const [section, scope] of importerSections) {
      const wanted = importer[section];
      if (!isFields(wanted)) continue;
      for (const [name, value] of Object.entries(wanted)) {
        const [reference, specifier] = isFields(value)
          ? [textOf(value.version), textOf(value.specifier)]
          : [textOf(value), textOf(specifiers[name])];
        if (reference === undefined) continue;
        // What pnpm asks for itself is in no package.json.
        const range = ownSections.has(section) ? undefined : this.#rangeOf(name, specifier);
        wishes.push({ name, keys: this.#keysOf(name, reference, folder), range, scope });
      }
    }
    return wishes;
  }

  /** A range as the manifest would give it: without the alias, and from the catalogue that is recorded. */
  #rangeOf(name: string, specifier: string | undefined): string | undefined {
    if (specifier?.startsWith('catalog:') !== true) return specifier && readSpec(name, specifier).range;
    const { catalogs } = this.#root;
    const catalog = isFields(catalogs) ? catalogs[specifier.slice('catalog:'.length).trim() || 'default'] : undefined;
    const entry = isFields(catalog) ? catalog[name] : undefined;
    return isFields(entry) ? textOf(entry.specifier) : undefined;
  }

  /** Under which key a reference stands: `1.0.0(peer@2.0.0)`, or of another name `/other/1.0.0`, or a folder `link:../core`. */
  #keysOf(name: string, reference: string, folder: string): readonly string[] {
    if (reference.startsWith('link:')) {
      const target = joinPath(folder, reference.slice('link:'.length));
      return target === undefined ? [] : [ownKey(target)];
    }
    const own = this.#version >= 7 ? `${name}@` : this.#version >= 6 ? `/${name}@` : `/${name}/`;
    return [`${own}${reference}`, reference];
  }

  /** Importers as packages; they are called what others call them. */
  #addOwnPackages(importers: ReadonlyMap<string, readonly KeyedWish[]>): void {
    const names = new Map<string, string>();
    for (const wishes of importers.values()) for (const { name, keys } of wishes) names.set(keys[0] ?? '', name);
    for (const [folder, wishes] of importers) {
      const name = names.get(ownKey(folder)) ?? baseName(folder);
      const purl = npmPurl(name, undefined);
      if (folder === '' || purl === undefined) continue;
      const path = this.#path('importers', folder);
      const source = { kind: 'path', reference: folder, pinned: false } as const;
      const anchor = { file: this.#manifest.file.path, path, part: 'key' } as const;
      this.#builder.addPackage([ownKey(folder)], componentOf({ purl, name, source, anchor }), () => wishes);
    }
  }

  #addPackages(): void {
    const packages = this.#manifest.fields(this.#root, this.#path('packages'));
    const snapshots = this.#manifest.fields(this.#root, this.#path('snapshots'));
    const components = new Map<string, Component>();
    for (const [key, entry] of Object.entries(packages)) {
      const component = this.#readPackage(key, entry);
      if (component !== undefined) components.set(key, component);
    }
    const withSnapshot = new Set<string>();
    for (const [key, entry] of Object.entries(snapshots)) {
      const packageKey = withoutPeers(key);
      const component = components.get(packageKey);
      if (component === undefined) {
        if (packages[packageKey] === undefined)
          this.#manifest.broken(this.#path('snapshots', key), `"${packageKey}" is not among the packages.`);
        continue;
      }
      withSnapshot.add(packageKey);
      this.#add(key, component, entry);
    }
    for (const [key, component] of components) if (!withSnapshot.has(key)) this.#add(key, component, packages[key]);
  }

  #readPackage(key: string, entry: unknown): Component | undefined {
    const path = this.#path('packages', key);
    const fields = isFields(entry) ? entry : {};
    if (entry !== null && !isFields(entry))
      this.#manifest.broken(path, `The entry of "${key}" is no map of keys to values.`);
    const read = readPnpmPackage(key, fields, { file: this.#manifest.file.path, path, part: 'key' });
    const component: Component | undefined = read && this.#isForPnpm ? { ...read, scope: 'development' } : read;
    if (component === undefined) this.#manifest.broken(path, `"${key}" is no name and version of a package.`);
    const bundled = fields.bundledDependencies;
    if (component !== undefined && bundled !== undefined && bundled !== null && bundled !== 'false') {
      const what = Array.isArray(bundled) ? bundled.join(', ') : 'some packages';
      const message = `${component.name} brings its own copies of ${what}, whose versions are written nowhere here.`;
      this.#manifest.unknowable(path, message);
    }
    return component;
  }

  #add(key: string, component: Component, entry: unknown): void {
    const fields = isFields(entry) ? entry : {};
    this.#builder.addPackage([key], component, () => this.#wishesOfPackage(fields));
  }

  #wishesOfPackage(entry: Fields): readonly KeyedWish[] {
    const wishes: KeyedWish[] = [];
    for (const [section, scope] of packageSections) {
      const wanted = entry[section];
      if (!isFields(wanted)) continue;
      for (const [name, value] of Object.entries(wanted)) {
        const reference = textOf(value);
        if (reference !== undefined)
          wishes.push({ name, keys: this.#keysOf(name, reference, ''), range: undefined, scope });
      }
    }
    return wishes;
  }
}

/** The key of an own package; no package of a registry has such a one. */
function ownKey(folder: string): string {
  return `link:${folder}`;
}

/** The key in `packages` of a key in `snapshots`. */
function withoutPeers(key: string): string {
  const bracket = key.indexOf('(');
  return bracket < 0 ? key : key.slice(0, bracket);
}
