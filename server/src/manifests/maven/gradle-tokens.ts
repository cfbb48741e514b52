// The words of Groovy and Kotlin build scripts: enough to tell texts, names, brackets and lines apart.
// Invariant: every character is in one token, a blank or a comment; a text without its closing quote ends with its line.
import type { Span } from '../../text/span';

export interface Token {
  /** `sign` is a single character; `line` is the end of one or more lines, or semicolons. */
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'line';
  /** Of a text what is between the quotes, as written. */
  readonly text: string;
  readonly span: Span;
  /** A text in which `$name` and `${…}` stand for something. */
  readonly isTemplate: boolean;
}

const BLANK = /(?:[^\S\r\n]|\\\r?\n|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$))+/y;
const LINE = /\r?\n|\r|;/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*|`[^`\r\n]*`/uy;
const NUMBER = /\d[\w]*(?:\.\d\w*)*/y;
/** Groovy's own way to write a pattern; a `/` behind a value is a division. */
const SLASHY = /\/(?:[^/\\\r\n]|\\.)+\//y;

/** A script's tokens in their order. */
export function readTokens(text: string, isKotlin: boolean): readonly Token[] {
  const tokens: Token[] = [];
  // `#!` may open a script.
  let at = text.startsWith('#!') ? lineEnd(text, 0) : 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: Token['kind'], written: string, inner = written, isTemplate = false): void => {
    tokens.push({ kind, text: inner, span: { start: at, end: at + written.length }, isTemplate });
    at += written.length;
  };
  while (at < text.length) {
    const blank = match(BLANK);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const quoted = readQuoted(text, at, isKotlin);
    const line = match(LINE);
    const word = match(WORD);
    const number = match(NUMBER);
    const before = tokens.at(-1);
    const mayBePattern =
      before === undefined || before.kind === 'line' || (before.kind === 'sign' && !/[)\]}]/.test(before.text));
    const slashy = isKotlin || !mayBePattern ? undefined : match(SLASHY);
    if (quoted !== undefined) push('text', quoted.written, quoted.inner, quoted.isTemplate);
    else if (line !== undefined && before?.kind === 'line') at += line.length;
    else if (line !== undefined) push('line', line);
    else if (word !== undefined) push('word', word, word.replaceAll('`', ''));
    else if (number !== undefined) push('number', number);
    else if (slashy !== undefined) push('text', slashy, slashy.slice(1, -1), true);
    else push('sign', text.slice(at, at + 1));
  }
  return tokens;
}

interface Quoted {
  readonly written: string;
  readonly inner: string;
  readonly isTemplate: boolean;
}

function readQuoted(text: string, start: number, isKotlin: boolean): Quoted | undefined {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return undefined;
  const triple = quote.repeat(3);
  const mark = text.startsWith(triple, start) ? triple : quote;
  const isTemplate = quote === '"';
  const end = endOfText(text, start + mark.length, mark, isTemplate, !(isKotlin && mark === triple));
  const isClosed = text.startsWith(mark, end);
  const inner = text.slice(start + mark.length, end);
  return { written: text.slice(start, end + (isClosed ? mark.length : 0)), inner, isTemplate };
}

/** Where the closing quote stands, or the text ends without one. */
function endOfText(text: string, from: number, mark: string, isTemplate: boolean, hasEscapes: boolean): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (depth === 0 && text.startsWith(mark, at)) return mark.length === 1 ? at : lastOfRun(text, at);
    if (mark.length === 1 && (sign === '\n' || sign === '\r')) return at;
    if (sign === '\\' && hasEscapes) at++;
    else if (isTemplate && sign === '$' && text[at + 1] === '{') {
      depth++;
      at++;
    } else if (depth > 0 && sign === '{') depth++;
    else if (depth > 0 && sign === '}') depth--;
  }
  return text.length;
}

/** Of more than three quotes the last three close a text. */
function lastOfRun(text: string, from: number): number {
  let at = from;
  while (text[at + 3] === text[at]) at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
