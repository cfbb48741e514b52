// The script of the matrix page: search, folding, keys, and links to places.
// Invariant: the tables are the server's; this only hides rows, moves the focus and says what was chosen.
import { GridFocus } from './grid-focus';
import type { FromPage, ToPage } from './messages';

interface PageState {
  readonly search: string;
  readonly onlyShort: boolean;
  readonly folded: readonly string[];
  readonly scroll: number;
}

/** What VS Code offers to a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const before = editor.getState();
const matrix = find('matrix', HTMLElement);
const search = find('search', HTMLInputElement);
const short = find('short', HTMLInputElement);
const count = find('count', HTMLOutputElement);
const empty = find('empty', HTMLTemplateElement);
const focus = new GridFocus(matrix);

/** The names of the headings whose requirements are folded away. */
const folded = new Set(before?.folded);
/** The texts of the requirements in small letters, read once for each table. */
let texts = new Map<HTMLElement, string>();
let shownHtml: string | undefined;
/** What each requirement and heading was made from, in their order. */
let sources: readonly string[] = [];
let scroll = before?.scroll ?? 0;

search.value = before?.search ?? '';
short.checked = before?.onlyShort ?? false;
search.addEventListener('input', filter);
short.addEventListener('change', filter);
search.addEventListener('keydown', (event) => {
  if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return;
  // Escape would empty the box: what was looked for stays.
  event.preventDefault();
  focus.focus();
});
find('html', HTMLElement).addEventListener('click', () => editor.postMessage({ kind: 'export', format: 'html' }));
find('csv', HTMLElement).addEventListener('click', () => editor.postMessage({ kind: 'export', format: 'csv' }));
matrix.addEventListener('click', ({ target }) => choose(target));
matrix.addEventListener('keydown', (event) => {
  const isChosen = event.key === 'Enter' || event.key === ' ';
  if (!isChosen || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  choose(event.target);
});
matrix.addEventListener('scroll', () => {
  scroll = matrix.scrollTop;
  keep();
});
addEventListener('keydown', (event) => {
  const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!isFind && (event.key !== '/' || event.target === search)) return;
  event.preventDefault();
  search.select();
});
addEventListener('message', (event: MessageEvent<ToPage>) => show(event.data.html));
editor.postMessage({ kind: 'ready' });

/** Puts tables in place of those before, where a person was looking. */
function show(html: string): void {
  if (html === shownHtml) return;
  shownHtml = html;
  const at = scroll;
  focus.keepWhile(() => {
    replaceTables(html === '' ? empty.innerHTML : html);
    const rows = [...matrix.querySelectorAll<HTMLElement>('.requirement')];
    texts = new Map(rows.map((row) => [row, `${row.dataset.id ?? ''} ${row.textContent}`.toLowerCase()]));
    hide();
  });
  matrix.scrollTop = at;
}

/** Replaces what differs; all of it where requirements came or went. A table of a thousand rows is slow to lay out. */
function replaceTables(html: string): void {
  const next = document.createElement('template');
  next.innerHTML = html;
  const [before, after] = [matrix, next.content].map((root) => [...root.querySelectorAll('tbody')]);
  const made = (after ?? []).map((body) => body.outerHTML);
  const isAlike =
    sources.length > 0 &&
    sources.length === made.length &&
    before?.every((body, index) => body.dataset.id === after?.[index]?.dataset.id);
  if (isAlike === true) {
    const heads = [...next.content.querySelectorAll('h2, .summary')];
    for (const [index, head] of [...matrix.querySelectorAll('h2, .summary')].entries())
      if (heads[index] !== undefined) head.replaceWith(heads[index]);
    for (const [index, body] of (after ?? []).entries())
      if (made[index] !== sources[index]) before?.[index]?.replaceWith(body);
  } else matrix.replaceChildren(next.content);
  sources = made;
}

function filter(): void {
  focus.keepWhile(hide);
  keep();
}

/** Hides the requirements that are not looked for or folded away, and headings below which nothing is found. */
function hide(): void {
  const words = search.value.toLowerCase().split(/\s+/);
  const isSearched = search.value.trim() !== '' || short.checked;
  const found = new Set<HTMLElement>();
  for (const [row, text] of texts)
    if ((!short.checked || row.dataset.short !== undefined) && words.every((word) => text.includes(word)))
      found.add(row);
  for (const heading of matrix.querySelectorAll<HTMLElement>('.group')) {
    const rows = requirementsBelow(heading);
    const isFolded = !isSearched && folded.has(nameOf(heading));
    heading.hidden = isSearched && !rows.some((row) => found.has(row));
    heading.querySelector('th')?.setAttribute('aria-expanded', String(!isFolded));
    for (const row of rows) row.hidden = isFolded || !found.has(row);
  }
  const of = found.size === texts.size ? '' : ` of ${texts.size}`;
  count.value = `${found.size}${of} requirement${texts.size === 1 ? '' : 's'}`;
}

function requirementsBelow(heading: HTMLElement): readonly HTMLElement[] {
  const rows: HTMLElement[] = [];
  for (let next = heading.nextElementSibling; next instanceof HTMLElement; next = next.nextElementSibling) {
    if (next.classList.contains('group')) break;
    rows.push(next);
  }
  return rows;
}

/** A heading folds, an entry leads to its place. */
function choose(target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const heading = target.closest<HTMLElement>('.group');
  const place = target.closest('[data-place]')?.getAttribute('data-place') ?? undefined;
  if (target.closest('[data-create]') !== null) editor.postMessage({ kind: 'create' });
  else if (place !== undefined) editor.postMessage({ kind: 'open', place });
  else if (heading !== null) {
    if (!folded.delete(nameOf(heading))) folded.add(nameOf(heading));
    filter();
  }
}

/** Headings of several products may read alike. */
function nameOf(heading: HTMLElement): string {
  const product = heading.closest('.product')?.querySelector('h2')?.textContent ?? '';
  return `${product}: ${heading.dataset.id ?? ''}`;
}

function keep(): void {
  editor.setState({ search: search.value, onlyShort: short.checked, folded: [...folded], scroll });
}

/** An element that the page is written with. */
function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${id}.`);
}
