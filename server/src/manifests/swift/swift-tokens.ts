// Swift as far as a package's manifest needs it: texts, names and signs with their places, brackets with their ends.
// Invariant: nothing is run, and every loop goes once over the text.
import type { Span } from '../../text/span';
import type { SyntaxProblem } from '../../syntax/tree';
import { wordTable } from '../../text/word-table';

export interface Token {
  readonly kind: 'text' | 'name' | 'sign';
  /** Of texts what is between their quotes. */
  readonly text: string;
  readonly span: Span;
  /** A text that Swift fills in. */
  readonly isComputed: boolean;
}

/** The tokens of a text; `closings` leads from an opening bracket's index to that of its end. */
export interface SwiftTokens {
  readonly tokens: readonly Token[];
  readonly closings: ReadonlyMap<number, number>;
}

/** What stands between commas, with its label. */
export interface Argument {
  readonly label: string | undefined;
  readonly from: number;
  /** Just behind its last token. */
  readonly to: number;
}

const PIECE =
  /(?<blank>\s+|\/\/[^\n]*)|(?<comment>\/\*)|(?<long>"""[^]*?(?:"""|$(?![^])))|(?<text>"(?:[^"\\\n]|\\.)*"?)|(?<name>[\w$]+)|\.\.[.<]|[^]/gu;

/** Cuts a text into tokens. */
export function swiftTokens(text: string, problems: SyntaxProblem[]): SwiftTokens {
  const tokens: Token[] = [];
  const piece = new RegExp(PIECE);
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    const [all] = match;
    const { blank, comment, long, text: quoted, name } = match.groups ?? {};
    const span = { start: match.index, end: match.index + all.length };
    if (comment !== undefined) piece.lastIndex = endOfComment(text, span.end);
    if (blank !== undefined || comment !== undefined) continue;
    const isText = long !== undefined || quoted !== undefined;
    if (quoted !== undefined && !/^"(?:[^"\\\n]|\\.)*"$/.test(quoted))
      problems.push({ span, message: 'The text that begins here does not end.' });
    const inner = isText ? all.replace(/^"(?:"")?|"(?:"")?$/g, '') : all;
    const kind = isText ? 'text' : name === undefined ? 'sign' : 'name';
    tokens.push({ kind, text: inner, span, isComputed: isText && (inner.includes('\\(') || long !== undefined) });
  }
  return { tokens, closings: matchBrackets(tokens, problems) };
}

/** Comments hold comments. */
function endOfComment(text: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 1;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

const pairs: Readonly<Record<string, string>> = wordTable({ ')': '(', ']': '[', '}': '{' });

function matchBrackets(tokens: readonly Token[], problems: SyntaxProblem[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { kind, text, span }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (/^[([{]$/.test(text)) open.push(index);
    const opening = pairs[text];
    if (opening === undefined) continue;
    if (tokens[open.at(-1) ?? -1]?.text === opening) closings.set(open.pop() ?? -1, index);
    else if (problems.length < 100) problems.push({ span, message: `This "${text}" closes nothing.` });
  }
  for (const index of open) {
    const token = tokens[index];
    if (token !== undefined && problems.length < 100)
      problems.push({ span: token.span, message: `The end of this "${token.text}" is missing.` });
    closings.set(index, tokens.length);
  }
  return closings;
}

/** What stands between the brackets that open at an index. */
export function argumentsAt({ tokens, closings }: SwiftTokens, opening: number): readonly Argument[] {
  const end = closings.get(opening) ?? tokens.length;
  const found: Argument[] = [];
  let from = opening + 1;
  for (let at = from; at <= end; at++) {
    if (at === end || tokens[at]?.text === ',') {
      const isLabelled = tokens[from]?.kind === 'name' && tokens[from + 1]?.text === ':';
      const label = isLabelled ? tokens[from]?.text : undefined;
      if (at > from) found.push({ label, from: isLabelled ? from + 2 : from, to: at });
      from = at + 1;
    }
    // What stands in brackets of its own is passed over.
    at = closings.get(at) ?? at;
  }
  return found;
}
