// The traceability matrix as HTML: a table for the editor's page, and a page of its own to be kept or printed.
// Invariant: every text of a workspace is escaped; nothing is loaded, and nothing in it runs.
import type { Anchor } from '../text/anchor';
import { stateWords, type Matrix, type MatrixAnswer, type MatrixGroup, type MatrixRow } from './matrix';
import type { Proof } from './proof-places';
import { fallsShort, type NodeState } from './tree-node';

/** Writes the attributes that make an entry lead to its place; the empty text where nothing can be followed. */
export type LinkPlace = (anchor: Anchor) => string;

/** What stands before the words of a state, so that it is not told by colour alone. */
const stateMarks: Readonly<Record<NodeState, string>> = {
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

const columns = ['Requirement', 'State', 'Answered by', 'Built by', 'Verified by'];

/** Each product's heading, its requirements as a strip of marks, and its table. */
export function renderMatrix(matrices: readonly Matrix[], link: LinkPlace = () => ''): string {
  return matrices.map((matrix) => renderProduct(matrix, link)).join('\n');
}

/** A whole page without script: to be sent, printed, put into a technical file. */
export function renderMatrixHtml(matrices: readonly Matrix[]): string {
  const title = `Traceability matrix: ${matrices.map(nameOf).join(', ')}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
${pageStyle}
</style>
</head>
<body>
<h1>Traceability matrix</h1>
${renderMatrix(matrices)}
</body>
</html>
`;
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

function nameOf({ product, version }: Matrix): string {
  return version === undefined ? product : `${product} ${version}`;
}

function renderProduct(matrix: Matrix, link: LinkPlace): string {
  const rows = matrix.groups.flatMap((group) => group.rows);
  const summary = `${rows.length} requirements, ${countAnswered(rows)} answered, ${rows.filter(isShort).length} fall short. State of ${matrix.asOf}.`;
  return `<section class="product">
<h2>${escapeHtml(nameOf(matrix))}</h2>
<p class="summary">${summary}</p>
<table>
<thead><tr>${columns.map((column, index) => cell('th', index, column, 'scope="col"')).join('')}</tr></thead>
${matrix.groups.map((group) => renderGroup(group, link)).join('\n')}
</table>
</section>`;
}

function renderGroup({ title, rows }: MatrixGroup, link: LinkPlace): string {
  const strip = rows.map(({ citation, state }) => `<i class="${state}" title="${escapeHtml(citation)}"></i>`).join('');
  const words = `${escapeHtml(title)} <small>${countAnswered(rows)} of ${rows.length} answered</small>`;
  const heading = cell(
    'th',
    0,
    `${words}<span class="strip" aria-hidden="true">${strip}</span>`,
    `scope="rowgroup" colspan="${columns.length}"`,
  );
  return [`<tbody class="group"><tr>${heading}</tr></tbody>`, ...rows.map((row) => renderRow(row, link))].join('\n');
}

/** A requirement: one line for each record that answers it, at least one. */
function renderRow(row: MatrixRow, link: LinkPlace): string {
  const { id, citation, title, anchor, answers } = row;
  const span = answers.length > 1 ? `rowspan="${answers.length}"` : '';
  const name = entry(`<b>${escapeHtml(citation)}</b> ${escapeHtml(title)}`, anchor, link);
  const head = `${cell('th', 0, name, `scope="row" ${span}`)}${cell('td', 1, renderState(row), span)}`;
  const lines =
    answers.length === 0
      ? [[2, 3, 4].map((column) => cell('td', column, '')).join('')]
      : answers.map((answer) => renderAnswer(answer, link));
  const body = lines.map((line, index) => `<tr>${index === 0 ? head : ''}${line}</tr>`).join('');
  return `<tbody class="requirement" data-id="${escapeHtml(id)}"${isShort(row) ? ' data-short' : ''}>${body}</tbody>`;
}

function renderAnswer({ id, title, state, anchor, builtBy, verifiedBy }: MatrixAnswer, link: LinkPlace): string {
  const mark = fallsShort(state) ? `${renderMark(state)} ` : '';
  const name = entry(`${mark}<b>${escapeHtml(id)}</b> ${escapeHtml(title)}`, anchor, link);
  return (
    cell('td', 2, name) + cell('td', 3, renderProofs(builtBy, link)) + cell('td', 4, renderProofs(verifiedBy, link))
  );
}

function renderProofs(proofs: readonly Proof[], link: LinkPlace): string {
  const items = proofs.map(({ text, title, isMissing, anchor }) => {
    const words = escapeHtml([text, title].filter((part) => part !== undefined).join(' ')).replace(/[/#_]/g, '$&<wbr>');
    return isMissing ? `${renderMark('warning')} ${words} <small>is not there</small>` : entry(words, anchor, link);
  });
  return items.map((item) => `<div>${item}</div>`).join('');
}

/** A cell knows its column, since cells that span lines are missing from those below. */
function cell(tag: 'th' | 'td', column: number, html: string, attributes = ''): string {
  return `<${tag} data-column="${column}"${attributes.trim() === '' ? '' : ` ${attributes.trim()}`}>${html}</${tag}>`;
}

function renderState({ state, notes }: MatrixRow): string {
  const more = notes.map((note) => ` <small>${escapeHtml(note)}</small>`).join('');
  return `<span class="state ${state}">${renderMark(state)} ${stateWords[state]}</span>${more}`;
}

function renderMark(state: NodeState): string {
  return `<span class="mark ${state}" aria-hidden="true">${stateMarks[state]}</span>`;
}

function entry(html: string, anchor: Anchor | undefined, link: LinkPlace): string {
  const attributes = anchor === undefined ? '' : link(anchor);
  return attributes === '' ? `<span>${html}</span>` : `<a href="#" ${attributes}>${html}</a>`;
}

function countAnswered(rows: readonly MatrixRow[]): number {
  return rows.filter((row) => row.answers.length > 0).length;
}

function isShort({ state, answers }: MatrixRow): boolean {
  return fallsShort(state) || answers.some((answer) => fallsShort(answer.state));
}

const pageStyle = `body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem; color: #1f2328; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #d0d7de; padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th, .group th { background: #f6f8fa; font-weight: 600; }
tbody.requirement { break-inside: avoid; }
.strip { float: right; }
.strip i { display: inline-block; width: .6rem; height: .6rem; margin-left: 2px; background: #d0d7de; }
small, .open, .watched, .excluded { color: #57606a; }
.error { color: #b3261e; } .warning { color: #9a6700; } .fine { color: #1a7f37; }
.strip .error { background: #b3261e; } .strip .warning { background: #bf8700; } .strip .fine { background: #1a7f37; }
.strip .watched { background: #8c959f; }`;
