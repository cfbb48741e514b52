// The support timeline as a page of its own: to be sent, printed, put into a technical file.
// Invariant: it says of which day and by which tool it is, who says what and when that was read, and what nobody knows.
import { escapeHtml, renderMark } from './html-table';
import { productName } from './matrix';
import { madeBy, renderReportPage, type Tool } from './report-page';
import type { SupportTimeline } from './support-timeline';
import { renderProductTimeline } from './support-timeline-html';
import { describeProductSpan, standingWords, summarizeTimeline } from './support-timeline-words';

/** The whole page. */
export function renderTimelineReport(timelines: readonly SupportTimeline[], tool: Tool): string {
  return renderReportPage({
    heading: 'Support timeline',
    products: timelines.map(productName),
    tool,
    style: timelineStyle,
    body: timelines.map((timeline) => renderProductTimeline(timeline, renderSummary(timeline, tool))).join('\n'),
  });
}

function renderSummary(timeline: SupportTimeline, tool: Tool): string {
  const states = timeline.groups.map(({ standing }) => {
    const { state, heading, meaning } = standingWords[standing];
    return `<span class="stand ${standing}">${renderMark(state)} ${escapeHtml(heading)}</span>: ${escapeHtml(meaning.replaceAll('`', '"'))}`;
  });
  return `<p class="summary">${escapeHtml(describeProductSpan(timeline))} ${escapeHtml(summarizeTimeline(timeline))} ${madeBy(tool)}</p>
<p class="legend">A bar ends with the support of a component; dots are the time that the product is supported longer. ${states.join('. ')}.</p>`;
}

const timelineStyle = `thead th:first-child { width: 24%; } thead th:nth-child(2) { width: 19%; } thead th:nth-child(4) { width: 19%; }
thead th { vertical-align: bottom; } .lane { position: relative; padding: 0; } .lane svg { position: absolute; } .lane svg svg { position: static; }
.axis { height: 4.6em; font-size: .85em; } .axis text { fill: currentColor; } .axis text.year { fill: var(--faint); font-weight: normal; }
.year { color: var(--line); } .today { color: var(--text); } .end, .lane .product, .stand.product { color: var(--accent); }
.group small { font-weight: normal; }
.brought { padding-left: 1.8rem; }
.ended, .given-up { color: var(--error); } .ending, .early { color: var(--warning); } .later, .open { color: var(--fine); } .unknown { color: var(--faint); }
details { margin-top: 1rem; } summary { cursor: pointer; }`;
