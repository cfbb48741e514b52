// Reads a citation as people write it, "Art. 10(2)(f) AI Act" or "62304 5.3.3", and says which reference it may stand for.
// Invariant: nothing is guessed. Words that no citation has, or two places at once, make it no citation; whether the catalogue
// holds the place is asked by the catalogue.
import type { Instrument } from './clause';

/** A place of an instrument; an empty path is the instrument itself. */
export interface CitedPlace {
  readonly instrument: Instrument;
  /** As in clause ids, in lower case: `annex-i/part-i/2d`. */
  readonly path: string;
}

/** A name of an instrument, or of a part of it. */
interface InstrumentName {
  readonly instrument: Instrument;
  /** The path of the part; empty for the whole. */
  readonly part: string;
  readonly pattern: RegExp;
}

/** The places that a text may cite, none for a text that is no citation. A name such as GSPR belongs to several instruments. */
export function readCitation(text: string, instruments: readonly Instrument[]): readonly CitedPlace[] {
  const words = ` ${plainWords(text)} `;
  const found = instruments.flatMap((instrument) => findLongestName(words, namesOf(instrument)) ?? []);
  const longest = Math.max(...found.map(({ name }) => name.length));
  return found
    .filter(({ name }) => name.length === longest)
    .flatMap(({ instrument, part, name }) => {
      const below = readPlace(words.replace(name, ' '));
      return below === undefined ? [] : [{ instrument, path: below === '' ? part : joinLevels(part, below) }];
    });
}

interface NameFound {
  readonly instrument: Instrument;
  readonly part: string;
  /** As the text has it. */
  readonly name: string;
}

function findLongestName(words: string, names: readonly InstrumentName[]): NameFound | undefined {
  let longest: NameFound | undefined;
  for (const { instrument, part, pattern } of names) {
    const [name] = pattern.exec(words) ?? [];
    if (name !== undefined && name.length > (longest?.name.length ?? 0)) longest = { instrument, part, name };
  }
  return longest;
}

/** Lower case, without marks that only separate, and with one kind of dash. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\s\u00a0,;§]+/g, ' ')
    .trim();
}

const knownNames = new WeakMap<Instrument, readonly InstrumentName[]>();

function namesOf(instrument: Instrument): readonly InstrumentName[] {
  const known = knownNames.get(instrument);
  if (known !== undefined) return known;
  const { id, shortName, fullName, reference, otherNames, partNames } = instrument;
  const whole = new Set([id, shortName, fullName, reference, ...otherNames].map(plainWords));
  const names = [
    ...[...whole].map((name) => ({ instrument, part: '', pattern: patternOf(name) })),
    ...[...partNames].map(([name, part]) => ({
      instrument,
      part: part.toLowerCase(),
      pattern: patternOf(plainWords(name)),
    })),
  ];
  knownNames.set(instrument, names);
  return names;
}

/** Finds a name in a text: blanks and hyphens are alike, an edition may follow (`62304:2006+A1:2015`), and "s" of a plural. */
function patternOf(name: string): RegExp {
  const parts = name.split(/[\s-]+/).map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const edition = String.raw`(?::\d{4}(?:/?[+ ]?(?:a|amd ?)\d+(?::\d{4})?)?)?`;
  return new RegExp(String.raw`(?<![\p{L}\p{N}.])${parts.join('[\\s-]*')}s?${edition}(?![\p{L}\p{N}])`, 'u');
}

/** Words that lead to a level of an instrument, and the start of that level's name in clause ids. */
const levels: readonly (readonly [RegExp, string])[] = [
  [/^(?:articles?|artikel|arts?)\.?\s*-?(?=\d)/, 'art-'],
  [/^(?:annex|appendix|anhang)\s*-?(?=[ivxlc\d])/, 'annex-'],
  [/^(?:part|teil)\s*-?(?=[ivx]+\b|[a-c]\b|\d)/, 'part-'],
  [/^(?:rules?|regel)\s*-?(?=\d)/, 'rule-'],
];

/** Words that say only what kind of place follows, or lead over to the instrument's name. */
const fillers =
  /^(?:clauses?|sections?|sec\.?|paragraphs?|para\.?|points?|letters?|lit\.?|items?|requirements?|no\.?|nr\.?|number|abs\.?|see|cf\.?|per|of|in|the|to|under|by|der|des|und?er|eu|en|din|bs|regulation|verordnung|:|\.|\/|-)(?![\p{L}\p{N}])\s*/u;

/** What follows a level: `(2)`, `(d)`, `17.2`, `2d`, `iv`. */
const place =
  /^(?:\((\d+(?:\.\d+)*)\)|\(([a-z]{1,2})\)|(\d+(?:\.\d+)*)([a-z]{0,2})(?![\p{L}\p{N}])|([ivxlc]+|[a-z])(?![\p{L}\p{N}]))/u;

/** A remark that is no place: `(component)`, `(inserted)`. */
const remark = /^\([\p{L} ;:]{3,}\)\s*/u;

/** The path that words lead to: `art. 10(2)(f)` to `art-10/2f`; undefined where a word is not understood. */
function readPlace(words: string): string | undefined {
  let state: PlaceRead | undefined = { path: '', rest: words.trim() };
  while (state !== undefined && state.rest !== '')
    state = readRange(state) ?? readLevel(state) ?? skipFiller(state) ?? readNumber(state);
  return state?.path;
}

/** How far a place was read, and what is left of the words. */
interface PlaceRead {
  readonly path: string;
  readonly rest: string;
}

/** The end of a range: `-(2)` after `(1)`. */
function readRange({ path, rest }: PlaceRead): PlaceRead | undefined {
  const found = /^(?:-|to(?= ))\s*\(?(\d+(?:\.\d+)*)\)?\s*/.exec(rest);
  if (found === null || !/\d$/.test(path)) return undefined;
  return { path: `${path}-${found[1] ?? ''}`, rest: rest.slice(found[0].length) };
}

function readLevel({ path, rest }: PlaceRead): PlaceRead | undefined {
  for (const [pattern, start] of levels) {
    if (!pattern.test(rest)) continue;
    const after = rest.replace(pattern, '');
    const name = /^[\p{L}\p{N}]+(?:\.\d+)*/u.exec(after)?.[0] ?? '';
    return { path: joinLevels(path, start + name), rest: after.slice(name.length).trimStart() };
  }
  return undefined;
}

function skipFiller({ path, rest }: PlaceRead): PlaceRead | undefined {
  const found = fillers.exec(rest) ?? remark.exec(rest);
  return found === null ? undefined : { path, rest: rest.slice(found[0].length) };
}

function readNumber({ path, rest }: PlaceRead): PlaceRead | undefined {
  const found = place.exec(rest);
  if (found === null) return undefined;
  const [all, bracketed, letters, number, suffix = '', bare] = found;
  // Letters belong to the number before them, `2d`; with no number before, they are a level of their own.
  const letter = letters ?? (bare?.length === 1 ? bare : undefined);
  const isSuffix = letter !== undefined && /\d$/.test(path);
  const level = bracketed ?? letter ?? bare ?? `${number ?? ''}${suffix}`;
  return { path: isSuffix ? path + letter : joinLevels(path, level), rest: rest.slice(all.length).trimStart() };
}

function joinLevels(path: string, level: string): string {
  return path === '' ? level : `${path}/${level}`;
}
