// Where in an annotation file someone types, by lines and indentation alone, so that half-typed text is no obstacle.
// Invariant: indices of lists are 0 in the path, since completion needs to know what may stand there, not which record it is.
import type { DataPath } from '../../text/anchor';
import type { SourceFile } from '../../text/source-file';
import type { Span } from '../../text/span';
import { flowPlaceAt } from './typing-flow';
import { commentStart, readTypingLine, type Opener, type TypingLine } from './typing-line';

export interface TypingPlace {
  /** From the root of the YAML document to the value, item or map in which the cursor stands. */
  readonly path: DataPath;
  /**
   * `key`: on a key; `line`: on a line that holds no key and no dash; `item`: behind a dash or between brackets;
   * `value`: behind a colon; `comment`: behind the word `compliance-ignore`, `comment-day`: behind the `until` of its reason.
   */
  readonly position: 'key' | 'line' | 'item' | 'value' | 'comment' | 'comment-day';
  /** What an answer replaces: the word that is typed, to its end. */
  readonly replace: Span;
  /** The keys that stand in the same map already, without the one under the cursor. */
  readonly siblings: ReadonlySet<string>;
  /** Where keys of this map, or the dashes of this list, stand. */
  readonly column: number;
  /** Between brackets or braces. */
  readonly flow: boolean;
  /** A colon follows the key already. */
  readonly hasColon: boolean;
  /** What stands behind the dash, where its colon may belong to a word that is not finished: `- mdr:`. */
  readonly unfinished: Span | undefined;
  /** A space is missing before what is inserted: the cursor stands at the colon or dash. */
  readonly needsSpace: boolean;
}

/** What most places have in common. */
const nothingAround = {
  siblings: new Set<string>(),
  column: 0,
  flow: false,
  hasColon: false,
  unfinished: undefined,
  needsSpace: false,
} as const;

/** Where the cursor stands; undefined in plain comments, in indentation, and where nothing can follow. */
export function typingPlaceAt(file: SourceFile, offset: number): TypingPlace | undefined {
  return new TypingScan(file, offset).place();
}

class TypingScan {
  readonly #file: SourceFile;
  readonly #offset: number;
  readonly #line: number;
  readonly #start: number;
  /** The cursor's column in its line. */
  readonly #at: number;
  readonly #here: TypingLine;

  constructor(file: SourceFile, offset: number) {
    this.#file = file;
    this.#offset = offset;
    const { line, character } = file.lines.positionAt(offset);
    this.#line = line;
    this.#start = file.lines.startOf(line);
    this.#at = character;
    this.#here = this.#read(line);
  }

  place(): TypingPlace | undefined {
    const comment = commentStart(this.#here.text, 0);
    if (comment !== undefined && comment < this.#at) return this.#inComment(comment);
    if (this.#here.content === 'document') return undefined;
    return this.#inFlow() ?? this.#inBlock();
  }

  #read(line: number): TypingLine {
    return readTypingLine(this.#file.lines.textOf(line));
  }

  #inComment(start: number): TypingPlace | undefined {
    const before = this.#here.text.slice(start, this.#at);
    const rule = /^#\s?compliance-ignore[ \t]+([a-z/*-]*)$/.exec(before)?.[1];
    const day = /^#\s?compliance-ignore\b.*:.*\buntil[ \t]+([\d-]*)$/.exec(before)?.[1];
    const typed = rule ?? day;
    if (typed === undefined) return undefined;
    const rest = (rule === undefined ? /^[\d-]*/ : /^[a-z/*-]*/).exec(this.#here.text.slice(this.#at))?.[0] ?? '';
    const replace = { start: this.#offset - typed.length, end: this.#offset + rest.length };
    return { ...nothingAround, path: [], position: rule === undefined ? 'comment-day' : 'comment', replace };
  }

  /** The nearest value of brackets above the cursor that is still open there. */
  #inFlow(): TypingPlace | undefined {
    const { text } = this.#file;
    let least = Infinity;
    for (let line = this.#line; line >= 0; line--) {
      const read = line === this.#line ? this.#here : this.#read(line);
      const opener = read.openers.at(-1);
      const value = this.#file.lines.startOf(line) + read.valueStart;
      const opens = opener !== undefined && opener.column < least && /[[{]/.test(read.text[read.valueStart] ?? '');
      const found = opens && value < this.#offset ? flowPlaceAt(text, value, this.#offset) : undefined;
      if (found !== undefined) {
        const path = [...this.#pathOf(line, read), ...found.path];
        const { word: replace } = found;
        return {
          ...nothingAround,
          ...found,
          path,
          replace,
          flow: true,
          needsSpace: needsSpaceAfter(text, replace.start, ':,'),
        };
      }
      const isParent = line < this.#line && (read.openers[0]?.column ?? Infinity) < least;
      if (isParent || read.content === 'document') return undefined;
      if (line === this.#line) least = read.content === 'blank' ? this.#at : read.indent;
      else if (read.content === 'other') least = Math.min(least, read.indent);
      if (least === 0) return undefined;
    }
    return undefined;
  }

  #inBlock(): TypingPlace | undefined {
    const { openers, indent, content, valueStart, valueEnd } = this.#here;
    if (content === 'blank') return this.#onLine(this.#at, this.#at);
    if (this.#at < indent) return undefined;
    const last = openers.at(-1);
    if (last?.kind === 'key') {
      if (this.#at > last.end) return this.#atValue(this.#pathOf(this.#line, this.#here), 'value', last.column);
      return this.#at < last.column ? undefined : this.#onKey(last);
    }
    if (last === undefined) return this.#onLine(indent, Math.max(valueEnd, this.#at));
    if (this.#at <= last.column) return undefined;
    return this.#atValue(this.#pathOf(this.#line, this.#here), 'item', Math.max(valueStart, last.column + 2));
  }

  #onKey(opener: Extract<Opener, { kind: 'key' }>): TypingPlace {
    const replace = { start: this.#start + opener.column, end: this.#start + opener.end };
    const path = this.#pathOf(this.#line, this.#here).slice(0, -1);
    const siblings = this.#siblings(opener.column, this.#here.openers.length > 1);
    return { ...nothingAround, path, position: 'key', replace, siblings, column: opener.column, hasColon: true };
  }

  #onLine(column: number, end: number): TypingPlace | undefined {
    const parent = this.#ancestors(this.#line, column, false);
    if (parent.entries !== undefined && parent.entries !== column) return undefined;
    const replace = { start: this.#start + column, end: this.#start + end };
    const siblings = this.#siblings(column, false);
    return { ...nothingAround, path: parent.path, position: 'line', replace, siblings, column };
  }

  #atValue(path: DataPath, position: 'item' | 'value', column: number): TypingPlace | undefined {
    const { text, valueStart, valueEnd } = this.#here;
    if (/[[{]/.test(text[valueStart] ?? '') && this.#at > valueStart) return undefined;
    const quote = text[valueStart] === '"' || text[valueStart] === "'" ? text[valueStart] : undefined;
    let start = Math.min(valueStart, this.#at);
    let end = Math.max(valueEnd, this.#at);
    if (quote !== undefined && this.#at > valueStart) {
      const close = text.indexOf(quote, valueStart + 1);
      if (close >= 0 && close < this.#at) return undefined;
      start = valueStart + 1;
      if (close >= 0) end = close;
    } else if (this.#at < valueStart) end = this.#at;
    const replace = { start: this.#start + start, end: this.#start + end };
    const siblings = this.#siblings(column, position === 'item' || this.#here.openers.length > 1);
    const needsSpace = needsSpaceAfter(this.#file.text, replace.start, ':-');
    const unfinished = position === 'value' && needsSpace ? this.#unfinished() : undefined;
    return { ...nothingAround, path, position, replace, siblings, column, unfinished, needsSpace };
  }

  #unfinished(): Span | undefined {
    const [dash, key] = this.#here.openers.slice(-2);
    if (dash?.kind !== 'dash' || key?.kind !== 'key') return undefined;
    return { start: this.#start + key.column, end: this.#offset };
  }

  /** The path to what the last opener of a line opens. */
  #pathOf(number: number, line: TypingLine): DataPath {
    const first = line.openers[0];
    if (first === undefined) return [];
    const { path } = this.#ancestors(number, first.column, first.kind === 'dash');
    return [...path, ...line.openers.map((opener) => (opener.kind === 'dash' ? 0 : opener.key))];
  }

  /** What holds an entry (or, with `isDash`, a list item) at a column, and where its entries stand so far. */
  #ancestors(
    number: number,
    column: number,
    isDash: boolean,
  ): { readonly path: DataPath; readonly entries: number | undefined } {
    const path: (string | number)[] = [];
    let entries: number | undefined;
    let [limit, fromDash] = [column, isDash];
    let below: number | undefined = this.#indentBelow(number);
    for (let line = number - 1; line >= 0 && limit + Number(fromDash) > 0; line--) {
      const read = this.#read(line);
      if (read.content === 'document') break;
      if (read.content !== 'other') continue;
      for (const [index, opener] of [...read.openers.entries()].toReversed()) {
        const holds = opener.column < limit || (fromDash && opener.kind === 'key' && opener.column === limit);
        if (!holds) continue;
        if (path.length === 0) entries = read.openers[index + 1]?.column ?? deeper(below, opener.column);
        path.unshift(opener.kind === 'dash' ? 0 : opener.key);
        [limit, fromDash] = [opener.column, opener.kind === 'dash'];
      }
      if (path.length === 0) below = read.indent;
    }
    return { path, entries };
  }

  /** The indentation of the next line that holds something. */
  #indentBelow(number: number): number | undefined {
    for (let line = number + 1; line < this.#file.lines.count; line++) {
      const read = this.#read(line);
      if (read.content === 'document') return undefined;
      if (read.content === 'other') return read.indent;
    }
    return undefined;
  }

  /** The keys at a column above and below the cursor's line that belong to the same map. */
  #siblings(column: number, opensItem: boolean): ReadonlySet<string> {
    const keys = new Set<string>();
    const collect = (line: number): boolean => {
      const read = this.#read(line);
      if (read.content === 'document') return false;
      if (read.content !== 'other') return true;
      for (const opener of read.openers) if (opener.kind === 'key' && opener.column === column) keys.add(opener.key);
      return read.indent >= column;
    };
    for (let line = this.#line - 1; !opensItem && line >= 0 && collect(line);) line--;
    for (let line = this.#line + 1; line < this.#file.lines.count && isSame(this.#read(line), column) && collect(line);)
      line++;
    return keys;
  }
}

/** Whether a line below still belongs to the map whose keys stand at the column. */
function isSame(line: TypingLine, column: number): boolean {
  return line.content !== 'other' || line.indent >= column;
}

function deeper(indent: number | undefined, column: number): number | undefined {
  return indent !== undefined && indent > column ? indent : undefined;
}

function needsSpaceAfter(text: string, start: number, marks: string): boolean {
  return start > 0 && marks.includes(text[start - 1] ?? ' ') && !/["']/.test(text[start] ?? ' ');
}
