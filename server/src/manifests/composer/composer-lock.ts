// composer.lock: the packages of a PHP project, each with the commit that it is made of, and which were abandoned.
// Invariant: what is in `packages-dev` is for development alone; what replaces a package stands for it.
// Source: getcomposer.org/doc, "composer.lock" and "The composer.json schema".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import { componentOf, registry, type Component, type ComponentSource, type Scope } from '../component';
import type { ManifestContent, ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage, type Wish } from '../named-lock';
import { composerLicense, composerPurl, isPlatform, spellPackage } from './packagist-name';

const FORMAT = 'composer.lock';
const REQUIREMENTS = 'require';
const none: readonly string[] = [];

export const composerLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'composer',
  kind: 'lockfile',
  tells: { ...namedLockTells, scope: 'yes', license: 'yes', deprecated: 'yes' },
  notation: json,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
  resolve: (content, nearby) => {
    const beside = joinPath(folderOf(content.file), 'composer.json');
    return withManifests(content, [beside === undefined ? undefined : nearby.contentOf(beside)]);
  },
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, json);
  const { root, problems } = manifest;
  const isLock = 'packages' in root || 'packages-dev' in root;
  if (!isLock && problems.length === 0) manifest.broken([], 'A composer.lock has a list of packages.');
  const packages = [...readList(manifest, 'packages', 'runtime'), ...readList(manifest, 'packages-dev', 'development')];
  const fields = { file: file.path, format: FORMAT, purlType: 'composer' };
  const named = isLock ? ({ packages, asked: [], hasScopes: true, spell: spellPackage } as const) : undefined;
  return { value: namedLock(fields, named), problems };
}

function readList(manifest: ManifestData, list: string, scope: Scope): readonly NamedPackage[] {
  const packages: NamedPackage[] = [];
  for (const [index, entry] of manifest.list(manifest.root, [list]).entries()) {
    const fields = isFields(entry) ? entry : {};
    const component = readPackage(manifest.file.path, [list, index, 'name'], fields, scope);
    if (component !== undefined)
      packages.push({ component, wishes: wishesOf(fields[REQUIREMENTS]), aliases: standsFor(fields) });
    else manifest.broken([list, index], 'A package of composer.lock has a name and a version.');
  }
  return packages;
}

function readPackage(file: string, path: DataPath, fields: Fields, scope: Scope): Component | undefined {
  const [name, version] = [textOf(fields.name), textOf(fields.version)];
  const purl = name === undefined || version === undefined ? undefined : composerPurl(name, version);
  if (name === undefined || purl === undefined) return undefined;
  const { shasum } = isFields(fields.dist) ? fields.dist : {};
  const digest = textOf(shasum);
  return componentOf({
    purl,
    name,
    version,
    scope,
    source: sourceOf(fields),
    hashes: digest === undefined ? [] : [`sha1:${digest}`],
    license: composerLicense(fields.license),
    deprecated: abandonedText(fields.abandoned),
    anchor: { file, path, part: 'value' },
  });
}

/** `true`, or the package that is to be used instead. */
function abandonedText(abandoned: unknown): string | undefined {
  const replacement = textOf(abandoned);
  if (replacement !== undefined) return `abandoned, use ${replacement}`;
  return abandoned === true ? 'abandoned' : undefined;
}

/** The commit that a package was made of, a folder of the repository, or an archive. */
function sourceOf({ source, dist }: Fields): ComponentSource {
  const { type, url, reference } = isFields(source) ? source : {};
  const archive = isFields(dist) ? dist : {};
  const [address, revision] = [textOf(url), textOf(reference)];
  const folder = archive.type === 'path' ? textOf(archive.url) : undefined;
  if (folder !== undefined || type === 'path')
    return { kind: 'path', reference: folder ?? address ?? '', pinned: false };
  if (address !== undefined && type === 'git') return gitSource(address, revision);
  const download = textOf(archive.url);
  if (download === undefined) return registry;
  const digest = textOf(archive.shasum) ?? textOf(archive.reference);
  return { kind: 'url', reference: download, pinned: digest !== undefined };
}

function wishesOf(requirements: unknown): readonly Wish[] {
  if (!isFields(requirements)) return [];
  const wishes: Wish[] = [];
  for (const [name, range] of Object.entries(requirements))
    if (!isPlatform(name)) wishes.push({ name, range: textOf(range), scope: 'runtime' });
  return wishes;
}

function standsFor({ replace, provide }: Fields): readonly string[] {
  if (replace === undefined && provide === undefined) return none;
  return [replace, provide].flatMap((names) => (isFields(names) ? Object.keys(names) : []));
}
