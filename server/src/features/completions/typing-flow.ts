// Where in a value of brackets and braces someone types: `[RC-1, |]`, `{ basis: vol| }`.
// Invariant: works on text that is not closed yet; one pass from the value's start.
import type { DataPath } from '../../text/anchor';
import type { Span } from '../../text/span';

export interface FlowPlace {
  /** From the value's own place. */
  readonly path: DataPath;
  readonly position: 'key' | 'item' | 'value';
  /** The word that is typed, to its end. */
  readonly word: Span;
  /** The other keys between the same braces. */
  readonly siblings: ReadonlySet<string>;
  readonly hasColon: boolean;
}

interface Frame {
  readonly opens: '[' | '{';
  readonly keys: string[];
  /** The key whose value is being typed. */
  key: string | undefined;
}

/** The place of `cursor` in the flow value that begins at `start`; undefined where the value ends before it. */
export function flowPlaceAt(text: string, start: number, cursor: number): FlowPlace | undefined {
  return new FlowScan(text).run(start, cursor);
}

class FlowScan {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #wordStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(start: number, cursor: number): FlowPlace | undefined {
    const before = this.#scan(start, cursor);
    const frame = this.#frames.at(-1);
    if (before === undefined || frame === undefined) return undefined;
    const path = this.#frames.flatMap(({ opens, key }) => [
      ...(opens === '[' ? [0] : []),
      ...(key === undefined ? [] : [key]),
    ]);
    const position = frame.key !== undefined ? 'value' : frame.opens === '[' ? 'item' : 'key';
    const word = this.#wordAround(cursor);
    if (word === undefined) return undefined;
    const hasColon = /^["']?[ \t]*:/.test(this.#text.slice(word.end, word.end + 50));
    const others = [...frame.keys];
    if (position === 'key') others.push(...this.#keysBehind(word.end));
    return { path, position, word, siblings: new Set(others), hasColon };
  }

  /** Follows brackets, commas and colons up to `end`; undefined once the outermost bracket is closed. */
  #scan(start: number, end: number): true | undefined {
    for (let at = start; at < end; at++) {
      const sign = this.#text[at] ?? '';
      const frame = this.#frames.at(-1);
      if (sign === '[' || sign === '{') {
        this.#frames.push({ opens: sign, keys: [], key: undefined });
        this.#wordStart = at + 1;
      } else if (sign === ']' || sign === '}') {
        this.#frames.pop();
        if (this.#frames.length === 0) return undefined;
        this.#wordStart = at + 1;
      } else if (sign === ',' && frame !== undefined) {
        frame.key = undefined;
        this.#wordStart = at + 1;
      } else if (sign === ':' && frame !== undefined && separates(frame, this.#text.charAt(at + 1))) {
        frame.key = unquoted(this.#text.slice(this.#wordStart, at));
        frame.keys.push(frame.key);
        this.#wordStart = at + 1;
      } else if ((sign === '"' || sign === "'") && this.#text.slice(this.#wordStart, at).trim() === '') {
        const close = this.#text.indexOf(sign, at + 1);
        if (close < 0 || close >= end) return true;
        at = close;
      } else if (sign === '#' && /\s/.test(this.#text[at - 1] ?? '')) {
        const newline = this.#text.indexOf('\n', at);
        if (newline < 0 || newline >= end) return undefined;
        at = newline;
      }
    }
    return true;
  }

  /** The word at the cursor without its quotes; undefined behind a closed quote, where only a comma can follow. */
  #wordAround(cursor: number): Span | undefined {
    const text = this.#text;
    let start = this.#wordStart;
    while (start < cursor && /\s/.test(text[start] ?? '')) start++;
    const quote = text[start] === '"' || text[start] === "'" ? text[start] : undefined;
    if (quote !== undefined && start < cursor) {
      const closed = text.indexOf(quote, start + 1);
      if (closed >= 0 && closed < cursor) return undefined;
      const rest = /^[^"',\]}\r\n]*/.exec(text.slice(cursor, cursor + 500))?.[0] ?? '';
      return { start: start + 1, end: cursor + rest.length };
    }
    const rest = /[,[\]{}\r\n]|\s#|:(?=\s|$)/.exec(text.slice(cursor, cursor + 500));
    const tail = text.slice(cursor, rest === null ? cursor + 500 : cursor + rest.index);
    return { start, end: cursor + tail.trimEnd().length };
  }

  /** The keys that follow on the line, up to the brace's end. */
  #keysBehind(from: number): readonly string[] {
    const rest = /^[^\r\n}]*/.exec(this.#text.slice(from, from + 500))?.[0] ?? '';
    return [...rest.matchAll(/,\s*["']?([\w-]+)["']?\s*:/g)].map((match) => match[1] ?? '');
  }
}

/** Whether a colon ends a key; directly before a bracket it may as well belong to a word: `[mdr:]`. */
function separates({ opens }: Frame, next: string): boolean {
  return next === '' || /\s/.test(next) || (opens === '{' && /[,[\]{}]/.test(next));
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}
