// The register of models as a page of its own: to be sent, printed, put into a technical file.
// Invariant: it says of which day and by which tool it is, what each state means, and what is missing.
import { escapeHtml, renderMark } from './html-table';
import { lineageStyle } from './lineage-svg';
import { productName } from './matrix';
import type { ModelRegister } from './model-register';
import { renderProductRegister } from './model-register-html';
import { statementWords, summarizeRegister } from './model-register-words';
import { madeBy, renderReportPage, type Tool } from './report-page';

/** The whole page. */
export function renderRegisterReport(registers: readonly ModelRegister[], tool: Tool): string {
  return renderReportPage({
    heading: 'Model register',
    products: registers.map(productName),
    tool,
    style: registerStyle,
    body: registers.map((register) => renderProductRegister(register, renderSummary(register, tool))).join('\n'),
  });
}

function renderSummary(register: ModelRegister, tool: Tool): string {
  const states = Object.values(statementWords).map(
    ({ state, words, meaning }) =>
      `<span class="state ${state}">${renderMark(state)} ${words}</span>: ${escapeHtml(meaning)}`,
  );
  return `<p class="summary">${escapeHtml(summarizeRegister(register))} ${madeBy(tool)}</p>
<p class="legend">${states.join('. ')}.</p>`;
}

const registerStyle = `thead th:first-child { width: 26%; } thead th:nth-child(2) { width: 13%; }
.group th { font-weight: normal; } .group small { font-weight: normal; }
.fine { color: var(--fine); } .error { color: var(--error); } .warning, .note { color: var(--warning); } .open, .unknown { color: var(--faint); }
details { margin-top: 1rem; } summary { cursor: pointer; }
${lineageStyle}`;
