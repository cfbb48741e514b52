// The traceability matrix as a page of its own: to be sent, printed, put into a technical file.
// Invariant: nothing is loaded, and nothing in it runs; it says of which day and by which tool it is, and what is missing.
import type { Finding } from '../../check/finding';
import { isShort, productName, stateWords, type Matrix, type MatrixGroup } from './matrix';
import { renderTable, summarizeMatrix } from './matrix-html';
import { escapeHtml, stateMarks } from './html-table';
import { madeBy, renderReportPage, type Tool } from './report-page';
import type { NodeState } from '../trees/tree-node';

/** What each state means; of `answered` above all what it does not. */
const meanings: Partial<Readonly<Record<NodeState, string>>> = {
  error: 'a rule found a fault',
  warning: 'a rule found something that falls short',
  note: 'a rule has a remark',
  fine: 'a record names it, and no rule found fault; whether that is enough is for a person to judge',
  watched: 'no record names it; rules look at it and found nothing',
  open: 'no record names it, and no rule looks at it',
  excluded: 'the product says why it does not apply',
};

/** The whole page. */
export function renderMatrixReport(matrices: readonly Matrix[], tool: Tool): string {
  return renderReportPage({
    heading: 'Traceability matrix',
    products: matrices.map(productName),
    tool,
    style: matrixStyle,
    body: matrices.map((matrix) => renderProduct(matrix, tool)).join('\n'),
  });
}

function renderProduct(matrix: Matrix, tool: Tool): string {
  return `<section class="product">
<h2>${escapeHtml(productName(matrix))}</h2>
<p class="summary">${summarizeMatrix(matrix)} ${madeBy(tool)}</p>
${renderMissing(matrix)}
<h3>All requirements</h3>
${renderLegend(matrix)}
${renderTable(matrix)}
</section>`;
}

/** What a reader looks for first: the faults, and what no record names. */
function renderMissing({ faults, groups }: Matrix): string {
  const unnamed = groups.flatMap(renderUnnamed);
  return [
    '<h3>What falls short</h3>',
    faults.length === 0 ? '<p>No rule found an error or a warning.</p>' : list(faults.map(renderFault)),
    '<h3>What no record names</h3>',
    unnamed.length === 0 ? '<p>Every requirement is named by a record.</p>' : list(unnamed),
  ].join('\n');
}

function renderFault({ severity, message, rule, anchor }: Finding): string {
  const mark = stateMarks[severity === 'error' ? 'error' : 'warning'];
  const state = `<b class="${severity}">${mark} ${severity}</b>`;
  return `${state} ${escapeHtml(message)} <small>${escapeHtml(rule)}, ${escapeHtml(anchor.file)}</small>`;
}

function renderUnnamed({ title, rows }: MatrixGroup): readonly string[] {
  const open = rows.filter(({ answers, state }) => answers.length === 0 && state !== 'excluded');
  if (open.length === 0) return [];
  const names = open.map((row) => (isShort(row) ? `${row.citation} (${stateWords[row.state]})` : row.citation));
  return [`<b>${escapeHtml(title)}</b>, ${open.length} of ${rows.length}: ${escapeHtml(names.join('; '))}`];
}

/** The states that occur, with what they mean. */
function renderLegend({ groups }: Matrix): string {
  const states = new Set(groups.flatMap(({ rows }) => rows.map(({ state }) => state)));
  const entries = Object.entries(meanings).flatMap(([state, meaning]) => {
    // The keys of the table above are states.
    const known = state as NodeState;
    return states.has(known) ? [`<b class="${known}">${stateMarks[known]} ${stateWords[known]}</b>: ${meaning}`] : [];
  });
  return `<p class="legend">${entries.join('. ')}.</p>`;
}

function list(items: readonly string[]): string {
  return `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
}

const matrixStyle = `thead th:first-child { width: 28%; } thead th:nth-child(2) { width: 14%; }
.strip { float: right; }
.strip i { display: inline-block; box-sizing: border-box; width: .6rem; height: .6rem; margin-left: 2px; border: 1px solid var(--faint); }
.open, .watched, .excluded { color: var(--faint); }
.error { color: var(--error); } .warning { color: var(--warning); } .fine { color: var(--fine); }
.strip .error, .strip .warning, .strip .fine { background: currentcolor; }`;
