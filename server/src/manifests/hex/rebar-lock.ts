// rebar.lock: the packages of an Erlang project with their level: 0 is asked for, all else is brought along.
// Invariant: the lockfile does not say who requires whom, and locks nothing of profiles and plugins. Source: rebar3.org/docs, "Dependencies", "Lock Files", and
// files as rebar3 writes them, with and without a version.
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { componentOf, type Component } from '../component';
import type { ManifestContent, ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { ManifestData, textOf } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage, type Wish } from '../named-lock';
import { hexPurl } from './hex-package';
import { erlangTerms } from './erlang-terms';

const FORMAT = 'rebar.lock';

export const rebarLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'hex',
  kind: 'lockfile',
  tells: { ...namedLockTells, direct: 'yes', paths: 'no' },
  notation: erlangTerms,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
  resolve: (content, nearby) => {
    const beside = joinPath(folderOf(content.file), 'rebar.config');
    return withManifests(content, [beside === undefined ? undefined : nearby.contentOf(beside)]);
  },
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, erlangTerms);
  const [first, digests] = manifest.list(manifest.root, ['terms']);
  const top = listOf(first);
  // `{"1.2.0", [packages]}.`, or of old the packages alone.
  const [path, entries]: readonly [DataPath, readonly unknown[]] =
    typeof top[0] === 'string' ? [['terms', 0, 1], listOf(top[1])] : [['terms', 0], top];
  const hashes = hashesOf(digests);
  const packages: NamedPackage[] = [];
  const asked: Wish[] = [];
  for (const [index, entry] of entries.entries()) {
    const [name, source, level] = listOf(entry);
    const component = readPackage(file.path, [...path, index, 0], textOf(name) ?? '', listOf(source), hashes);
    if (component === undefined) manifest.broken([...path, index], 'This entry names no package with its version.');
    else packages.push({ component, wishes: [], aliases: [textOf(name) ?? ''] });
    if (component !== undefined && level === '0')
      asked.push({ name: component.name, range: undefined, scope: 'runtime' });
  }
  if (first === undefined && manifest.problems.length === 0)
    manifest.broken([], 'A rebar.lock has a list of packages.');
  const fields = { file: file.path, format: FORMAT, purlType: 'hex' };
  const isLock = packages.length > 0 || manifest.problems.length === 0;
  return {
    value: namedLock(fields, isLock ? { packages, asked, isPartial: true } : undefined),
    problems: manifest.problems,
  };
}

/** `{pkg, name, version}`, `{git, url, {ref, commit}}`, `{git_subdir, url, {ref, commit}, folder}` */
function readPackage(
  file: string,
  path: DataPath,
  application: string,
  [kind, first, second]: readonly unknown[],
  hashes: ReadonlyMap<string, string>,
): Component | undefined {
  const anchor = { file, path, part: 'value' } as const;
  const value = textOf(first);
  if (kind === 'git' || kind === 'git_subdir' || kind === 'hg') {
    const purl = hexPurl(application);
    const source = gitSource(value ?? '', textOf(listOf(second)[1]));
    return purl && componentOf({ purl, name: application, source, anchor });
  }
  const version = textOf(second);
  const purl = kind !== 'pkg' || version === undefined ? undefined : hexPurl(value ?? application, version);
  const digest = hashes.get(application);
  return purl && componentOf({ purl, name: purl.name, version, hashes: digest === undefined ? [] : [digest], anchor });
}

/** `[{pkg_hash, […]}, {pkg_hash_ext, […]}]`; the second is of the archive and counts. */
function hashesOf(digests: unknown): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const group of listOf(digests)) {
    for (const pair of listOf(listOf(group)[1])) {
      const [name, digest] = listOf(pair);
      if (textOf(name) !== undefined && textOf(digest) !== undefined)
        hashes.set(String(name), `sha256:${String(digest).toLowerCase()}`);
    }
  }
  return hashes;
}

/** A list or tuple; empty for everything else. */
function listOf(value: unknown): readonly unknown[] {
  // Array.isArray makes `any[]` of unknown.
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
