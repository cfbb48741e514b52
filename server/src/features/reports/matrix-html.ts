// The traceability matrix as HTML tables, for the page of an editor and for the report.
// Invariant: every text of a workspace is escaped; what is missing stands there in words, not as a colour or a gap alone.
import { cell, entry, escapeHtml, renderGroupHeading, renderMark, type LinkPlace } from './html-table';
import {
  countAnswered,
  isShort,
  productName,
  stateWords,
  type Matrix,
  type MatrixAnswer,
  type MatrixGroup,
  type MatrixRow,
} from './matrix';
import type { Proof } from '../proof-places';
import { fallsShort } from '../trees/tree-node';

const columns = ['Requirement', 'State', 'Answered by', 'Built by', 'Verified by'];

/** Each product's heading and table. With links it is for a page that moves the focus by itself: no link is a tab stop. */
export function renderMatrix(matrices: readonly Matrix[], link?: LinkPlace): string {
  return matrices.map((matrix) => renderProduct(matrix, link)).join('\n');
}

/** `136 requirements, 42 answered, 10 fall short. State of 2026-11-23.` */
export function summarizeMatrix({ groups, asOf }: Matrix): string {
  const rows = groups.flatMap((group) => group.rows);
  const short = rows.filter(isShort).length;
  const fall = `${short} ${short === 1 ? 'falls' : 'fall'} short`;
  const count = `${rows.length} requirement${rows.length === 1 ? '' : 's'}`;
  return `${count}, ${countAnswered(rows)} answered, ${fall}. State of ${asOf}.`;
}

/** The table of a product alone. */
export function renderTable({ groups, product }: Matrix, link?: LinkPlace): string {
  const heads = columns.map((column, index) => cell('th', index, column, 'scope="col"')).join('');
  return `<table aria-label="${escapeHtml(`Traceability matrix of ${product}`)}">
<thead><tr>${heads}</tr></thead>
${groups.map((group) => renderGroup(group, link)).join('\n')}
</table>`;
}

function renderProduct(matrix: Matrix, link: LinkPlace | undefined): string {
  return `<section class="product">
<h2>${escapeHtml(productName(matrix))}</h2>
<p class="summary">${summarizeMatrix(matrix)}</p>
${renderTable(matrix, link)}
</section>`;
}

function renderGroup({ title, rows }: MatrixGroup, link: LinkPlace | undefined): string {
  const strip = rows.map(({ citation, state }) => `<i class="${state}" title="${escapeHtml(citation)}"></i>`).join('');
  const words = `${escapeHtml(title)} <small>${countAnswered(rows)} of ${rows.length} answered</small>`;
  const html = `${words}<span class="strip" aria-hidden="true">${strip}</span>`;
  const head = renderGroupHeading(title, html, columns.length);
  return [head, ...rows.map((row) => renderRow(row, link))].join('\n');
}

/** A requirement: one line for each record that answers it, at least one. */
function renderRow(row: MatrixRow, link: LinkPlace | undefined): string {
  const { id, citation, title, anchor, answers } = row;
  const span = answers.length > 1 ? `rowspan="${answers.length}"` : '';
  const name = entry(`<b>${escapeHtml(citation)}</b> ${escapeHtml(title)}`, { anchor, link });
  const head = `${cell('th', 0, name, `scope="row" ${span}`)}${cell('td', 1, renderState(row), span)}`;
  const lines = answers.length === 0 ? [renderNoAnswer(row)] : answers.map((answer) => renderAnswer(row, answer, link));
  const body = lines.map((line, index) => `<tr>${index === 0 ? head : ''}${line}</tr>`).join('');
  return `<tbody class="row" data-id="${escapeHtml(id)}"${isShort(row) ? ' data-short' : ''}>${body}</tbody>`;
}

function renderNoAnswer({ citation, state }: MatrixRow): string {
  const cells =
    state === 'excluded' ? cell('td', 2, '') : nothing(2, 'no record names it', `No record names ${citation}`);
  return cells + cell('td', 3, '') + cell('td', 4, '');
}

function renderAnswer(row: MatrixRow, answer: MatrixAnswer, link: LinkPlace | undefined): string {
  const { id, title, state, anchor } = answer;
  const mark = fallsShort(state) ? `${renderMark(state)} ` : '';
  const short = fallsShort(state) ? `, with ${state === 'error' ? 'an error' : 'a warning'}` : '';
  const label = `${row.citation} is answered by ${id} ${title}${short}`;
  const name = entry(`${mark}<b>${escapeHtml(id)}</b> ${escapeHtml(title)}`, { anchor, link, label });
  return (
    cell('td', 2, name) +
    renderProofs(3, answer.builtBy, { id, done: 'built', does: 'builds', link }) +
    renderProofs(4, answer.verifiedBy, { id, done: 'verified', does: 'verifies', link })
  );
}

interface ProofWords {
  /** The record that is built or verified. */
  readonly id: string;
  readonly done: string;
  readonly does: string;
  readonly link: LinkPlace | undefined;
}

function renderProofs(column: number, proofs: readonly Proof[] | undefined, words: ProofWords): string {
  const { id, done, does, link } = words;
  if (proofs === undefined) return cell('td', column, '');
  if (proofs.length === 0) return nothing(column, `nothing ${does} it`, `Nothing ${does} ${id}`);
  const items = proofs.map(({ text, title, isMissing, anchor }) => {
    const name = [text, title].filter((part) => part !== undefined).join(' ');
    const html = escapeHtml(name).replace(/[/#_]/g, '$&<wbr>');
    return isMissing
      ? entry(`${renderMark('warning')} ${html} <small>is not there</small>`, { anchor: undefined, link })
      : entry(html, { anchor, link, label: `${id} is ${done} by ${name}` });
  });
  return cell('td', column, items.map((item) => `<div>${item}</div>`).join(''));
}

/** A cell that says what is missing; to who hears it, also of what. */
function nothing(column: number, words: string, label: string): string {
  return cell('td', column, `<small>${words}</small>`, `aria-label="${escapeHtml(label)}"`);
}

function renderState({ state, notes }: MatrixRow): string {
  const more = notes.map((note) => ` <small>${escapeHtml(note)}</small>`).join('');
  return `<span class="state ${state}">${renderMark(state)} ${stateWords[state]}</span>${more}`;
}
