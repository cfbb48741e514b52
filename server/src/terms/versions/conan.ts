// Versions and ranges as Conan counts them: parts between dots by number or letter, `[>=1.2 <2 || ~3.1]`.
// Invariant: a version without brackets is a range of itself alone; options behind a comma do not change what is let in.
import type { VersionScheme } from './schemes';

/** Conan's way of counting. */
export const conan: VersionScheme = {
  name: 'conan',
  isExactVersion: (text) => partsOf(text) !== undefined,
  satisfies(version, range) {
    const [wanted, actual] = [readRange(range), partsOf(version)];
    return wanted === undefined || actual === undefined
      ? undefined
      : wanted.some((all) => all.every((bound) => admits(bound, actual)));
  },
  lowestOf(range) {
    const lowest = readRange(range)?.map((all) =>
      all.filter(({ operator }) => operator.startsWith('>') || operator === '='),
    );
    const versions = lowest?.map(
      (bounds) => bounds.toSorted((a, b) => compareParts(b.parts, a.parts))[0]?.version ?? '0',
    );
    return versions?.toSorted((a, b) => compareParts(partsOf(a) ?? [], partsOf(b) ?? []))[0];
  },
  isClosedAbove: (range) =>
    readRange(range)?.every((all) => all.some(({ operator }) => operator.startsWith('<') || operator === '=')),
  compare(a, b) {
    const [left, right] = [partsOf(a), partsOf(b)];
    return left === undefined || right === undefined ? undefined : compareParts(left, right);
  },
};

/** Numbers where they are, else words; a part that begins a pre-release is `-`. */
type Parts = readonly (number | string)[];

interface Bound {
  readonly operator: '>' | '>=' | '<' | '<=' | '=';
  readonly version: string;
  readonly parts: Parts;
}

/** The parts of a version; undefined for a text that is none. What stands behind `+` is a build's and does not count. */
function partsOf(version: string): Parts | undefined {
  if (!/^\w[\w.+-]{0,100}$/.test(version)) return undefined;
  const [counted = ''] = version.split('+');
  const [main = '', ...prerelease] = counted.split('-');
  const parts = main.split('.').map(partOf);
  return prerelease.length === 0 ? parts : [...parts, '-', ...prerelease.join('-').split('.').map(partOf)];
}

function partOf(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Numbers come before words; a pre-release comes before its release, and `1` is `1.0`. */
function compareParts(a: Parts, b: Parts): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index] ?? 0, b[index] ?? 0];
    if (left === right) continue;
    if (left === '-' || right === '-') return left === '-' ? -1 : 1;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function admits({ operator, parts }: Bound, version: Parts): boolean {
  const order = compareParts(version, parts);
  if (operator === '=') return order === 0;
  return operator.startsWith('>')
    ? order > 0 || (order === 0 && operator === '>=')
    : order < 0 || (order === 0 && operator === '<=');
}

/** The alternatives of a range, each with its bounds; undefined for what cannot be read. */
function readRange(text: string): readonly (readonly Bound[])[] | undefined {
  const inner = /^\[([^\]]*)\]$/.exec(text.trim())?.[1];
  if (inner === undefined) return readAll(`=${text.trim()}`);
  const [conditions = ''] = inner.split(/,\s*(?:include_prerelease|loose)\b/);
  const alternatives = conditions.split('||').map((each) => readAll(each.replaceAll(',', ' '))?.[0]);
  return alternatives.every((each) => each !== undefined) ? alternatives : undefined;
}

function readAll(text: string): readonly (readonly Bound[])[] | undefined {
  const conditions = text
    .replace(/([<>=~^])\s+/g, '$1')
    .split(/\s+/)
    .filter((each) => each !== '');
  const bounds = conditions.map(readCondition);
  return bounds.every((each) => each !== undefined) ? [bounds.flat()] : undefined;
}

function readCondition(condition: string): readonly Bound[] | undefined {
  if (condition === '*') return [];
  const [, operator = '', version = ''] = /^(>=|<=|[<>=~^]?)(.+)$/.exec(condition) ?? [];
  const parts = partsOf(version);
  if (parts === undefined) return undefined;
  if (operator === '~' || operator === '^') return between(version, parts, operator);
  // The pattern above lets no other operator through; without one a version means itself.
  return [{ operator: (operator === '' ? '=' : operator) as Bound['operator'], version, parts }];
}

/** `~1.2` goes up to `1.3`, `~1` up to `2`; `^1.2` up to `2`, `^0.2` up to `0.3`. */
function between(version: string, parts: Parts, operator: '~' | '^'): readonly Bound[] | undefined {
  const numbers = parts.includes('-') ? parts.slice(0, parts.indexOf('-')) : parts;
  const significant = numbers.findIndex((part) => part !== 0);
  const at = operator === '^' ? (significant < 0 ? numbers.length - 1 : significant) : Math.min(1, numbers.length - 1);
  const last = numbers[at];
  if (typeof last !== 'number') return undefined;
  const end: Parts = [...numbers.slice(0, at), last + 1];
  return [
    { operator: '>=', version, parts },
    { operator: '<', version: end.join('.'), parts: [...end, '-'] },
  ];
}
