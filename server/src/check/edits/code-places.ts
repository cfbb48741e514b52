// Places in source code, which has no data: a finding names the n-th trace tag of a file, an edit needs its letters; a
// comment goes above a declaration. Invariant: read from the text that is to be edited, so that the place is where it is now.
import { readTraceTags } from '../../records/trace-tags';
import { commentsOf, writeComment } from '../../syntax/comments';
import type { Anchor } from '../../text/anchor';
import type { Change } from '../../text/change';
import type { SourceFile } from '../../text/source-file';
import { tagsOfFile } from '../../workspace/code-facts';
import { mayBearTags } from '../../workspace/file-facts';
import { placeWords } from './manifest-words';
import { pinLoads } from './pin-load';
import type { PlacedChange } from './placed-change';

/** The change with its places as spans where they lie in code; empty where the code has no such place. */
export function placeInCode(change: Change, textOf: (file: string) => SourceFile | undefined): readonly PlacedChange[] {
  if (change.kind === 'pin-load') return pinLoads(change, textOf(change.file));
  if (change.kind === 'reword') return placeWords(change, textOf(change.anchor.file));
  const placed = change.kind === 'add-comment' ? addComment(change, textOf(change.file)) : placeTag(change, textOf);
  return placed === undefined ? [] : [placed];
}

function placeTag(change: PlacedChange, textOf: (file: string) => SourceFile | undefined): PlacedChange {
  const index = change.kind === 'replace' ? tagIndex(change.anchor) : undefined;
  if (change.kind !== 'replace' || index === undefined) return change;
  const { file } = change.anchor;
  const text = textOf(file);
  const tag = text === undefined ? undefined : readTraceTags(text)[index];
  return tag === undefined ? change : { ...change, anchor: { file, span: tag.span } };
}

/** Which tag of its file an anchor names; undefined for every other place. */
function tagIndex(anchor: Anchor): number | undefined {
  if (!('path' in anchor) || anchor.path.length !== 2 || !mayBearTags(anchor.file)) return undefined;
  const [list, index] = anchor.path;
  return list === tagsOfFile && typeof index === 'number' ? index : undefined;
}

/** The first line of a file that has to stay the first: what runs it, how it is read. */
const FIRST_LINE = /^(?:#!|<\?|<!doctype|#.*coding[:=])/i;
/** What belongs to the declaration below it: comments, decorators, attributes. */
const BELONGS_BELOW = /^[ \t]*(?:\/\/|\/?\*|#|@|\[.*\][ \t]*$|--)/;

function addComment(
  { file, symbol, text }: Extract<Change, { kind: 'add-comment' }>,
  source: SourceFile | undefined,
): PlacedChange | undefined {
  const comment = writeComment(file, text);
  if (source === undefined || comment === undefined) return undefined;
  const declared = symbol === undefined ? undefined : lineOfDeclaration(source, symbol);
  const line = declared ?? (FIRST_LINE.test(source.lines.textOf(0)) ? 1 : 0);
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const indent = declared === undefined ? '' : (/^[ \t]*/.exec(source.lines.textOf(line))?.[0] ?? '');
  const isBehindLast = line >= source.lines.count;
  const at = isBehindLast ? source.text.length : source.lines.startOf(line);
  const written = isBehindLast ? `${newline}${comment}` : `${indent}${comment}${newline}`;
  return { kind: 'replace', anchor: { file, span: { start: at, end: at } }, text: written };
}

/** The line that opens the declaration of a symbol, with what belongs to it above; judged by its look, outside of comments. */
function lineOfDeclaration(source: SourceFile, symbol: string): number | undefined {
  const name = symbol.slice(symbol.lastIndexOf('.') + 1).replace(/[^\w]/g, '\\$&');
  const comments = commentsOf(source);
  for (const look of declarationLooks(name)) {
    for (const match of source.text.matchAll(look)) {
      const end = match.index + match[0].length;
      if (comments.some(({ span }) => span.start < end && end <= span.end)) continue;
      let { line } = source.lines.positionAt(match.index);
      while (line > 0 && belongsBelow(source.lines.textOf(line - 1))) line--;
      return line;
    }
  }
  return undefined;
}

/** A name behind the words that declare it; failing that, one that opens a body, as methods and shell functions do. */
function declarationLooks(name: string): readonly RegExp[] {
  const words = '(?!(?:return|await|throw|if|for|while|new)\\b)(?:[\\w$@<>,.*&:?()[\\]]+[ \\t]+)+[*&]*';
  return [
    new RegExp(`^[ \\t]*${words}${name}\\b[ \\t]*(?:[(=:<{;]|$)`, 'gm'),
    new RegExp(`^[ \\t]*${name}\\b[ \\t]*[(<=:].*\\{[ \\t\\r]*$`, 'gm'),
  ];
}

function belongsBelow(line: string): boolean {
  return BELONGS_BELOW.test(line) && !FIRST_LINE.test(line);
}
