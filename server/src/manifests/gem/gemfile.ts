// Gemfile, gems.rb and *.gemspec: what a Ruby project and the gem that it makes ask for.
// Invariant: every component is direct and stands where its name stands; a Gemfile with `gemspec` holds what that says.
// Source: bundler.io, "Gemfile", and guides.rubygems.org, "Specification Reference".
import type { DataPath } from '../../text/anchor';
import type { Reading, ReadingProblem } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { nameOfKey } from '../../syntax/made-tree';
import { makePurl } from '../../terms/purl';
import { gem } from '../../terms/versions/gem';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type Component, type ComponentSource, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { gemfileNotation } from './gemfile-notation';
import { gemspecNotation } from './gemspec-notation';

interface GemfileContent extends ManifestContent {
  /** The folder of the gemspec whose dependencies count too. */
  readonly gemspecFolder: string | undefined;
  readonly includes: readonly { readonly path: string; readonly at: DataPath }[];
}

const tells = { ...manifestTells, versions: 'no', runtimes: 'yes' } as const;

export const gemfile: ManifestFormat = {
  name: 'Gemfile',
  purlType: 'gem',
  kind: 'manifest',
  tells,
  notation: gemfileNotation,
  matches: (path) => /^(?:Gemfile|gems\.rb|[^/]*\.gemfile)$/.test(baseName(path)),
  read: readGemfile,
  resolve,
};

export const gemspec: ManifestFormat = {
  name: 'gemspec',
  purlType: 'gem',
  kind: 'manifest',
  tells,
  notation: gemspecNotation,
  matches: (path) => /[^/]\.gemspec$/.test(baseName(path)),
  read: readGemspec,
};

function readGemfile(file: SourceFile): Reading<GemfileContent> {
  const manifest = new ManifestData(file, gemfileNotation);
  const { root, problems } = manifest;
  const folder = textOf(root.gemspec);
  const includes = Object.entries(root).flatMap(([key, value]) => {
    if (nameOfKey(key) !== 'eval_gemfile') return [];
    const path = joinPath(folderOf(file.path), textOf(value) ?? '');
    if (path === undefined) manifest.unknowable([key], 'This Gemfile lies outside of the repository and was not read.');
    return path === undefined ? [] : [{ path, at: [key] }];
  });
  const value: GemfileContent = {
    ...readShared(manifest, 'Gemfile', 'ruby'),
    needs: includes.map(({ path }) => ({ path, format: gemfile })),
    gemspecFolder: folder === undefined ? undefined : joinPath(folderOf(file.path), folder),
    includes,
  };
  return { value, problems };
}

function readGemspec(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, gemspecNotation);
  const { root, problems } = manifest;
  const shared = readShared(manifest, 'gemspec', 'required_ruby_version');
  const value: ManifestContent = {
    ...shared,
    components: firstOfEach(shared.components),
    name: textOf(root.name),
    version: textOf(root.version),
    license: textOf(root.license) ?? textOf(root.licenses)?.replaceAll(', ', ' OR '),
    repository: textOf(root.homepage),
  };
  return { value, problems };
}

/** Those of old say the same in every branch of a condition, and only in the first, for newer tools, what it is for. */
function firstOfEach(components: readonly Component[]): readonly Component[] {
  const first = new Map<string, Component>();
  for (const component of components) {
    const key = `${component.name} ${component.range ?? ''}`;
    if (!first.has(key)) first.set(key, component);
  }
  return [...first.values()];
}

function readShared(manifest: ManifestData, format: string, rubyKey: string): ManifestContent {
  const { file, root } = manifest;
  for (const [index, sentence] of manifest.list(root, ['unknown']).entries())
    manifest.unknowable(['unknown', index], String(sentence));
  const components = Object.entries(manifest.fields(root, ['gems'])).flatMap(([key, fields]) => {
    const component = readGem(file.path, ['gems', key], isFields(fields) ? fields : {});
    if (component === undefined) manifest.broken(['gems', key], `"${key}" is no name of a gem.`);
    return component ?? [];
  });
  const ruby = textOf(root[rubyKey]);
  return {
    ...silent,
    file: file.path,
    format,
    purlType: 'gem',
    components,
    runtimes: ruby === undefined ? [] : askedRuntime('ruby', ruby, { file: file.path, path: [rubyKey] }),
    lockedBy: ['Gemfile.lock'],
  };
}

function readGem(file: string, path: DataPath, fields: Fields): Component | undefined {
  const name = nameOfKey(String(path.at(-1)));
  const range = textOf(fields.requirement);
  const source = sourceOf(fields);
  const exact = /^=?\s*(\S+)$/.exec(range ?? '')?.[1] ?? '';
  const version = source.kind === 'registry' && gem.isExactVersion(exact) ? exact : undefined;
  const purl = /^[\w.-]+$/.test(name) ? makePurl({ type: 'gem', name, version }) : undefined;
  const scope = scopeOf(textOf(fields.group)?.split(', ') ?? []);
  const anchor = { file, path, part: 'key' } as const;
  return purl && componentOf({ purl, name, version, range, direct: true, scope, source, anchor });
}

/** Groups whose gems are not there when the software runs for its users. */
const DEVELOPMENT =
  /^(?:dev|development|test|tests|testing|lint|linting|ci|doc|docs|documentation|rubocop|debug|guard|cucumber|profile|benchmark)$/;

function scopeOf(groups: readonly string[]): Scope {
  const named = groups.filter((group) => group !== '(optional)');
  if (named.length > 0 && named.every((group) => DEVELOPMENT.test(group))) return 'development';
  return named.length < groups.length ? 'optional' : 'runtime';
}

const hosts: readonly (readonly [option: string, host: string])[] = [
  ['github', 'https://github.com/'],
  ['gitlab', 'https://gitlab.com/'],
  ['bitbucket', 'https://bitbucket.org/'],
  ['gist', 'https://gist.github.com/'],
];

function sourceOf(fields: Fields): ComponentSource {
  const folder = textOf(fields.path);
  if (folder !== undefined) return { kind: 'path', reference: folder, pinned: false };
  const hosted = hosts.flatMap(([option, host]) => {
    const name = textOf(fields[option]);
    if (name === undefined) return [];
    // A lone name is a repository of the same owner.
    return /^https?:/.test(name)
      ? name
      : `${host}${name.includes('/') || option === 'gist' ? name : `${name}/${name}`}`;
  });
  const repository = textOf(fields.git) ?? hosted[0];
  if (repository === undefined) return registry;
  return gitSource(repository, textOf(fields.ref) ?? textOf(fields.tag) ?? textOf(fields.branch));
}

/** With what the gemspec beside it and the Gemfiles that it includes ask for. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  if (!isGemfile(content) || (content.gemspecFolder === undefined && content.includes.length === 0))
    return { value: content, problems: [] };
  const problems: ReadingProblem[] = [];
  const files = new Map<string, ManifestContent>([[content.file, content]]);
  // A Map gives what is added during the loop too; files that include each other are read once.
  for (const [, each] of files) {
    if (!isGemfile(each)) continue;
    for (const { path, at } of each.includes) {
      const found = nearby.contentOf(path);
      if (found !== undefined) files.set(path, files.get(path) ?? found);
      else if (each === content) problems.push(notThere(content.file, at, path));
    }
    const specs = nearby.pathsOf(gemspec.name).filter((path) => folderOf(path) === each.gemspecFolder);
    for (const path of specs) {
      const found = nearby.contentOf(path);
      if (found !== undefined) files.set(path, found);
    }
  }
  const all = [...files.values()];
  const spec = all.find(({ format }) => format === gemspec.name);
  const value: ManifestContent = {
    ...content,
    name: spec?.name,
    version: spec?.version,
    license: spec?.license,
    repository: spec?.repository,
    components: all.flatMap(({ components }) => components),
    runtimes: all.flatMap(({ runtimes }) => runtimes),
    absorbs: [...files.keys()].filter((path) => path !== content.file),
  };
  return { value, problems };
}

function notThere(file: string, path: DataPath, included: string): ReadingProblem {
  const message = `${included} is not there, so what it asks for is not known.`;
  return { anchor: { file, path, part: 'value' }, message, kind: 'unknowable' };
}

function isGemfile(content: ManifestContent): content is GemfileContent {
  return content.format === gemfile.name;
}
