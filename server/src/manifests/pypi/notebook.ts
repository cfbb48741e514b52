// Jupyter notebooks: the packages that their cells install by `%pip install`, `!pip install`, `%conda install`.
// Invariant: each word that names a package is a component or a problem; what a cell computes is not looked at.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { folderOf, joinPath, type SourceFile } from '../../text/source-file';
import type { Component } from '../component';
import { readMatchSpec } from '../conda/match-spec';
import { silent, type ManifestFormat, type NeededFile } from '../format';
import { manifestTells } from '../manifest-tells';
import { withoutRepeats } from '../repeats';
import { commandsIn, notebookCommands, type InstallCommand } from './notebook-commands';
import { RequirementList } from './requirement-list';
import { requirementsTxt, withRequirements } from './requirements-txt';

const FORMAT = 'Jupyter notebook';
/** Options that are followed by a value of their own. */
const WITH_VALUE =
  /^(?:-i|--index-url|--extra-index-url|-f|--find-links|-t|--target|--prefix|-p|-n|--name|-c|--channel|--constraint|--root|--timeout|--progress-bar|--trusted-host|--upgrade-strategy|--src|--proxy|--no-binary|--only-binary|--platform|--python-version)$/;

interface Found {
  readonly list: RequirementList;
  readonly conda: Component[];
  readonly needs: NeededFile[];
}

export const notebook: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no' },
  notation: notebookCommands,
  matches: (path) => path.endsWith('.ipynb'),
  read(file) {
    const { root, problems: broken } = notebookCommands.treeOf(file);
    const problems = broken.map(({ span, message }): ReadingProblem => {
      return { anchor: { file: file.path, span }, message, kind: 'broken' };
    });
    const found: Found = { list: new RequirementList(file.path, problems), conda: [], needs: [] };
    for (const command of root === undefined ? [] : commandsIn(root.node)) readCommand(file, command, found);
    const components = withoutRepeats([...found.list.components, ...found.conda]);
    const own = { file: file.path, format: FORMAT, purlType: 'pypi' };
    return { value: { ...silent, ...own, components, needs: found.needs }, problems };
  },
  resolve: (content, nearby) => withRequirements(content, [], nearby),
};

function readCommand(file: SourceFile, { path, words }: InstallCommand, { list, conda, needs }: Found): void {
  const isPip = words[0]?.startsWith('pip') === true;
  for (let index = 1; index < words.length; index++) {
    const word = words[index] ?? '';
    const at: DataPath = [...path, index];
    if (word === '-r' || word === '--requirement') {
      const included = joinPath(folderOf(file.path), words[++index] ?? '');
      if (included !== undefined) needs.push({ path: included, format: requirementsTxt });
    } else if (WITH_VALUE.test(word)) index++;
    else if (word.startsWith('-')) continue;
    else if (isPip) list.add(at, word, { scope: 'runtime' });
    else {
      const component = readMatchSpec(word, [], { file: file.path, path: at, part: 'value' });
      if (component !== undefined) conda.push(component);
    }
  }
}
