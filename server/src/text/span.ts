// A piece of a text by offsets.

/** From `start` up to, not including, `end`, in UTF-16 units from the start of the file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the offset lies in the span, its end included: a cursor behind the last letter still touches the word. */
export function touches(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}
