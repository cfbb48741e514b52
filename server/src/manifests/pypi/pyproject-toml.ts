// pyproject.toml: what a Python project says of itself and asks for, in the words of the standards (PEP 621, 735) and of
// Poetry, PDM, uv, Hatch and Flit. What builds the project (`build-system`) is a tool and no dependency.
// Invariant: every component is direct, and its anchor is the text or the key that a person edits.
import { baseName, folderOf, joinPath } from '../../text/source-file';
import type { Reading, ReadingProblem } from '../../text/reading';
import { toml } from '../../syntax/toml';
import type { Component, Runtime, Scope } from '../component';
import { readPixi } from '../conda/pixi-table';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles, type NeededFile } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { readPoetry } from './poetry-table';
import { pypiName } from './requirement';
import { RequirementList } from './requirement-list';
import { requirementsTxt, withRequirements } from './requirements-txt';
import { pythonRuntime } from './python-lines';
import { overriddenNames, withUvSources } from './uv-table';

const FORMAT = 'pyproject.toml';

interface PyprojectContent extends ManifestContent {
  /** Fields that the build tool fills in, and which no file says. */
  readonly computed: readonly string[];
}

export const pyprojectToml: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation: toml,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const data = new ManifestData(file, toml);
    const project = data.fields(data.root, ['project']);
    const tool = data.fields(data.root, ['tool']);
    const poetry = data.fields(tool, ['tool', 'poetry']);
    const pixi = readPixi(data, data.fields(tool, ['tool', 'pixi']), ['tool', 'pixi']);
    const { needs, computed } = readDynamic(data, project, tool);
    const value: PyprojectContent = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'pypi',
      name: textOf(project.name) ?? textOf(poetry.name),
      version: textOf(project.version) ?? textOf(poetry.version),
      license: licenseOf(project) ?? textOf(poetry.license),
      repository: repositoryOf(project) ?? textOf(poetry.repository),
      components: [...readComponents(data, project, tool, poetry), ...pixi.components],
      runtimes: readRuntimes(file.path, project, poetry),
      workspaces: workspacesOf(tool),
      lockedBy: lockfilesOf(tool),
      overridden: overriddenNames(tool),
      needs,
      computed,
    };
    return { value, problems: data.problems };
  },
  resolve: (content, nearby) => resolve({ computed: [], ...content }, nearby),
};

/** The lockfile of the tool that the project is set up for comes first. */
function lockfilesOf(tool: Fields): readonly string[] {
  const all = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml', 'pixi.lock'];
  const own = ['uv', 'poetry', 'pdm', 'pixi'].find((name) => isFields(tool[name])) ?? '';
  return all.toSorted((a, b) => Number(b === `${own}.lock`) - Number(a === `${own}.lock`));
}

/** PEP 639 has an expression, PEP 621 had a table with the licence's text or file. */
function licenseOf({ license }: Fields): string | undefined {
  const text = textOf(license) ?? (isFields(license) ? textOf(license.text) : undefined);
  return text?.includes('\n') === true ? undefined : text;
}

function repositoryOf({ urls }: Fields): string | undefined {
  if (!isFields(urls)) return undefined;
  const [, address] =
    Object.entries(urls).find(([key]) => /^(?:repository|source(?: ?code)?|github|code)$/i.test(key)) ?? [];
  return textOf(address);
}

function workspacesOf({ uv }: Fields): readonly string[] {
  const workspace = isFields(uv) && isFields(uv.workspace) ? uv.workspace : {};
  return Array.isArray(workspace.members) ? workspace.members.flatMap((glob: unknown) => textOf(glob) ?? []) : [];
}

function readRuntimes(file: string, project: Fields, poetry: Fields): readonly Runtime[] {
  const own = pythonRuntime(file, ['project', 'requires-python'], project['requires-python']);
  const dependencies = isFields(poetry.dependencies) ? poetry.dependencies : {};
  return own.length > 0 ? own : pythonRuntime(file, ['tool', 'poetry', 'dependencies', 'python'], dependencies.python);
}

function readComponents(data: ManifestData, project: Fields, tool: Fields, poetry: Fields): readonly Component[] {
  const list = new RequirementList(data.file.path, data.problems, textOf(project.name));
  addTexts(data, list, project, ['project', 'dependencies'], 'runtime');
  addGroups(data, list, project, ['project', 'optional-dependencies'], 'optional');
  addGroups(data, list, data.root, ['dependency-groups'], 'development');
  const pdm = data.fields(tool, ['tool', 'pdm']);
  addGroups(data, list, pdm, ['tool', 'pdm', 'dev-dependencies'], 'development');
  const uv = data.fields(tool, ['tool', 'uv']);
  addTexts(data, list, uv, ['tool', 'uv', 'dev-dependencies'], 'development');
  addHatch(data, list, data.fields(tool, ['tool', 'hatch']));
  addFlit(data, list, data.fields(tool, ['tool', 'flit']));
  const standard = withUvSources(list.components, uv);
  return [...standard, ...readPoetry(data, poetry, standard)];
}

/** A list of requirements. */
function addTexts(
  data: ManifestData,
  list: RequirementList,
  owner: Fields,
  path: readonly string[],
  scope: Scope,
): void {
  for (const [index, text] of data.list(owner, path).entries()) list.add([...path, index], text, { scope });
}

/** Lists of requirements by the name of the group; a group may include another one, which is read where it stands. */
function addGroups(
  data: ManifestData,
  list: RequirementList,
  owner: Fields,
  path: readonly string[],
  scope: Scope,
): void {
  const groups = data.fields(owner, path);
  const names = new Set(Object.keys(groups).map(pypiName));
  for (const group of Object.keys(groups)) {
    for (const [index, item] of data.list(groups, [...path, group]).entries()) {
      const at = [...path, group, index];
      const included = isFields(item) ? textOf(item['include-group']) : undefined;
      if (included === undefined) list.add(at, editable(item), { scope });
      else if (!names.has(pypiName(included))) data.broken(at, `There is no group "${included}".`);
    }
  }
}

/** PDM writes `-e file:///${PROJECT_ROOT}/folder#egg=name` for a folder of the repository. */
function editable(item: unknown): unknown {
  return typeof item === 'string' ? item.replace(/^\s*(?:-e|--editable)\s+/, '') : item;
}

/** Environments of Hatch serve development. */
function addHatch(data: ManifestData, list: RequirementList, hatch: Fields): void {
  const path = ['tool', 'hatch', 'envs'];
  const environments = data.fields(hatch, path);
  for (const name of Object.keys(environments)) {
    const environment = data.fields(environments, [...path, name]);
    for (const key of ['dependencies', 'extra-dependencies']) {
      addTexts(data, list, environment, [...path, name, key], 'development');
    }
  }
}

/** Flit's own table from before PEP 621. */
function addFlit(data: ManifestData, list: RequirementList, flit: Fields): void {
  const path = ['tool', 'flit', 'metadata'];
  const metadata = data.fields(flit, path);
  addTexts(data, list, metadata, [...path, 'requires'], 'runtime');
  addTexts(data, list, metadata, [...path, 'dev-requires'], 'development');
  addGroups(data, list, metadata, [...path, 'requires-extra'], 'optional');
}

/** Where dynamic dependencies stand: setuptools can read them from requirements files. */
function readDynamic(data: ManifestData, project: Fields, tool: Fields): Pick<PyprojectContent, 'needs' | 'computed'> {
  // Poetry's own table says what is dynamic for the standard.
  const dynamic = isFields(tool.poetry) ? [] : data.list(project, ['project', 'dynamic']);
  const setuptools = data.fields(tool, ['tool', 'setuptools']);
  const sources = data.fields(setuptools, ['tool', 'setuptools', 'dynamic']);
  const optional = isFields(sources['optional-dependencies']) ? Object.values(sources['optional-dependencies']) : [];
  const said = { dependencies: [sources.dependencies], 'optional-dependencies': optional };
  const needs: NeededFile[] = [];
  const computed: string[] = [];
  for (const [field, values] of Object.entries(said)) {
    if (!dynamic.includes(field)) continue;
    const paths = values.flatMap((value) => filesOf(data.file.path, value));
    if (paths.length === 0) computed.push(field);
    needs.push(...paths.map((path) => ({ path, format: requirementsTxt })));
  }
  return { needs, computed };
}

/** The files of `{ file = "requirements.txt" }` or `{ file = ["a.txt", "b.txt"] }`, as paths in the repository. */
function filesOf(manifest: string, value: unknown): readonly string[] {
  const files: readonly unknown[] = isFields(value) ? [value.file].flat() : [];
  return files.flatMap((file) => (typeof file === 'string' ? (joinPath(folderOf(manifest), file) ?? []) : []));
}

/** With the requirements files that setuptools reads; other dynamic fields are said by setup.cfg or setup.py, or by nobody. */
function resolve(content: PyprojectContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const path = ['project', 'dynamic'];
  const { value, problems } = withRequirements(content, path, nearby);
  const isSaid = ['setup.cfg', 'setup.py'].some((name) => {
    return nearby.contentOf(joinPath(folderOf(content.file), name) ?? name) !== undefined;
  });
  const computed = isSaid ? [] : content.computed;
  const anchor = { file: content.file, path, part: 'value' } as const;
  const unknown = computed.map((field): ReadingProblem => {
    return { anchor, message: `"${field}" is computed by the build tool and is not known.`, kind: 'unknowable' };
  });
  return { value, problems: [...problems, ...unknown] };
}
