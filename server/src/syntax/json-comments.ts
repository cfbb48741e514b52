// JSON with comments as JSON: what no strict reader takes is blanked out.
// Invariant: every other character stays where it is, so that places in the one text are places in the other.
import type { Span } from '../text/span';

const QUOTE = 34;
const ASTERISK = 42;
const COMMA = 44;
const SLASH = 47;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const CLOSE_BRACE = 125;

/** The text without comments, and without commas behind last values. A comment that does not end stays. */
export function asStrictJson(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of surplusIn(text)) {
    kept.push(text.slice(from, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    from = end;
  }
  if (from === 0) return text;
  kept.push(text.slice(from));
  return kept.join('');
}

/** Comments, and commas before a closing bracket, in the order of the text. */
function surplusIn(text: string): readonly Span[] {
  const surplus: Span[] = [];
  /** Where a comma stands behind which no value came yet, and how many comments were before it. */
  let comma: { readonly at: number; readonly comments: number } | undefined;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const end = unit === QUOTE ? stringEnd(text, at) : unit === SLASH ? commentEnd(text, at) : at + 1;
    if (unit === SLASH && end > at + 1) surplus.push({ start: at, end });
    else if (unit === COMMA) comma = { at, comments: surplus.length };
    else if (unit > 32) {
      const isLast = unit === CLOSE_BRACE || unit === CLOSE_BRACKET;
      if (isLast && comma !== undefined) surplus.splice(comma.comments, 0, { start: comma.at, end: comma.at + 1 });
      comma = undefined;
    }
    at = end;
  }
  return surplus;
}

/** Just behind the comment that begins at a slash; just behind the slash where none does. */
function commentEnd(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === SLASH) {
    const newline = text.indexOf('\n', at);
    return newline < 0 ? text.length : newline;
  }
  const end = second === ASTERISK ? text.indexOf('*/', at + 2) : -1;
  return end < 0 ? at + 1 : end + 2;
}

/** Just behind the text that begins at a quote. */
export function stringEnd(text: string, from: number): number {
  let close = text.indexOf('"', from + 1);
  while (close >= 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close < 0 ? text.length : close + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}
