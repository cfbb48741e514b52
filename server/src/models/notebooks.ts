// Jupyter notebooks by their cells: Python over all of them as one program, commands behind `!` and in shell cells.
// Invariant: only code cells count; what a use says of its place is the cell and the line in it.
import type { SourceFile } from '../text/source-file';
import type { CodeParsers } from '../syntax/code';
import { cellsOf, type NotebookCell } from '../syntax/notebook';
import type { Modules } from './code/modules';
import { readShell, tellingCommand } from './configuration/shell-commands';
import { usesOfContent } from './configuration/read-configuration';
import { readEmbedded, tellsPython } from './embedded-code';
import type { ModelUse } from './use';

/** Whether a file is a notebook. */
export function isNotebook(path: string): boolean {
  return path.endsWith('.ipynb');
}

/** Whether a notebook may use a model; quick, since outputs make notebooks long. */
export function mayNotebookUseModels(file: SourceFile): boolean {
  return tellsPython(file.text) || tellingCommand.test(file.text);
}

interface Reading {
  readonly parsers: CodeParsers;
  readonly modules: Modules;
}

/** The uses in a notebook, cell by cell. */
export function readNotebook(file: SourceFile, reading: Reading): readonly ModelUse[] {
  const cells = cellsOf(file).filter((cell) => cell.kind === 'code' && cell.text.trim() !== '');
  const uses = [
    ...readPythonCells(file, cells, reading),
    ...cells.flatMap((cell) => readCommandsOf(file, cell, reading)),
  ];
  return uses.toSorted((a, b) => a.span.start - b.span.start);
}

const magic = /^\s*%%(\w+)/;
/** Cell magics whose text below is Python all the same. */
const pythonMagics =
  /^(?:time|timeit|capture|prun|memit|python3?|debug|heat|snakeviz|px|ai|writefile_|stats|wandb|mprun)$/;
const shellMagics = /^(?:bash|sh|script|cmd|powershell|system|sx|zsh)$/;

/** The language of a cell by its magic, a file that it writes by that file's ending: what is neither Python nor a shell's is not read. */
function kindOf(cell: NotebookCell): 'python' | 'shell' | 'other' {
  const name = magic.exec(cell.text)?.[1];
  const written = /^\s*%%(?:writefile|file)\s+(?:-a\s+)?\S+\.(py|sh)\s/.exec(cell.text)?.[1];
  if (written !== undefined) return written === 'py' ? 'python' : 'shell';
  if (name !== undefined) return pythonMagics.test(name) ? 'python' : shellMagics.test(name) ? 'shell' : 'other';
  return cell.language === 'python' || cell.language === 'ipython' ? 'python' : 'other';
}

function readPythonCells(file: SourceFile, cells: readonly NotebookCell[], reading: Reading): readonly ModelUse[] {
  const starts: { readonly at: number; readonly cell: NotebookCell }[] = [];
  let code = '';
  for (const cell of cells) {
    if (kindOf(cell) !== 'python') continue;
    starts.push({ at: code.length, cell });
    code += `${withoutMagics(cell.text)}\n`;
  }
  const cellAt = (offset: number): (typeof starts)[number] | undefined => starts.findLast(({ at }) => at <= offset);
  const placeOf = (offset: number): number => {
    const found = cellAt(offset);
    return found === undefined ? 0 : found.cell.offsetInFile(offset - found.at);
  };
  return readEmbedded(file, code, placeOf, reading).map((use) => inItsCell(file, use, cells));
}

/** Lines of magics and commands as statements that do nothing, letter for letter. */
function withoutMagics(text: string): string {
  return text.replace(/^([ \t]*)((?:%|!|\?)[^\n]*|[^\n'"#=]*\?{1,2}[ \t]*$)/gm, (_, indent: string, line: string) => {
    return indent + (line.length >= 4 ? 'pass'.padEnd(line.length) : ' '.repeat(line.length));
  });
}

/** Commands of a shell cell, or behind `!`. */
function readCommandsOf(file: SourceFile, cell: NotebookCell, reading: Reading): readonly ModelUse[] {
  const kind = kindOf(cell);
  const stretches =
    kind === 'shell'
      ? [{ start: cell.text.indexOf('\n') + 1, end: cell.text.length }]
      : kind === 'python'
        ? [
            ...cell.text.matchAll(
              /^[ \t]*(?:\w+[ \t]*=[ \t]*)?(?:!|%(?:sx|system|run|pip|conda)\b)(?:[^\n]*\\\n)*[^\n]*/gm,
            ),
          ].map((match) => ({
            start: match.index + (/!|%(?:sx|system|run)?/.exec(match[0])?.index ?? 0) + 1,
            end: match.index + match[0].length,
          }))
        : [];
  return stretches.flatMap((stretch) => {
    const found = readShell(cell.text, stretch);
    const placeOf = (offset: number): number => cell.offsetInFile(offset);
    return usesOfContent(file, found, placeOf, reading).map((use) => inItsCell(file, use, [cell]));
  });
}

function inItsCell(file: SourceFile, use: ModelUse, cells: readonly NotebookCell[]): ModelUse {
  const start = file.lines.positionAt(use.span.start);
  const end = file.lines.positionAt(use.span.end);
  for (const cell of cells) {
    const inside = cell.rangeInCell({ start, end });
    if (inside !== undefined) return { ...use, cell: { cell: cell.index, line: inside.start.line } };
  }
  return use;
}
