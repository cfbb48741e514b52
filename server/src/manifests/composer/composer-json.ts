// composer.json: what a PHP project asks for; PHP itself, its extensions and Composer are runtimes.
// Invariant: every component is direct and stands at its key. Which repository a package is taken from is known only
// for packages that are written into the file or lie in the repository; for others composer.lock says it.
// Source: getcomposer.org/doc, "The composer.json schema" and "Repositories".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, isWithin, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { composer } from '../../terms/versions/composer';
import { askedRuntime } from '../asked-runtime';
import { componentOf, type Component, type ComponentSource, type Runtime, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { matchesGlobs } from '../workspace-globs';
import { composerLicense, composerPurl, isPlatform, spellPackage } from './packagist-name';

const FORMAT = 'composer.json';

interface ComposerContent extends ManifestContent {
  /** Globs of folders in which packages lie, as repositories of type `path` name them. */
  readonly pathRepositories: readonly string[];
}

export const composerJson: ManifestFormat = {
  name: FORMAT,
  purlType: 'composer',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read: readManifest,
  resolve,
};

function readManifest(file: SourceFile): Reading<ComposerContent> {
  const manifest = new ManifestData(file, json);
  const { root, problems } = manifest;
  const repositories = repositoriesOf(root.repositories);
  const written = writtenPackages(repositories);
  const sections = (['require', 'require-dev'] as const).map((section) => readSection(manifest, section, written));
  const value: ComposerContent = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'composer',
    name: textOf(root.name),
    version: textOf(root.version),
    license: composerLicense(root.license),
    repository: isFields(root.support) ? textOf(root.support.source) : undefined,
    components: sections.flatMap(({ components }) => components),
    runtimes: sections.flatMap(({ runtimes }) => runtimes),
    lockedBy: ['composer.lock'],
    pathRepositories: repositories.flatMap(({ type, url }) => (type === 'path' ? (textOf(url) ?? []) : [])),
  };
  return { value, problems };
}

interface Section {
  readonly components: readonly Component[];
  readonly runtimes: readonly Runtime[];
}

function readSection(
  manifest: ManifestData,
  section: 'require' | 'require-dev',
  written: ReadonlyMap<string, ComponentSource>,
): Section {
  const scope = section === 'require' ? 'runtime' : 'development';
  const components: Component[] = [];
  const runtimes: Runtime[] = [];
  for (const [name, value] of Object.entries(manifest.fields(manifest.root, [section]))) {
    const path = [section, name];
    const range = textOf(value);
    const file = manifest.file.path;
    if (range === undefined) manifest.broken(path, `"${name}" needs a version constraint.`);
    else if (isPlatform(name)) runtimes.push(...platformRuntime(name, range, { file, path }, scope));
    else {
      const component = readRequirement(file, path, range, scope);
      const source = written.get(spellPackage(name));
      if (component === undefined) manifest.broken(path, `"${name}" is no package: its name has to be vendor/name.`);
      else components.push(source === undefined ? component : { ...component, source });
    }
  }
  return { components, runtimes };
}

function platformRuntime(
  name: string,
  range: string,
  at: { readonly file: string; readonly path: DataPath },
  scope: Scope,
): readonly Runtime[] {
  const isTool = name.startsWith('composer');
  return askedRuntime(name.toLowerCase(), range, at, isTool ? 'development' : scope);
}

function readRequirement(file: string, path: DataPath, range: string, scope: Scope): Component | undefined {
  const name = String(path.at(-1));
  const pinned = range.trim().replace(/@(?:stable|rc|beta|alpha|dev)$/i, '');
  const exact = /^=?=?\s*(\S+)$/.exec(pinned)?.[1] ?? '';
  const version = composer.isExactVersion(exact) ? exact : undefined;
  const purl = composerPurl(name, version);
  const anchor = { file, path, part: 'key' } as const;
  return purl && componentOf({ purl, name, version, range, direct: true, scope, anchor });
}

/** A list, or a map of names to repositories. */
function repositoriesOf(repositories: unknown): readonly Fields[] {
  const all = isFields(repositories) ? Object.values(repositories) : repositories;
  return Array.isArray(all) ? all.filter(isFields) : [];
}

/** Packages that the file describes itself, with their commit or archive. */
function writtenPackages(repositories: readonly Fields[]): ReadonlyMap<string, ComponentSource> {
  const written = new Map<string, ComponentSource>();
  for (const { type, package: described } of repositories) {
    if (type !== 'package') continue;
    const all: readonly unknown[] = Array.isArray(described) ? described : [described];
    for (const each of all.filter(isFields)) {
      const [name, source] = [textOf(each.name), writtenSource(each)];
      if (name !== undefined && source !== undefined) written.set(spellPackage(name), source);
    }
  }
  return written;
}

function writtenSource({ source, dist }: Fields): ComponentSource | undefined {
  const [from, archive] = [isFields(source) ? source : {}, isFields(dist) ? dist : {}];
  const [repository, download] = [textOf(from.url), textOf(archive.url)];
  if (repository !== undefined) return gitSource(repository, textOf(from.reference));
  if (download === undefined) return undefined;
  return { kind: 'url', reference: download, pinned: textOf(archive.shasum) !== undefined };
}

/** Packages that lie in folders of the repository are known by the names that they give themselves. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  if (!isComposer(content) || content.pathRepositories.length === 0) return { value: content, problems: [] };
  const folder = folderOf(content.file);
  const folders = new Map<string, string>();
  for (const path of nearby.pathsOf(FORMAT)) {
    const at = folderOf(path);
    if (path === content.file || !isWithin(folder, at)) continue;
    const below = folder === '' ? at : at.slice(folder.length + 1);
    const name = matchesGlobs(content.pathRepositories, below) ? nearby.contentOf(path)?.name : undefined;
    if (name !== undefined) folders.set(spellPackage(name), below);
  }
  const components = content.components.map((component): Component => {
    const below = folders.get(spellPackage(component.name));
    return below === undefined
      ? component
      : { ...component, source: { kind: 'path', reference: below, pinned: false } };
  });
  return { value: { ...content, components }, problems: [] };
}

function isComposer(content: ManifestContent): content is ComposerContent {
  return content.format === FORMAT;
}
