// setup.py: the arguments of its call of `setup`, as far as they are written out. It is never run.
// Invariant: an argument that would have to be computed is said to be so, at its place.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { baseName } from '../../text/source-file';
import { notation } from '../../syntax/notation';
import { valueOf, type MapNode, type TreeNode } from '../../syntax/tree';
import type { Scope } from '../component';
import { silent, type Capabilities, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { isComputed, readArguments } from './python-literals';
import { pythonRuntime } from './python-lines';
import { RequirementList } from './requirement-list';

const FORMAT = 'setup.py';
const CALL = /^[ \t]*(?:setuptools\.|distutils\.core\.)?setup[ \t]*\(/m;

/** The keyword arguments of the call as a map; `**` marks that there are more. */
const setupCall = notation(FORMAT, (text) => {
  const call = CALL.exec(text);
  const whole = { start: 0, end: text.length };
  const none: MapNode = { kind: 'map', span: whole, entries: [], flow: false };
  if (call === null) return { root: { node: none, shift: 0 }, problems: [] };
  const end = call.index + call[0].length;
  const { node, hasMore } = readArguments(text, end);
  const span = { start: end - 1, end };
  const more = { key: '**', keySpan: span, node: { ...none, span }, shift: 0 };
  return { root: { node: hasMore ? { ...node, entries: [...node.entries, more] } : node, shift: 0 }, problems: [] };
});

export const setupTells: Capabilities = { ...manifestTells, runtimes: 'yes' };

export const setupPy: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'manifest',
  tells: setupTells,
  notation: setupCall,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const problems: ReadingProblem[] = [];
    const root = setupCall.treeOf(file).root?.node;
    const unknowable = (path: DataPath, what: string): void => {
      const anchor = { file: file.path, path, part: 'key' } as const;
      problems.push({
        anchor,
        message: `${what} is computed and is not known without running this file.`,
        kind: 'unknowable',
      });
    };
    const list = new RequirementList(file.path, problems, textIn(root, 'name'));
    for (const [key, scope] of [
      ['install_requires', 'runtime'],
      ['tests_require', 'development'],
    ] as const)
      addTexts(list, [key], valueOf(root, key), scope, unknowable);
    addExtras(list, valueOf(root, 'extras_require'), unknowable);
    if (valueOf(root, '**') !== undefined && valueOf(root, 'install_requires') === undefined)
      unknowable(['**'], 'What is installed with this package');
    const value = {
      ...silent,
      file: file.path,
      format: FORMAT,
      purlType: 'pypi',
      name: textIn(root, 'name'),
      version: textIn(root, 'version'),
      license: textIn(root, 'license'),
      repository: textIn(root, 'url'),
      components: list.components,
      runtimes: pythonRuntime(file.path, ['python_requires'], textIn(root, 'python_requires')),
    };
    return { value, problems };
  },
};

function textIn(root: TreeNode | undefined, key: string): string | undefined {
  const node = valueOf(root, key);
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '' ? node.value : undefined;
}

/** Requirements in a list, or in the lines of one text. */
function addTexts(
  list: RequirementList,
  path: DataPath,
  node: TreeNode | undefined,
  scope: Scope,
  unknowable: (path: DataPath, what: string) => void,
): void {
  if (node === undefined || (node.kind === 'scalar' && node.text === 'None')) return;
  if (node.kind === 'map' || isComputed(node)) return unknowable(path, `"${path.join('.')}"`);
  if (node.kind === 'scalar') {
    for (const line of node.text.split('\n')) if (line.trim() !== '') list.add(path, line.trim(), { scope });
    return;
  }
  for (const [index, { node: item }] of node.items.entries()) {
    if (item.kind !== 'scalar' || isComputed(item)) unknowable([...path, index], `A part of "${path.join('.')}"`);
    else list.add([...path, index], item.text, { scope });
  }
}

/** Extras by name; behind a colon stands a condition: `:python_version < "3"` is no extra at all. */
function addExtras(
  list: RequirementList,
  node: TreeNode | undefined,
  unknowable: (path: DataPath, what: string) => void,
): void {
  if (node === undefined) return;
  if (node.kind !== 'map') return unknowable(['extras_require'], '"extras_require"');
  for (const { key, node: texts } of node.entries) {
    addTexts(list, ['extras_require', key], texts, key.startsWith(':') ? 'runtime' : 'optional', unknowable);
  }
}
