// New data as YAML text in the layout of the file: block style for records and groups, one line for short lists.
// Invariant: block text has no line break at its end; its first line stands where the caller puts it.
import type { Data } from '../../text/change';
import { isList } from './step';
import { keyText, scalarText, type Quote } from './yaml-scalar';
import type { YamlStyle } from './yaml-style';

/** How long a list on one line may be. */
const LONGEST_LINE = 100;

/** What the neighbours of the new text do with quotes. */
export interface Habits {
  readonly values: Quote | undefined;
  readonly keys: Quote | undefined;
}

/** Writes data in the style of a file. */
export class YamlWriter {
  readonly #style: YamlStyle;
  readonly #habits: Habits;

  constructor(style: YamlStyle, habits: Habits) {
    this.#style = style;
    this.#habits = habits;
  }

  key(key: string): string {
    return keyText(key, this.#habits.keys);
  }

  scalar(value: string | number | boolean, flow: boolean): string {
    return scalarText(value, { flow, habit: this.#habits.values, quote: this.#style.quote });
  }

  /** On one line, with brackets and braces. */
  flow(value: Data): string {
    if (typeof value !== 'object') return this.scalar(value, true);
    if (isList(value)) return `[${value.map((item) => this.flow(item)).join(', ')}]`;
    const entries = Object.entries(value).map(([key, inner]) => `${this.key(key)}: ${this.flow(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }

  /** `key: value`, the key at a column. */
  entry(key: string, value: Data, column: number): string {
    return `${this.key(key)}:${this.behindColon(key, value, column)}`;
  }

  /** The entries of a map at a column, the first one without its indentation. */
  entries(value: Readonly<Record<string, Data>>, column: number): string {
    return this.#lines(
      Object.entries(value).map(([key, inner]) => this.entry(key, inner, column)),
      column,
    );
  }

  /** The items of a list at a column, the first one without its indentation. */
  items(values: readonly Data[], column: number): string {
    return this.#lines(
      values.map((value) => this.item(value, column)),
      column,
    );
  }

  /** `- value`, the dash at a column. */
  item(value: Data, column: number): string {
    const dash = '-'.padEnd(this.#style.dashWidth);
    const inner = column + this.#style.dashWidth;
    if (typeof value !== 'object') return dash + this.#scalarInBlock(value, column);
    if (isEmptyData(value)) return dash + this.flow(value);
    return dash + (isList(value) ? this.items(value, inner) : this.entries(value, inner));
  }

  /** What follows the colon of a key at a column, its blank or line break included. */
  behindColon(key: string, value: Data, column: number): string {
    if (typeof value !== 'object') return ` ${this.#scalarInBlock(value, column)}`;
    if (this.#fitsOneLine(key, value, column)) return ` ${this.flow(value)}`;
    const { lineBreak, listIndent, mapIndent } = this.#style;
    const inner = column + (isList(value) ? listIndent : mapIndent);
    const body = isList(value) ? this.items(value, inner) : this.entries(value, inner);
    return lineBreak + ' '.repeat(inner) + body;
  }

  /** Whether a value stands on the line of its key. */
  #fitsOneLine(key: string, value: Data, column: number): boolean {
    if (typeof value !== 'object' || isEmptyData(value)) return true;
    if (!isList(value) || value.some((item) => typeof item === 'object')) return false;
    if (column === 0) return false;
    const { blockLists, prefersBlock } = this.#style;
    return !blockLists.has(key) && !prefersBlock && column + key.length + this.flow(value).length <= LONGEST_LINE;
  }

  /** A text of several lines stands below a bar, any other value on its line. */
  #scalarInBlock(value: string | number | boolean, column: number): string {
    if (typeof value !== 'string' || !/^\S[^\r]*\n[^\r]*\S\n?$/.test(value)) return this.scalar(value, false);
    const { lineBreak, mapIndent } = this.#style;
    const indent = ' '.repeat(column + mapIndent);
    const lines = value.replace(/\n$/, '').split('\n');
    const body = lines.map((line) => (line === '' ? '' : indent + line)).join(lineBreak);
    return `${value.endsWith('\n') ? '|' : '|-'}${lineBreak}${body}`;
  }

  #lines(texts: readonly string[], column: number): string {
    return texts.join(this.#style.lineBreak + ' '.repeat(column));
  }
}

function isEmptyData(value: Data): boolean {
  return typeof value === 'object' && (isList(value) ? value.length === 0 : Object.keys(value).length === 0);
}
