// conda environment files: packages of conda, and those that pip adds to them.
// Invariant: every item of `dependencies` is a component, an option or a problem.
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import type { Component, Scope } from '../component';
import { silent, type ManifestFormat, type NeededFile } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { isForDevelopment } from '../pypi/groups';
import { pythonRuntime } from '../pypi/python-lines';
import { RequirementList } from '../pypi/requirement-list';
import { requirementsTxt, withRequirements } from '../pypi/requirements-txt';
import { readMatchSpec } from './match-spec';

const FORMAT = 'environment.yml';

export const environmentYml: ManifestFormat = {
  name: FORMAT,
  purlType: 'conda',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation: yaml,
  matches: (path) => /(?:^|[-_.])environment(?:[-_.][\w.-]*)?\.ya?ml$|^conda(?:[-_]env)?\.ya?ml$/i.test(baseName(path)),
  read(file) {
    const data = new ManifestData(file, yaml);
    const channels = data.list(data.root, ['channels']).flatMap((each) => textOf(each) ?? []);
    const list = new RequirementList(file.path, data.problems);
    const needs: NeededFile[] = [];
    const scope: Scope = isForDevelopment(baseName(file.path)) ? 'development' : 'runtime';
    const packages = data.list(data.root, ['dependencies']).flatMap((item, index): readonly Component[] => {
      const path = ['dependencies', index];
      if (isFields(item)) {
        readPip(data, list, path, item.pip, scope, needs);
        return [];
      }
      const anchor = { file: file.path, path, part: 'value' } as const;
      const component = typeof item === 'string' ? readMatchSpec(item, channels, anchor) : undefined;
      if (component === undefined) data.broken(path, `"${String(item)}" is no package of conda.`);
      return component === undefined ? [] : [{ ...component, scope }];
    });
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'conda',
      name: textOf(data.root.name),
      components: [...packages, ...list.components],
      runtimes: packages
        .filter(({ name }) => name === 'python')
        .flatMap(({ anchor, range }) => pythonRuntime(file.path, anchor.path, range)),
      lockedBy: ['conda-lock.yml'],
      needs,
    };
    return { value, problems: data.problems };
  },
  resolve: (content, nearby) => withRequirements(content, ['dependencies'], nearby),
};

/** The list under `pip:`, in the words of a requirements file. */
function readPip(
  data: ManifestData,
  list: RequirementList,
  path: readonly (string | number)[],
  lines: unknown,
  scope: Scope,
  needs: NeededFile[],
): void {
  const at = [...path, 'pip'];
  if (!Array.isArray(lines)) return data.broken(at, '"pip" is no list.');
  for (const [index, line] of lines.entries()) {
    const [, option, rest = ''] = /^\s*(--?[a-z][\w-]*)[\s=]*(.*)$/i.exec(String(line)) ?? [];
    const included =
      option === '-r' || option === '--requirement' ? joinPath(folderOf(data.file.path), rest.trim()) : undefined;
    if (included !== undefined) needs.push({ path: included, format: requirementsTxt });
    else if (option === '-e' || option === '--editable') list.add([...at, index], rest, { scope });
    else if (option === undefined) list.add([...at, index], line, { scope });
  }
}
