// requirements.txt and its kin, under all their names: what pip is told to install, with includes and constraints.
// Invariant: every line is a component, an option of pip's, an include or a problem. A file that was compiled from
// another one tells by its comments what is direct; it holds all of that other one's content.
import type { DataAnchor, DataPath } from '../../text/anchor';
import type { Reading, ReadingProblem } from '../../text/reading';
import { baseName, folderOf, joinPath, type SourceFile } from '../../text/source-file';
import type { Component, Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { readCompiled, wayTo, type Compiled } from './compiled-requirements';
import { isForDevelopment } from './groups';
import { holdsVariable, isAddress, pypiName } from './requirement';
import { RequirementList } from './requirement-list';
import { requirementLines } from './requirements-notation';

/** A file that a requirements file names: to be installed as well (`-r`), or to choose versions only (`-c`). */
interface Include {
  readonly kind: 'requirements' | 'constraints';
  readonly path: string;
  readonly at: DataPath;
}

interface RequirementsContent extends ManifestContent {
  readonly includes: readonly Include[];
  readonly compiled: Compiled | undefined;
}

const FORMAT = 'requirements.txt';
const INCLUDE = /^(-r|--requirement|-c|--constraint)(?:\s*=\s*|\s+|(?<=^-[rc])(?=\S))(\S.*)$/;
const EDITABLE = /^(?:-e|--editable)(?:\s*=\s*|\s+)(.+)$/;
const OPTION =
  /^(?:-i|--index-url|--pypi-url|--extra-index-url|--no-index|-f|--find-links|--no-binary|--only-binary|--prefer-binary|--require-hashes|--pre|--trusted-host|--use-feature|--use-pep517|--no-use-pep517|--no-build-isolation|--no-deps|--process-dependency-links|-Z|--always-unzip|--default-timeout|--timeout|--no-cache-dir|--upgrade|-U)(?=[\s=]|$)|^-[if](?=\S)/;

export const requirementsTxt: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'manifest',
  tells: { ...manifestTells, paths: 'yes', hashes: 'yes' },
  notation: requirementLines,
  matches: (path) =>
    !/constraints?[^/]*$/i.test(path) &&
    (/requirements[^/]*\.(?:txt|in|pip)$/i.test(baseName(path)) ||
      /(?:^|\/)(?:requirements|reqs|pip-requirements)\/[^/]+\.(?:txt|in)$/i.test(path)),
  read: readRequirements,
  resolve: (content, nearby) => resolve(asRequirements(content), nearby),
};

function readRequirements(file: SourceFile): Reading<RequirementsContent> {
  const problems: ReadingProblem[] = [];
  const includes: Include[] = [];
  const list = new RequirementList(file.path, problems);
  const scope: Scope = isForDevelopment(file.path.split('/').slice(-2).join('/')) ? 'development' : 'runtime';
  const report = (path: DataPath, kind: ReadingProblem['kind'], message: string): void => {
    problems.push({ anchor: { file: file.path, path, part: 'value' }, message, kind });
  };
  for (const [index, line] of linesOf(file).entries()) {
    const [, option, target = ''] = INCLUDE.exec(line) ?? [];
    if (option !== undefined) readInclude(file.path, [index], option, target, includes, report);
    else if (!line.startsWith('-')) addRequirement(list, [index], line, scope);
    else if (EDITABLE.test(line)) addRequirement(list, [index], editableAddress(line), scope);
    else if (!OPTION.test(line)) report([index], 'broken', `pip has no such option: "${line.slice(0, 80)}".`);
  }
  const compiled = readCompiled(file.text);
  const needs = includes.map(({ path }) => ({ path, format: requirementsTxt }));
  const components = compiled === undefined ? list.components : list.components.map((each) => withWay(each, compiled));
  const value = { ...silent, file: file.path, format: FORMAT, purlType: 'pypi', components, needs, includes, compiled };
  return { value, problems };
}

/** What is installed in place: an address, or a folder, be it written without a dot before it. */
function editableAddress(line: string): string {
  const address = EDITABLE.exec(line)?.[1] ?? '';
  return isAddress(address) || holdsVariable(address) ? address : `./${address}`;
}

function linesOf(file: SourceFile): readonly string[] {
  const { root } = requirementLines.treeOf(file);
  const items = root?.node.kind === 'list' ? root.node.items : [];
  return items.map(({ node }) => (node.kind === 'scalar' ? node.text : ''));
}

/** A requirement with its own options, of which only the hashes count. */
function addRequirement(list: RequirementList, path: DataPath, line: string, scope: Scope): void {
  const hashes = [...line.matchAll(/--hash(?:\s*=\s*|\s+)(\w+:\w+)/g)].map(([, hash = '']) => hash);
  const options = line.search(/\s--?[a-z]/i);
  list.add(path, (options < 0 ? line : line.slice(0, options)).trim(), { scope, hashes });
}

function readInclude(
  file: string,
  at: DataPath,
  option: string,
  target: string,
  includes: Include[],
  report: (path: DataPath, kind: ReadingProblem['kind'], message: string) => void,
): void {
  const name = target.replace(/^(["'])(.*)\1$/, '$2').trim();
  const path =
    /^(?:[a-z][a-z+]*:\/\/|\/|[a-z]:\\)/i.test(name) || holdsVariable(name)
      ? undefined
      : joinPath(folderOf(file), name.replaceAll('\\', '/'));
  if (path === undefined) report(at, 'unknowable', `"${name}" lies outside of the repository and was not read.`);
  else includes.push({ kind: /^--?c/.test(option) ? 'constraints' : 'requirements', path, at });
}

/** A compiled file names what each package is there for. */
function withWay(component: Component, compiled: Compiled): Component {
  const via = wayTo(compiled, pypiName(component.name));
  return via === undefined ? component : { ...component, direct: via.length === 0, via };
}

function asRequirements(content: ManifestContent): RequirementsContent {
  return { includes: [], compiled: undefined, ...content };
}

/** With the components of included files, the versions of constraints, and the ranges of what it was compiled from. */
function resolve(content: RequirementsContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const problems: ReadingProblem[] = [];
  const files = new Map<string, RequirementsContent>([[content.file, content]]);
  const constraints = new Map<string, Component>();
  const absorbed: string[] = [];
  // A Map gives what is added during the loop too; files that include each other are read once.
  for (const [file, { includes }] of files) {
    for (const { kind, path, at } of includes) {
      const found = nearby.contentOf(path);
      const anchor = { file, path: at, part: 'value' } as const;
      if (found === undefined) {
        if (file === content.file) problems.push(notThere(anchor, path));
      } else if (kind === 'constraints') {
        for (const each of found.components) constraints.set(pypiName(each.name), each);
        absorbed.push(path);
      } else if (!files.has(path)) files.set(path, asRequirements(found));
    }
  }
  const sources = sourcesOf(content, nearby);
  const others = [...files.keys(), ...sources.keys()].filter((path) => path !== content.file);
  const components = [...files.values()].flatMap(({ components: own }) => own);
  const value: ManifestContent = {
    ...content,
    components: components.map((each) => withSource(withConstraint(each, constraints), sources)),
    absorbs: [...absorbed, ...others.filter((path) => !leadsTo(path, content.file, nearby) || content.file < path)],
  };
  return { value, problems };
}

/** A manifest of another format with the components of the requirements files that it names at a path. */
export function withRequirements(
  content: ManifestContent,
  path: DataPath,
  nearby: NearbyFiles,
): Reading<ManifestContent> {
  const anchor = { file: content.file, path, part: 'key' } as const;
  const problems: ReadingProblem[] = [];
  const components = [...content.components];
  const absorbs: string[] = [];
  for (const { path: needed } of content.needs) {
    const found = nearby.contentOf(needed);
    if (found === undefined) problems.push(notThere(anchor, needed));
    else {
      const { value } = resolve(asRequirements(found), nearby);
      components.push(...value.components);
      absorbs.push(needed, ...value.absorbs);
    }
  }
  return { value: { ...content, components, absorbs }, problems };
}

function notThere(anchor: DataAnchor, path: string): ReadingProblem {
  return { anchor, message: `${path} is not there, so what it asks for is not known.`, kind: 'unknowable' };
}

/** Whether a file includes another one, by way of others as well. */
function leadsTo(from: string, to: string, nearby: NearbyFiles): boolean {
  const paths = new Set([from]);
  for (const path of paths) {
    const found = nearby.contentOf(path);
    if (found === undefined) continue;
    const { includes } = asRequirements(found);
    for (const { kind, path: next } of includes) if (kind === 'requirements') paths.add(next);
  }
  return paths.has(to);
}

/** A constraint chooses the version of what is asked for elsewhere. */
function withConstraint(component: Component, constraints: ReadonlyMap<string, Component>): Component {
  const constraint = component.version === undefined ? constraints.get(pypiName(component.name)) : undefined;
  if (constraint?.version === undefined || component.source.kind !== 'registry') return component;
  const { purl, version, range } = constraint;
  return { ...component, purl, version, range: component.range ?? range };
}

/** The files from which this one was compiled, by path. */
function sourcesOf({ file, compiled }: RequirementsContent, nearby: NearbyFiles): ReadonlyMap<string, ManifestContent> {
  const found = (compiled?.sources ?? []).flatMap((source) => {
    const beside = joinPath(folderOf(file), baseName(source));
    return [joinPath('', source), beside].flatMap((path) => {
      const content = path === undefined || path === file ? undefined : nearby.contentOf(path);
      return content?.format === FORMAT ? [[content.file, content] as const] : [];
    });
  });
  return new Map(found);
}

/** What the source says of a component, and the version that was compiled. */
function withSource(component: Component, sources: ReadonlyMap<string, ManifestContent>): Component {
  if (!component.direct || sources.size === 0) return component;
  const name = pypiName(component.name);
  for (const { components } of sources.values()) {
    const asked = components.find((each) => pypiName(each.name) === name);
    if (asked !== undefined) {
      const { purl, version, source, hashes } = component;
      return { ...asked, purl, version, source, hashes };
    }
  }
  return component;
}
