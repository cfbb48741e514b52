// Jupyter notebooks: the packages that their cells install by `%pip install`, `!pip install`, `%conda install`.
// Invariant: a word of such a command is found under its cell and line, so that each component has a place of its own.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { folderOf, joinPath, type SourceFile } from '../../text/source-file';
import { readJson } from '../../syntax/json';
import { notation } from '../../syntax/notation';
import { plainScalar, type Child, type MapEntry, type ScalarNode, type TreeNode } from '../../syntax/tree';
import type { Component } from '../component';
import { readMatchSpec } from '../conda/match-spec';
import { silent, type ManifestFormat, type NeededFile } from '../format';
import { withoutRepeats } from '../repeats';
import { RequirementList } from './requirement-list';
import { requirementsTxt, withRequirements } from './requirements-txt';

const FORMAT = 'Jupyter notebook';
const INSTALL =
  /(?:^|[%!]|&&|;)\s*(?:\w+\s*=\s*!)?(?:sudo\s+)?(?:[\w./{}]*python[\d.]*\s+-m\s+|\{sys\.executable\}\s+-m\s+|uv\s+)?(pip[\d.]*|conda|mamba|micromamba)\s+install\s/;
const LONGEST = 4000;
/** Options that are followed by a value of their own. */
const WITH_VALUE =
  /^(?:-i|--index-url|--extra-index-url|-f|--find-links|-t|--target|--prefix|-p|-n|--name|-c|--channel|--constraint|--root|--timeout|--progress-bar|--trusted-host|--upgrade-strategy|--src|--proxy|--no-binary|--only-binary|--platform|--python-version)$/;

/** The notebook's JSON, in which a line that installs is a list of its words: its tool, and what is to be installed. */
const notebookCells = notation(FORMAT, (text) => {
  // Outputs make notebooks large; most install nothing.
  if (!/\b(?:pip[\d.]*|conda|mamba) +install\b/.test(text)) return { root: undefined, problems: [] };
  const { root, problems } = readJson(text);
  return { root: root && { node: withCommands(text, root), shift: 0 }, problems };
});

export const notebook: ManifestFormat = {
  name: FORMAT,
  purlType: 'pypi',
  kind: 'manifest',
  tells: {
    versions: 'yes',
    ranges: 'yes',
    direct: 'yes',
    paths: 'no',
    scope: 'no',
    hashes: 'no',
    license: 'no',
    deprecated: 'no',
    runtimes: 'no',
    positions: 'yes',
  },
  notation: notebookCells,
  matches: (path) => path.endsWith('.ipynb'),
  read(file) {
    const { root, problems: broken } = notebookCells.treeOf(file);
    const problems = broken.map(({ span, message }): ReadingProblem => {
      return { anchor: { file: file.path, span }, message, kind: 'broken' };
    });
    const list = new RequirementList(file.path, problems);
    const conda: Component[] = [];
    const needs: NeededFile[] = [];
    for (const { path, words } of root === undefined ? [] : commandsIn(root.node)) {
      readCommand(file, path, words, { list, conda, needs });
    }
    const components = withoutRepeats([...list.components, ...conda]);
    return { value: { ...silent, file: file.path, format: FORMAT, purlType: 'pypi', components, needs }, problems };
  },
  resolve: (content, nearby) => withRequirements(content, [], nearby),
};

interface Found {
  readonly list: RequirementList;
  readonly conda: Component[];
  readonly needs: NeededFile[];
}

/** The first word is the tool, the others are what it is told. */
function readCommand(file: SourceFile, path: DataPath, words: readonly string[], { list, conda, needs }: Found): void {
  const [tool = ''] = words;
  for (let index = 1; index < words.length; index++) {
    const word = words[index] ?? '';
    const at = [...path, index];
    if (word === '-r' || word === '--requirement') {
      const included = joinPath(folderOf(file.path), words[++index] ?? '');
      if (included !== undefined) needs.push({ path: included, format: requirementsTxt });
    } else if (WITH_VALUE.test(word)) index++;
    else if (word.startsWith('-') || word === '.') continue;
    else if (tool.startsWith('pip')) list.add(at, word, { scope: 'runtime' });
    else {
      const component = readMatchSpec(word, [], { file: file.path, path: at, part: 'value' });
      if (component !== undefined) conda.push(component);
    }
  }
}

function commandsIn(root: TreeNode): readonly { readonly path: DataPath; readonly words: readonly string[] }[] {
  return cellsOf(root).flatMap(({ node: cell }, index) => {
    const source = cell.kind === 'map' ? cell.entries.find(({ key }) => key === 'source')?.node : undefined;
    if (source?.kind !== 'list') return [];
    return source.items.flatMap(({ node: line }, number) => {
      if (line.kind !== 'list') return [];
      const words = line.items.map(({ node }) => (node.kind === 'scalar' ? node.text : ''));
      return [{ path: ['cells', index, 'source', number], words }];
    });
  });
}

function cellsOf(root: TreeNode): readonly Child[] {
  const cells = root.kind === 'map' ? root.entries.find(({ key }) => key === 'cells')?.node : undefined;
  return cells?.kind === 'list' ? cells.items : [];
}

/** The tree with the sources of its code cells as lists of lines, and the words of those that install. */
function withCommands(text: string, root: TreeNode): TreeNode {
  if (root.kind !== 'map') return root;
  const inCell = ({ node, ...rest }: Child): Child => ({ ...rest, node: isCode(node) ? withLines(text, node) : node });
  return {
    ...root,
    entries: root.entries.map((entry): MapEntry => {
      const { key, node } = entry;
      return key === 'cells' && node.kind === 'list'
        ? { ...entry, node: { ...node, items: node.items.map(inCell) } }
        : entry;
    }),
  };
}

function isCode(cell: TreeNode): boolean {
  const kind = cell.kind === 'map' ? cell.entries.find(({ key }) => key === 'cell_type')?.node : undefined;
  return kind?.kind === 'scalar' && kind.text === 'code';
}

function withLines(text: string, cell: TreeNode): TreeNode {
  if (cell.kind !== 'map') return cell;
  const entries = cell.entries.map((entry): MapEntry => {
    const { node } = entry;
    if (entry.key !== 'source') return entry;
    if (node.kind === 'list') {
      const items = node.items.map(({ node: line }): Child => ({
        node: line.kind === 'scalar' ? asCommand(text, line) : line,
        shift: 0,
      }));
      return { ...entry, node: { ...node, items } };
    }
    if (node.kind !== 'scalar') return entry;
    const items = linesOf(text, node).map((line): Child => ({ node: asCommand(text, line), shift: 0 }));
    return { ...entry, node: { kind: 'list', span: node.span, items, flow: false } };
  });
  return { ...cell, entries };
}

/** The lines of a source that is one text: between the quotes they end with an escaped line feed. */
function linesOf(text: string, { span }: ScalarNode): readonly ScalarNode[] {
  const raw = text.slice(span.start + 1, span.end - 1);
  return [...raw.matchAll(/(?:[^\\]|\\[^n])+/g)].map(({ 0: line, index }) => {
    const start = span.start + 1 + index;
    return plainScalar(line, { start, end: start + line.length });
  });
}

/** A line that installs as a list: the tool, then every word behind `install`. Other lines stay as they are. */
function asCommand(text: string, line: ScalarNode): TreeNode {
  const raw = text.slice(line.span.start, line.span.end);
  const start = raw.startsWith('"') ? 1 : 0;
  const body = raw.slice(start).replace(/(?:\\r)?\\n.*$|"$/s, '');
  const found = INSTALL.exec(body.length < LONGEST && /^\s*[%!]|=\s*!/.test(body) ? body : '');
  const tool = found?.[1];
  if (found === null || tool === undefined) return line;
  const from = found.index + found[0].length;
  const command = body
    .slice(from)
    .replace(/\s*(?:&&|;(?!.*["'])|\||#|>).*$/s, (end) => (/^\s*>=?/.test(end) && !/^\s+>\s/.test(end) ? end : ''));
  const words = [...command.matchAll(/\\?"((?:[^\\"])*)\\?"|'([^']*)'|[^\s"'\\]+(?:\[[^\]]*\])?[^\s"'\\]*/g)].map(
    (match): Child => {
      const [whole, double, single] = match;
      const at = line.span.start + start + from + match.index;
      return { node: plainScalar(double ?? single ?? whole, { start: at, end: at + whole.length }), shift: 0 };
    },
  );
  const head = { node: plainScalar(tool, { start: line.span.start, end: line.span.start }), shift: 0 };
  return { kind: 'list', span: line.span, items: [head, ...words], flow: true };
}
