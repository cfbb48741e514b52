// The gap report as a page of its own: to be sent, printed, put into a technical file.
// Invariant: it says of which day and by which tool it is, and what its words mean.
import { renderProductGaps } from './gap-report-html';
import type { GapReport } from './gap-report';
import { kindsByUrgency, kindWords, summarizeGaps } from './gap-report-words';
import { renderMark } from './html-table';
import { productName } from './matrix';
import { madeBy, renderReportPage, type Tool } from './report-page';

/** The whole page. */
export function renderGapReport(reports: readonly GapReport[], tool: Tool): string {
  return renderReportPage({
    heading: 'Gap report',
    products: reports.map(productName),
    tool,
    style: gapStyle,
    body: reports.map((report) => renderProductGaps(report, renderSummary(report, tool))).join('\n'),
  });
}

function renderSummary(report: GapReport, tool: Tool): string {
  const words = kindsByUrgency.map((kind) => {
    const { name, meaning, state } = kindWords[kind];
    return `${renderMark(state)} <b>${name}</b>: ${meaning}.`;
  });
  return `<p class="summary">As of ${report.asOf}: ${summarizeGaps(report)}. ${madeBy(tool)}</p>
<p class="legend">${words.join(' ')}</p>`;
}

const gapStyle = `thead th:first-child { width: 38%; } thead th:nth-child(2) { width: 11%; } thead th:nth-child(3) { width: 20%; }
.mark.fine { color: var(--fine); } .mark.warning { color: var(--warning); } .mark.open { color: var(--error); } .mark.watched { color: var(--accent); } .mark.excluded { color: var(--faint); }
.group small { font-weight: normal; } .share { display: block; margin-top: .3rem; border-radius: 3px; }
rect.fine { fill: var(--fine); } rect.watched { fill: var(--accent); } rect.warning { fill: var(--warning); } rect.open { fill: var(--error); } rect.excluded { fill: var(--line); }`;
