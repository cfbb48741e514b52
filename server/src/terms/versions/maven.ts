// Versions and ranges of Maven and Gradle: `[1.0,2.0)`, `]1.0,2.0[`, several of them, `1.+`, and strict ones (`1.2!!`).
// A plain version lets itself be lifted: whether a higher one is right in its place only the build can tell.
// Invariant: what is newest on the day of the build (`latest.release`, `RELEASE`) has no bounds that could be named.
import { compareMaven } from './maven-order';
import type { VersionScheme } from './schemes';

/** One stretch of versions; an end that is not given is open. */
interface Stretch {
  readonly low: string | undefined;
  readonly lowIncluded: boolean;
  readonly high: string | undefined;
  readonly highIncluded: boolean;
}

const EXACT = /^(?!latest\.|latest$|release$|[<>=^~])[^\s[\](),!+${}:/\\]+(?:\+[^\s[\](),!+${}:/\\]+)*$/i;
const PREFIX = /^((?:[\w-]+\.)*)\+$/;
const NEWEST = /^(?:latest(?:\.[\w-]+)?|release|\+)$/i;
const MOST_STRETCHES = 1000;

/** The way of counting of Maven and Gradle. */
export const maven: VersionScheme = {
  name: 'maven',
  isExactVersion: (text) => EXACT.test(text),
  satisfies(version, range) {
    const stretches = EXACT.test(version) ? readRange(range) : undefined;
    if (EXACT.test(range) && compareMaven(version, range) > 0) return undefined;
    return stretches?.some((stretch) => isWithin(version, stretch));
  },
  lowestOf(range) {
    const lows = readRange(range)?.map(({ low }) => low ?? '0');
    return lows?.reduce((lowest, low) => (compareMaven(low, lowest) < 0 ? low : lowest));
  },
  isClosedAbove: (range) => readRange(range)?.every(({ high }) => high !== undefined),
  compare: (a, b) => (EXACT.test(a) && EXACT.test(b) ? compareMaven(a, b) : undefined),
};

/** The stretches of a range, at least one; undefined if it is none. */
function readRange(text: string): readonly Stretch[] | undefined {
  const range = text.replace(/!!.*$/, '').trim();
  if (NEWEST.test(range)) return [{ low: undefined, lowIncluded: true, high: undefined, highIncluded: true }];
  if (EXACT.test(range)) return [{ low: range, lowIncluded: true, high: range, highIncluded: true }];
  const prefix = PREFIX.exec(range)?.[1];
  return prefix === undefined ? readStretches(range) : [readPrefix(prefix)];
}

/** `1.2.+` is from 1.2 to below 1.3; a prefix that ends in no number has no end that could be named. */
function readPrefix(prefix: string): Stretch {
  const parts = prefix.split('.').slice(0, -1);
  const last = Number(parts.at(-1));
  const high = Number.isInteger(last) ? [...parts.slice(0, -1), last + 1].join('.') : undefined;
  // The lowest of all versions that begin so is a first pre-release.
  return { low: parts.join('.'), lowIncluded: true, high: high && `${high}-alpha`, highIncluded: false };
}

function readStretches(range: string): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  const pattern = /\s*([[\](])\s*([^\s[\](),]*)\s*(?:(,)\s*([^\s[\](),]*)\s*)?([\])[])\s*(,|$)/y;
  while (pattern.lastIndex < range.length && stretches.length < MOST_STRETCHES) {
    const [whole, open, low = '', comma, high = '', close] = pattern.exec(range) ?? [];
    if (whole === undefined) return undefined;
    const isOne = comma === undefined;
    if (isOne && (low === '' || open !== '[' || close !== ']')) return undefined;
    stretches.push({
      low: low === '' ? undefined : low,
      lowIncluded: open === '[',
      high: isOne ? low : high === '' ? undefined : high,
      highIncluded: close === ']',
    });
  }
  return stretches.length === 0 ? undefined : stretches;
}

function isWithin(version: string, { low, lowIncluded, high, highIncluded }: Stretch): boolean {
  const aboveLow = low === undefined ? 1 : compareMaven(version, low);
  const belowHigh = high === undefined ? -1 : compareMaven(version, high);
  return (lowIncluded ? aboveLow >= 0 : aboveLow > 0) && (highIncluded ? belowHigh <= 0 : belowHigh < 0);
}
