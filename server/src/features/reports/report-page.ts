// The frame of a report: a page of its own, to be sent, printed, put into a technical file.
// Invariant: nothing is loaded, and nothing in it runs; it is readable on light and dark screens, and printed on white.
import { escapeHtml } from './html-table';

/** By whom a report is made. */
export interface Tool {
  readonly displayName: string;
  readonly version: string;
}

export interface ReportParts {
  /** `Traceability matrix` */
  readonly heading: string;
  /** The products that it speaks of. */
  readonly products: readonly string[];
  readonly tool: Tool;
  /** What the report needs beside the style that all have. */
  readonly style: string;
  readonly body: string;
}

/** `Made by Compliance Lens 1.2.3.` */
export function madeBy({ displayName, version }: Tool): string {
  return `Made by ${escapeHtml(`${displayName} ${version}`)}.`;
}

/** The whole page. */
export function renderReportPage({ heading, products, tool, style, body }: ReportParts): string {
  const title = [heading, products.join(', ')].filter((part) => part !== '').join(': ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="${escapeHtml(`${tool.displayName} ${tool.version}`)}">
<title>${escapeHtml(title)}</title>
<style>
${commonStyle}
${style}
</style>
</head>
<body>
<h1>${escapeHtml(heading)}</h1>
${products.length === 0 ? '<p>No compliance.yaml says what product this is.</p>' : ''}
${body}
</body>
</html>
`;
}

const commonStyle = `:root { color-scheme: light dark; --text: #1f2328; --ground: #fff; --faint: #57606a; --line: #d0d7de; --head: #f6f8fa; --error: #b3261e; --warning: #805500; --fine: #1a7f37; --accent: #0550ae; }
@media screen and (prefers-color-scheme: dark) { :root { --text: #e6edf3; --ground: #0d1117; --faint: #9aa4ae; --line: #30363d; --head: #161b22; --error: #ff7b72; --warning: #e3b341; --fine: #56d364; --accent: #79c0ff; } }
@media print { :root { color-scheme: light; } }
body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: var(--text); background: var(--ground); }
h1 { margin-bottom: 0; } h2 { margin-bottom: 0; } .summary { margin-top: .2rem; }
li { margin: .2rem 0; }
a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: normal; overflow-wrap: break-word; }
thead th, .group th { background: var(--head); font-weight: 600; }
tbody.row, tbody.group, li { break-inside: avoid; } tbody.group, h2, h3 { break-after: avoid; }
td small, th[scope="row"] small { display: block; } small, .legend { color: var(--faint); }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; print-color-adjust: exact; }
  @page { size: A4 landscape; margin: 14mm; }
}`;
