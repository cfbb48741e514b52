// A text while changes are made to it, one after the other, that remembers what of it is original.
// Invariant: kept pieces stand in the order of the original, so that the way from the original is a list of edits.
import type { Span } from '../../text/span';

/** A piece of a text and what stands there instead. */
export interface Splice {
  readonly span: Span;
  readonly text: string;
}

type Piece = { readonly kind: 'kept'; readonly span: Span } | { readonly kind: 'typed'; readonly text: string };

/** The text after the splices, which do not overlap and count from the text before. */
export function applyEdits(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const splice of inOrder(splices)) {
    result += text.slice(at, splice.span.start) + splice.text;
    at = splice.span.end;
  }
  return result + text.slice(at);
}

/** The splices by their place; two at one place stay in the order given. */
function inOrder(splices: readonly Splice[]): readonly Splice[] {
  return [...splices].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** An immutable state of a text under change. */
export class WorkingText {
  readonly text: string;
  readonly #original: string;
  readonly #pieces: readonly Piece[];

  private constructor(original: string, text: string, pieces: readonly Piece[]) {
    this.#original = original;
    this.text = text;
    this.#pieces = pieces;
  }

  static of(original: string): WorkingText {
    return new WorkingText(original, original, [{ kind: 'kept', span: { start: 0, end: original.length } }]);
  }

  /** The text after further splices, which count from the present text. */
  with(splices: readonly Splice[]): WorkingText {
    const pieces: Piece[] = [];
    let at = 0;
    for (const { span, text } of inOrder(splices)) {
      pieces.push(...this.#between(at, span.start));
      if (text !== '') pieces.push({ kind: 'typed', text });
      at = span.end;
    }
    pieces.push(...this.#between(at, this.text.length));
    return new WorkingText(this.#original, applyEdits(this.text, splices), pieces);
  }

  /** Where a span of the original stands now; undefined where some of it was changed. */
  now(span: Span): Span | undefined {
    let at = 0;
    for (const piece of this.#pieces) {
      if (piece.kind === 'kept' && span.start >= piece.span.start && span.end <= piece.span.end) {
        const shift = at - piece.span.start;
        return { start: span.start + shift, end: span.end + shift };
      }
      at += lengthOf(piece);
    }
    return undefined;
  }

  /** What leads from the original to the present text. */
  get edits(): readonly Splice[] {
    const edits: Splice[] = [];
    let at = 0;
    let typed = '';
    const end = this.#original.length;
    for (const piece of [...this.#pieces, { kind: 'kept', span: { start: end, end } } as const]) {
      if (piece.kind === 'typed') {
        typed += piece.text;
        continue;
      }
      const span = { start: at, end: piece.span.start };
      if (typed !== this.#original.slice(span.start, span.end)) edits.push({ span, text: typed });
      typed = '';
      at = piece.span.end;
    }
    return edits;
  }

  /** The pieces of the present text from `start` to `end`. */
  #between(start: number, end: number): readonly Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const from = Math.max(0, start - at);
      const to = Math.min(lengthOf(piece), end - at);
      at += lengthOf(piece);
      if (from >= to) continue;
      if (piece.kind === 'typed') found.push({ kind: 'typed', text: piece.text.slice(from, to) });
      else found.push({ kind: 'kept', span: { start: piece.span.start + from, end: piece.span.start + to } });
    }
    return found;
  }
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'typed' ? piece.text.length : piece.span.end - piece.span.start;
}
