// Offsets to lines and back, in UTF-16 units as the language server protocol counts them.
// Invariant: line breaks are \n, \r\n and \r, the three that LSP names.

/** A place in a text; both numbers count from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const LF = 10;
const CR = 13;

/** The starts of all lines of one text. */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const nextLine = text.includes('\r') ? afterAnyBreak : afterNewline;
    let count = 1;
    for (let at = nextLine(text, 0); at > 0; at = nextLine(text, at)) count++;
    // Of a big file there are millions: a list that grows would be copied again and again.
    this.#starts = new Uint32Array(count);
    for (let line = 1, at = nextLine(text, 0); at > 0; at = nextLine(text, at)) this.#starts[line++] = at;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset at which a line begins; lines past the end give the text's length. */
  startOf(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.#text.length);
  }

  /** The line's text without its line break. */
  textOf(line: number): string {
    return this.#text.slice(this.startOf(line), this.#endOf(line));
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle;
    }
    return { line: low, character: clamped - (this.#starts[low] ?? 0) };
  }

  offsetAt(position: Position): number {
    if (position.line >= this.#starts.length) return this.#text.length;
    return Math.min(this.startOf(position.line) + Math.max(0, position.character), this.#endOf(position.line));
  }

  #endOf(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > this.startOf(line) && isLineBreak(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }
}

/** Where the line behind the one at an offset begins, in a text whose lines end with \n alone; 0 for the last one. */
function afterNewline(text: string, from: number): number {
  return text.indexOf('\n', from) + 1;
}

/** The same where lines may end with \r as well. */
function afterAnyBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) return at + 1;
  }
  return 0;
}

function isLineBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}
