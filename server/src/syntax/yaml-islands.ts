// Cuts a YAML document into islands that can be parsed on their own: top-level entries, and the items of their lists.
// Invariant: a cut is only made where block style makes it safe (a key at column 0, a dash at the list's own column);
// what is laid out in any other way stays one island. A quote left open in one record therefore costs that record only.

/** A top-level entry, or the whole document when it could not be cut. */
export type Piece =
  | { readonly kind: 'whole'; readonly start: number; readonly end: number }
  | { readonly kind: 'entry'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'list';
      /** The key's line and what stands before the first item. */
      readonly start: number;
      readonly headEnd: number;
      /** Where each item begins; it ends where the next begins. */
      readonly items: readonly number[];
      readonly end: number;
    };

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly content: 'blank' | 'comment' | 'dash' | 'other';
}

const SPACE = 32;
const TAB = 9;
const LF = 10;
const HASH = 35;
const DASH = 45;

const ANCHOR = /(?:^|[\s[{,:-])&([^\s[\]{},]+)/g;
const KEY_LINE = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s#&*!|>%@`"'[\]{},?-][^\n]*?):(?:[ \t\r\n]|$)/;

/** Cuts the text from `start` to `end`, one YAML document without its `---` line. */
export function cutDocument(text: string, start: number, end: number): readonly Piece[] {
  const whole: Piece = { kind: 'whole', start, end };
  if (refersAcross(text.slice(start, end))) return [whole];
  const pieces: Piece[] = [];
  let lines: Line[] = [];
  for (let at = start; at < end;) {
    const line = lineAt(text, at, end);
    at = line.end;
    const opens = line.indent === 0 && line.content === 'other';
    if (opens && lines.some((before) => before.content === 'other' || before.content === 'dash')) {
      pieces.push(pieceOf(text, lines));
      lines = [];
    }
    if (opens && pieces.length === 0 && lines.length > 0 && !KEY_LINE.test(text.slice(line.start, line.end)))
      return [whole];
    if (line.indent === 0 && line.content === 'dash' && !startsWithKey(text, lines)) return [whole];
    lines.push(line);
  }
  if (lines.length > 0) pieces.push(pieceOf(text, lines));
  const first = pieces[0];
  return first !== undefined && opensWithKey(text, first) ? pieces : [whole];
}

/** Whether an anchor has an alias, which may stand in another record, so that the text cannot be cut. */
function refersAcross(text: string): boolean {
  if (!text.includes('&')) return false;
  return [...text.matchAll(ANCHOR)].some(([, name]) => text.includes(`*${name}`));
}

function opensWithKey(text: string, piece: Piece): boolean {
  let at = piece.start;
  while (at < piece.end) {
    const line = lineAt(text, at, piece.end);
    if (line.content === 'other') return line.indent === 0 && KEY_LINE.test(text.slice(line.start, line.end));
    if (line.content === 'dash') return false;
    at = line.end;
  }
  return false;
}

function startsWithKey(text: string, lines: readonly Line[]): boolean {
  const first = lines.find((line) => line.content === 'other' || line.content === 'dash');
  return first !== undefined && KEY_LINE.test(text.slice(first.start, first.end));
}

/** The lines of one top-level entry as a piece: a list where its items can be cut safely. */
function pieceOf(text: string, lines: readonly Line[]): Piece {
  const start = lines[0]?.start ?? 0;
  const end = lines[lines.length - 1]?.end ?? start;
  const entry: Piece = { kind: 'entry', start, end };
  const keyAt = lines.findIndex((line) => line.content === 'other');
  const key = lines[keyAt];
  if (key === undefined || !/:[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(key.start, key.end))) return entry;
  const content = lines.slice(keyAt + 1).filter((line) => line.content === 'dash' || line.content === 'other');
  const first = content[0];
  if (first?.content !== 'dash') return entry;
  if (content.some((line) => line.indent < first.indent || (line.indent === first.indent && line.content !== 'dash')))
    return entry;
  const items = content.filter((line) => line.indent === first.indent).map((line) => line.start);
  return { kind: 'list', start, headEnd: items[0] ?? end, items, end };
}

function lineAt(text: string, start: number, limit: number): Line {
  let newline = text.indexOf('\n', start);
  if (newline < 0 || newline >= limit) newline = limit - 1;
  const end = newline + 1;
  let at = start;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return { start, end, indent: at - start, content: contentAt(text, at, end) };
}

function contentAt(text: string, at: number, end: number): Line['content'] {
  const unit = at < end ? text.charCodeAt(at) : LF;
  if (unit === HASH) return 'comment';
  if (unit === DASH && (at + 1 >= end || text.charCodeAt(at + 1) <= SPACE)) return 'dash';
  if (unit === LF || unit === 13 || unit === TAB) return text.slice(at, end).trim() === '' ? 'blank' : 'other';
  return 'other';
}
