// The focus in the tables of the matrix: one cell can be reached by Tab, arrows lead from there to the others.
// Invariant: the links of the cell with the focus, and no others, come next by Tab; Enter follows the first.

export class GridFocus {
  readonly #root: HTMLElement;
  #current: HTMLTableCellElement | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    root.addEventListener('keydown', (event) => this.#press(event));
    root.addEventListener('focusin', ({ target }) => {
      const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('th, td') : null;
      if (cell !== null) this.#moveTo(cell);
    });
  }

  /** To be called when the tables or what is hidden of them changed. */
  renew(): void {
    for (const table of this.#root.querySelectorAll('table')) table.setAttribute('role', 'grid');
    for (const link of this.#root.querySelectorAll<HTMLElement>('a')) link.tabIndex = -1;
    for (const cell of this.#root.querySelectorAll('th, td')) cell.removeAttribute('tabindex');
    const first = this.#rows().find((row) => row.parentElement?.tagName === 'TBODY')?.cells[0];
    const isThere = this.#current?.isConnected === true && this.#current.closest('[hidden]') === null;
    if (isThere && this.#current !== undefined) this.#moveTo(this.#current);
    else if (first !== undefined) this.#moveTo(first);
  }

  #moveTo(cell: HTMLTableCellElement): void {
    const before = this.#current;
    if (before !== undefined && before !== cell) {
      before.removeAttribute('tabindex');
      for (const link of before.querySelectorAll('a')) link.tabIndex = -1;
    }
    this.#current = cell;
    cell.tabIndex = 0;
    for (const link of cell.querySelectorAll('a')) link.tabIndex = 0;
  }

  #press(event: KeyboardEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('th, td') : null;
    if (cell === null || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && event.target === cell) cell.querySelector('a')?.click();
    const next = this.#next(cell, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  #next(cell: HTMLTableCellElement, key: string, ctrl: boolean): HTMLTableCellElement | undefined {
    const rows = this.#rows();
    const row = cell.closest('tr');
    const at = row === null ? -1 : rows.indexOf(row);
    const column = Number(cell.dataset.column);
    const last = 4;
    switch (key) {
      case 'ArrowDown':
        return cellAt(rows, at + cell.rowSpan, column);
      case 'ArrowUp':
        return cellAt(rows, at - 1, column);
      case 'ArrowRight':
        return column >= last ? undefined : cellAt(rows, at, column + 1);
      case 'ArrowLeft':
        return column <= 0 ? undefined : cellAt(rows, at, column - 1);
      case 'Home':
        return cellAt(rows, ctrl ? 0 : at, 0);
      case 'End':
        return cellAt(rows, ctrl ? rows.length - 1 : at, last);
      default:
        return undefined;
    }
  }

  #rows(): HTMLTableRowElement[] {
    return [...this.#root.querySelectorAll('tr')].filter((row) => row.closest('[hidden]') === null);
  }
}

/** The cell of a row in a column; one that spans several rows is found from each of them, a heading in every column. */
function cellAt(rows: readonly HTMLTableRowElement[], at: number, column: number): HTMLTableCellElement | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const own = [...row.cells].find((cell) => Number(cell.dataset.column) === column);
  if (own !== undefined) return own;
  const only = row.cells.length === 1 ? row.cells[0] : undefined;
  const above = rows[at - 1];
  if (only !== undefined && only.colSpan > 1) return only;
  return above?.parentElement === row.parentElement ? cellAt(rows, at - 1, column) : undefined;
}
