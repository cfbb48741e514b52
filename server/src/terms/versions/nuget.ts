// Versions and ranges of NuGet and Paket: up to four numbers with a pre-release (`1.2.3.4-rc.1`), `[1.0,2.0)`, `1.*`,
// `~> 1.2`, `>= 1.0 < 2.0`. A bare version is the lowest one that will do.
// Invariant: labels count without regard to letter case, what stands behind `+` counts for nothing.
// Sources: learn.microsoft.com/nuget/concepts/package-versioning, fsprojects.github.io/Paket "Version constraints".
import type { VersionScheme } from './schemes';

interface Version {
  /** Four, the missing ones being 0. */
  readonly numbers: readonly number[];
  /** Empty for a release. */
  readonly labels: readonly string[];
}

/** One end of a range: versions from there on (`>=`, `>`) or up to there. */
interface Bound {
  readonly operator: '>=' | '>' | '<=' | '<';
  readonly version: Version;
}

const VERSION = /^v?(\d{1,15}(?:\.\d{1,15}){0,3})(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z.-]*)?$/i;
const INTERVAL = /^([[(])([^,[\]()]*)(?:(,)([^,[\]()]*))?([\])])$/;
const FLOATING = /^((?:\d{1,15}\.){0,3})\*(?:-.*)?$/;
const PRE_RELEASE_FLOATING = /^(\d{1,15}(?:\.\d{1,15}){0,3})-(.*)\*$/;
/** Below every pre-release of a version. */
const LOWEST_LABEL = '';

/** NuGet's way of counting. */
export const nuget: VersionScheme = {
  name: 'nuget',
  isExactVersion: (text) => VERSION.test(text),
  satisfies(version, range) {
    const [read, bounds] = [readVersion(version), readRange(range)];
    return read && bounds?.every(({ operator, version: bound }) => isWithin(compareRead(read, bound), operator));
  },
  lowestOf(range) {
    const bounds = readRange(range);
    if (bounds === undefined) return undefined;
    const low = bounds.find(({ operator }) => operator === '>=' || operator === '>');
    return low === undefined ? '0.0.0' : spell(low.version);
  },
  isClosedAbove: (range) => readRange(range)?.some(({ operator }) => operator.startsWith('<')),
  compare(a, b) {
    const [one, other] = [readVersion(a), readVersion(b)];
    return one && other && compareRead(one, other);
  },
};

function readVersion(text: string): Version | undefined {
  const [, digits, labels] = VERSION.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  return { numbers: padded(digits.split('.').map(Number)), labels: labels?.toLowerCase().split('.') ?? [] };
}

function padded(numbers: readonly number[]): readonly number[] {
  return [...numbers, 0, 0, 0].slice(0, 4);
}

function spell({ numbers, labels }: Version): string {
  const digits = numbers[3] === 0 ? numbers.slice(0, 3) : numbers;
  const written = labels.filter((label) => label !== LOWEST_LABEL);
  return digits.join('.') + (written.length === 0 ? '' : `-${written.join('.')}`);
}

function readRange(text: string): readonly Bound[] | undefined {
  const range = text.trim();
  const version = readVersion(range);
  if (version !== undefined) return [{ operator: '>=', version }];
  return readInterval(range) ?? readFloating(range) ?? readConditions(range);
}

function readInterval(range: string): readonly Bound[] | undefined {
  const [whole, open, low = '', comma, high = '', close] = INTERVAL.exec(range) ?? [];
  if (whole === undefined) return undefined;
  if (comma === undefined) {
    const version = open === '[' && close === ']' ? readVersion(low) : undefined;
    return (
      version && [
        { operator: '>=', version },
        { operator: '<=', version },
      ]
    );
  }
  const bounds: Bound[] = [];
  // A floating lower end takes the newest of its kind, and still only what lies in the interval.
  const lowVersion = readVersion(low) ?? readFloating(low.trim())?.[0]?.version;
  const highVersion = readVersion(high);
  if (lowVersion !== undefined) bounds.push({ operator: open === '[' ? '>=' : '>', version: lowVersion });
  if (highVersion !== undefined) bounds.push({ operator: close === ']' ? '<=' : '<', version: highVersion });
  const isRead = (end: string, read: Version | undefined): boolean => read !== undefined || end.trim() === '';
  return isRead(low, lowVersion) && isRead(high, highVersion) ? bounds : undefined;
}

/** `1.2.*` is from 1.2 to below 1.3, `*` is every version, `1.0.0-rc*` are the pre-releases of that name and 1.0.0. */
function readFloating(range: string): readonly Bound[] | undefined {
  const [preRelease, digits = '', label = ''] = PRE_RELEASE_FLOATING.exec(range) ?? [];
  if (preRelease !== undefined) {
    const numbers = padded(digits.split('.').map(Number));
    const labels = label.toLowerCase().split('.');
    return [
      { operator: '>=', version: { numbers, labels } },
      { operator: '<=', version: { numbers, labels: [] } },
    ];
  }
  const prefix = FLOATING.exec(range)?.[1];
  if (prefix === undefined) return undefined;
  return prefix === '' ? [] : upToNext(prefix.split('.').slice(0, -1).map(Number));
}

/** From the first pre-release of a version to below that of the next of its length. */
function upToNext(numbers: readonly number[], labels: readonly string[] = [LOWEST_LABEL]): readonly Bound[] {
  const next = [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1];
  return [
    { operator: '>=', version: { numbers: padded(numbers), labels } },
    { operator: '<', version: { numbers: padded(next), labels: [LOWEST_LABEL] } },
  ];
}

/** Paket's conditions, all of which have to hold; what tells how to choose (`@`, `!`, `prerelease`) has no bounds. */
function readConditions(range: string): readonly Bound[] | undefined {
  const rest = range.replaceAll(/[@!,]|\b(?:prerelease|alpha|beta|rc)\b(?=\s|$)/g, ' ').trim();
  const bounds: Bound[] = [];
  const pattern = /\s*(~>|>=|<=|==|=|>|<)\s*([^\s<>=~]+)/y;
  while (pattern.lastIndex < rest.length) {
    const [, operator = '', text = ''] = pattern.exec(rest) ?? [];
    const version = readVersion(text);
    if (version === undefined) return undefined;
    bounds.push(...boundsOf(operator, version, text));
  }
  return bounds.length === 0 ? undefined : bounds;
}

function boundsOf(operator: string, version: Version, text: string): readonly Bound[] {
  switch (operator) {
    case '~>': {
      const count = Math.max(1, (text.split('-')[0] ?? '').split('.').length - 1);
      const [, end] = upToNext(version.numbers.slice(0, count));
      return [{ operator: '>=', version }, ...(end === undefined ? [] : [end])];
    }
    case '>=':
    case '>':
    case '<=':
    case '<':
      return [{ operator, version }];
    default:
      return [
        { operator: '>=', version },
        { operator: '<=', version },
      ];
  }
}

function isWithin(order: number, operator: Bound['operator']): boolean {
  if (order === 0) return operator === '>=' || operator === '<=';
  return order > 0 === operator.startsWith('>');
}

function compareRead(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const order = number - (b.numbers[index] ?? 0);
    if (order !== 0) return order;
  }
  if (a.labels.length === 0 || b.labels.length === 0) return b.labels.length - a.labels.length;
  return compareLabels(a.labels, b.labels);
}

/** Numbers are below words, fewer labels below more. */
function compareLabels(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareLabel(one, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareLabel(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aIsNumber && bIsNumber) return Number(a) - Number(b);
  if (a === b) return 0;
  if (a === LOWEST_LABEL || b === LOWEST_LABEL) return a === LOWEST_LABEL ? -1 : 1;
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
