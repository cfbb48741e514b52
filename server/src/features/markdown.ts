// Pieces of Markdown for hovers.
// Invariant: what comes from a file is escaped, so that no text of a workspace becomes a link, an image or markup.

const MARKS = /[\\`*_{}[\]()#+\-.!|<>~&$:@]/g;

/** Text that shows as it is written, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(MARKS, '\\$&');
}

/** Text as code, whatever backticks it holds. */
export function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(plain) || plain === '' ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** Lines as a block of code in a language, whatever backticks they hold. */
export function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** An address as a link where it is one of the web, else as text. */
export function source(text: string): string {
  return /^https:\/\/[^\s<>()[\]"'`\\|]+$/.test(text) ? `<${text}>` : escapeMarkdown(text);
}

/** A link to a line of a file of the workspace, counted from 0. Only `resolvePlaces` knows where the workspace is. */
export function placeLink(file: string, line: number): string {
  const path = encodeURIComponent(file).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${escapeMarkdown(file)}](workspace:${path}#L${line + 1})`;
}

/** The text with the addresses of the files to which its links lead. */
export function resolvePlaces(markdown: string, addressOf: (file: string) => string): string {
  return markdown.replace(
    /\]\(workspace:([^)#\s]+)#/g,
    (_, file: string) => `](${addressOf(decodeURIComponent(file))}#`,
  );
}

/** Paragraphs, without those that say nothing. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Sentences of one paragraph, without those that say nothing. */
export function sentences(...all: readonly string[]): string {
  return all.filter((sentence) => sentence !== '').join(' ');
}

/** A list of points, or nothing; what is beyond `most` is counted. */
export function points(lines: readonly string[], most = 5): string {
  const shown = lines.slice(0, most).map((line) => `- ${line}`);
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}
