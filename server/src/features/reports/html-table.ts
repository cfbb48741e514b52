// Pieces of the HTML tables that pages of the editor and reports show.
// Invariant: every text of a workspace is escaped; a state is told by a mark and words, never by its colour alone.
import type { Anchor } from '../../text/anchor';
import type { NodeState } from '../trees/tree-node';

/** Writes the attributes that make an entry lead to its place. */
export type LinkPlace = (anchor: Anchor) => string;

/** What stands before the words of a state, so that it is not told by colour alone. */
export const stateMarks: Readonly<Record<NodeState, string>> = {
  error: '✕',
  warning: '!',
  note: 'i',
  fine: '✓',
  watched: '◉',
  open: '○',
  excluded: '–',
  unknown: '?',
  plain: '',
};

/** The mark of a state, which is seen and not spoken. */
export function renderMark(state: NodeState): string {
  return `<span class="mark ${state}" aria-hidden="true">${stateMarks[state]}</span>`;
}

/** Text as it is to be seen, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? letter);
}

/** A cell knows its column, since cells that span lines are missing from those below. */
export function cell(tag: 'th' | 'td', column: number, html: string, attributes = ''): string {
  return `<${tag} data-column="${column}"${attributes.trim() === '' ? '' : ` ${attributes.trim()}`}>${html}</${tag}>`;
}

export interface Entry {
  readonly anchor: Anchor | undefined;
  readonly link: LinkPlace | undefined;
  /** What is said instead of the text, which leaves out what the place in the table shows. */
  readonly label?: string;
}

/** What of a cell can have the focus. In a page that links it leads to its place; no link is a tab stop. */
export function entry(html: string, { anchor, link, label }: Entry): string {
  if (link === undefined || anchor === undefined) return `<span class="entry">${html}</span>`;
  const spoken = label === undefined ? '' : ` aria-label="${escapeHtml(label)}"`;
  return `<a class="entry" href="#" tabindex="-1"${spoken} ${link(anchor)}>${html}</a>`;
}

/** A web page as an entry; in a report, where nothing moves the focus, it is a tab stop as every link. */
export function webEntry(html: string, address: string, link: LinkPlace | undefined): string {
  if (!/^https?:\/\//.test(address)) return entry(html, { anchor: undefined, link });
  return `<a class="entry" href="${escapeHtml(address)}"${link === undefined ? '' : ' tabindex="-1"'}>${html}</a>`;
}

/** The heading of a group of rows, across all columns. */
export function renderGroupHeading(id: string, html: string, columns: number): string {
  const heading = cell('th', 0, html, `scope="rowgroup" colspan="${columns}"`);
  return `<tbody class="group" data-id="${escapeHtml(id)}"><tr>${heading}</tr></tbody>`;
}
