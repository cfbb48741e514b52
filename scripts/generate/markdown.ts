// Pieces of the Markdown pages that are made from the code.
// Invariant: every page says on its first line that it is made, and from what.

/** A page: its title, what it is made from, and its parts with an empty line between them; empty parts are left out. */
export function page(title: string, madeFrom: string, ...parts: readonly string[]): string {
  const note = `<!-- Made from ${madeFrom} by "npm run generate". Changes made here are overwritten. -->`;
  return `${[note, `# ${title}`, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}

/** A heading with what stands below it; nothing where there is nothing to say. */
export function section(level: 2 | 3, title: string, ...parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? '' : [`${'#'.repeat(level)} ${title}`, ...said].join('\n\n');
}

/** A table; what would end a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Points, one a line. */
export function points(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A block of code, whatever backticks it holds. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`;
}

/** A sentence with its full stop, whether it came with one or not. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
