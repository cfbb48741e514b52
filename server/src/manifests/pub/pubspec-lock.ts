// pubspec.lock: the packages of a Dart or Flutter project, each direct, for development, or brought along.
// Invariant: packages that come with an SDK are part of it and are left out; the lockfile does not say who requires whom.
// Source: dart.dev/tools/pub, "Glossary" and "Package dependencies".
import type { Reading } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource } from '../component';
import type { ManifestContent, ManifestFormat, NearbyFiles } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage, type Wish } from '../named-lock';
import { repositorySource, pathSource, pubPurl, scalarText } from './pub-source';
import { membersOf } from './pubspec-yaml';

const FORMAT = 'pubspec.lock';

export const pubspecLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'pub',
  kind: 'lockfile',
  tells: { ...namedLockTells, direct: 'yes', paths: 'no', runtimes: 'yes' },
  notation: yamlTexts,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
  resolve,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yamlTexts);
  const { root, problems } = manifest;
  const isLock = 'packages' in root;
  if (!isLock && problems.length === 0) manifest.broken([], 'A pubspec.lock has packages.');
  const packages: NamedPackage[] = [];
  const asked: Wish[] = [];
  for (const [name, entry] of Object.entries(manifest.fields(root, ['packages']))) {
    const fields = isFields(entry) ? entry : {};
    if (fields.source === 'sdk') continue;
    const component = readPackage(manifest, name, fields);
    if (component === undefined) continue;
    packages.push({ component, wishes: [] });
    const wish = wishOf(name, textOf(fields.dependency));
    if (wish !== undefined) asked.push(wish);
  }
  const runtimes = Object.entries(manifest.fields(root, ['sdks'])).flatMap(([name, range]) =>
    askedRuntime(name, scalarText(range) ?? '', { file: file.path, path: ['sdks', name] }),
  );
  const fields = { file: file.path, format: FORMAT, purlType: 'pub', runtimes };
  return { value: namedLock(fields, isLock ? { packages, asked } : undefined), problems };
}

/** `direct main`, `direct dev`, `direct overridden`, `transitive`. */
function wishOf(name: string, dependency: string | undefined): Wish | undefined {
  if (dependency?.startsWith('direct') !== true) return undefined;
  return { name, range: undefined, scope: dependency === 'direct dev' ? 'development' : 'runtime' };
}

function readPackage(manifest: ManifestData, name: string, fields: Fields): Component | undefined {
  const path = ['packages', name];
  const version = scalarText(fields.version);
  const purl = version === undefined ? undefined : pubPurl(name, version);
  if (purl === undefined) {
    manifest.broken(path, `"${name}" of pubspec.lock has no version, or its name is none.`);
    return undefined;
  }
  const description = isFields(fields.description) ? fields.description : {};
  const digest = textOf(description.sha256);
  return componentOf({
    purl,
    name,
    version,
    source: sourceOf(fields, description),
    hashes: digest === undefined ? [] : [`sha256:${digest}`],
    anchor: { file: manifest.file.path, path, part: 'key' },
  });
}

function sourceOf({ source }: Fields, description: Fields): ComponentSource {
  if (source === 'git') return repositorySource(description) ?? { kind: 'git', reference: '', pinned: false };
  return source === 'path' ? pathSource(textOf(description.path) ?? '') : registry;
}

/** The pubspec.yaml beside the lockfile, and those of the workspace that it opens. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const beside = joinPath(folderOf(content.file), 'pubspec.yaml');
  const root = beside === undefined ? undefined : nearby.contentOf(beside);
  return withManifests(content, root === undefined ? [] : [root, ...membersOf(root, nearby)]);
}
