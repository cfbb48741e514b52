// Ranges as alternatives of bounds, which is what every ecosystem's spelling comes to; here is what can be asked of them.
// Invariant: a bound whose version cannot be read makes its whole range unreadable.
import type { VersionScheme } from './schemes';

/** One end of a range, or a version that is let in or left out. */
export interface Bound {
  readonly operator: '>' | '>=' | '<' | '<=' | '=' | '!=';
  readonly version: string;
}

/** Of the alternatives one has to hold, with all its bounds. */
export type Alternatives = readonly (readonly Bound[])[];

/** What an ecosystem has of its own. */
interface Counting {
  readonly name: string;
  readonly isExactVersion: (text: string) => boolean;
  /** Undefined if one of them is no version. */
  readonly compare: (a: string, b: string) => number | undefined;
  readonly readRange: (range: string) => Alternatives | undefined;
  /** The lowest version of all. */
  readonly zero: string;
}

/** The scheme of an ecosystem. */
export function schemeOfBounds({ name, isExactVersion, compare, readRange, zero }: Counting): VersionScheme {
  const readAll = (range: string): Alternatives | undefined => {
    const alternatives = readRange(range);
    const isReadable = alternatives?.every((all) => all.every(({ version }) => compare(version, version) === 0));
    return isReadable === true ? alternatives : undefined;
  };
  const higher = (a: string, b: string): string => ((compare(a, b) ?? 0) >= 0 ? a : b);
  return {
    name,
    isExactVersion,
    compare,
    satisfies(version, range) {
      const alternatives = compare(version, version) === undefined ? undefined : readAll(range);
      return alternatives?.some((all) => all.every((bound) => admits(bound, compare(version, bound.version) ?? 0)));
    },
    lowestOf(range) {
      const lowest = readAll(range)?.map((all) => all.flatMap(lowerEnd).reduce(higher, zero));
      return lowest?.reduce((a, b) => (higher(a, b) === a ? b : a));
    },
    isClosedAbove: (range) => readAll(range)?.every((all) => all.some(({ operator }) => /^[<=]/.test(operator))),
  };
}

/** Both of two ranges: every alternative of the one with every one of the other; undefined where that is beyond measure. */
export function bothOf(a: Alternatives, b: Alternatives): Alternatives | undefined {
  return a.length * b.length > MOST_ALTERNATIVES ? undefined : a.flatMap((one) => b.map((other) => [...one, ...other]));
}

const MOST_ALTERNATIVES = 1000;

function admits({ operator }: Bound, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function lowerEnd({ operator, version }: Bound): readonly string[] {
  return operator === '=' || operator.startsWith('>') ? [version] : [];
}

/** Compares lists of numbers part by part; what is missing counts as `missing`. */
export function compareNumbers(a: readonly number[], b: readonly number[], missing: number): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = (a[index] ?? missing) - (b[index] ?? missing);
    if (order !== 0) return order;
  }
  return 0;
}
