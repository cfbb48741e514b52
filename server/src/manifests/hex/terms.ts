// Data of Elixir and Erlang as trees: tuples and lists are lists; `key: value` pairs in them are one map, the last item
// of a tuple, or the list itself where it holds nothing else; maps are maps.
// Invariant: what is no literal is a scalar whose value is null, over the span of what would have to be computed.
import type { Span } from '../../text/span';
import { madeList, MapBuilder } from '../../syntax/made-tree';
import type { ScalarNode, SyntaxProblem, TreeNode } from '../../syntax/tree';
import type { Language, Token } from './term-tokens';
import { wordTable } from '../../text/word-table';

const DEEPEST = 100;
const closers: Readonly<Record<string, string>> = wordTable({ '[': ']', '{': '}', '(': ')', '<<': '>>', '%{': '}' });

/** Reads terms from tokens, from an index up to another. */
export class TermReader {
  readonly #tokens: readonly Token[];
  readonly #language: Language;
  readonly #problems: SyntaxProblem[];
  readonly #end: number;
  #at: number;

  constructor(tokens: readonly Token[], language: Language, problems: SyntaxProblem[], at = 0, end = tokens.length) {
    this.#tokens = tokens;
    this.#end = end;
    this.#language = language;
    this.#problems = problems;
    this.#at = at;
  }

  /** The index of the next token. */
  get at(): number {
    return this.#at;
  }

  isAtEnd(): boolean {
    return this.#next() === undefined;
  }

  take(sign: string): boolean {
    const token = this.#next();
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at++;
    return true;
  }

  report(message: string): void {
    const span = (this.#next() ?? this.#tokens.at(-1))?.span ?? { start: 0, end: 0 };
    if (this.#problems.length < 100) this.#problems.push({ span, message });
  }

  /** The next term; undefined at the end. */
  readTerm(depth = 0): TreeNode | undefined {
    const token = this.#next();
    if (token === undefined) return undefined;
    this.#at++;
    const close = token.kind === 'sign' ? closers[token.text] : undefined;
    if (depth > DEEPEST) return this.#skip(token.span);
    if (token.text === '<<' && close !== undefined) return this.#binary(token);
    if (close !== undefined && token.text !== '(') return this.#container(token, close, depth);
    if (token.kind === 'words' && !token.isComputed) return wordsOf(token);
    const isLiteral = !token.isComputed && (token.kind === 'text' || token.kind === 'atom');
    if (isLiteral || isConstant(token, this.#language)) return scalarOf(token);
    if (token.kind === 'sign' && Object.values(closers).includes(token.text))
      this.report('This bracket was not opened.');
    return { ...scalarOf(token), value: null };
  }

  /** `<<"text">>`, with `/utf8` in it where it is not of bytes. */
  #binary(open: Token): TreeNode {
    const inner = this.#next();
    const start = open.span.start;
    if (inner?.kind === 'text') this.#at++;
    const rest = this.#skip(open.span);
    const end = Math.max(rest.span.end, inner?.span.end ?? 0, this.#isSign('>>') ? (this.#next()?.span.end ?? 0) : 0);
    this.take('>>');
    const span = { start, end };
    return inner?.kind === 'text' ? { ...scalarOf(inner), span } : { ...rest, span };
  }

  #container(open: Token, close: string, depth: number): TreeNode {
    const items: TreeNode[] = [];
    const pairs = new MapBuilder();
    let [first, last] = [open.span, open.span];
    while (!this.isAtEnd() && !this.#isSign(close)) {
      const before = this.#at;
      const key = this.#keyAhead();
      const value = this.#value(depth);
      if (value === undefined) break;
      if (key === undefined) items.push(value);
      else {
        [first, last] = [pairs.size === 0 ? key.span : first, value.span];
        pairs.add(key.text, key.kind === 'key' ? { ...key.span, end: key.span.end - 1 } : key.span, value);
      }
      if (!this.take(',') && !this.#isSign(close)) {
        if (this.#at === before) this.#at++;
        if (/^[\]})]$/.test(this.#next()?.text ?? '')) break;
      }
    }
    const end = this.#next()?.span.end ?? open.span.end;
    if (!this.take(close)) this.report(`"${close}" is missing.`);
    const span = { start: open.span.start, end: Math.max(end, open.span.end) };
    if (open.text === '%{' || (open.text === '[' && items.length === 0 && pairs.size > 0)) return pairs.build(span);
    if (pairs.size > 0) items.push(pairs.build({ start: first.start, end: last.end }));
    return madeList(span, items);
  }

  /** `key:`, or `"key" =>`; the reader then stands before the value. */
  #keyAhead(): Token | undefined {
    const token = this.#next();
    if (token?.kind === 'key') {
      this.#at++;
      return token;
    }
    const behind = this.#tokens[this.#at + 1];
    if (token === undefined || behind?.kind !== 'sign' || behind.text !== '=>') return undefined;
    this.#at += 2;
    return token;
  }

  /** One value; with anything behind it but a comma or a bracket it is computed. */
  #value(depth: number): TreeNode | undefined {
    const value = this.readTerm(depth + 1);
    const next = this.#next();
    const isWhole = next === undefined || (next.kind === 'sign' && /^(?:[,\]})]|>>)$/.test(next.text));
    return value === undefined || isWhole ? value : this.#skip(value.span);
  }

  /** Passes over an expression up to the comma or bracket behind it. */
  #skip({ start }: Span): ScalarNode {
    let end = this.#tokens[this.#at - 1]?.span.end ?? start;
    let depth = 0;
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      const isSign = token.kind === 'sign';
      if (depth === 0 && isSign && /^(?:[,\]})]|>>)$/.test(token.text)) break;
      if (isSign && closers[token.text] !== undefined) depth++;
      else if (isSign && /^(?:[\]})]|>>)$/.test(token.text)) depth--;
      end = token.span.end;
      this.#at++;
    }
    return { kind: 'scalar', span: { start, end }, text: '', value: null, quoted: false };
  }

  #isSign(sign: string): boolean {
    const token = this.#next();
    return token?.kind === 'sign' && token.text === sign;
  }

  #next(): Token | undefined {
    while (this.#at < this.#end && this.#tokens[this.#at]?.kind === 'line') this.#at++;
    return this.#at < this.#end ? this.#tokens[this.#at] : undefined;
  }
}

function isConstant({ kind, text }: Token, language: Language): boolean {
  return kind === 'name' && language === 'Elixir' && /^(?:true|false|nil)$/.test(text);
}

function scalarOf({ kind, text, span }: Token): ScalarNode {
  return { kind: 'scalar', span, text, value: text, quoted: kind === 'text' };
}

function wordsOf({ text, span }: Token): TreeNode {
  const words = text.match(/\S+/g) ?? [];
  return madeList(
    span,
    words.map((word): ScalarNode => ({ kind: 'scalar', span, text: word, value: word, quoted: true })),
  );
}
