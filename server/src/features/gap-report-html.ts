// The gap report as a page of its own: what answers each clause, with a bar for each instrument.
// Invariant: nothing is loaded, and nothing in it runs; a state is told by a mark and words, never by its colour alone.
import type { Clause } from '../regulations/clause';
import { shortCitation } from './coverage';
import type { GapClause, GapInstrument, GapReport } from './gap-report';
import { describeAnswers, kindsByUrgency, kindWords, summarizeCounts, summarizeGaps } from './gap-report-words';
import { escapeHtml, renderMark } from './html-table';
import { productName } from './matrix';
import { madeBy, renderReportPage, type Tool } from './report-page';

/** The whole page. */
export function renderGapReport(reports: readonly GapReport[], tool: Tool): string {
  return renderReportPage({
    heading: 'Gap report',
    products: reports.map(productName),
    tool,
    style: gapStyle,
    body: reports.map((report) => renderProduct(report, tool)).join('\n'),
  });
}

/** One product, without the page around it. */
export function renderProduct(report: GapReport, tool: Tool): string {
  const { asOf, facts, decisions, instruments, others, ahead } = report;
  const rests = facts.map(([name, value]) => `${escapeHtml(name)}: <b>${escapeHtml(value)}</b>`).join(' · ');
  return `<h2>${escapeHtml(productName(report))}</h2>
<p class="summary">As of ${asOf}: ${summarizeGaps(report)}. ${madeBy(tool)}</p>
<p class="legend">${kindsByUrgency.map(renderMeaning).join(' ')}</p>
<p>Rests on ${rests}</p>
${renderList('To decide first', decisions.map(escapeHtml))}
${instruments.map(renderInstrument).join('\n')}
${renderList(
  'Instruments of which nothing applies',
  others.map(([{ shortName }, reason]) => `<b>${escapeHtml(shortName)}</b>: ${escapeHtml(reason)}`),
)}
${renderList(
  'Days ahead',
  ahead.map(({ date, regime, event }) => `<b>${date}</b> ${escapeHtml(regime)}: ${escapeHtml(event)}`),
)}`;
}

function renderMeaning(kind: GapClause['kind']): string {
  const { name, meaning, state } = kindWords[kind];
  return `<span>${renderMark(state)} <b>${name}</b>: ${meaning}.</span>`;
}

function renderList(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<h3>${title}</h3>\n<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
}

function renderInstrument({ instrument, counts, parts, outside }: GapInstrument): string {
  const rows = parts.flatMap(({ clauses }) => clauses.map(renderClause));
  const notApplying = outside.map(
    ({ reason, clauses }) => `<li>${escapeHtml(reason)} <small>${escapeHtml(listed(clauses))}</small></li>`,
  );
  const rest =
    outside.length === 0
      ? ''
      : `<details><summary>${outside.reduce((sum, { clauses }) => sum + clauses.length, 0)} clauses do not apply</summary><ul>${notApplying.join('\n')}</ul></details>`;
  return `<section>
<h3>${escapeHtml(instrument.shortName)} <small>${escapeHtml(instrument.reference)}</small></h3>
${renderBar(counts)}
<p class="summary">${summarizeCounts(counts)}</p>
<table><thead><tr><th scope="col">Clause</th><th scope="col">State</th><th scope="col">Answered by</th><th scope="col">Notes</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
${rest}
</section>`;
}

/** How the clauses share out, as a picture of the line of words below it. */
function renderBar(counts: GapInstrument['counts']): string {
  const parts = (['answered', 'watched', 'short', 'open', 'excluded'] as const).filter((kind) => counts[kind] > 0);
  const spans = parts.map((kind) => `<span class="${kind}" style="flex: ${counts[kind]}"></span>`);
  return `<div class="bar" aria-hidden="true">${spans.join('')}</div>`;
}

function renderClause(gap: GapClause): string {
  const { clause, kind, notes } = gap;
  const { name, state } = kindWords[kind];
  return `<tr><th scope="row"><b>${escapeHtml(shortCitation(clause))}</b> ${escapeHtml(clause.title)}</th><td>${renderMark(state)} ${name}</td><td>${escapeHtml(describeAnswers(gap))}</td><td>${notes.map(escapeHtml).join('<br>')}</td></tr>`;
}

function listed(clauses: readonly Clause[]): string {
  return clauses.map((clause) => shortCitation(clause)).join(', ');
}

const gapStyle = `h3 small { font-weight: normal; } thead th:first-child { width: 42%; } thead th:nth-child(2) { width: 11%; } thead th:nth-child(3) { width: 22%; }
.legend span { margin-right: 1em; } .mark.fine { color: var(--fine); } .mark.warning { color: var(--warning); } .mark.open { color: var(--error); } .mark.watched { color: var(--accent); } .mark.excluded { color: var(--faint); }
.bar { display: flex; gap: 2px; height: .6rem; border-radius: .3rem; overflow: hidden; }
.bar .answered { background: var(--fine); } .bar .watched { background: var(--accent); } .bar .short { background: var(--warning); } .bar .open { background: var(--error); } .bar .excluded { background: var(--line); }
section { margin-top: 1.5rem; } details { margin-top: .5rem; } summary { cursor: pointer; }`;
