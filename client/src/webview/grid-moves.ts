// Where a key leads in a table whose cells may span rows and hold several entries.
// Invariant: knows no page; a move leads to a place that is there, or nowhere.

export interface GridCell {
  /** The column in which it begins. */
  readonly column: number;
  /** How many entries of it can have the focus, one below the other; at least one. */
  readonly stops: number;
}

export interface GridRow {
  /** Rows of one body share the cells that span them. */
  readonly body: unknown;
  /** The cells that begin in this row; a heading is one cell for all columns. */
  readonly cells: readonly GridCell[];
}

/** A row and column, as they are aimed at: a cell that spans rows or columns is found from each of them. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly stop: number;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  /** The row that stands a page above or below. */
  readonly pageFrom: (row: number, direction: 1 | -1) => number;
}

/** Where a key leads from a place, in tables whose first row has all columns; undefined where it leads nowhere, or is none that moves. */
export function moveBy(rows: readonly GridRow[], from: GridPlace, press: KeyPress): GridPlace | undefined {
  const { row, column, stop } = from;
  const here = ownerOf(rows, row, column);
  if (here === undefined) return undefined;
  const inRow = (next: number): GridPlace => ({ row, column: next, stop: 0 });
  const last = Math.max(0, ...(rows[0]?.cells ?? []).map((cell) => cell.column));
  const at = (next: number, aim = column): GridPlace | undefined =>
    ownerOf(rows, next, aim) && { row: next, column: aim, stop: 0 };
  switch (press.key) {
    case 'ArrowDown':
      return stop + 1 < here.cell.stops ? { ...from, stop: stop + 1 } : at(rowBehind(rows, here, column));
    case 'ArrowUp':
      return stop > 0 ? { ...from, stop: stop - 1 } : endOf(rows, at(here.row - 1));
    case 'ArrowRight':
      return isHeading(rows, here) || column >= last ? undefined : inRow(column + 1);
    case 'ArrowLeft':
      return isHeading(rows, here) || column <= 0 ? undefined : inRow(column - 1);
    case 'Home':
      return press.ctrlKey ? at(0, 0) : inRow(0);
    case 'End':
      return press.ctrlKey ? at(rows.length - 1, last) : inRow(last);
    case 'PageDown':
      return at(press.pageFrom(row, 1));
    case 'PageUp':
      return at(press.pageFrom(row, -1));
    default:
      return undefined;
  }
}

interface Owner {
  /** The row in which the cell begins. */
  readonly row: number;
  readonly cell: GridCell;
}

/** The cell that covers a row and column. */
export function ownerOf(rows: readonly GridRow[], row: number, column: number): Owner | undefined {
  const found = rows[row];
  if (found === undefined) return undefined;
  const [first] = found.cells;
  const cell = found.cells.find((each) => each.column === column) ?? (first?.column === 0 ? first : undefined);
  if (cell !== undefined) return { row, cell };
  return rows[row - 1]?.body === found.body ? ownerOf(rows, row - 1, column) : undefined;
}

/** The row behind a cell. */
function rowBehind(rows: readonly GridRow[], here: Owner, column: number): number {
  let next = here.row + 1;
  while (next < rows.length && ownerOf(rows, next, column)?.cell === here.cell) next++;
  return next;
}

/** The last entry of the cell at a place: who comes from below meets it first. */
function endOf(rows: readonly GridRow[], place: GridPlace | undefined): GridPlace | undefined {
  const owner = place && ownerOf(rows, place.row, place.column);
  return place && owner && { ...place, stop: owner.cell.stops - 1 };
}

function isHeading(rows: readonly GridRow[], { row, cell }: Owner): boolean {
  return cell.column === 0 && rows[row]?.cells.length === 1;
}
