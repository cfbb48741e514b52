// Build scripts of Gradle, in Groovy and in Kotlin, as statements: a name, arguments, and a block of further statements.
// Invariant: whatever the text, the statements are a tree of bounded depth; a statement's path and its arguments' are
// unique in the file, and are the same in the tree for anchors.
import { childPath, type DataPath } from '../../text/anchor';
import type { Span } from '../../text/span';
import { notation } from '../../syntax/notation';
import { plainScalar, type MapEntry, type SyntaxProblem, type TreeNode } from '../../syntax/tree';
import { readTokens, type Token } from './gradle-tokens';
import { wordTable } from '../../text/word-table';

/** A piece of a statement: a token, what stands in round or square brackets, or a block. */
export type Piece =
  | Token
  | { readonly kind: 'group'; readonly open: '(' | '['; readonly pieces: readonly Piece[]; readonly span: Span }
  | { readonly kind: 'block'; readonly lines: readonly (readonly Piece[])[]; readonly span: Span };

/** A value, and the name before it: `group` of `group: 'org.acme'` and of `group = "org.acme"`. */
export interface Labelled {
  readonly label: string | undefined;
  readonly pieces: readonly Piece[];
}

export interface Argument extends Labelled {
  readonly path: DataPath;
  readonly span: Span;
}

export interface Statement {
  /** The names before the arguments: `ext.version`, `implementation`; of a declaration the name that it makes. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly path: DataPath;
  readonly arguments: readonly Argument[];
  /** `name = value`, the value being the one argument. */
  readonly isAssignment: boolean;
  /** What stands in its braces. */
  readonly block: readonly Statement[];
  /** All of it. */
  readonly pieces: readonly Piece[];
}

export interface Script {
  readonly statements: readonly Statement[];
  readonly problems: readonly SyntaxProblem[];
}

const DEEPEST = 100;
const closing: Readonly<Record<string, string>> = wordTable({ '(': ')', '[': ']', '{': '}' });
const declaring = new Set([
  'val',
  'var',
  'def',
  'const',
  'final',
  'private',
  'internal',
  'public',
  'static',
  'String',
  'Object',
  'int',
]);

export const groovyScript = scriptNotation('Gradle script', false);
export const kotlinScript = scriptNotation('Gradle Kotlin script', true);

function scriptNotation(name: string, isKotlin: boolean): ReturnType<typeof notation> {
  return notation(name, (text) => {
    const { statements, problems } = readScript(text, isKotlin);
    return { root: { node: nodeOf(statements, { start: 0, end: text.length }), shift: 0 }, problems };
  });
}

/** Reads a script of any quality. */
export function readScript(text: string, isKotlin: boolean): Script {
  return new ScriptReader(readTokens(text, isKotlin)).read();
}

function nodeOf(statements: readonly Statement[], span: Span, own: readonly MapEntry[] = []): TreeNode {
  const entries = statements.map((statement): MapEntry => {
    const { path, nameSpan, pieces, block } = statement;
    const whole = { start: pieces[0]?.span.start ?? nameSpan.start, end: pieces.at(-1)?.span.end ?? nameSpan.end };
    const given = statement.arguments.map((each, index): MapEntry => {
      return { key: String(index), keySpan: each.span, node: plainScalar('', each.span), shift: 0 };
    });
    return { key: String(path.at(-1)), keySpan: nameSpan, node: nodeOf(block, whole, given), shift: 0 };
  });
  return { kind: 'map', span, entries: [...own, ...entries], flow: false };
}

/** A bracket whose other half was not met yet. */
interface Open {
  readonly sign: string;
  readonly span: Span;
  /** Of a block or the file. */
  readonly lines: Piece[][];
  /** Of the statement, or of the brackets. */
  pieces: Piece[];
}

class ScriptReader {
  readonly #tokens: readonly Token[];
  readonly #problems: SyntaxProblem[] = [];
  readonly #stack: Open[] = [];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Script {
    const top = opened('', { start: 0, end: 0 });
    this.#stack.push(top);
    for (const [index, token] of this.#tokens.entries()) {
      const here = this.#stack.at(-1) ?? top;
      if (token.kind === 'line') this.#endLine(here, token, index);
      else if (token.kind !== 'sign') here.pieces.push(token);
      else if (token.text in closing) this.#open(token);
      else if (/[)\]}]/.test(token.text)) this.#close(token);
      else here.pieces.push(token);
    }
    for (const { sign, span } of this.#stack.slice(1))
      this.#report(span, `The closing "${closing[sign] ?? ''}" is missing.`);
    while (this.#stack.length > 1) this.#closeInnermost(this.#tokens.at(-1)?.span.end ?? 0);
    endStatement(top);
    return { statements: statementsOf(top.lines, []), problems: this.#problems };
  }

  /** In brackets lines mean nothing, nor before and behind a sign that joins. */
  #endLine(here: Open, line: Token, index: number): void {
    if (here.sign === '(' || here.sign === '[') return;
    const before = here.pieces.at(-1);
    const joinsBefore = before?.kind === 'sign' && /[,=+.:&|?-]/.test(before.text);
    const after = this.#tokens[index + 1];
    const joinsAfter =
      after?.kind === 'sign' && (/[.+]/.test(after.text) || (after.text === '?' && here.pieces.length > 0));
    if (line.text === ';' || (!joinsBefore && !joinsAfter)) endStatement(here);
  }

  #open(token: Token): void {
    if (this.#stack.length === DEEPEST)
      this.#report(token.span, `This is nested more than ${DEEPEST} deep; what lies deeper is not read.`);
    this.#stack.push(opened(token.text, token.span));
  }

  /** A bracket that closes another one than the innermost closes those within it as well. */
  #close({ text, span }: Token): void {
    const near = this.#stack.slice(-DEEPEST);
    const index = near.findLastIndex(({ sign }) => closing[sign] === text);
    if (index < 0) this.#report(span, `No bracket is open that this "${text}" could close.`);
    for (const { sign, span: at } of index < 0 ? [] : near.slice(index + 1)) {
      this.#report(at, `The closing "${closing[sign] ?? ''}" is missing.`);
      this.#closeInnermost(span.start);
    }
    if (index >= 0) this.#closeInnermost(span.end);
  }

  #closeInnermost(end: number): void {
    const open = this.#stack.pop();
    const outer = this.#stack.at(-1);
    if (open === undefined || outer === undefined || this.#stack.length >= DEEPEST) return;
    const span = { start: open.span.start, end };
    if (open.sign !== '{') {
      outer.pieces.push({ kind: 'group', open: open.sign === '(' ? '(' : '[', pieces: open.pieces, span });
      return;
    }
    endStatement(open);
    outer.pieces.push({ kind: 'block', lines: open.lines, span });
  }

  #report(span: Span, message: string): void {
    if (this.#problems.length < 100) this.#problems.push({ span, message });
  }
}

function opened(sign: string, span: Span): Open {
  return { sign, span, lines: [], pieces: [] };
}

function endStatement(open: Open): void {
  if (open.pieces.length > 0) open.lines.push(open.pieces);
  open.pieces = [];
}

function statementsOf(lines: readonly (readonly Piece[])[], path: DataPath): readonly Statement[] {
  const counts = new Map<string, number>();
  return lines.map((pieces) => {
    const head = readHead(pieces);
    const count = (counts.get(head.name) ?? 0) + 1;
    counts.set(head.name, count);
    const own = childPath(path, count === 1 ? head.name : `${head.name}[${count}]`);
    return readStatement(pieces, head, own);
  });
}

interface Head {
  readonly name: string;
  readonly span: Span;
  /** The index of the first piece behind it. */
  readonly end: number;
}

/** The dotted names with which a statement begins, without the words that make it a declaration. */
function readHead(pieces: readonly Piece[]): Head {
  let at = 0;
  while (
    wordAt(pieces, at) !== undefined &&
    declaring.has(wordAt(pieces, at) ?? '') &&
    wordAt(pieces, at + 1) !== undefined
  )
    at++;
  const first = pieces[at];
  const span = first?.span ?? { start: 0, end: 0 };
  if (first?.kind === 'text' && (groupAt(pieces, at + 1, '(') !== undefined || pieces[at + 1]?.kind === 'text'))
    return { name: first.text, span, end: at + 1 };
  const names: string[] = [];
  let end = at;
  for (let name = wordAt(pieces, end); name !== undefined; name = wordAt(pieces, end)) {
    names.push(name);
    end++;
    const index = keyOf(pieces, end);
    if (index !== undefined) {
      names.push(index);
      end++;
    }
    const next = pieces[end];
    if (next?.kind !== 'sign' || next.text !== '.' || wordAt(pieces, end + 1) === undefined) break;
    end++;
  }
  return { name: names.join('.'), span: { start: span.start, end: pieces[end - 1]?.span.end ?? span.end }, end };
}

function readStatement(pieces: readonly Piece[], { name, span, end }: Head, path: DataPath): Statement {
  const lines = pieces.flatMap((piece) => (piece.kind === 'block' ? piece.lines : []));
  const equals = assignmentAt(pieces, end);
  const common = { name, nameSpan: span, path, block: statementsOf(lines, path), pieces };
  if (equals !== undefined) {
    const value = pieces.slice(equals + 1);
    return {
      ...common,
      isAssignment: true,
      arguments: value.length === 0 ? [] : [argumentOf(value, childPath(path, 0))],
    };
  }
  const group = groupAt(pieces, end, '(');
  const given = group?.pieces ?? pieces.slice(end).filter(({ kind }) => kind !== 'block');
  const isCommand = group === undefined && given[0]?.kind === 'sign';
  const parts = isCommand ? [] : splitAtCommas(given);
  return {
    ...common,
    isAssignment: false,
    arguments: parts.map((part, index) => argumentOf(part, childPath(path, index))),
  };
}

/** Where the `=` stands behind a name and, in Kotlin, its type. */
function assignmentAt(pieces: readonly Piece[], from: number): number | undefined {
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at];
    const text = piece?.kind === 'sign' || piece?.kind === 'word' ? piece.text : undefined;
    const next = pieces[at + 1];
    if (text === '=') return next?.kind === 'sign' && next.text === '=' ? undefined : at;
    if (text === undefined || (at === from && text !== ':') || !/^[:\w<>,?.]+$/.test(text)) return undefined;
  }
  return undefined;
}

/** Statements with all that stand in their braces. */
export function* allStatements(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    yield* allStatements(statement.block);
  }
}

/** Cuts what stands in brackets at its commas. */
export function splitAtCommas(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'sign' && piece.text === ',') parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts.filter((part) => part.length > 0);
}

function argumentOf(pieces: readonly Piece[], path: DataPath): Argument {
  const span = { start: pieces[0]?.span.start ?? 0, end: pieces.at(-1)?.span.end ?? 0 };
  return { ...readLabel(pieces), path, span };
}

/** Parts a label from its value. */
export function readLabel(pieces: readonly Piece[]): Labelled {
  const [first, second] = pieces;
  const isLabelled =
    (first?.kind === 'word' || first?.kind === 'text') &&
    second?.kind === 'sign' &&
    /[:=]/.test(second.text) &&
    pieces.length > 2;
  return isLabelled ? { label: first.text, pieces: pieces.slice(2) } : { label: undefined, pieces };
}

export function wordAt(pieces: readonly Piece[], index: number): string | undefined {
  const piece = pieces[index];
  return piece?.kind === 'word' ? piece.text : undefined;
}

export function groupAt(
  pieces: readonly Piece[],
  index: number,
  open: '(' | '[',
): Extract<Piece, { kind: 'group' }> | undefined {
  const piece = pieces[index];
  return piece?.kind === 'group' && piece.open === open ? piece : undefined;
}

/** The text in a `["text"]` that stands right behind the piece before it. */
function keyOf(pieces: readonly Piece[], at: number): string | undefined {
  const group = groupAt(pieces, at, '[');
  const [only, more] = group?.pieces ?? [];
  const isIndex = group !== undefined && group.span.start === pieces[at - 1]?.span.end;
  return isIndex && only?.kind === 'text' && more === undefined ? only.text : undefined;
}
