// The JSON of a Jupyter notebook, in which every line of a code cell that installs packages is a list of its words.
// Invariant: the first word is the tool (`pip`, `conda`), the others are what stands behind `install`, each with its place.
import { readJson } from '../../syntax/json';
import { notation } from '../../syntax/notation';
import { entryOf, plainScalar, valueOf, type Child, type ScalarNode, type TreeNode } from '../../syntax/tree';
import type { DataPath } from '../../text/anchor';

/** A command that installs, and where its words stand. */
export interface InstallCommand {
  readonly path: DataPath;
  readonly words: readonly string[];
}

const LONGEST = 4000;
const TOOL = /\b(?:pip[\d.]*|conda|mamba|micromamba) +install\b/;
/** `%pip install`, `!pip install`, `!{sys.executable} -m pip install`, `!cd app && uv pip install`. */
const INSTALL =
  /(?:[%!]|&&|;)\s*(?:sudo\s+)?(?:[\w./{}]+\s+-m\s+|uv\s+)?(pip[\d.]*|conda|mamba|micromamba)\s+install(?=\s|$)/;
/** In JSON a double quote is escaped. */
const WORD = /\\"([^"\\]*)\\"|'([^']*)'|[^\s'"\\]+/g;
const END_OF_COMMAND = /^(?:&&?|\|\|?|;|#.*|[12&]?>(?!=).*)$/;
const END_OF_LINE = /(?:\\r)?\\n[^]*$|"$/;

export const notebookCommands = notation('Jupyter notebook', (text) => {
  // Outputs make notebooks large, and most install nothing.
  if (!TOOL.test(text)) return { root: undefined, problems: [] };
  const { root, problems } = readJson(text);
  return {
    root: root && {
      node: withEntry(root, 'cells', (cells) => withItems(cells, (cell) => withLines(text, cell))),
      shift: 0,
    },
    problems,
  };
});

/** The commands of a notebook's tree, in the order of its cells. */
export function commandsIn(root: TreeNode): readonly InstallCommand[] {
  return itemsOf(valueOf(root, 'cells')).flatMap(({ node: cell }, index) => {
    return itemsOf(valueOf(cell, 'source')).flatMap(({ node: line }, number): readonly InstallCommand[] => {
      if (line.kind !== 'list') return [];
      const words = line.items.map(({ node }) => (node.kind === 'scalar' ? node.text : ''));
      return [{ path: ['cells', index, 'source', number], words }];
    });
  });
}

function itemsOf(node: TreeNode | undefined): readonly Child[] {
  return node?.kind === 'list' ? node.items : [];
}

function withEntry(node: TreeNode, key: string, change: (value: TreeNode) => TreeNode): TreeNode {
  const changed = entryOf(node, key);
  if (node.kind !== 'map' || changed === undefined) return node;
  return {
    ...node,
    entries: node.entries.map((each) => (each === changed ? { ...each, node: change(each.node) } : each)),
  };
}

function withItems(node: TreeNode, change: (item: TreeNode) => TreeNode): TreeNode {
  return node.kind === 'list'
    ? { ...node, items: node.items.map((each) => ({ ...each, node: change(each.node) })) }
    : node;
}

function withLines(text: string, cell: TreeNode): TreeNode {
  const kind = valueOf(cell, 'cell_type');
  if (kind?.kind !== 'scalar' || kind.text !== 'code') return cell;
  return withEntry(cell, 'source', (source) => {
    const lines = source.kind === 'scalar' ? linesOf(text, source) : source;
    return withItems(lines, (line) => (line.kind === 'scalar' ? asCommand(text, line) : line));
  });
}

/** A source may be one text: its lines end with an escaped line feed. */
function linesOf(text: string, { span }: ScalarNode): TreeNode {
  const raw = text.slice(span.start, span.end);
  const items = [...raw.matchAll(/(?:[^\\]|\\[^n])*\\n|(?:[^\\]|\\[^n])+/g)].map(({ 0: line, index }): Child => {
    const start = span.start + index;
    return { node: plainScalar(line, { start, end: start + line.length }), shift: 0 };
  });
  return { kind: 'list', span, items, flow: false };
}

/** A line that installs as a list of words; other lines stay as they are. */
function asCommand(text: string, line: ScalarNode): TreeNode {
  if (line.span.end - line.span.start > LONGEST) return line;
  const raw = text.slice(line.span.start, line.span.end).replace(END_OF_LINE, '');
  const found = /^"?\s*(?:[%!]|\w+\s*=\s*[%!])/.test(raw) ? INSTALL.exec(raw) : null;
  const tool = found?.[1];
  if (found === null || tool === undefined) return line;
  const from = found.index + found[0].length;
  const words: Child[] = [];
  for (const { 0: whole, 1: double, 2: single, index } of raw.slice(from).matchAll(WORD)) {
    if (END_OF_COMMAND.test(whole)) break;
    const start = line.span.start + from + index;
    words.push({ node: plainScalar(double ?? single ?? whole, { start, end: start + whole.length }), shift: 0 });
  }
  const head = { node: plainScalar(tool, { start: line.span.start, end: line.span.start }), shift: 0 };
  return { kind: 'list', span: line.span, items: [head, ...words], flow: true };
}
