// The gap report as HTML tables, for the page of an editor and for the report: a heading for each instrument, and below it what
// answers each of its clauses. Invariant: every text of a workspace is escaped; a state is told by a mark and words.
import type { Clause } from '../../regulations/clause';
import { shortCitation } from '../coverage';
import type { GapClause, GapInstrument, GapReport } from './gap-report';
import { describeOffer, kindWords, summarizeCounts, summarizeGaps } from './gap-report-words';
import { cell, entry, escapeHtml, renderGroupHeading, renderMark, type LinkPlace } from './html-table';
import { productName } from './matrix';

const columns = ['Clause', 'State', 'Answered by', 'Notes'];

/** Each product's heading and tables. With links it is for a page that moves the focus by itself: no link is a tab stop. */
export function renderGaps(reports: readonly GapReport[], link?: LinkPlace): string {
  return reports
    .map((report) =>
      renderProductGaps(report, `<p class="summary">As of ${report.asOf}: ${summarizeGaps(report)}.</p>`, link),
    )
    .join('\n');
}

/** The gaps of a product below a summary. */
export function renderProductGaps(report: GapReport, summary: string, link?: LinkPlace): string {
  const { facts, decisions, instruments, others, ahead } = report;
  const heads = columns.map((column, index) => cell('th', index, column, 'scope="col"')).join('');
  const rests = facts.map(([name, value]) => `${escapeHtml(name)}: <b>${escapeHtml(value)}</b>`).join(' · ');
  return `<section class="product">
<h2>${escapeHtml(productName(report))}</h2>
${summary}
<p>Rests on ${rests}</p>
${renderList('To decide first', decisions.map(escapeHtml))}
<table class="gaps" aria-label="${escapeHtml(`Gap report of ${report.product}`)}">
<thead><tr>${heads}</tr></thead>
${instruments.map((each) => renderInstrument(each, link)).join('\n')}
</table>
${renderList('What does not apply', [
  ...instruments.flatMap(({ instrument, outside }) =>
    outside.map(
      ({ reason, clauses }) =>
        `<b>${escapeHtml(instrument.shortName)}</b> ${escapeHtml(listed(clauses))}: ${escapeHtml(reason)}`,
    ),
  ),
  ...others.map(([{ shortName }, reason]) => `<b>${escapeHtml(shortName)}</b>: ${escapeHtml(reason)}`),
])}
${renderList(
  'Days ahead',
  ahead.map(({ date, regime, event }) => `<b>${date}</b> ${escapeHtml(regime)}: ${escapeHtml(event)}`),
)}
</section>`;
}

function renderList(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<h3>${title}</h3>\n<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
}

function renderInstrument({ instrument, counts, parts }: GapInstrument, link: LinkPlace | undefined): string {
  const { id, shortName, reference } = instrument;
  const heading = `${entry(`<b>${escapeHtml(shortName)}</b>`, { anchor: undefined, link })} <small>${escapeHtml(reference)}: ${summarizeCounts(counts)}</small>${renderBar(counts)}`;
  const rows = parts.flatMap(({ clauses }) => clauses.map((gap) => renderClause(gap, link)));
  return [renderGroupHeading(id, heading, columns.length), ...rows].join('\n');
}

/** How the clauses share out, as a picture of the words beside it. */
function renderBar(counts: GapInstrument['counts']): string {
  const parts = (['answered', 'watched', 'short', 'open', 'excluded'] as const).filter((kind) => counts[kind] > 0);
  let at = 0;
  const total = parts.reduce((sum, kind) => sum + counts[kind], 0);
  const rects = parts.map((kind) => {
    const width = (100 * counts[kind]) / total;
    const rect = `<rect class="${kindWords[kind].state}" x="${at.toFixed(2)}%" width="${width.toFixed(2)}%" height="6"/>`;
    at += width;
    return rect;
  });
  return `<svg class="share" width="100%" height="6" aria-hidden="true">${rects.join('')}</svg>`;
}

function renderClause(gap: GapClause, link: LinkPlace | undefined): string {
  const { clause, kind, answers, offers, notes, anchor } = gap;
  const { name, state } = kindWords[kind];
  const title = `<b>${escapeHtml(shortCitation(clause))}</b> ${escapeHtml(clause.title)}`;
  const by = [
    ...answers.map((answer) => entry(escapeHtml(answer.record), { anchor: answer.anchor, link })),
    ...offers.map((offer) => entry(escapeHtml(describeOffer(offer)), { anchor: offer.anchor, link })),
  ];
  const cells = [
    cell('th', 0, entry(title, { anchor, link }), 'scope="row"'),
    cell('td', 1, entry(`${renderMark(state)} ${name}`, { anchor: undefined, link })),
    cell('td', 2, by.map((one) => `<div>${one}</div>`).join('')),
    cell('td', 3, notes.map((note) => `<div>${escapeHtml(note)}</div>`).join('')),
  ];
  const isToDo = kind === 'short' || kind === 'open';
  return `<tbody class="row" data-id="${escapeHtml(clause.id)}"${isToDo ? ' data-short' : ''}><tr>${cells.join('')}</tr></tbody>`;
}

function listed(clauses: readonly Clause[]): string {
  return clauses.map((clause) => shortCitation(clause)).join(', ');
}
