// The focus in the tables of a page: all of them are one stop of the Tab key, and arrows lead from cell to cell.
// Invariant: the focus is on an entry of a cell, or on the cell where it has none; it stays where it is when the tables are renewed.
import { moveBy, ownerOf, type GridPlace, type GridRow } from './grid-moves';

/** A place by what is written there, to be found again in tables that were made anew. */
interface NamedPlace extends GridPlace {
  readonly table: number;
  /** The row or heading. */
  readonly id: string | undefined;
  /** The line within it. */
  readonly line: number;
}

export class GridFocus {
  readonly #root: HTMLElement;
  /** What the Tab key leads to. */
  #current: HTMLElement | undefined;
  #place: GridPlace = { row: 0, column: 0, stop: 0 };
  #elements: readonly HTMLTableRowElement[] = [];
  #rows: readonly GridRow[] | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    root.addEventListener('keydown', (event) => this.#press(event));
    root.addEventListener('pointerdown', (event) => this.#point(event));
    root.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target !== this.#current) this.#hold(target);
    });
  }

  /** Changes the tables or what is hidden of them, and has the focus where it was, or at the nearest place that is left. */
  keepWhile(change: () => void): void {
    const hadFocus = this.#current !== undefined && document.activeElement === this.#current;
    const before = this.#name();
    change();
    this.#rows = undefined;
    this.#elements = [...this.#root.querySelectorAll('tr')].filter((row) => row.closest('[hidden]') === null);
    for (const table of this.#root.querySelectorAll('table')) table.setAttribute('role', 'grid');
    const place = this.#find(before);
    const next = this.#elementAt(place);
    if (next === undefined) return;
    this.#place = place;
    this.#makeStop(next);
    if (hadFocus) next.focus({ preventScroll: true });
  }

  /** Puts the focus into the tables. */
  focus(): void {
    this.#current?.focus();
  }

  #press(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const pageFrom = (row: number, direction: 1 | -1): number => this.#pageFrom(row, direction);
    const place = moveBy(this.#allRows(), this.#place, { key: event.key, ctrlKey: event.ctrlKey, pageFrom });
    const next = place && this.#elementAt(place);
    if (place === undefined || next === undefined) return;
    event.preventDefault();
    this.#place = place;
    this.#makeStop(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  /** A click beside an entry still leads into the cell. */
  #point({ target }: Event): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('th, td') : null;
    if (cell === null || (target instanceof Element && target.closest('a') !== null)) return;
    const [stop = cell] = stopsOf(cell);
    this.#hold(stop);
    // The browser would take the focus away from what it does not hold to be clickable.
    setTimeout(() => stop.focus({ preventScroll: true }));
  }

  /** Remembers what has got the focus. */
  #hold(element: HTMLElement): void {
    const cell = element.closest<HTMLTableCellElement>('th, td');
    const row = cell?.closest('tr');
    if (cell === null || row === null || row === undefined) return;
    this.#place = {
      row: this.#elements.indexOf(row),
      column: columnOf(cell),
      stop: Math.max(0, stopsOf(cell).indexOf(element)),
    };
    this.#makeStop(element);
  }

  #makeStop(element: HTMLElement): void {
    if (this.#current !== undefined && this.#current !== element) this.#current.tabIndex = -1;
    this.#current = element;
    element.tabIndex = 0;
  }

  #allRows(): readonly GridRow[] {
    this.#rows ??= this.#elements.map((row) => ({
      body: row.parentElement,
      cells: [...row.cells].map((cell) => ({ column: columnOf(cell), stops: stopsOf(cell).length })),
    }));
    return this.#rows;
  }

  #elementAt({ row, column, stop }: GridPlace): HTMLElement | undefined {
    const owner = ownerOf(this.#allRows(), row, column);
    const cells = [...(owner === undefined ? [] : (this.#elements[owner.row]?.cells ?? []))];
    const cell = cells.find((candidate) => columnOf(candidate) === owner?.cell.column);
    const stops = cell === undefined ? [] : stopsOf(cell);
    return stops[Math.min(stop, stops.length - 1)];
  }

  /** The last row that is still within one height of the view from another. */
  #pageFrom(row: number, direction: 1 | -1): number {
    const top = (at: number): number => this.#elements[at]?.getBoundingClientRect().top ?? 0;
    const start = top(row);
    let at = row;
    while (
      this.#elements[at + direction] !== undefined &&
      Math.abs(top(at + direction) - start) < this.#root.clientHeight * 0.9
    )
      at += direction;
    return at;
  }

  #name(): NamedPlace {
    const row = this.#elements[this.#place.row];
    const body = row?.parentElement ?? undefined;
    return {
      ...this.#place,
      table: tablesOf(this.#root).indexOf(row?.closest('table') ?? null),
      id: body?.dataset.id,
      line: row === undefined || body === undefined ? 0 : [...body.children].indexOf(row),
    };
  }

  /** The named place; else the same row as far as there is one; at the very beginning the first row below a heading. */
  #find({ table, id, line, row, column, stop }: NamedPlace): GridPlace {
    const grid = tablesOf(this.#root)[table];
    const body = [...(grid?.tBodies ?? [])].find((candidate) => id !== undefined && candidate.dataset.id === id);
    const lines = body?.rows ?? [];
    const found = this.#elements.findIndex((element) => element === lines[Math.min(line, lines.length - 1)]);
    if (found >= 0) return { row: found, column, stop };
    const first = this.#elements.findIndex((element) => element.closest('.row') !== null);
    return { row: Math.min(Math.max(row, first), this.#elements.length - 1), column, stop: 0 };
  }
}

function tablesOf(root: HTMLElement): readonly (HTMLTableElement | null)[] {
  return [...root.querySelectorAll('table')];
}

function columnOf(cell: HTMLElement): number {
  return Number(cell.dataset.column);
}

/** What of a cell can have the focus: its entries, or itself. */
function stopsOf(cell: HTMLElement): readonly HTMLElement[] {
  const entries = [...cell.querySelectorAll<HTMLElement>('.entry')];
  return entries.length > 0 ? entries : [cell];
}
