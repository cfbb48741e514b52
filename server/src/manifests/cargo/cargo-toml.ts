// Cargo.toml: what a Rust package asks for, and of a workspace its members and what they inherit.
// Invariant: every component is direct and stands at the key that a person edits; what is inherited stands where the
// member asks for it. Source: doc.rust-lang.org/cargo, "The Manifest Format".
import type { DataPath } from '../../text/anchor';
import type { Reading, ReadingProblem } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { schemeOf } from '../../terms/versions/schemes';
import { toml } from '../../syntax/toml';
import { componentOf, registry, type Component, type ComponentSource, type Runtime, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';

export interface CargoContent extends ManifestContent {
  /** What members may inherit; undefined in a manifest that opens no workspace. */
  readonly workspace: { readonly dependencies: Fields; readonly package: Fields } | undefined;
  /** The folder of the workspace that `package.workspace` names. */
  readonly workspaceFolder: string | undefined;
  /** What is to be taken from the workspace. */
  readonly inherited: readonly Inherited[];
  readonly inheritsVersion: boolean;
  readonly inheritsLicense: boolean;
}

interface Inherited {
  readonly key: string;
  readonly path: DataPath;
  readonly scope: Scope;
}

const sections: readonly (readonly [section: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['dev-dependencies', 'development'],
  ['dev_dependencies', 'development'],
  ['build-dependencies', 'development'],
  ['build_dependencies', 'development'],
];

export const cargoToml: ManifestFormat = {
  name: 'Cargo.toml',
  purlType: 'cargo',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: toml,
  matches: (path) => baseName(path) === 'Cargo.toml',
  read: readManifest,
  resolve,
};

function readManifest(file: SourceFile): Reading<CargoContent> {
  const manifest = new ManifestData(file, toml);
  const { root, problems } = manifest;
  const own = manifest.fields(root, ['package']);
  const workspace = isFields(root.workspace) ? root.workspace : undefined;
  const reader = new SectionReader(manifest);
  reader.readAll(root, []);
  for (const [target, fields] of Object.entries(manifest.fields(root, ['target']))) {
    if (isFields(fields)) reader.readAll(fields, ['target', target]);
  }
  const value: CargoContent = {
    ...silent,
    file: file.path,
    format: 'Cargo.toml',
    purlType: 'cargo',
    name: textOf(own.name),
    version: textOf(own.version),
    license: textOf(own.license),
    repository: textOf(own.repository),
    components: reader.components,
    runtimes: readRuntimes(file.path, own),
    workspaces: workspace === undefined ? [] : textsOf(workspace.members),
    lockedBy: ['Cargo.lock'],
    workspace: workspace && {
      dependencies: isFields(workspace.dependencies) ? workspace.dependencies : {},
      package: isFields(workspace.package) ? workspace.package : {},
    },
    workspaceFolder: textOf(own.workspace),
    inherited: reader.inherited,
    inheritsVersion: takesFromWorkspace(own.version),
    inheritsLicense: takesFromWorkspace(own.license),
  };
  return { value, problems };
}

class SectionReader {
  readonly components: Component[] = [];
  readonly inherited: Inherited[] = [];
  readonly #manifest: ManifestData;

  constructor(manifest: ManifestData) {
    this.#manifest = manifest;
  }

  readAll(owner: Fields, path: DataPath): void {
    for (const [section, scope] of sections) {
      for (const [key, value] of Object.entries(this.#manifest.fields(owner, [...path, section])))
        this.#read([...path, section, key], value, scope);
    }
  }

  #read(path: DataPath, value: unknown, scope: Scope): void {
    const key = String(path.at(-1));
    if (takesFromWorkspace(value)) {
      const isOptional = isFields(value) && value.optional === true && scope === 'runtime';
      this.inherited.push({ key, path, scope: isOptional ? 'optional' : scope });
      return;
    }
    const component = readDependency(this.#manifest.file.path, path, value, scope);
    if (component === undefined)
      this.#manifest.broken(path, `"${key}" needs a version, or a table with one, a path or a repository.`);
    else this.components.push(component);
  }
}

/** A dependency as its entry says; undefined where the entry is none. */
function readDependency(file: string, path: DataPath, value: unknown, scope: Scope): Component | undefined {
  const fields: Fields | undefined = isFields(value) ? value : undefined;
  const range = textOf(fields?.version ?? value);
  if (fields === undefined && range === undefined) return undefined;
  const name = textOf(fields?.package) ?? String(path.at(-1));
  const source = sourceOf(fields ?? {});
  const exact = /^=\s*(\S+)$/.exec(range ?? '')?.[1];
  const isExact = exact !== undefined && schemeOf('cargo')?.isExactVersion(exact) === true;
  const version = isExact && source.kind === 'registry' ? exact : undefined;
  const purl = makePurl({ type: 'cargo', name, version });
  if (purl === undefined) return undefined;
  return componentOf({
    purl,
    name,
    version,
    range,
    direct: true,
    scope: fields?.optional === true && scope === 'runtime' ? 'optional' : scope,
    source,
    anchor: { file, path, part: 'key' },
  });
}

/** Where a crate is taken from; a path beside a version is what is built here, the version is for those who publish. */
function sourceOf({ git, rev, tag, branch, path }: Fields): ComponentSource {
  const [repository, folder] = [textOf(git), textOf(path)];
  if (folder !== undefined) return { kind: 'path', reference: folder, pinned: false };
  if (repository === undefined) return registry;
  const revision = textOf(rev) ?? textOf(tag) ?? textOf(branch);
  const isCommit = /^[0-9a-f]{40}$/.test(textOf(rev) ?? '');
  return {
    kind: 'git',
    reference: revision === undefined ? repository : `${repository}#${revision}`,
    pinned: isCommit,
  };
}

/** `rust-version` is the oldest compiler that will do. */
function readRuntimes(file: string, own: Fields): readonly Runtime[] {
  const oldest = textOf(own['rust-version']);
  const purl = makePurl({ type: 'generic', name: 'rust' });
  if (oldest === undefined || purl === undefined) return [];
  const range = `>=${oldest.trim()}`;
  return [{ purl, name: 'rust', range, anchor: { file, path: ['package', 'rust-version'], part: 'value' } }];
}

function takesFromWorkspace(value: unknown): boolean {
  return isFields(value) && value.workspace === true;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((each: unknown) => textOf(each) ?? []) : [];
}

/** What a member inherits comes from the workspace above it. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  if (!isCargo(content)) return { value: content, problems: [] };
  if (content.inherited.length === 0 && !content.inheritsVersion && !content.inheritsLicense)
    return { value: content, problems: [] };
  const above = workspaceOf(content, nearby)?.workspace;
  const problems: ReadingProblem[] = [];
  const components = content.inherited.flatMap(({ key, path, scope }): readonly Component[] => {
    const component =
      above && Object.hasOwn(above.dependencies, key)
        ? readDependency(content.file, path, above.dependencies[key], scope)
        : readDependency(content.file, path, {}, scope);
    if (above === undefined || !Object.hasOwn(above.dependencies, key)) problems.push(notInherited(content.file, path));
    return component === undefined ? [] : [component];
  });
  const value: CargoContent = {
    ...content,
    version: content.inheritsVersion ? textOf(above?.package.version) : content.version,
    license: content.inheritsLicense ? textOf(above?.package.license) : content.license,
    components: [...content.components, ...components],
  };
  return { value, problems };
}

function notInherited(file: string, path: DataPath): ReadingProblem {
  const message = `The version of "${path.at(-1) ?? ''}" is the workspace's, and no workspace here states it.`;
  return { anchor: { file, path, part: 'key' }, message, kind: 'unknowable' };
}

function workspaceOf(content: CargoContent, nearby: NearbyFiles): CargoContent | undefined {
  if (content.workspace !== undefined) return content;
  const folder = folderOf(content.file);
  const named = content.workspaceFolder === undefined ? undefined : joinPath(folder, content.workspaceFolder);
  for (let here = named ?? folder; ; here = folderOf(here)) {
    const found = nearby.contentOf(here === '' ? 'Cargo.toml' : `${here}/Cargo.toml`);
    if (found !== undefined && isCargo(found) && found.workspace !== undefined) return found;
    if (here === '' || named !== undefined) return undefined;
  }
}

function isCargo(content: ManifestContent): content is CargoContent {
  return content.format === cargoToml.name;
}
