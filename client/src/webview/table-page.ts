// What the pages of tables have in common: search, folding, keys, links to places, and that they come back as they were.
// Invariant: the tables are the server's; this only hides rows, moves the focus and says what was chosen.
import { GridFocus } from './grid-focus';
import type { FromPage, ToPage } from './messages';

/** What a page shows besides what is searched for. */
export interface RowFilter {
  /** What a row is called behind a number: one, several. */
  readonly nouns: readonly [one: string, several: string];
  /** Whether the controls ask for less than all. */
  readonly isNarrow: () => boolean;
  readonly wants: (row: HTMLElement) => boolean;
}

interface PageState {
  /** What the controls say, by their ids. */
  readonly controls: Readonly<Record<string, string | boolean>>;
  readonly folded: readonly string[];
  readonly scroll: number;
}

type Control = HTMLInputElement | HTMLSelectElement;

/** What VS Code offers to a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

/** An element that the page is written with. */
export function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${id}.`);
}

/** The page as a person works with it; a page has one. */
export class TablePage {
  readonly #editor = acquireVsCodeApi();
  readonly #tables = find('tables', HTMLElement);
  readonly #search = find('search', HTMLInputElement);
  readonly #count = find('count', HTMLOutputElement);
  readonly #empty = find('empty', HTMLTemplateElement);
  readonly #controls = [...document.querySelectorAll<Control>('header input, header select')];
  readonly #focus = new GridFocus(this.#tables);
  readonly #filter: RowFilter;
  /** The names of the headings whose rows are folded away. */
  readonly #folded: Set<string>;
  /** The texts of the rows in small letters, read once for each table. */
  #texts = new Map<HTMLElement, string>();
  #shownHtml: string | undefined;
  /** What each part was made from, in their order. */
  #sources: readonly string[] = [];
  #scroll: number;

  constructor(filter: RowFilter) {
    const before = this.#editor.getState();
    this.#filter = filter;
    this.#folded = new Set(before?.folded);
    this.#scroll = before?.scroll ?? 0;
    for (const control of this.#controls) {
      const value = before?.controls[control.id];
      if (typeof value === 'string') control.value = value;
      if (typeof value === 'boolean' && control instanceof HTMLInputElement) control.checked = value;
      control.addEventListener(control === this.#search ? 'input' : 'change', () => this.#apply());
    }
    this.#listen();
    this.#editor.postMessage({ kind: 'ready' });
  }

  #listen(): void {
    this.#search.addEventListener('keydown', (event) => {
      if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return;
      // Escape would empty the box: what was looked for stays.
      event.preventDefault();
      this.#focus.focus();
    });
    for (const format of ['html', 'csv'] as const)
      find(format, HTMLElement).addEventListener('click', () => this.#editor.postMessage({ kind: 'export', format }));
    this.#tables.addEventListener('click', ({ target }) => this.#choose(target));
    this.#tables.addEventListener('keydown', (event) => this.#press(event));
    this.#tables.addEventListener('scroll', () => {
      this.#scroll = this.#tables.scrollTop;
      this.#keep();
    });
    addEventListener('keydown', (event) => {
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isFind && (event.key !== '/' || event.target === this.#search)) return;
      event.preventDefault();
      this.#search.select();
    });
    addEventListener('message', (event: MessageEvent<ToPage>) => this.#show(event.data.html));
  }

  /** Enter and the space bar choose as a click does; what the browser opens by itself is left to it. */
  #press(event: KeyboardEvent): void {
    const isChosen = event.key === 'Enter' || event.key === ' ';
    if (!isChosen || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest('summary, a[href^="http"]') !== null) return;
    event.preventDefault();
    this.#choose(event.target);
  }

  /** Puts tables in place of those before, where a person was looking. */
  #show(html: string): void {
    if (html === this.#shownHtml) return;
    this.#shownHtml = html;
    const at = this.#scroll;
    this.#focus.keepWhile(() => {
      this.#replace(html === '' ? this.#empty.innerHTML : html);
      const rows = [...this.#tables.querySelectorAll<HTMLElement>('.row')];
      this.#texts = new Map(rows.map((row) => [row, `${row.dataset.id ?? ''} ${row.textContent}`.toLowerCase()]));
      this.#hide();
    });
    this.#tables.scrollTop = at;
  }

  /** Replaces what differs; all of it where rows came or went. A table of a thousand rows is slow to lay out. */
  #replace(html: string): void {
    const next = document.createElement('template');
    next.innerHTML = html;
    const [before = [], after = []] = [this.#tables, next.content].map((root) => [...root.querySelectorAll(parts)]);
    const made = after.map((part) => part.outerHTML);
    const isAlike =
      this.#sources.length > 0 &&
      this.#sources.length === made.length &&
      before.every((part, index) => nameOf(part) === nameOf(after[index]));
    if (isAlike) {
      for (const [index, part] of after.entries())
        if (made[index] !== this.#sources[index]) before[index]?.replaceWith(part);
    } else this.#tables.replaceChildren(next.content);
    this.#sources = made;
  }

  #apply(): void {
    this.#focus.keepWhile(() => this.#hide());
    this.#keep();
  }

  /** Hides the rows that are not looked for or folded away, and headings below which nothing is found. */
  #hide(): void {
    const words = this.#search.value.toLowerCase().split(/\s+/);
    const isSearched = this.#search.value.trim() !== '' || this.#filter.isNarrow();
    const found = new Set<HTMLElement>();
    for (const [row, text] of this.#texts)
      if (this.#filter.wants(row) && words.every((word) => text.includes(word))) found.add(row);
    for (const heading of this.#tables.querySelectorAll<HTMLElement>('.group')) {
      const rows = rowsBelow(heading);
      const isFolded = !isSearched && this.#folded.has(headingName(heading));
      heading.hidden = isSearched && !rows.some((row) => found.has(row));
      heading.querySelector('th')?.setAttribute('aria-expanded', String(!isFolded));
      for (const row of rows) row.hidden = isFolded || !found.has(row);
    }
    const all = this.#texts.size;
    const noun = this.#filter.nouns[all === 1 ? 0 : 1];
    this.#count.value = `${found.size}${found.size === all ? '' : ` of ${all}`} ${noun}`;
  }

  /** A heading folds, an entry leads to its place. */
  #choose(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const heading = target.closest<HTMLElement>('.group');
    const place = target.closest('[data-place]')?.getAttribute('data-place') ?? undefined;
    if (target.closest('[data-create]') !== null) this.#editor.postMessage({ kind: 'create' });
    else if (place !== undefined) this.#editor.postMessage({ kind: 'open', place });
    else if (heading !== null) {
      if (!this.#folded.delete(headingName(heading))) this.#folded.add(headingName(heading));
      this.#apply();
    }
  }

  #keep(): void {
    const controls = this.#controls.map((control) => [control.id, valueOf(control)]);
    this.#editor.setState({
      controls: Object.fromEntries(controls) as PageState['controls'],
      folded: [...this.#folded],
      scroll: this.#scroll,
    });
  }
}

/** What of a page is replaced by itself. */
const parts = 'h2, .summary, thead, tbody, .quiet';

function nameOf(part: Element | undefined): string {
  return part instanceof HTMLElement ? `${part.localName} ${part.className} ${part.dataset.id ?? ''}` : '';
}

function valueOf(control: Control): string | boolean {
  return control instanceof HTMLInputElement && control.type === 'checkbox' ? control.checked : control.value;
}

function rowsBelow(heading: HTMLElement): readonly HTMLElement[] {
  const rows: HTMLElement[] = [];
  for (let next = heading.nextElementSibling; next instanceof HTMLElement; next = next.nextElementSibling) {
    if (next.classList.contains('group')) break;
    rows.push(next);
  }
  return rows;
}

/** Headings of several products may read alike. */
function headingName(heading: HTMLElement): string {
  const product = heading.closest('.product')?.querySelector('h2')?.textContent ?? '';
  return `${product}: ${heading.dataset.id ?? ''}`;
}
