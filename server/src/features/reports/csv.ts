// Tables as CSV (RFC 4180).
// Invariant: no cell is a formula to a spreadsheet, whatever the workspace's texts begin with.

/** Lines of cells, the header first; each ends in CR LF as spreadsheets expect. */
export function renderCsv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}

function quote(text: string): string {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
