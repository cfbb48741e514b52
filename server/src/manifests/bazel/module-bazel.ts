// MODULE.bazel, WORKSPACE and the macros that it loads: the modules, archives and repositories of which a Bazel build is
// made, what Maven and Go add, and where a module comes from instead of the registry. Invariant: Bazel is not run; only what is written out is known.
// Source: bazel.build, "External dependencies, MODULE.bazel file".
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { makePurl } from '../../terms/purl';
import { componentOf, unstated, type Component, type ComponentSource } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { gitSource } from '../github/repository';
import { nameComponent, readVersion } from '../maven/coordinates';
import { nameOfKey } from '../../syntax/made-tree';
import { manifestTells } from '../manifest-tells';
import { starlark } from './starlark-notation';

const FORMAT = 'MODULE.bazel';
const LONGEST_LIST = 10_000;

export const moduleBazel: ManifestFormat = {
  name: FORMAT,
  purlType: 'bazel',
  kind: 'manifest',
  tells: { ...manifestTells, ranges: 'no', hashes: 'yes' },
  notation: starlark,
  matches: (path) => isModule(baseName(path)) || MACROS.test(path),
  read: readModule,
};

/** Files of macros by the names that people give them. */
const MACROS = /(?:^|[/_-])(?:deps|dependencies|repositories|repos|workspace)\d*\.bzl$/;

function isModule(name: string): boolean {
  return name === FORMAT || name.endsWith('.MODULE.bazel') || /^WORKSPACE(?:\.bazel|\.bzlmod)?$/.test(name);
}

/** A call as the notation has it: its name, its number, and what it is given. */
interface Call {
  readonly key: string;
  readonly name: string;
  readonly args: Fields;
}

function readModule(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, starlark);
  const calls = Object.entries(manifest.root).flatMap(([key, args]): readonly Call[] =>
    isFields(args) ? [{ key, name: nameOfKey(key), args }] : [],
  );
  const overrides = new Map(
    calls.filter(({ name }) => name.endsWith('_override')).map((call) => [textOf(call.args.module_name) ?? '', call]),
  );
  const components = calls.flatMap((call): readonly Component[] => {
    switch (call.name) {
      case 'bazel_dep':
        return moduleOf(manifest, call, overrides);
      case 'http_archive':
      case 'http_file':
      case 'http_jar':
      case 'git_repository':
      case 'new_git_repository':
        return repositoryOf(manifest, call);
      case 'go_repository':
        return goModuleOf(manifest, call);
      default:
        return /(?:^|\.)(?:install|maven_install|artifact)$/.test(call.name) ? artifactsOf(manifest, call) : [];
    }
  });
  const own = calls.find(({ name }) => name === 'module')?.args ?? {};
  const value = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'bazel',
    name: textOf(own.name),
    version: textOf(own.version),
    components,
  };
  return { value, problems: manifest.problems };
}

function moduleOf(
  manifest: ManifestData,
  { key, args }: Call,
  overrides: ReadonlyMap<string, Call>,
): readonly Component[] {
  const name = textOf(args.name);
  const override = overrides.get(name ?? '');
  const source = override === undefined ? unstated.source : sourceOf(override);
  const version =
    override?.name === 'single_version_override'
      ? (textOf(override.args.version) ?? textOf(args.version))
      : textOf(args.version);
  const purl = makePurl({ type: 'bazel', name: name ?? '', version: source.kind === 'registry' ? version : undefined });
  const path = [key, 'name'];
  if (name === undefined || purl === undefined) {
    manifest.broken([key], 'A module has a name that is written out.');
    return [];
  }
  if (version === undefined && source.kind === 'registry')
    manifest.unknowable(path, `No version of "${name}" is written here.`);
  const scope = args.dev_dependency === 'True' ? 'development' : 'runtime';
  const anchor = { file: manifest.file.path, path, part: 'value' } as const;
  return [componentOf({ purl, name, version: purl.version, range: version, direct: true, scope, source, anchor })];
}

/** `git_override`, `archive_override` and `local_path_override` say where a module comes from. */
function sourceOf({ name, args }: Call): ComponentSource {
  if (name === 'local_path_override') return { kind: 'path', reference: textOf(args.path) ?? '', pinned: false };
  if (name === 'git_override')
    return gitSource(textOf(args.remote) ?? '', textOf(args.commit) ?? textOf(args.tag) ?? textOf(args.branch));
  const url = textOf(args.urls) ?? (Array.isArray(args.urls) ? textOf(args.urls[0]) : undefined);
  return name === 'archive_override' && url !== undefined
    ? { kind: 'url', reference: url, pinned: args.integrity !== undefined }
    : unstated.source;
}

const VERSION_IN_NAME = /[-_]v?(\d+(?:\.\d+)+)(?=[-_.][a-z])/i;

/** A module of Go, which Bazel builds by itself. */
function goModuleOf(manifest: ManifestData, { key, args }: Call): readonly Component[] {
  const [path = '', version, sum] = [textOf(args.importpath), textOf(args.version), textOf(args.sum)];
  const slash = path.lastIndexOf('/');
  const reference = version ?? textOf(args.tag) ?? textOf(args.commit);
  const purl = makePurl({
    type: 'golang',
    namespace: path.slice(0, Math.max(0, slash)),
    name: path.slice(slash + 1),
    version: reference,
  });
  if (purl === undefined) return [];
  const anchor = { file: manifest.file.path, path: [key, 'importpath'], part: 'value' } as const;
  const hashes = sum === undefined ? [] : [sum];
  return [componentOf({ purl, name: path, version: reference, range: reference, direct: true, hashes, anchor })];
}

/** What a WORKSPACE fetches: an archive, which names a repository and its tag where it is one of GitHub's, or a repository. */
function repositoryOf(manifest: ManifestData, { key, name: kind, args }: Call): readonly Component[] {
  const isGit = kind.endsWith('git_repository');
  const name = textOf(args.name) ?? '';
  const urls: readonly unknown[] = Array.isArray(args.urls) ? args.urls : [args.url];
  const url = isGit
    ? textOf(args.remote)
    : (urls.map(textOf).find((each) => each?.startsWith('https://github.com/')) ??
      urls.map(textOf).find((each) => each !== undefined));
  const [, owner, repository = '', archived, released] =
    /^https:\/\/github\.com\/([^/]+)\/([^/]+?)(?:\.git)?(?:\/(?:archive\/(?:refs\/tags\/)?(.+?)(?:\.tar\.\w+|\.tgz|\.zip)|releases\/download\/([^/]+)\/.*))?$/.exec(
      url ?? '',
    ) ?? [];
  const version = isGit
    ? (textOf(args.commit) ?? textOf(args.tag))
    : (archived ?? released ?? VERSION_IN_NAME.exec(baseName(url ?? ''))?.[1]);
  const purl =
    owner === undefined
      ? makePurl({ type: 'generic', name, version, qualifiers: url === undefined ? {} : { download_url: url } })
      : makePurl({ type: 'github', namespace: owner, name: repository, version });
  if (url === undefined || purl === undefined) {
    manifest.unknowable([key], `Where "${name.slice(0, 100)}" comes from can be known only by running Bazel.`);
    return [];
  }
  const hash = textOf(args.sha256);
  const source: ComponentSource = isGit
    ? gitSource(url, version)
    : { kind: 'url', reference: url, pinned: hash !== undefined };
  const anchor = { file: manifest.file.path, path: [key, 'name'], part: 'value' } as const;
  return [
    componentOf({
      purl,
      name,
      version,
      range: version,
      direct: true,
      source,
      hashes: hash === undefined ? [] : [`sha256:${hash}`],
      anchor,
    }),
  ];
}

/** `maven.install(artifacts = ["group:artifact:version"])`, `maven.artifact(group, artifact, version)`. */
function artifactsOf(manifest: ManifestData, { key, args }: Call): readonly Component[] {
  const file = manifest.file.path;
  const scope = args.testonly === 'True' ? 'development' : 'runtime';
  const component = (
    group: string,
    artifact: string,
    text: string | undefined,
    path: readonly (string | number)[],
  ): readonly Component[] => {
    const { version, range } = readVersion(text);
    const named = nameComponent({ group, artifact, version });
    return named === undefined
      ? []
      : [componentOf({ ...named, version, range, direct: true, scope, anchor: { file, path, part: 'value' } })];
  };
  if (!Array.isArray(args.artifacts))
    return component(textOf(args.group) ?? '', textOf(args.artifact) ?? '', textOf(args.version), [key, 'artifact']);
  return args.artifacts.slice(0, LONGEST_LIST).flatMap((each: unknown, index): readonly Component[] => {
    const parts = (textOf(each) ?? '').split(':');
    const [group = '', artifact = ''] = parts;
    return component(group, artifact, parts.length > 2 ? parts.at(-1) : undefined, [key, 'artifacts', index]);
  });
}
