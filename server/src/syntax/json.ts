// JSON text to data and to trees. Data is read plainly, since that is ten times faster; the tree is built when a place
// in the text is asked for, once a file. Invariant: whatever the text, nothing is thrown and nesting is bounded; where a
// key is repeated the last one counts, as in JSON.parse, so that data and places agree.
import { printParseErrorCode, visit, type JSONVisitor, type ParseOptions } from 'jsonc-parser';
import type { Span } from '../text/span';
import { readBigJson } from './big-json';
import { BIG_TEXT } from './lazy-tree';
import { asStrictJson } from './json-comments';
import { notation, type SyntaxTree } from './notation';
import type { Child, MapEntry, ScalarNode, SyntaxProblem, TreeNode } from './tree';
import { wordTable } from '../text/word-table';

/** A JSON text as read. */
export interface JsonText {
  /** Undefined when the text holds no value at all. */
  readonly root: TreeNode | undefined;
  /** In the order of the text, the first hundred. */
  readonly problems: readonly SyntaxProblem[];
}

const DEEPEST = 500;
const MOST_PROBLEMS = 100;

const strict: ParseOptions = { disallowComments: true };
const tolerant: ParseOptions = { disallowComments: false, allowTrailingComma: true };

/** The data of a text that is valid JSON; undefined for every other text. */
export function readJsonPlainly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: `readJson` says where and why.
    return undefined;
  }
}

/** Reads a text of any quality; comments, trailing commas and repeated keys are read and reported. */
export function readJson(text: string): JsonText {
  return readTree(text, strict);
}

function readTree(text: string, options: ParseOptions): JsonText {
  const builder = new TreeBuilder(text);
  const tooDeep = offsetBelow(text, DEEPEST);
  visit(tooDeep === undefined ? text : text.slice(0, tooDeep), builder, options);
  const root = builder.finish();
  if (tooDeep === undefined) return { root, problems: builder.problems };
  const problem = { span: { start: tooDeep, end: tooDeep + 1 }, message: `This is nested more than ${DEEPEST} deep.` };
  return { root, problems: [...builder.problems.filter(({ span }) => span.end <= tooDeep - 1), problem] };
}

export const json = notation(
  'JSON',
  (text, isWellFormed) => (isWellFormed ? bigTree(text, strict) : undefined) ?? treeOf(readJson(text)),
  readJsonPlainly,
);

/** JSON that a person or a tool writes with comments and with a comma behind the last value. */
export const jsonc = notation(
  'JSON',
  (text, isWellFormed) => {
    // Commas alone lead nobody astray, who knows the text to be well-formed.
    const tree = isWellFormed ? bigTree(/\/[/*]/.test(text) ? asStrictJson(text) : text, tolerant) : undefined;
    return tree ?? treeOf(readTree(text, tolerant));
  },
  (text) => readJsonPlainly(asStrictJson(text)),
);

function treeOf({ root, problems }: JsonText): SyntaxTree {
  return { root: root && { node: root, shift: 0 }, problems };
}

/** The tree of a well-formed text if it is a big one. */
function bigTree(text: string, options: ParseOptions): SyntaxTree | undefined {
  const root = text.length > BIG_TEXT ? readBigJson(text, (island) => readTree(island, options).root) : undefined;
  return root && { root, problems: [] };
}

/** A map or list whose end was not met yet. */
interface Open {
  readonly start: number;
  readonly line: number;
  /** By key, the last one counting; undefined for a list. */
  readonly entries: Map<string, MapEntry> | undefined;
  readonly items: Child[];
  key: { readonly text: string; readonly span: Span } | undefined;
}

/** Builds the tree from the parser's events. The parser leaves maps and lists open only at the end of the text. */
class TreeBuilder {
  readonly problems: SyntaxProblem[] = [];
  readonly #text: string;
  readonly #open: Open[] = [];
  #root: TreeNode | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  readonly onObjectBegin = (start: number, _length: number, line: number): void => {
    this.#open.push({ start, line, entries: new Map(), items: [], key: undefined });
  };

  readonly onArrayBegin = (start: number, _length: number, line: number): void => {
    this.#open.push({ start, line, entries: undefined, items: [], key: undefined });
  };

  readonly onObjectProperty = (text: string, start: number, length: number): void => {
    this.#endEntry();
    const open = this.#open.at(-1);
    if (open === undefined) return;
    open.key = { text, span: { start, end: start + length } };
    if (open.entries?.has(text) === true)
      this.#report(open.key.span, `The key "${text}" is repeated; the last one counts.`);
  };

  readonly onLiteralValue = (value: ScalarNode['value'], start: number, length: number): void => {
    const span = { start, end: start + length };
    const quoted = typeof value === 'string';
    const text = quoted ? value : this.#text.slice(start, span.end);
    this.#add({ kind: 'scalar', span, text, value, quoted });
  };

  readonly onObjectEnd = (offset: number, length: number, line: number): void => this.#close(offset + length, line);

  readonly onArrayEnd = (offset: number, length: number, line: number): void => this.#close(offset + length, line);

  readonly onError: NonNullable<JSONVisitor['onError']> = (code, start, length) => {
    this.#report({ start, end: start + length }, messages[printParseErrorCode(code)] ?? 'This is not valid JSON.');
  };

  /** Ends what the text left open and gives the root. */
  finish(): TreeNode | undefined {
    while (this.#open.length > 0) this.#close(this.#text.length, -1);
    return this.#root;
  }

  #close(end: number, line: number): void {
    this.#endEntry();
    const open = this.#open.pop();
    if (open === undefined) return;
    const span = { start: open.start, end };
    const flow = line === open.line;
    this.#add(
      open.entries === undefined
        ? { kind: 'list', span, items: open.items, flow }
        : { kind: 'map', span, entries: [...open.entries.values()], flow },
    );
  }

  /** A key without a value holds nothing; the parser has reported it. */
  #endEntry(): void {
    const at = this.#open.at(-1)?.key?.span.end;
    if (at !== undefined)
      this.#add({ kind: 'scalar', span: { start: at, end: at }, text: '', value: null, quoted: false });
  }

  #add(node: TreeNode): void {
    const open = this.#open.at(-1);
    if (open === undefined) this.#root ??= node;
    else if (open.entries === undefined) open.items.push({ node, shift: 0 });
    else if (open.key !== undefined) {
      open.entries.set(open.key.text, { key: open.key.text, keySpan: open.key.span, node, shift: 0 });
      open.key = undefined;
    }
  }

  /** What is missing at one place is said once: a comma before "}" lacks a key and its value. */
  #report(span: Span, message: string): void {
    const isNew = this.problems.at(-1)?.span.start !== span.start;
    if (isNew && this.problems.length < MOST_PROBLEMS) this.problems.push({ span, message });
  }
}

const messages: Readonly<Record<string, string>> = wordTable({
  InvalidSymbol: 'This is no JSON value; a text stands in double quotes.',
  InvalidNumberFormat: 'This is no JSON number.',
  PropertyNameExpected: 'A key in double quotes is missing here.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here.',
  CommaExpected: 'A comma is missing here.',
  CloseBraceExpected: 'The closing "}" is missing.',
  CloseBracketExpected: 'The closing "]" is missing.',
  EndOfFileExpected: 'Nothing may follow the first value.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'This comment does not end, and JSON has no comments.',
  UnexpectedEndOfString: 'The closing quote is missing.',
  UnexpectedEndOfNumber: 'This number is incomplete.',
  InvalidUnicode: 'This \\u escape needs four hexadecimal digits.',
  InvalidEscapeCharacter: 'JSON has no such escape.',
  InvalidCharacter: 'This control character must be written as an escape.',
});

/** Where nesting goes deeper than `deepest`; the parser calls itself for every level. */
function offsetBelow(text: string, deepest: number): number | undefined {
  const signs = /["[\]{}]/g;
  const string = /(?:[^"\\\r\n]|\\.)*/y;
  let depth = 0;
  for (let match = signs.exec(text); match !== null; match = signs.exec(text)) {
    const [sign] = match;
    if (sign === '"') {
      string.lastIndex = signs.lastIndex;
      string.exec(text);
      signs.lastIndex = string.lastIndex + (text[string.lastIndex] === '"' ? 1 : 0);
    } else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    else if (++depth > deepest) return match.index;
  }
  return undefined;
}
