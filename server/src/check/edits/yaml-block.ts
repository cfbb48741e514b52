// Edits between the lines of block style: where an entry begins and ends with the comments and empty lines around it.
// Invariant: comments go only with what they stand directly above, behind or inside of.
import { columnOf, lineEnd, lineStart, nextLine, opensLine, type Place } from './places';
import type { Written } from './step';
import type { Splice } from './working-text';

/** Where something new goes in behind a part: the end of its last line, or of the comment lines that stand deeper. */
export function endOfLines(text: string, end: number, column: number): number {
  let last = lineEnd(text, end);
  for (let line = nextLine(text, last); line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, lineEnd(text, line));
    if (!content.trimStart().startsWith('#') || content.search(/\S/) <= column) break;
    last = lineEnd(text, line);
  }
  return last;
}

/** Takes away the part at the index, its own comments, and an empty line that would be one too many. */
export function removeBlockPart(text: string, parts: readonly Place[], index: number): Written {
  const part = parts[index];
  if (part === undefined) return { refused: 'What this mends is no longer there.' };
  if (!opensLine(text, part.head)) return removeFirstOnLine(text, part, parts[index + 1]);
  const column = columnOf(text, part.head);
  const start = ownCommentsStart(text, part, column, index === 0);
  const end = nextLine(text, endOfLines(text, part.end, column));
  return [removeLines(text, start, end, index === 0 && parts.length > 1)];
}

/** The start of the first comment line that speaks of the part; above a first part comments speak of the whole. */
function ownCommentsStart(text: string, part: Place, column: number, isFirst: boolean): number {
  let start = lineStart(text, part.head);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const content = text.slice(above, lineEnd(text, above));
    const isOwn = content.charAt(column) === '#' && content.slice(0, column).trim() === '';
    if (!isOwn || (isFirst && !content.includes('compliance-ignore'))) break;
    start = above;
  }
  return start;
}

/** Takes away whole lines; `opens` says that what follows moves up to the head of its list or file. */
export function removeLines(text: string, start: number, end: number, opens: boolean): Splice {
  let [from, to] = [start, end];
  while (from > 0 && isEmptyLine(text, lineStart(text, from - 1))) from = lineStart(text, from - 1);
  while (to < text.length && isEmptyLine(text, to)) to = nextLine(text, to);
  const [before, after] = [from < start, to > end];
  if (before && (after || to === text.length)) return cut(text, from, end);
  return cut(text, start, after && opens ? to : end);
}

/** A removal that leaves a file without final line break without one. */
function cut(text: string, start: number, end: number): Splice {
  const isLast = end === text.length && start > 0 && !text.endsWith('\n');
  return { span: { start: isLast ? lineEnd(text, start - 1) : start, end }, text: '' };
}

function isEmptyLine(text: string, line: number): boolean {
  return text.slice(line, lineEnd(text, line)).trim() === '';
}

/** Takes away `id: 1` of `- id: 1`: the next part moves up behind the dash. */
function removeFirstOnLine(text: string, part: Place, next: Place | undefined): Written {
  if (next === undefined) return { refused: 'This is the only thing on its line.' };
  const end = lineEnd(text, part.end);
  const hasComments = /^\s*#/m.test(text.slice(end, next.head));
  if (!hasComments) return [{ span: { start: part.head, end: next.head }, text: '' }];
  const before = text.slice(0, part.head).trimEnd().length;
  return [{ span: { start: before, end }, text: '' }];
}

/** Takes a comment away, with its line where it stands alone. */
export function removeComment(text: string, start: number, end: number): Splice {
  const line = lineEnd(text, end);
  if (text.slice(end, line).trim() !== '') return { span: { start, end }, text: '' };
  if (opensLine(text, start)) return removeLines(text, lineStart(text, start), nextLine(text, end), false);
  return { span: { start: text.slice(0, start).trimEnd().length, end: line }, text: '' };
}
