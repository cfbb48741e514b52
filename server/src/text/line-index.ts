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
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    if (!text.includes('\r')) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
      return;
    }
    for (let offset = 0; offset < text.length; offset++) {
      const unit = text.charCodeAt(offset);
      if (unit === LF || (unit === CR && text.charCodeAt(offset + 1) !== LF)) this.#starts.push(offset + 1);
    }
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

function isLineBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}
