// A Jupyter notebook as its cells, and for every character of a cell its place in the notebook's JSON, and back.
// Invariant: cells are counted from 0 over all kinds, as people see them; a text that is no notebook has none.
import { LineIndex, type Position, type Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import { json } from './json';
import { toData, valueOf, type Child, type TreeNode } from './tree';

export type CellKind = 'code' | 'markdown' | 'raw';

/** A cell as somebody types it. */
export interface CellText {
  readonly kind: CellKind;
  /** The language of a code cell, in small letters: `python`. */
  readonly language: string;
  readonly text: string;
}

/** A stretch of a cell's text that stands unchanged in the file; what is escaped there is a stretch of its own. */
interface Stretch {
  /** In the cell's text. */
  readonly start: number;
  readonly length: number;
  /** In the file's text. */
  readonly from: number;
  readonly width: number;
}

/** A cell of a notebook file. */
export class NotebookCell implements CellText {
  readonly kind: CellKind;
  readonly language: string;
  readonly text: string;
  /** Counted from 0, over cells of all kinds. */
  readonly index: number;
  readonly lines: LineIndex;
  readonly #file: SourceFile;
  readonly #stretches: readonly Stretch[];

  constructor(file: SourceFile, cell: CellText & { readonly index: number }, stretches: readonly Stretch[]) {
    this.kind = cell.kind;
    this.language = cell.language;
    this.text = cell.text;
    this.index = cell.index;
    this.lines = new LineIndex(cell.text);
    this.#file = file;
    this.#stretches = stretches;
  }

  /** The offset in the file of an offset in the cell's text. */
  offsetInFile(offset: number): number {
    const stretch = this.#stretches.findLast(({ start }) => start <= offset) ?? this.#stretches[0];
    if (stretch === undefined) return 0;
    const within = Math.min(Math.max(0, offset - stretch.start), stretch.length);
    return stretch.from + (within === stretch.length ? stretch.width : within);
  }

  /** The position in the file of a position in the cell. */
  positionInFile(position: Position): Position {
    const lineStart = this.lines.startOf(position.line);
    const line = this.lines.textOf(position.line);
    const offset = this.offsetInFile(lineStart + Math.min(position.character, line.length));
    return this.#file.lines.positionAt(offset);
  }

  /** The range in the cell of a range in the file; undefined where that begins elsewhere. */
  rangeInCell({ start, end }: Range): Range | undefined {
    const from = this.#offsetInCell(this.#file.offsetAt(start));
    if (from === undefined) return undefined;
    const to = this.#offsetInCell(this.#file.offsetAt(end)) ?? this.text.length;
    return { start: this.lines.positionAt(from), end: this.lines.positionAt(Math.max(from, to)) };
  }

  #offsetInCell(offset: number): number | undefined {
    const [first, last] = [this.#stretches[0], this.#stretches.at(-1)];
    // The quotes around a cell's text belong to it: an anchor may name the whole line.
    if (first === undefined || last === undefined || offset < first.from - 1 || offset > last.from + last.width + 1)
      return undefined;
    const stretch = this.#stretches.findLast(({ from }) => from <= offset) ?? first;
    const within = Math.max(0, offset - stretch.from);
    return stretch.start + (within >= stretch.width ? stretch.length : Math.min(within, stretch.length));
  }
}

const cellsOfFile = new WeakMap<SourceFile, readonly NotebookCell[]>();

/** The cells of a notebook file; none of a file that is no notebook. */
export function cellsOf(file: SourceFile): readonly NotebookCell[] {
  const known = cellsOfFile.get(file);
  if (known !== undefined) return known;
  const root = json.treeOf(file).root?.node;
  const cells = valueOf(root, 'cells');
  const standard = languageOf(valueOf(root, 'metadata')) ?? 'python';
  const found = cells?.kind === 'list' ? cells.items.map((cell, index) => readCell(file, cell, index, standard)) : [];
  cellsOfFile.set(file, found);
  return found;
}

/** The text of a notebook with such cells, as an editor would save it, without what they put out. */
export function writeNotebook(cells: readonly CellText[]): string {
  const written = cells.map(({ kind, language, text }) => ({
    cell_type: kind,
    metadata: kind === 'code' ? { vscode: { languageId: language } } : {},
    source: text.match(/[^\n]*\n|[^\n]+$/g) ?? [],
  }));
  return JSON.stringify({ cells: written, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}

/** The language that the metadata of a notebook or cell names. */
function languageOf(metadata: TreeNode | undefined): string | undefined {
  const names = [
    valueOf(valueOf(metadata, 'vscode'), 'languageId'),
    valueOf(valueOf(metadata, 'language_info'), 'name'),
    valueOf(valueOf(metadata, 'kernelspec'), 'language'),
  ];
  const name = names.find((node) => node?.kind === 'scalar' && node.text !== '');
  return name?.kind === 'scalar' ? name.text.toLowerCase() : undefined;
}

function readCell(file: SourceFile, { node, shift }: Child, index: number, standard: string): NotebookCell {
  const kind = valueOf(node, 'cell_type');
  const isKnown = kind?.kind === 'scalar' && (kind.text === 'markdown' || kind.text === 'raw');
  const { text, stretches } = readSource(file, valueOf(node, 'source'), shift);
  const cell = {
    // The two names are checked above; whatever else holds a source is read as code.
    kind: isKnown ? (kind.text as CellKind) : ('code' as const),
    language: languageOf(valueOf(node, 'metadata')) ?? standard,
    text,
    index,
  };
  return new NotebookCell(file, cell, stretches);
}

/** The text of a cell from one JSON text or a list of them. */
function readSource(
  file: SourceFile,
  source: TreeNode | undefined,
  shift: number,
): { readonly text: string; readonly stretches: readonly Stretch[] } {
  const pieces: readonly Child[] =
    source?.kind === 'list' ? source.items : source === undefined ? [] : [{ node: source, shift: 0 }];
  const stretches: Stretch[] = [];
  let text = '';
  for (const piece of pieces) {
    if (piece.node.kind !== 'scalar') continue;
    const value = toData(piece.node);
    const from = piece.node.span.start + piece.shift + shift;
    stretches.push(...stretchesOf(file.text.slice(from, piece.node.span.end + piece.shift + shift), from, text.length));
    text += typeof value === 'string' ? value : '';
  }
  return { text, stretches };
}

/** What is plain, and every escape by itself, of a JSON text with its quotes. */
function stretchesOf(quoted: string, from: number, start: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = start;
  for (const { 0: piece, index } of quoted.slice(1, -1).matchAll(/[^\\]+|\\u[\da-fA-F]{4}|\\./g)) {
    const length = piece.startsWith('\\') ? 1 : piece.length;
    stretches.push({ start: at, length, from: from + 1 + index, width: piece.length });
    at += length;
  }
  // An empty text has a place, too.
  return stretches.length > 0 ? stretches : [{ start, length: 0, from: from + 1, width: 0 }];
}
