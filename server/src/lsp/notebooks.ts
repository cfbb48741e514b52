// Notebooks that an editor holds open: their cells are documents of their own, and together they are one file.
// Invariant: everything but this room knows the file alone; every place that goes in or out passes here.
import type { Diagnostic, Location } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { cellsOf, writeNotebook, type CellText, type NotebookCell } from '../syntax/notebook';
import type { Position, Range } from '../text/line-index';
import { SourceFile } from '../text/source-file';

/** A cell's document with what stands in it. */
export interface CellDocument extends CellText {
  readonly uri: string;
}

interface OpenNotebook {
  readonly uri: string;
  readonly cells: readonly { readonly uri: string; readonly cell: NotebookCell }[];
}

/** Documents of an editor and files, one to the other; what is no notebook goes through as it is. */
export class Notebooks {
  readonly #byFile = new Map<string, OpenNotebook>();
  readonly #byCell = new Map<string, OpenNotebook>();

  /** An editor opened a notebook or changed it; the text of the file that it would be saved as. */
  show(uri: string, documents: readonly CellDocument[]): string {
    this.close(uri);
    const file = new SourceFile(uri, writeNotebook(documents));
    const cells = cellsOf(file).flatMap((cell) => {
      const document = documents[cell.index];
      return document === undefined ? [] : [{ uri: document.uri, cell }];
    });
    const notebook = { uri: normal(uri), cells };
    this.#byFile.set(notebook.uri, notebook);
    for (const cell of cells) this.#byCell.set(cell.uri, notebook);
    return file.text;
  }

  close(uri: string): void {
    for (const cell of this.#byFile.get(normal(uri))?.cells ?? []) this.#byCell.delete(cell.uri);
    this.#byFile.delete(normal(uri));
  }

  /** The address of the file to which a document belongs. */
  fileOf(uri: string): string {
    return this.#byCell.get(uri)?.uri ?? uri;
  }

  /** The position in the file of one in a document. */
  toFile(uri: string, position: Position): Position {
    return this.#cell(uri)?.positionInFile(position) ?? position;
  }

  /** The range in the file of one in a document. */
  rangeToFile(uri: string, { start, end }: Range): Range {
    return { start: this.toFile(uri, start), end: this.toFile(uri, end) };
  }

  /** The range in a document of one in its file; undefined where another cell holds it. */
  toDocument(uri: string, range: Range): Range | undefined {
    const cell = this.#cell(uri);
    return cell === undefined ? range : cell.rangeInCell(range);
  }

  /** Where a range of a file is shown; undefined for what stands in no cell of an open notebook. */
  find(uri: string, range: Range): Location | undefined {
    const cells = this.#byFile.get(normal(uri))?.cells;
    if (cells === undefined || cells.length === 0) return { uri, range };
    for (const { uri: document, cell } of cells) {
      const inCell = cell.rangeInCell(range);
      if (inCell !== undefined) return { uri: document, range: inCell };
    }
    return undefined;
  }

  /** The same, and what stands in no cell at the start of the first one. */
  locate(uri: string, range: Range): Location {
    const start = { line: 0, character: 0 };
    const first = this.#byFile.get(normal(uri))?.cells[0]?.uri ?? uri;
    return this.find(uri, range) ?? { uri: first, range: { start, end: start } };
  }

  /** What is said of a file, by the documents that show it; a document of which nothing is said is among them. */
  spread(uri: string, diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
    const cells = this.#byFile.get(normal(uri))?.cells;
    if (cells === undefined || cells.length === 0) return new Map([[uri, diagnostics]]);
    const byCell = new Map(cells.map((cell): [string, Diagnostic[]] => [cell.uri, []]));
    for (const diagnostic of diagnostics) {
      const { uri: document, range } = this.locate(uri, diagnostic.range);
      byCell.get(document)?.push({ ...diagnostic, range });
    }
    return byCell;
  }

  #cell(uri: string): NotebookCell | undefined {
    return this.#byCell.get(uri)?.cells.find((each) => each.uri === uri)?.cell;
  }
}

/** Clients spell the same address in more than one way. */
function normal(uri: string): string {
  return URI.parse(uri).toString();
}
