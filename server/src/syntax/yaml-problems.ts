// What the YAML library finds wrong with a text, as a person is told: where it begins, what it is, what to do.
// Invariant: one slip is one problem; what is left open is shown where it opens, not where the text happens to end.
import { isCollection, isMap, isScalar, visit, type Document, type Node, type Pair, type YAMLParseError } from 'yaml';
import type { Span } from '../text/span';
import type { SyntaxProblem } from './tree';

type LibraryError = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** Of one piece of text. */
const MOST_PROBLEMS = 100;

const OPEN_QUOTE = /^Missing closing .quote/;
const OPEN_BRACKET = /^Flow (?:map|sequence) .* end with a [\]}]/;

/** The problems of a parsed text; offsets count as in the library's errors. */
export function problemsOf(document: Document.Parsed): readonly SyntaxProblem[] {
  // Only the standard wants keys to be short; lockfiles with longer ones are written and read by their tools.
  const errors = document.errors.filter(({ code }) => code !== 'KEY_OVER_1024_CHARS');
  // What follows a quote left open is told by guessing where it ends.
  const open = errors.findIndex(({ message }) => OPEN_QUOTE.test(message));
  const told = open < 0 ? errors : errors.slice(0, open + 1);
  return firstAtEachPlace(told).map((error) => problemOf(error, document));
}

/** What the library finds twice at one place is one slip. A text of nothing but slips has no end of them. */
function firstAtEachPlace(errors: readonly LibraryError[]): readonly LibraryError[] {
  const places = new Map<number, LibraryError>();
  for (const error of errors) {
    const [start] = error.pos;
    if (!places.has(start)) places.set(start, error);
    if (places.size === MOST_PROBLEMS) break;
  }
  return [...places.values()];
}

/** What an error of the library says: a quote or bracket left open at its beginning, since its end is wherever the text ends. */
function problemOf({ code, message, pos: [start, end] }: LibraryError, document: Document.Parsed): SyntaxProblem {
  if (OPEN_QUOTE.test(message)) {
    const open = nodeAround(document, start, (node) => isScalar(node) && node.type?.startsWith('QUOTE') === true);
    return { span: open ?? { start, end }, message: 'The quote that opens here is not closed. Close it.' };
  }
  if (OPEN_BRACKET.test(message)) {
    const isMapOpen = message.startsWith('Flow map');
    const open = nodeAround(
      document,
      start,
      (node) => isCollection(node) && isMap(node) === isMapOpen && node.flow === true,
    );
    const bracket = isMapOpen ? '{' : '[';
    return { span: open ?? { start, end }, message: `The "${bracket}" that opens here is not closed. Close it.` };
  }
  const repeated =
    code === 'DUPLICATE_KEY' && isMap(document.contents) ? keyAt(document.contents.items, start) : undefined;
  return { span: { start, end }, message: repeated === undefined ? inPlainWords(code, message) : secondTime(repeated) };
}

/** The first character of the innermost node of a kind that begins before an offset and reaches to it. */
function nodeAround(document: Document.Parsed, offset: number, isWanted: (node: Node) => boolean): Span | undefined {
  let place: Span | undefined;
  visit(document, {
    Node(_, node) {
      const [start, , end] = node.range ?? [0, 0, 0];
      if (isWanted(node) && start < offset && end >= offset) place = { start, end: start + 1 };
    },
  });
  return place;
}

/** The key of a document's own entries that begins at an offset. */
function keyAt(items: readonly Pair[], offset: number): string | undefined {
  const pair = items.find(({ key }) => isScalar(key) && key.range?.[0] === offset);
  return isScalar(pair?.key) ? (pair.key.source ?? String(pair.key.value)) : undefined;
}

/** What is said of a section that is repeated. */
export function secondTime(section: string): string {
  return `The section "${section}" stands here a second time. Move its content up to the first.`;
}

const noColon = 'This line has no colon, so that it is neither key nor value. Write "key: value".';
const noDash = 'The indentation does not fit the record, or a "- " is missing. Align it with its siblings.';

/** The library's errors that people meet while typing, by code or by its words; others as the library has them. */
const plainWords: readonly (readonly [slip: RegExp, words: string])[] = [
  [/^DUPLICATE_KEY/, 'This key is given twice; only the first counts. Remove one.'],
  [/^BAD_INDENT/, 'The indentation does not fit the lines above. Align it with its siblings.'],
  [/^TAB_AS_INDENT/, 'YAML takes no tab as indentation. Use spaces.'],
  [/^BLOCK_AS_IMPLICIT_KEY/, 'A value with a colon in it needs quotes, or a key stands on the wrong line.'],
  [/^MULTILINE_IMPLICIT_KEY/, noColon],
  [/^BAD_ALIAS/, 'This alias names no anchor. Define the anchor above it.'],
  [/^IMPOSSIBLE/, 'This could not be read as YAML.'],
  [/between items/, 'A comma is missing between these items. Add it.'],
  [/without - indicator/, noDash],
  [/need to be followed by map values/, noColon],
];

function inPlainWords(code: string, message: string): string {
  const told = plainWords.find(([slip]) => slip.test(`${code} ${message}`))?.[1];
  return told ?? (message.endsWith('.') ? message : `${message}.`);
}
