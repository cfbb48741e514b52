// Markdown as text: what hovers say, printed on a terminal.
// Invariant: understands the marks that `features/` writes: bold, code, links, addresses, points and escaped signs.
import { plainStyle, type Style } from '../terminal';
import { wrap } from './wrap';

/** The longest line that reads well. */
const WIDEST = 100;

const ESCAPED = /\\([!-/:-@[-`{-~])/g;

const MARKS = /\\([!-/:-@[-`{-~])|\*\*(.+?)\*\*|(`+)(.+?)\3|<(https:[^>]+)>|\[(.+?)\]\((.+?)\)/g;

/** Markdown with the marks of a terminal instead of its own, in lines that fit. */
export function renderMarkdown(markdown: string, style: Style): string {
  const width = Math.min(style.width ?? WIDEST, WIDEST);
  return renderLines(markdown, style, width);
}

/** Markdown without any marks, in whole lines. */
export function plainText(markdown: string): string {
  return renderLines(markdown, plainStyle, undefined);
}

function renderLines(markdown: string, style: Style, width: number | undefined): string {
  const lines = markdown.split('\n').flatMap((line) => {
    const indent = line.startsWith('- ') ? '  ' : '';
    const parts = wrap(
      renderMarks(line.slice(indent.length), style),
      width === undefined ? width : width - indent.length,
    );
    return parts.map((part, index) => `${index === 0 ? line.slice(0, indent.length) : indent}${part}`);
  });
  return lines.join('\n');
}

function renderMarks(line: string, { colours }: Style): string {
  return line.replace(MARKS, (...[, sign, bold, , code, address, text, target]: readonly (string | undefined)[]) => {
    if (bold !== undefined) return eachWord(bold.replace(ESCAPED, '$1'), colours.bold);
    if (code !== undefined) return eachWord(code.trim(), colours.cyan);
    if (text !== undefined && target !== undefined) return `${text} (${target})`;
    return sign ?? address ?? '';
  });
}

/** Colours word by word, so that a line may be broken between them. */
function eachWord(text: string, paint: (word: string) => string): string {
  return text.split(' ').map(paint).join(' ');
}
