// The traceability matrix as a page of its own: to be sent, printed, put into a technical file.
// Invariant: nothing is loaded, and nothing in it runs; it says of which day and by which tool it is, and what is missing.
import type { Finding } from '../check/finding';
import { isShort, productName, stateWords, type Matrix, type MatrixGroup } from './matrix';
import { escapeHtml, renderTable, stateMarks, summarizeMatrix } from './matrix-html';
import type { NodeState } from './tree-node';

/** By whom a report is made. */
export interface Tool {
  readonly displayName: string;
  readonly version: string;
}

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
  const title = ['Traceability matrix', matrices.map(productName).join(', ')].filter((part) => part !== '').join(': ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="${escapeHtml(`${tool.displayName} ${tool.version}`)}">
<title>${escapeHtml(title)}</title>
<style>
${reportStyle}
</style>
</head>
<body>
<h1>Traceability matrix</h1>
${matrices.length === 0 ? '<p>No compliance.yaml says what product this is.</p>' : ''}
${matrices.map((matrix) => renderProduct(matrix, tool)).join('\n')}
</body>
</html>
`;
}

function renderProduct(matrix: Matrix, { displayName, version }: Tool): string {
  return `<section class="product">
<h2>${escapeHtml(productName(matrix))}</h2>
<p class="summary">${summarizeMatrix(matrix)} Made by ${escapeHtml(`${displayName} ${version}`)}.</p>
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

const reportStyle = `body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1f2328; background: #fff; }
h1 { margin-bottom: 0; } h2 { margin-bottom: 0; } .summary { margin-top: .2rem; }
li { margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #d0d7de; padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: normal; overflow-wrap: break-word; }
thead th:first-child { width: 28%; } thead th:nth-child(2) { width: 14%; }
thead th, .group th { background: #f6f8fa; font-weight: 600; }
tbody.requirement, tbody.group, li { break-inside: avoid; } tbody.group, h2, h3 { break-after: avoid; }
.strip { float: right; }
.strip i { display: inline-block; box-sizing: border-box; width: .6rem; height: .6rem; margin-left: 2px; border: 1px solid #8c959f; }
td small { display: block; } small, .open, .watched, .excluded, .legend { color: #57606a; }
.error { color: #b3261e; } .warning { color: #805500; } .fine { color: #1a7f37; }
.strip .error { background: #b3261e; } .strip .warning { background: #bf8700; } .strip .fine { background: #1a7f37; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; print-color-adjust: exact; }
  @page { size: A4 landscape; margin: 14mm; }
}`;
