// Words of a manifest's entry, such as a version, in whatever notation: where they stand in the text.
// Invariant: words that stand there more than once, or not as a whole, are not found; an entry that is sealed by a digest
// of its content is left alone, since other words would break the seal.
import { formatOf } from '../../manifests/formats';
import { find, locate } from '../../syntax/locate';
import type { Child } from '../../syntax/tree';
import type { Change } from '../../text/change';
import type { SourceFile } from '../../text/source-file';
import type { Span } from '../../text/span';
import type { PlacedChange } from './placed-change';

/** The change as one of a span; none where none of the words is found. */
export function placeWords(
  { anchor, rewordings }: Extract<Change, { kind: 'reword' }>,
  file: SourceFile | undefined,
): readonly PlacedChange[] {
  if (file === undefined) return [];
  const notation = formatOf(file.path)?.notation;
  const root = notation?.treeOf(file).root;
  if (notation === undefined || root === undefined || find(root, anchor.path) === undefined) return [];
  const entry = locate(root, anchor.path, 'entry');
  const areas = [entry, ...surroundings(root, anchor.path, entry, dataNotations.has(notation.name), file)];
  if (SEAL.test(textOf(file, areas.at(-1) ?? entry))) return [];
  for (const { from, to } of rewordings) {
    const span = wordsIn(file, areas, from) ?? definition(file, entry, from);
    if (span !== undefined) return [{ kind: 'replace', anchor: { file: file.path, span }, text: to }];
  }
  return [];
}

/** In these an entry holds all that belongs to it; in a file of code it goes on to the end of its line. */
const dataNotations: ReadonlySet<string> = new Set(['JSON', 'YAML', 'TOML', 'XML']);

const SEAL = /sha(?:256|384|512)[:=-]/;

/** Where else an entry's words may stand, the nearest first. */
function surroundings(
  root: Child,
  path: readonly (string | number)[],
  entry: Span,
  isData: boolean,
  file: SourceFile,
): readonly Span[] {
  if (!isData) {
    const { line } = file.lines.positionAt(entry.start);
    return [{ start: entry.start, end: file.lines.startOf(line) + file.lines.textOf(line).length }];
  }
  // A field of a record in a list, such as its name.
  return typeof path.at(-2) === 'number' ? [locate(root, path.slice(0, -1), 'entry')] : [];
}

/** The place of words within the first area that has them; undefined where an area has them more than once. */
function wordsIn(file: SourceFile, areas: readonly Span[], words: string): Span | undefined {
  for (const area of areas) {
    const starts = startsOf(textOf(file, area), words);
    if (starts.length > 1) return undefined;
    const [at] = starts;
    if (at !== undefined) return { start: area.start + at, end: area.start + at + words.length };
  }
  return undefined;
}

const REFERENCE = /\$\{([\w.-]+)\}|\$\(([\w.-]+)\)|\$(\w+)|\bversion\.ref\s*=\s*["']([\w.-]+)["']/g;

/** The place of words where the file defines a property, variable or version that the entry refers to. */
function definition(file: SourceFile, entry: Span, words: string): Span | undefined {
  const names = [...textOf(file, entry).matchAll(REFERENCE)].map((match) => match.slice(1).find(Boolean) ?? '');
  const found = names.flatMap((name) => {
    const look = new RegExp(`(?<![\\w.-])${escaped(name)}["']?\\s*[=:>]\\s*["']?${whole(words)}`, 'g');
    return [...file.text.matchAll(look)].map((match) => match.index + match[0].length);
  });
  const [end] = found;
  return found.length === 1 && end !== undefined ? { start: end - words.length, end } : undefined;
}

function startsOf(text: string, words: string): readonly number[] {
  return [...text.matchAll(new RegExp(whole(words), 'g'))].map((match) => match.index);
}

/** The words where they are not part of others: `3.2` is neither in `13.2` nor in `3.2.1`, `3.2-rc` or `3.2+1`. */
function whole(words: string): string {
  const before = /^\w/.test(words) ? '(?<![\\w.])' : '';
  const after = /\w$/.test(words) ? '(?!\\w|[.+]\\w|-(?!(?:bin|all)\\b))' : '';
  return `${before}${escaped(words)}${after}`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function textOf(file: SourceFile, { start, end }: Span): string {
  return file.text.slice(start, end);
}
