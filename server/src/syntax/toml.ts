// TOML text to data and to trees: tables, arrays of tables and dotted keys are the maps and lists that they mean, dates
// are texts. Invariant: whatever the text, nothing is thrown, nesting is bounded, and a statement that cannot be read
// costs that statement alone. A library reads well-formed text, and is the judge of what the tolerant reader let pass.
import { parse, TomlError } from 'smol-toml';
import type { Span } from '../text/span';
import { readBigToml } from './big-toml';
import { BIG_TEXT } from './lazy-tree';
import { notation, type SyntaxTree } from './notation';
import { readPlainToml } from './plain-toml';
import { secondTime, Table, TomlCursor, type KeyPart } from './toml-values';
import type { Child, ListNode, SyntaxProblem } from './tree';

export const toml = notation(
  'TOML',
  (text, isWellFormed) => (isWellFormed ? bigTree(text) : undefined) ?? readToml(text),
  readTomlPlainly,
);

/** The tree of a well-formed text if it is a big one. */
function bigTree(text: string): SyntaxTree | undefined {
  const root = text.length > BIG_TEXT ? readBigToml(text, (island) => new TomlReader(island).read()) : undefined;
  return root && { root, problems: [] };
}

/** A list of tables, `[[name]]`, while it is being read. */
class TableList implements ListNode {
  readonly kind = 'list';
  readonly items: Child[] = [];
  readonly flow = false;
  span: Span;

  constructor(span: Span) {
    this.span = span;
  }
}

/** The data of a text that is valid TOML without dates and huge numbers; undefined for every other text. */
export function readTomlPlainly(text: string): unknown {
  const plain = text.length > BIG_TEXT ? readPlainToml(text) : undefined;
  if (plain !== undefined) return plain;
  try {
    const data = parse(text, { integersAsBigInt: 'asNeeded' });
    return isPlain(data) ? data : undefined;
  } catch {
    // Not TOML, or nested so deep that the stack ends: `readToml` says where and why.
    return undefined;
  }
}

/** Reads a text of any quality. An empty text is an empty table. */
export function readToml(text: string): SyntaxTree {
  const reader = new TomlReader(text);
  const root = reader.read();
  const problems = reader.problems.length > 0 ? reader.problems : judge(text);
  return { root: { node: root, shift: 0 }, problems };
}

class TomlReader {
  readonly #cursor: TomlCursor;
  readonly #root: Table;
  /** From the root to the table that statements are put into. */
  #open: readonly (Table | TableList)[];

  constructor(text: string) {
    this.#cursor = new TomlCursor(text);
    this.#root = new Table({ start: 0, end: text.length });
    this.#open = [this.#root];
  }

  get problems(): readonly SyntaxProblem[] {
    return this.#cursor.problems.toSorted((a, b) => a.span.start - b.span.start);
  }

  read(): Table {
    const cursor = this.#cursor;
    for (cursor.skipLines(); !cursor.isAtEnd(); cursor.skipLines()) {
      const start = cursor.at;
      if (cursor.takeSign('[')) this.#readHeader(start, cursor.takeSign('['));
      else this.#readStatement(start);
      this.#endLine();
    }
    return this.#root;
  }

  #readHeader(start: number, isList: boolean): void {
    const cursor = this.#cursor;
    const key = cursor.readKey();
    const isClosed = cursor.takeSign(isList ? ']]' : ']');
    const span = { start, end: cursor.at };
    if (key.length === 0) cursor.report(span, 'The name of the table is missing.');
    else if (!isClosed) cursor.report(span, `The closing "${isList ? ']]' : ']'}" is missing.`);
    // What cannot be put anywhere is read all the same, and not put into the table before it.
    this.#open = (key.length > 0 ? this.#openTables(key, span, isList) : undefined) ?? [new Table(span)];
  }

  /** The tables from the root to the one that a header names; undefined if something else is of that name. */
  #openTables(key: readonly KeyPart[], span: Span, isList: boolean): readonly (Table | TableList)[] | undefined {
    const open: (Table | TableList)[] = [this.#root];
    let here = this.#root;
    for (const [index, part] of key.entries()) {
      const node = openTable(here, part, span, isList && index === key.length - 1);
      const table = node instanceof TableList ? node.items.at(-1)?.node : node;
      if (node === undefined || !(table instanceof Table)) {
        this.#cursor.report(span, secondTime(key));
        return undefined;
      }
      open.push(node);
      if (table !== node) open.push(table);
      here = table;
    }
    extend(open, span.end);
    return open;
  }

  #readStatement(start: number): void {
    const cursor = this.#cursor;
    const key = cursor.readKey();
    const keySpan = { start, end: key.at(-1)?.span.end ?? start };
    const hasValue = key.length > 0 && cursor.takeSign('=');
    if (!hasValue) {
      const message = 'This is no "key = value". Write a key and an equals sign.';
      cursor.skipLine();
      cursor.report({ start, end: Math.max(cursor.at, start + 1) }, message);
    }
    const here = this.#open.at(-1);
    if (key.length === 0 || !(here instanceof Table)) return;
    cursor.skipBlanks();
    const value = cursor.readValue(key.length);
    if (!cursor.putUnder(here, key, value)) cursor.report(keySpan, secondTime(key));
    extend(this.#open, value.span.end);
  }

  #endLine(): void {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const start = cursor.at;
    if (cursor.isAtEnd() || /[#\r\n]/.test(cursor.text[start] ?? '')) return;
    cursor.skipLine();
    cursor.report({ start, end: cursor.at }, 'Nothing may follow here in the same line.');
  }
}

/** What is in a table under a part of a header's key, made if it is not there; undefined if something else is. */
function openTable(here: Table, part: KeyPart, span: Span, isListed: boolean): Table | TableList | undefined {
  const node = here.get(part.text) ?? here.add(part, isListed ? new TableList(span) : new Table(span));
  if (!(node instanceof TableList)) return node instanceof Table && !isListed ? node : undefined;
  if (isListed) node.items.push({ node: new Table(span), shift: 0 });
  return node;
}

function extend(tables: readonly (Table | TableList)[], end: number): void {
  for (const table of tables) table.span = { start: table.span.start, end: Math.max(table.span.end, end) };
}

/** What the library holds against a text that was read without a problem: finer rules, such as a table defined twice. */
function judge(text: string): readonly SyntaxProblem[] {
  try {
    parse(text, { integersAsBigInt: 'asNeeded' });
    return [];
  } catch (error) {
    if (!(error instanceof TomlError)) return [{ span: { start: 0, end: 0 }, message: 'This is no valid TOML.' }];
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    const start = offsetOf(text, error.line, error.column);
    return [{ span: { start, end: Math.min(start + 1, text.length) }, message: `This is no valid TOML: ${reason}.` }];
  }
}

/** Line and column count from one; lines end as the library counts them, at `\n`. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let ahead = line - 1; ahead > 0; ahead--) start = text.indexOf('\n', start) + 1;
  return Math.min(start + Math.max(0, column - 1), text.length);
}

/** Whether the data is what JSON knows: the spelling of a date or of a huge number is kept by the tree only. */
function isPlain(data: unknown): boolean {
  if (typeof data !== 'object') return typeof data !== 'bigint';
  return data !== null && !(data instanceof Date) && Object.values(data).every(isPlain);
}
