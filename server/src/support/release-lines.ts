// From a version or a range to release lines. A version belongs to the line whose name is the longest beginning of it,
// so that a pre-release belongs to the line it leads to.
// Invariant: a version above every known line belongs to none.
import { intersects, Range, validRange } from 'semver';
import { semver } from '../terms/versions/semver';
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

/** Places a version, an image tag (`18-slim`, `bookworm`) or the name of a line (`lts/hydrogen`). */
export function placeVersion(product: Product, version: string): Place {
  const text = version.toLowerCase().replace(/^lts[/-]/, '');
  const word = /^[a-z][a-z0-9]*/.exec(text)?.[0];
  const named = product.lines.find((line) => line.names.some((name) => name === word));
  if (named !== undefined) return { kind: 'line', line: named };
  const numbers = numbersOf(text);
  // 0.0.0 stands for "no version yet" and is older than nothing.
  if (numbers === undefined || numbers.every((number) => number === 0)) return { kind: 'unknown' };
  return placeNumbers(product, numbers);
}

function placeNumbers(product: Product, numbers: readonly number[]): Place {
  const matches = numberedNames(product)
    .filter(({ name }) => beginsWith(numbers, name))
    .sort((a, b) => b.name.length - a.name.length);
  if (matches[0] !== undefined) return { kind: 'line', line: matches[0].line };
  const lines = product.lines.filter((line) => line.names.some((name) => isNumbers(name) && beginsWith(name, numbers)));
  if (lines.length > 0) return { kind: 'several', lines };
  const oldest = oldestNumbers(product);
  return oldest !== undefined && compareNumbers(numbers, oldest) < 0 ? { kind: 'older' } : { kind: 'unknown' };
}

/** What a range lets in. */
export interface Admitted {
  /** The known lines, newest first. */
  readonly lines: readonly ReleaseLine[];
  /** Versions below the oldest known line. */
  readonly older: boolean;
  /** Versions above the newest known line. */
  readonly newer: boolean;
  /** The range has no lower end. */
  readonly openBelow: boolean;
  /** The range has no upper end. */
  readonly openAbove: boolean;
}

const withPreReleases = { includePrerelease: true };

/** What a range in npm's notation lets in; undefined if it cannot be read, or if the lines have no numbers. */
export function admitLines(product: Product, range: string): Admitted | undefined {
  const newest = numberedNames(product)[0]?.name;
  const oldest = oldestNumbers(product);
  if (newest === undefined || oldest === undefined || validRange(range) === null) return undefined;
  const read = new Range(range, withPreReleases);
  const meets = (other: string): boolean => intersects(read, new Range(other, withPreReleases), withPreReleases);
  return {
    lines: product.lines.filter((line) => line.names.some((name) => isNumbers(name) && meets(intervalOf(name)))),
    older: meets(`<${startOf(oldest)}`),
    newer: meets(`>=${endOf(newest)}`),
    openBelow: meets('0.0.0-0'),
    openAbove: semver.isClosedAbove(range) === false,
  };
}

function numberedNames(product: Product): readonly { name: readonly number[]; line: ReleaseLine }[] {
  return product.lines.flatMap((line) => line.names.filter(isNumbers).map((name) => ({ name, line })));
}

function oldestNumbers(product: Product): readonly number[] | undefined {
  return numberedNames(product)
    .map(({ name }) => name)
    .sort(compareNumbers)[0];
}

function isNumbers(name: LineName): name is readonly number[] {
  return typeof name !== 'string';
}

function intervalOf(name: readonly number[]): string {
  return `>=${startOf(name)} <${endOf(name)}`;
}

/** The lowest version of a line, its first pre-release: `[3, 11]` begins at `3.11.0-0`. */
function startOf(name: readonly number[]): string {
  return `${[...name, 0, 0].slice(0, 3).join('.')}-0`;
}

function endOf(name: readonly number[]): string {
  return startOf(name.map((number, index) => (index === name.length - 1 ? number + 1 : number)));
}
