// The script of the matrix page: search, keys, and links to places.
// Invariant: the table is the server's; this only hides rows, moves the focus and says what was chosen.
import type { FromPage, ToPage } from './messages';
import { GridFocus } from './grid-focus';

interface PageState {
  readonly search: string;
  readonly onlyShort: boolean;
  readonly scroll: number;
}

/** What VS Code offers to a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const matrix = find('matrix', HTMLElement);
const search = find('search', HTMLInputElement);
const short = find('short', HTMLInputElement);
const count = find('count', HTMLOutputElement);
const focus = new GridFocus(matrix);

/** The texts of the requirements in small letters, read once for each table. */
let texts = new Map<HTMLElement, string>();
let scroll = editor.getState()?.scroll ?? 0;

search.value = editor.getState()?.search ?? '';
short.checked = editor.getState()?.onlyShort ?? false;
search.addEventListener('input', filter);
short.addEventListener('change', filter);
find('html', HTMLElement).addEventListener('click', () => editor.postMessage({ kind: 'export', format: 'html' }));
find('csv', HTMLElement).addEventListener('click', () => editor.postMessage({ kind: 'export', format: 'csv' }));
matrix.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('[data-place]') : null;
  const place = link?.getAttribute('data-place');
  if (place === null || place === undefined) return;
  event.preventDefault();
  editor.postMessage({ kind: 'open', place });
});
addEventListener('scroll', () => {
  scroll = document.documentElement.scrollTop;
  keep();
});
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === search) return;
  event.preventDefault();
  search.select();
});
addEventListener('message', (event: MessageEvent<ToPage>) => show(event.data.html));
editor.postMessage({ kind: 'ready' });

/** Puts a table in place of the one before, where a person was looking. */
function show(html: string): void {
  const at = scroll;
  matrix.innerHTML =
    html === ''
      ? '<p>No compliance.yaml says what product this is. The command “Compliance: Create compliance.yaml” begins one.</p>'
      : html;
  texts = new Map(
    [...matrix.querySelectorAll<HTMLElement>('.requirement')].map((row) => [
      row,
      `${row.dataset.id ?? ''} ${row.textContent}`.toLowerCase(),
    ]),
  );
  filter();
  document.documentElement.scrollTop = at;
}

/** Hides the requirements that are not looked for, and headings below which nothing is left. */
function filter(): void {
  const words = search.value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const [row, text] of texts) {
    row.hidden = (short.checked && row.dataset.short === undefined) || !words.every((word) => text.includes(word));
    if (!row.hidden) shown++;
  }
  for (const heading of matrix.querySelectorAll<HTMLElement>('.group')) heading.hidden = !hasShownBelow(heading);
  count.value = shown === texts.size ? `${shown} requirements` : `${shown} of ${texts.size} requirements`;
  focus.renew();
  keep();
}

function hasShownBelow(heading: HTMLElement): boolean {
  for (let next = heading.nextElementSibling; next instanceof HTMLElement; next = next.nextElementSibling) {
    if (next.classList.contains('group')) return false;
    if (!next.hidden) return true;
  }
  return false;
}

function keep(): void {
  editor.setState({ search: search.value, onlyShort: short.checked, scroll });
}

/** An element that the page is written with. */
function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${id}.`);
}
