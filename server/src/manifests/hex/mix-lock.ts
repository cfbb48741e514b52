// mix.lock: the packages of an Elixir project, with their digests and who requires whom.
// Invariant: an entry's key is the application, its second part the package, which may have another name.
// Source: hexdocs.pm/mix, "Mix.Tasks.Deps", and files as Mix 0.x to 1.18 write them.
import type { Reading } from '../../text/reading';
import { baseName, folderOf, isWithin, joinPath, type SourceFile } from '../../text/source-file';
import { componentOf, type Component } from '../component';
import type { ManifestContent, ManifestFormat, NearbyFiles } from '../format';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage, type Wish } from '../named-lock';
import { hexPurl } from './hex-package';
import { lockfileOf } from './mix-exs';
import { mixLockNotation } from './mix-lock-notation';

const FORMAT = 'mix.lock';

export const mixLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'hex',
  kind: 'lockfile',
  tells: namedLockTells,
  notation: mixLockNotation,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
  resolve,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, mixLockNotation);
  const packages = Object.entries(manifest.root).flatMap(([key, entry]): readonly NamedPackage[] => {
    const read = readEntry(file.path, key, Array.isArray(entry) ? entry : []);
    if (read === undefined) manifest.broken([key], `The entry of "${key}" names no version and no commit.`);
    return read === undefined ? [] : [read];
  });
  const fields = { file: file.path, format: FORMAT, purlType: 'hex' };
  const isLock = packages.length > 0 || manifest.problems.length === 0;
  return { value: namedLock(fields, isLock ? { packages, asked: [] } : undefined), problems: manifest.problems };
}

/** `{:hex, package, version, digest, managers, requirements, repository, digest of the archive}`, `{:git, url, commit, …}` */
function readEntry(file: string, key: string, entry: readonly unknown[]): NamedPackage | undefined {
  const [kind, first, second, inner, , requires, repository, outer] = entry;
  const [name, version] = [textOf(first), textOf(second)];
  const anchor = { file, path: [key], part: 'key' } as const;
  if (kind === 'git') {
    const purl = hexPurl(key);
    const source = gitSource(name ?? '', version);
    return purl && { component: componentOf({ purl, name: key, source, anchor }), wishes: [] };
  }
  // The oldest files write `{:package, version}`.
  const stated = kind === 'package' ? name : version;
  const organisation = /^hexpm:(.+)$/.exec(textOf(repository) ?? '')?.[1];
  const purl = hexPurl(kind === 'package' ? key : (name ?? key), stated, organisation);
  if (purl === undefined || stated === undefined || (kind !== 'hex' && kind !== 'package')) return undefined;
  const digest = textOf(outer) ?? textOf(inner);
  const hashes = digest === undefined || kind === 'package' ? [] : [`sha256:${digest}`];
  const component: Component = componentOf({ purl, name: purl.name, version: stated, hashes, anchor });
  return { component, wishes: Array.isArray(requires) ? requires.flatMap(wishOf) : [], aliases: [key] };
}

/** `{:mime, "~> 1.0", [hex: :mime, repo: "hexpm", optional: false]}` */
function wishOf(requirement: unknown): readonly Wish[] {
  if (!Array.isArray(requirement)) return [];
  const [name, range, options] = requirement as readonly unknown[];
  const said = isFields(options) ? options : {};
  const meant = textOf(said.hex) ?? textOf(name);
  if (meant === undefined) return [];
  return [{ name: meant, range: textOf(range), scope: said.optional === 'true' ? 'optional' : 'runtime' }];
}

/** The mix.exs beside the lockfile, and those below whose `lockfile` it is. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const folder = folderOf(content.file);
  const beside = joinPath(folder, 'mix.exs');
  const manifests = nearby.pathsOf('mix.exs').map((path) => {
    if (path === beside) return nearby.contentOf(path);
    const found = isWithin(folder, folderOf(path)) ? nearby.contentOf(path) : undefined;
    return found !== undefined && lockfileOf(found) === content.file ? found : undefined;
  });
  return withManifests(content, manifests);
}
