// stack.yaml and stack.yaml.lock: the packages that a Haskell project takes beside those of its snapshot.
// Invariant: what the snapshot holds is written in none of them, and that is said. Digests in these files are those of a
// package's description, not of the package. Source: docs.haskellstack.org, "Project configuration", "Lock files".
import type { DataAnchor, DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, isWithin, type SourceFile } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import { yamlTexts } from '../../syntax/yaml-texts';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage } from '../named-lock';
import { hackagePurl, readIdentifier, repositoryComponent, repositoryName } from './haskell-package';

const LOCK = 'stack.yaml.lock';

export const stackYaml: ManifestFormat = {
  name: 'stack.yaml',
  purlType: 'hackage',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no', scope: 'no', runtimes: 'yes' },
  notation: yaml,
  matches: (path) => baseName(path) === 'stack.yaml',
  read: readManifest,
};

export const stackLock: ManifestFormat = {
  name: LOCK,
  purlType: 'hackage',
  kind: 'lockfile',
  tells: { ...namedLockTells, paths: 'no', scope: 'no' },
  notation: yamlTexts,
  matches: (path) => baseName(path) === LOCK,
  read: readLock,
  resolve: withProjects,
};

function readManifest(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yaml);
  const { root, problems } = manifest;
  const key = 'snapshot' in root ? 'snapshot' : 'resolver';
  const snapshot = textOf(root[key]);
  if (snapshot !== undefined && !snapshot.startsWith('ghc-'))
    manifest.unknowable([key], `The versions of the packages in the snapshot ${snapshot} are not written here.`);
  const compiler = textOf(root.compiler) ?? snapshot;
  const version = /^ghc-(\d+(?:\.\d+)*)$/.exec(compiler ?? '')?.[1];
  const at = { file: file.path, path: [root.compiler === undefined ? key : 'compiler'] };
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: 'stack.yaml',
    purlType: 'hackage',
    components: manifest.list(root, ['extra-deps']).flatMap((entry, index) => {
      return readExtra(manifest, ['extra-deps', index], entry);
    }),
    runtimes: version === undefined ? [] : askedRuntime('ghc', version, at),
    workspaces: manifest.list(root, ['packages']).flatMap((each) => textOf(each) ?? []),
    lockedBy: [LOCK],
  };
  return { value, problems };
}

/** `name-1.0@…`, a folder, an archive, or a repository with a commit. */
function readExtra(manifest: ManifestData, path: DataPath, entry: unknown): readonly Component[] {
  const anchor = { file: manifest.file.path, path, part: 'value' } as const;
  const text = textOf(entry);
  const fields = isFields(entry) ? repositoryFields(entry) : {};
  const [git, archive] = [textOf(fields.git), textOf(fields.archive) ?? textOf(fields.url)];
  if (text !== undefined) return readText(manifest, text, anchor);
  if (git !== undefined) {
    const component = repositoryComponent(git, textOf(fields.commit), anchor);
    return component === undefined ? [] : [component];
  }
  if (archive === undefined) manifest.broken(path, 'This is no package: it has no name, no repository and no archive.');
  else manifest.unknowable(path, `Which package is in ${archive} is not written here.`);
  return [];
}

/** `github: owner/name` is a repository too; of old all of it stood below `location`. */
function repositoryFields(entry: Fields): Fields {
  const fields = isFields(entry.location) ? entry.location : entry;
  const [github, commit] = [textOf(fields.github), textOf(fields.commit)];
  return github === undefined ? fields : { git: `https://github.com/${github}`, commit };
}

function readText(manifest: ManifestData, text: string, anchor: DataAnchor): readonly Component[] {
  const read = readIdentifier(text);
  const purl = read && hackagePurl(read.name, read.version);
  if (read !== undefined && purl !== undefined) return [componentOf({ purl, ...read, direct: true, anchor })];
  // Packages in folders of the repository are read there.
  if (/^https?:/.test(text)) manifest.unknowable(anchor.path, `Which package is in ${text} is not written here.`);
  return [];
}

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yamlTexts);
  const { root, problems } = manifest;
  const packages = manifest.list(root, ['packages']).flatMap((entry, index): readonly NamedPackage[] => {
    const completed = isFields(entry) && isFields(entry.completed) ? entry.completed : {};
    const read = readCompleted(file.path, ['packages', index, 'completed'], completed);
    if (read === undefined) manifest.broken(['packages', index], 'This entry names no package with its version.');
    return read === undefined ? [] : [read];
  });
  if (!('packages' in root) && problems.length === 0) manifest.broken([], 'A stack.yaml.lock has packages.');
  const asked = packages.map(({ component: { name } }) => ({ name, range: undefined, scope: 'runtime' as const }));
  const fields = { file: file.path, format: LOCK, purlType: 'hackage' };
  const isLock = packages.length > 0 || problems.length === 0;
  return { value: namedLock(fields, isLock ? { packages, asked, isPartial: true } : undefined), problems };
}

/** With stack.yaml, and the packages in and below its folder. */
function withProjects(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const folder = folderOf(content.file);
  const paths = ['stack.yaml', 'package.yaml', 'cabal'].flatMap((format) => nearby.pathsOf(format));
  const below = paths.filter((path) => isWithin(folder, folderOf(path)));
  return withManifests(
    content,
    below.map((path) => nearby.contentOf(path)),
  );
}

function readCompleted(file: string, path: DataPath, completed: Fields): NamedPackage | undefined {
  const [text, git] = [textOf(completed.hackage), textOf(completed.git)];
  const stated = { name: textOf(completed.name) ?? '', version: textOf(completed.version) };
  const read = text === undefined ? stated : readIdentifier(text);
  const purl = read?.version === undefined ? undefined : hackagePurl(read.name, read.version);
  if (read === undefined || purl === undefined) return undefined;
  const key = text === undefined ? 'name' : 'hackage';
  const anchor = { file, path: [...path, key], part: 'value' } as const;
  const digest = text === undefined && git === undefined ? textOf(completed.sha256) : undefined;
  const hashes = digest === undefined ? [] : [`sha256:${digest}`];
  const component = componentOf({ purl, ...read, source: sourceOf(completed), hashes, anchor });
  return { component, wishes: [], aliases: git === undefined ? [] : [repositoryName(git)] };
}

function sourceOf(completed: Fields): ComponentSource {
  const [git, archive] = [textOf(completed.git), textOf(completed.url) ?? textOf(completed.archive)];
  if (git !== undefined) return gitSource(git, textOf(completed.commit));
  return archive === undefined
    ? registry
    : { kind: 'url', reference: archive, pinned: textOf(completed.sha256) !== undefined };
}
