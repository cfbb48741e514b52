// Elixir and Erlang as far as their data need it: texts, atoms, names and signs with their places. Nothing is run.
// Invariant: every character belongs to one token, to white space or to a comment; a text with something computed in it
// is marked so.
import type { Span } from '../../text/span';
import type { SyntaxProblem } from '../../syntax/tree';
import { wordTable } from '../../text/word-table';

export type Language = 'Elixir' | 'Erlang';

export interface Token {
  /** `key` is `name:` or `"name":`, `words` a list of words such as `~w(a b)a`, `name` a variable or what is called. */
  readonly kind: 'text' | 'atom' | 'key' | 'words' | 'name' | 'sign' | 'line';
  /** Without quotes and colons. */
  readonly text: string;
  readonly span: Span;
  readonly isComputed: boolean;
}

const patterns: Readonly<Record<Language, RegExp>> = {
  Elixir: new RegExp(
    [
      String.raw`(?<skip>[^\S\n]+|\\\n|#[^\n]*)`,
      String.raw`(?<line>[\n;])`,
      String.raw`(?<sigil>~(?<letter>[a-zA-Z]+)(?<open>"""|'''|[([{<|/"']))`,
      String.raw`(?<quote>:?(?:"""|'''|"|'))`,
      String.raw`(?<key>[A-Za-z_]\w*[?!]?:(?=\s))`,
      String.raw`:(?<atom>[A-Za-z_][\w@]*[?!]?)`,
      String.raw`(?<name>@?[A-Za-z_]\w*[?!]?)`,
      String.raw`(?<number>\d[\w.]*)`,
      String.raw`(?<sign>=>|->|\|>|\+\+|--|<>|%\{|[^])`,
    ].join('|'),
    'gu',
  ),
  Erlang: new RegExp(
    [
      String.raw`(?<skip>\s+|%[^\n]*)`,
      String.raw`(?<quote>"|')`,
      String.raw`(?<atom>[a-z][\w@]*)`,
      String.raw`(?<name>[A-Z_]\w*)`,
      String.raw`(?<number>\d+(?:\.\d+)?|\$\\?[^])`,
      String.raw`(?<sign><<|>>|=>|[^])`,
    ].join('|'),
    'gu',
  ),
};

const closers: Readonly<Record<string, string>> = wordTable({ '(': ')', '[': ']', '{': '}', '<': '>' });

/** The tokens of a text. */
export function termTokens(text: string, language: Language, problems: SyntaxProblem[]): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(patterns[language]);
  const push = (kind: Token['kind'], piece: string, start: number, end: number, isComputed = false): void => {
    tokens.push({ kind, text: piece, span: { start, end }, isComputed });
    pattern.lastIndex = end;
  };
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { groups = {}, index: start, 0: piece } = match;
    const end = start + piece.length;
    if (groups.skip !== undefined) continue;
    if (groups.sigil !== undefined || groups.quote !== undefined) {
      const token = quotedToken(text, start, end, groups, language, problems);
      push(token.kind, token.text, start, token.span.end, token.isComputed);
    } else if (groups.key !== undefined) push('key', piece.slice(0, -1), start, end);
    else if (groups.atom !== undefined) push('atom', groups.atom, start, end);
    else if (groups.number !== undefined) push('atom', piece, start, end);
    else if (groups.line !== undefined) push('line', piece, start, end);
    else push(groups.name === undefined ? 'sign' : 'name', piece, start, end);
  }
  return tokens;
}

/** A text, a quoted atom or key, or a sigil, from its opening on. */
function quotedToken(
  text: string,
  start: number,
  from: number,
  { open, letter, quote }: Readonly<Record<string, string | undefined>>,
  language: Language,
  problems: SyntaxProblem[],
): Token {
  const mark = open ?? (quote ?? '').replace(':', '');
  const close = closers[mark] ?? mark;
  const last = endOf(text, from, close);
  if (last === undefined && problems.length < 100)
    problems.push({ span: { start, end: from }, message: 'The text that begins here does not end.' });
  const until = last ?? text.length;
  const inner = text.slice(from, until);
  const end = Math.min(text.length, until + close.length);
  const isComputed = language === 'Elixir' && inner.includes('#{');
  const make = (kind: Token['kind'], length = 0): Token => {
    return { kind, text: inner.replace(/\\(["'\\])/g, '$1'), span: { start, end: end + length }, isComputed };
  };
  if (letter !== undefined) {
    const flags = /^[a-z]*/.exec(text.slice(end, end + 10))?.[0].length ?? 0;
    const isPlain = /^[sS]$/.test(letter);
    return /^[wW]$/.test(letter)
      ? make('words', flags)
      : { ...make('text', flags), isComputed: !isPlain || isComputed };
  }
  if (quote?.startsWith(':') === true || (language === 'Erlang' && mark === "'")) return make('atom');
  const isKey = language === 'Elixir' && text[end] === ':' && /\s/.test(text[end + 1] ?? '');
  return isKey ? make('key', 1) : make('text');
}

function endOf(text: string, from: number, close: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(close, at)) return at;
  }
  return undefined;
}
