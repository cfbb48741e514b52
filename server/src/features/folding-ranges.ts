// What of an annotation file can be folded away: sections, records and their longer fields, runs of comments.
// Invariant: a fold ends on the last line that holds something, so that blank lines between records stay in sight.
import type { AnnotationFile } from '../records/annotation-file';
import { commentsOf } from '../syntax/comments';
import type { Child } from '../syntax/tree';
import type { SourceFile } from '../text/source-file';

/** Lines count from 0; both are part of the fold. */
export interface FoldingRange {
  readonly start: number;
  readonly end: number;
  readonly kind: 'data' | 'comment';
}

/** The folds of a file, one for each line at which one begins. */
export function foldingRanges({ file, yaml }: AnnotationFile): readonly FoldingRange[] {
  const folds = new Map<number, FoldingRange>();
  const texts = new Set<number>();
  const take = (from: number, to: number): void => {
    const start = file.lines.positionAt(from).line;
    const end = file.lines.positionAt(lastLetter(file, from, to)).line;
    if (end > start && (folds.get(start)?.end ?? 0) < end) folds.set(start, { start, end, kind: 'data' });
  };
  const visit = ({ node, shift }: Child, base: number): void => {
    const here = base + shift;
    if (node.kind === 'map') {
      for (const entry of node.entries) {
        take(here + entry.shift + entry.keySpan.start, endOf(entry, here));
        visit(entry, here);
      }
    } else if (node.kind === 'list') {
      for (const item of node.items) {
        take(here + item.shift + item.node.span.start, endOf(item, here));
        visit(item, here);
      }
    } else addLines(file, node.span.start + here, node.span.end + here, texts);
  };
  for (const document of yaml.documents) visit(document, 0);
  return [...folds.values(), ...commentFolds(file, texts)].sort((a, b) => a.start - b.start);
}

/** Where a value ends: a list with its last item, since blank lines and comments may follow it. */
function endOf({ node, shift }: Child, base: number): number {
  const here = base + shift;
  const last = node.kind === 'list' && !node.flow ? node.items.at(-1) : undefined;
  return last === undefined ? node.span.end + here : endOf(last, here);
}

function lastLetter(file: SourceFile, from: number, to: number): number {
  return from + file.text.slice(from, to).trimEnd().length;
}

/** Remembers the lines of a text over several lines but its first: a number sign there begins no comment. */
function addLines(file: SourceFile, from: number, to: number, lines: Set<number>): void {
  const last = file.lines.positionAt(lastLetter(file, from, to)).line;
  for (let line = file.lines.positionAt(from).line + 1; line <= last; line++) lines.add(line);
}

/** Two or more lines in a row that hold nothing but a comment. */
function commentFolds(file: SourceFile, texts: ReadonlySet<number>): readonly FoldingRange[] {
  const folds: { start: number; end: number; kind: 'comment' }[] = [];
  for (const { span } of commentsOf(file)) {
    const { line } = file.lines.positionAt(span.start);
    if (texts.has(line) || !file.lines.textOf(line).trimStart().startsWith('#')) continue;
    const before = folds.at(-1);
    if (before?.end === line - 1) before.end = line;
    else folds.push({ start: line, end: line, kind: 'comment' });
  }
  return folds.filter(({ start, end }) => end > start);
}
