// pubspec.yaml: what a Dart or Flutter package asks for, and of a workspace its members.
// Invariant: every component is direct and stands at its key; an override decides the source and range of what it names.
// What an SDK brings is no component: it comes with the runtime. Source: dart.dev/tools/pub, "The pubspec file".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, isWithin, type SourceFile } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import { pub } from '../../terms/versions/pub';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource, type Runtime, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { matchesGlobs } from '../workspace-globs';
import { repositorySource, pathSource, pubPurl, scalarText } from './pub-source';

const FORMAT = 'pubspec.yaml';

export const pubspecYaml: ManifestFormat = {
  name: FORMAT,
  purlType: 'pub',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: yaml,
  matches: (path) => baseName(path) === FORMAT,
  read: readManifest,
};

const sections: readonly (readonly [section: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['dev_dependencies', 'development'],
];

function readManifest(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yaml);
  const { root, problems } = manifest;
  const sdks = new Map<string, Runtime>();
  for (const [name, range] of Object.entries(manifest.fields(root, ['environment']))) {
    const at = { file: file.path, path: ['environment', name] };
    for (const each of askedRuntime(name === 'sdk' ? 'dart' : name, scalarText(range) ?? '', at))
      sdks.set(each.name, each);
  }
  const overrides = readSection(manifest, 'dependency_overrides', 'runtime', sdks);
  const asked = sections.flatMap(([section, scope]) => readSection(manifest, section, scope, sdks));
  const value: ManifestContent = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'pub',
    name: textOf(root.name),
    version: scalarText(root.version),
    repository: textOf(root.repository) ?? textOf(root.homepage),
    components: withOverrides(asked, overrides),
    runtimes: [...sdks.values()],
    workspaces: manifest.list(root, ['workspace']).flatMap((each) => textOf(each) ?? []),
    lockedBy: ['pubspec.lock'],
    overridden: overrides.map(({ name }) => name),
  };
  return { value, problems };
}

function readSection(
  manifest: ManifestData,
  section: string,
  scope: Scope,
  sdks: Map<string, Runtime>,
): readonly Component[] {
  return Object.entries(manifest.fields(manifest.root, [section])).flatMap(([name, value]): readonly Component[] => {
    const path = [section, name];
    const fields = isFields(value) ? value : {};
    const sdk = textOf(fields.sdk);
    if (sdk !== undefined) {
      const [runtime] = askedRuntime(sdk, 'any', { file: manifest.file.path, path });
      if (runtime !== undefined && !sdks.has(sdk)) sdks.set(sdk, runtime);
      return [];
    }
    const component = readDependency(manifest.file.path, path, value, scope);
    if (component !== undefined) return [component];
    manifest.broken(path, `"${name}" needs a version range, or a place from where it is taken.`);
    return [];
  });
}

function readDependency(file: string, path: DataPath, value: unknown, scope: Scope): Component | undefined {
  const name = String(path.at(-1));
  const fields: Fields | undefined = isFields(value) ? value : undefined;
  const isBare = value === null || value === undefined;
  const range = scalarText(fields === undefined ? value : fields.version);
  const source = fields === undefined ? registry : sourceOf(fields);
  if (source === undefined || (fields === undefined && range === undefined && !isBare)) return undefined;
  const version = source.kind === 'registry' && range !== undefined && pub.isExactVersion(range) ? range : undefined;
  // A package of a registry may have another name than the one by which it is asked for.
  const hosted = fields !== undefined && isFields(fields.hosted) ? textOf(fields.hosted.name) : undefined;
  const purl = pubPurl(hosted ?? name, version);
  const anchor = { file, path, part: 'key' } as const;
  return purl && componentOf({ purl, name: hosted ?? name, version, range, direct: true, scope, source, anchor });
}

/** Undefined for a place that is none. */
function sourceOf({ git, path, hosted, version }: Fields): ComponentSource | undefined {
  if (git !== undefined) return repositorySource(git);
  const folder = textOf(path);
  if (folder !== undefined) return pathSource(folder);
  return hosted !== undefined || version !== undefined ? registry : undefined;
}

/** Overrides name what is asked for, or what is only brought along and is taken from elsewhere then. */
function withOverrides(asked: readonly Component[], overrides: readonly Component[]): readonly Component[] {
  const byName = new Map(overrides.map((each) => [each.name, each]));
  const names = new Set(asked.map(({ name }) => name));
  const decided = asked.map((component): Component => {
    const override = byName.get(component.name);
    if (override === undefined) return component;
    const { purl, version, range, source } = override;
    return { ...component, purl, version, range: range ?? component.range, source };
  });
  return [...decided, ...overrides.filter(({ name }) => !names.has(name))];
}

/** The packages of the workspace that a pubspec.yaml opens. */
export function membersOf(root: ManifestContent, nearby: NearbyFiles): readonly ManifestContent[] {
  if (root.workspaces.length === 0) return [];
  const folder = folderOf(root.file);
  return nearby.pathsOf(FORMAT).flatMap((path): readonly ManifestContent[] => {
    const at = folderOf(path);
    if (path === root.file || !isWithin(folder, at)) return [];
    const isMember = matchesGlobs(root.workspaces, folder === '' ? at : at.slice(folder.length + 1));
    const content = isMember ? nearby.contentOf(path) : undefined;
    return content === undefined ? [] : [content];
  });
}
