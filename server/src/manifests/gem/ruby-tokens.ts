// Ruby as far as a list of gems needs it: texts, symbols, names and signs with their places. Ruby is not run.
// Invariant: every character belongs to one token, to white space or to a comment; a text with something computed in it
// is marked so. Blocks in braces read like those of `do … end`.
import type { Span } from '../../text/span';
import type { SyntaxProblem } from '../../syntax/tree';
import { wordTable } from '../../text/word-table';

export interface Token {
  /** `label` is `name:` or `"name":`, `words` is `%w[…]`. */
  readonly kind: 'text' | 'symbol' | 'label' | 'name' | 'words' | 'sign' | 'line';
  /** Of texts, symbols and labels what is between their quotes or colons. */
  readonly text: string;
  readonly span: Span;
  /** A text that Ruby fills in. */
  readonly isComputed: boolean;
}

const PIECE = new RegExp(
  [
    String.raw`(?<blank>[^\S\n]+|\\\r?\n)`,
    String.raw`(?<comment>#[^\n]*|^=begin\b[^]*?(?:^=end\b[^\n]*|(?![^]))|^__END__\s*$[^]*)`,
    String.raw`(?<heredoc><<[~-]?(?<quote>["'${'`'}]?)(?<end>[A-Z_][A-Z_0-9]*)\k<quote>)`,
    String.raw`(?<percent>%(?<kind>[wWiIqQ]?)(?<open>[([{<|!/]))`,
    String.raw`(?<double>:?"|${'`'})`,
    String.raw`(?<single>:?')`,
    String.raw`(?<label>[A-Za-z_]\w*[?!]?(?=:(?!:)))`,
    String.raw`(?<symbol>:[A-Za-z_]\w*[?!=]?)`,
    String.raw`(?<name>[@$]{0,2}[A-Za-z_]\w*[?!]?)`,
    String.raw`(?<number>\d[\w.]*)`,
    String.raw`(?<line>[\n;])`,
    String.raw`(?<sign>=>|::|->|&\.|\|\||&&|[^])`,
  ].join('|'),
  'gmu',
);

const closers: Readonly<Record<string, string>> = wordTable({ '(': ')', '[': ']', '{': '}', '<': '>' });

/** The tokens of a Ruby text. */
export function rubyTokens(text: string, problems: SyntaxProblem[]): readonly Token[] {
  return new RubyScanner(text, problems).read();
}

class RubyScanner {
  readonly #text: string;
  readonly #problems: SyntaxProblem[];
  readonly #tokens: Token[] = [];
  /** For every open brace whether it opens a block. */
  readonly #braces: boolean[] = [];
  /** Words with which texts end that begin behind the line. */
  readonly #heredocs: string[] = [];
  #at = 0;

  constructor(text: string, problems: SyntaxProblem[]) {
    this.#text = text;
    this.#problems = problems;
  }

  read(): readonly Token[] {
    const pattern = new RegExp(PIECE);
    for (let match = pattern.exec(this.#text); match !== null; match = pattern.exec(this.#text)) {
      this.#at = match.index + match[0].length;
      this.#take(match[0], match.index, match.groups ?? {});
      pattern.lastIndex = this.#at;
    }
    return this.#tokens;
  }

  #take(piece: string, start: number, groups: Readonly<Record<string, string | undefined>>): void {
    if (groups.blank !== undefined || groups.comment !== undefined) return;
    if (groups.percent !== undefined && this.#isValuePlace(start)) this.#percent(start, groups);
    else if (groups.percent !== undefined) this.#sign('%', start);
    else if (groups.double !== undefined) this.#quoted(start, piece, true);
    else if (groups.single !== undefined) this.#quoted(start, piece, false);
    else if (groups.heredoc !== undefined && this.#isValuePlace(start)) {
      this.#heredocs.push(groups.end ?? '');
      this.#push('text', '', start, this.#at, true);
    } else if (groups.heredoc !== undefined) this.#sign('<', start);
    else if (groups.label !== undefined) {
      this.#at++;
      this.#push('label', piece, start, this.#at);
    } else if (groups.symbol !== undefined) this.#push('symbol', piece.slice(1), start, this.#at);
    else if (groups.name !== undefined || groups.number !== undefined) this.#push('name', piece, start, this.#at);
    else if (groups.line !== undefined) this.#endLine(piece, start);
    else this.#sign(piece, start);
  }

  #endLine(piece: string, start: number): void {
    this.#push('line', piece, start, this.#at);
    for (const word of piece === '\n' ? this.#heredocs.splice(0) : []) {
      const end = new RegExp(`^[ \\t]*${word}\\r?$`, 'm');
      const found = end.exec(this.#text.slice(this.#at));
      this.#at = found === null ? this.#text.length : this.#at + found.index + found[0].length;
    }
  }

  #sign(sign: string, start: number): void {
    this.#at = start + sign.length;
    if (sign === '/' && this.#isValuePlace(start)) return this.#expression(start);
    if (sign === '{') {
      const isBlock = this.#isBlockPlace();
      this.#braces.push(isBlock);
      if (isBlock) return this.#push('name', 'do', start, this.#at);
    } else if (sign === '}' && this.#braces.pop() === true) {
      this.#push('line', sign, start, start);
      return this.#push('name', 'end', start, this.#at);
    }
    this.#push('sign', sign, start, this.#at);
  }

  /** A regular expression, to its slash. */
  #expression(start: number): void {
    const [all] = /^\/(?:[^\\/\n]|\\.)*\/[a-z]*/.exec(this.#text.slice(start, start + 2000)) ?? ['/'];
    this.#at = start + all.length;
    this.#push('text', '', start, this.#at, true);
  }

  #quoted(start: number, opening: string, fillsIn: boolean): void {
    const end = this.#endOf(this.#at, opening.slice(-1), undefined, fillsIn);
    const inner = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    if (opening.length === 2) return this.#push('symbol', inner, start, this.#at);
    const isLabel = this.#text[this.#at] === ':' && this.#text[this.#at + 1] !== ':';
    if (isLabel) this.#at++;
    const isComputed = opening === '`' || (fillsIn && inner.includes('#{'));
    this.#push(isLabel ? 'label' : 'text', unescape(inner, fillsIn), start, this.#at, isComputed);
  }

  #percent(start: number, { kind = '', open = '' }: Readonly<Record<string, string | undefined>>): void {
    const close = closers[open] ?? open;
    const end = this.#endOf(this.#at, close, close === open ? undefined : open, !/[qwi]/.test(kind));
    const inner = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    const isComputed = kind !== 'q' && kind !== 'w' && kind !== 'i' && inner.includes('#{');
    this.#push(/[wi]/i.test(kind) ? 'words' : 'text', inner, start, this.#at, isComputed);
  }

  /** Where a text ends whose opening sign was read; what Ruby fills in may hold its sign. */
  #endOf(from: number, close: string, open: string | undefined, fillsIn: boolean): number {
    let depth = 0;
    let filling = 0;
    for (let at = from; at < this.#text.length; at++) {
      const sign = this.#text[at];
      if (sign === '\\') at++;
      else if (fillsIn && sign === '{' && (filling > 0 || this.#text[at - 1] === '#')) filling++;
      else if (filling > 0) filling -= sign === '}' ? 1 : 0;
      else if (sign === close && depth-- === 0) return at;
      else if (sign === open) depth++;
    }
    const message = 'The text that begins here does not end.';
    if (this.#problems.length < 100) this.#problems.push({ span: { start: from - 1, end: from }, message });
    return this.#text.length;
  }

  /** Whether a value may begin here, so that a sign is no operator. */
  #isValuePlace(start: number): boolean {
    const before = this.#tokens.at(-1);
    if (before === undefined || before.kind === 'line' || before.kind === 'label') return true;
    if (before.kind === 'sign') return !/^[)\]}]$/.test(before.text);
    // `puts %w[a]` has a blank before the sign and none behind it.
    return before.kind === 'name' && before.span.end < start && !/\s/.test(this.#text[start + 1] ?? ' ');
  }

  #isBlockPlace(): boolean {
    const before = this.#tokens.at(-1);
    return (before?.kind === 'name' && !/^(?:return|puts|and|or|not)$/.test(before.text)) || before?.text === ')';
  }

  #push(kind: Token['kind'], text: string, start: number, end: number, isComputed = false): void {
    this.#tokens.push({ kind, text, span: { start, end }, isComputed });
  }
}

function unescape(inner: string, fillsIn: boolean): string {
  return fillsIn ? inner.replace(/\\(.)/g, '$1') : inner.replace(/\\(['\\])/g, '$1');
}
