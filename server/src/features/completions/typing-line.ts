// One line of block-style YAML as someone types it: its dashes, its key, and where its value begins.
// Invariant: columns count from the line's start; whatever the line, something is made of it and nothing is thrown.

/** A dash or a key: what opens a list item or an entry on a line. */
export type Opener =
  | { readonly kind: 'dash'; readonly column: number }
  | { readonly kind: 'key'; readonly column: number; readonly key: string; readonly end: number };

export interface TypingLine {
  readonly text: string;
  readonly indent: number;
  readonly content: 'blank' | 'comment' | 'document' | 'other';
  readonly openers: readonly Opener[];
  /** Behind the openers and the white space that follows them. */
  readonly valueStart: number;
  /** Behind the value, without a comment and white space. */
  readonly valueEnd: number;
}

const DASH = /-(?=[ \t]|$)[ \t]*/y;
const KEY =
  /(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#&*!|>%@`"'[\]{},-][^\n#]*?|-[^\s#][^\n#]*?))[ \t]*(:)(?=[ \t]|$)[ \t]*/y;
/** Longer lines hold no structure beyond this that a person would type in. */
const LONGEST = 2000;

/** Reads one line without its line break. */
export function readTypingLine(whole: string): TypingLine {
  const text = whole.slice(0, LONGEST);
  const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const openers: Opener[] = [];
  let at = indent;
  for (let next = matchAt(DASH, text, at); next !== undefined; next = matchAt(DASH, text, at)) {
    openers.push({ kind: 'dash', column: at });
    at += next[0].length;
  }
  const key = matchAt(KEY, text, at);
  if (key !== undefined) {
    const name = key[1] ?? key[2] ?? key[3] ?? '';
    openers.push({ kind: 'key', column: at, key: name, end: at + key[0].lastIndexOf(':') });
    at += key[0].length;
  }
  return { text, indent, content: contentOf(text, indent), openers, valueStart: at, valueEnd: endOfValue(text, at) };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function contentOf(text: string, indent: number): TypingLine['content'] {
  if (indent === text.length) return 'blank';
  if (text[indent] === '#') return 'comment';
  return /^(?:---|\.\.\.)(?:[ \t]|$)/.test(text) ? 'document' : 'other';
}

function endOfValue(text: string, start: number): number {
  const comment = commentStart(text, start) ?? text.length;
  return Math.max(start, text.slice(0, comment).trimEnd().length);
}

/** Where a comment begins on a line, from a column on; quotes that open a value hold none. */
export function commentStart(text: string, from: number): number | undefined {
  let quote: string | undefined;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (quote !== undefined) {
      if (sign === '\\' && quote === '"') at++;
      else if (sign === quote) quote = undefined;
    } else if ((sign === '"' || sign === "'") && /^$|[\s[{,]/.test(text.slice(Math.max(0, at - 1), at))) quote = sign;
    else if (sign === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) return at;
  }
  return undefined;
}
