// Statements of Ruby, and the calls that they are: a name with its arguments, as far as these are literal.
// Invariant: what is not literal is undefined, never guessed; a statement ends where its line ends, unless the line goes on.
import type { Span } from '../../text/span';
import type { Token } from './ruby-tokens';

/** What stands between commas; `option` is the key of `key: value` and `:key => value`. */
export interface Argument {
  readonly option: string | undefined;
  readonly value: readonly Token[];
}

/** A text or symbol that stands there as such. */
export interface Literal {
  readonly text: string;
  readonly span: Span;
}

const CONTINUES = /^(?:[,.+=({[|]|=>|\|\||&&|&\.)$/;
/** What stands behind a statement to say when it holds. */
const MODIFIER = /^(?:if|unless|while|until|rescue|do|then)$/;

/** The statements, each without the ends of its lines; a block's opening ends one. */
export function* statementsOf(tokens: readonly Token[]): Iterable<readonly Token[]> {
  let statement: Token[] = [];
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    depth = Math.max(0, depth + depthChange(token));
    if (token.kind !== 'line') statement.push(token);
    const isEnd =
      token.kind === 'line' ? !goesOn(statement.at(-1), tokens[at + 1]) : isOpening(token, statement.at(-2));
    if (depth > 0 || !isEnd || statement.length === 0) continue;
    if (token.text === 'do' && tokens[at + 1]?.text === '|') {
      const end = endOfParameters(tokens, at + 2);
      statement.push(...tokens.slice(at + 1, end));
      at = end - 1;
    }
    yield statement;
    statement = [];
  }
  if (statement.length > 0) yield statement;
}

/** The index behind the `|` that ends a block's parameters, or behind their line. */
function endOfParameters(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.text === '|' || token?.kind === 'line') return at + 1;
  }
  return tokens.length;
}

function isOpening({ kind, text }: Token, before: Token | undefined): boolean {
  return kind === 'name' && /^(?:do|then|else)$/.test(text) && before?.text !== '.';
}

function goesOn(last: Token | undefined, next: Token | undefined): boolean {
  const isOpen = last !== undefined && (last.kind === 'label' || (last.kind === 'sign' && CONTINUES.test(last.text)));
  // The `|` behind a block's parameters was taken with its `do`.
  return isOpen || (next?.kind === 'sign' && /^(?:\.|&\.)$/.test(next.text));
}

/** The arguments of a call whose name stands before `from`, with or without brackets. */
export function argumentsOf(statement: readonly Token[], from: number): readonly Argument[] {
  const end = endOfCall(statement, from);
  const first = statement[from];
  const isBracketed = first?.kind === 'sign' && first.text === '(';
  const inner = isBracketed ? statement.slice(from + 1, closingOf(statement, from)) : statement.slice(from, end);
  return splitAtCommas(inner).map((tokens): Argument => {
    const [head, arrow] = tokens;
    if (head?.kind === 'label') return { option: head.text, value: tokens.slice(1) };
    const isPair = arrow?.text === '=>' && (head?.kind === 'symbol' || head?.kind === 'text');
    return isPair ? { option: head.text, value: tokens.slice(2) } : { option: undefined, value: tokens };
  });
}

function endOfCall(statement: readonly Token[], from: number): number {
  let depth = 0;
  for (const [index, token] of statement.entries()) {
    depth += depthChange(token);
    if (index > from && depth === 0 && token.kind === 'name' && MODIFIER.test(token.text)) return index;
  }
  return statement.length;
}

function closingOf(statement: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < statement.length; at++) {
    depth += depthChange(statement[at]);
    if (depth === 0) return at;
  }
  return statement.length;
}

function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += depthChange(token);
    if (depth === 0 && token.kind === 'sign' && token.text === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function depthChange(token: Token | undefined): number {
  if (token?.kind !== 'sign') return 0;
  return /^[([{]$/.test(token.text) ? 1 : /^[)\]}]$/.test(token.text) ? -1 : 0;
}

/** A literal text or symbol, or a list of them; undefined for what is computed. */
export function literalsOf(tokens: readonly Token[]): readonly Literal[] | undefined {
  const plain = withoutFreeze(tokens);
  const [first] = plain;
  if (plain.length === 1 && first !== undefined) {
    if (first.isComputed) return undefined;
    if (first.kind === 'words') return (first.text.match(/\S+/g) ?? []).map((text) => ({ text, span: first.span }));
    return first.kind === 'text' || first.kind === 'symbol' ? [first] : undefined;
  }
  if (first?.text !== '[' || closingOf(plain, 0) !== plain.length - 1) return undefined;
  const parts = splitAtCommas(plain.slice(1, -1)).map((part) => (part[0]?.text === '[' ? undefined : literalsOf(part)));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** `"~> 1.0".freeze` */
function withoutFreeze(tokens: readonly Token[]): readonly Token[] {
  const isFrozen = tokens.length > 2 && tokens.at(-1)?.text === 'freeze' && tokens.at(-2)?.text === '.';
  return isFrozen ? tokens.slice(0, -2) : tokens;
}
