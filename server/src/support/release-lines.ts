// From a version or a range to release lines. A version belongs to the line whose name is the longest beginning of it,
// so that a pre-release belongs to the line it leads to.
// Invariant: a version above every known line belongs to none. What a range lets in is found by asking it about
// versions: where lines begin, what stands behind the newest, and what the range itself names.
import type { VersionScheme } from '../terms/versions/schemes';
import type { LineName, Product, ReleaseLine } from './table';
import { beginsWith, compareNumbers, numbersOf } from './version-numbers';

/** Where a version stands among a product's lines. */
export type Place =
  | { readonly kind: 'line'; readonly line: ReleaseLine }
  /** The version is the beginning of several lines (`3` of `3.11` and `3.12`); newest first. */
  | { readonly kind: 'several'; readonly lines: readonly ReleaseLine[] }
  /** Below the oldest line. */
  | { readonly kind: 'older' }
  | { readonly kind: 'unknown' };

const unknown: Place = { kind: 'unknown' };
const COMMIT = /^(?=.*[a-f])[\da-f]{7,}$|^[\da-f]{40}$/;

/** Places a version, an image tag (`18-slim`, `bookworm`) or the name of a line (`lts/hydrogen`). */
export function placeVersion(product: Product, version: string): Place {
  const text = version.toLowerCase().replace(/^lts[/-]/, '');
  const word = /^[a-z][a-z0-9]*/.exec(text)?.[0];
  const named = product.lines.find((line) => line.names.some((name) => name === word));
  if (named !== undefined) return { kind: 'line', line: named };
  const numbers = COMMIT.test(text) ? undefined : numbersOf(text);
  // 0.0.0 stands for "no version yet" and is older than nothing.
  if (numbers === undefined || numbers.every((number) => number === 0)) return unknown;
  return placeNumbers(product, numbers);
}

function placeNumbers(product: Product, numbers: readonly number[]): Place {
  const matches = numberedNames(product)
    .filter(({ name }) => beginsWith(numbers, name))
    .sort((a, b) => b.name.length - a.name.length);
  if (matches[0] !== undefined) return { kind: 'line', line: matches[0].line };
  const lines = product.lines.filter((line) => line.names.some((name) => isNumbers(name) && beginsWith(name, numbers)));
  if (lines.length > 0) return { kind: 'several', lines };
  const oldest = numberedNames(product)
    .map(({ name }) => name)
    .sort(compareNumbers)[0];
  return oldest !== undefined && compareNumbers(numbers, oldest) < 0 ? { kind: 'older' } : unknown;
}

/** What a range lets in. */
export interface Admitted {
  /** The known lines, newest first. */
  readonly lines: readonly ReleaseLine[];
  /** Versions below the oldest known line. */
  readonly older: boolean;
  /** Versions above the newest known line, or others that the range names and no line holds. */
  readonly unplaced: boolean;
  /** The range has no lower end. */
  readonly openBelow: boolean;
  /** The range has no upper end. */
  readonly openAbove: boolean;
}

/** What a range in the notation of a scheme lets in; undefined if it cannot be read, or if the lines have no numbers. */
export function admitLines(product: Product, range: string, scheme: VersionScheme): Admitted | undefined {
  const names = numberedNames(product).map(({ name }) => name);
  if (names.length === 0 || scheme.lowestOf(range) === undefined) return undefined;
  const admits = (version: string): boolean => scheme.satisfies(version, range) === true;
  const places = [...lowest, ...names.map(spell), ...names.slice(0, 1).map(behind), ...versionsIn(range)]
    .filter(admits)
    .map((version) => placeNumbers(product, numbersOf(version) ?? []));
  const lines = new Set(places.flatMap((place) => (place.kind === 'line' ? [place.line] : [])));
  return {
    lines: product.lines.filter((line) => lines.has(line)),
    older: places.some(({ kind }) => kind === 'older'),
    unplaced: places.some(({ kind }) => kind === 'unknown'),
    openBelow: lowest.some(admits),
    openAbove: scheme.isClosedAbove(range) === false,
  };
}

const lowest: readonly string[] = ['0.0.0', '0.0.1'];
const MOST_VERSIONS = 50;

/** The versions that a range names, each with the one behind it, which is the lowest where the named one is left out. */
function versionsIn(range: string): readonly string[] {
  const named = [...range.matchAll(/\d[\w.+-]*/g)].slice(0, MOST_VERSIONS);
  return named.flatMap(([text]) => {
    const version = text.replace(/\.[x+].*$|[.+-]+$/i, '');
    const numbers = numbersOf(version) ?? [];
    return [/^[\d.]+$/.test(version) ? spell(numbers) : version, behind([...numbers, 0, 0].slice(0, 3))];
  });
}

/** The first release that begins with the numbers: `[3, 11]` as `3.11.0`. */
function spell(numbers: readonly number[]): string {
  return [...numbers, 0, 0].slice(0, Math.max(3, numbers.length)).join('.');
}

/** The first release behind all that begin with the numbers. */
function behind(numbers: readonly number[]): string {
  return spell(numbers.map((number, index) => (index === numbers.length - 1 ? number + 1 : number)));
}

function numberedNames(product: Product): readonly { name: readonly number[]; line: ReleaseLine }[] {
  return product.lines.flatMap((line) => line.names.filter(isNumbers).map((name) => ({ name, line })));
}

function isNumbers(name: LineName): name is readonly number[] {
  return typeof name !== 'string';
}
