// Versions of Ruby gems: parts between dots, of which words make a pre-release; `~>` lets the last written part rise.
// Invariant: zeros at the end do not count. Source: guides.rubygems.org, "Patterns", and the reference of Gem::Version.
import { schemeOfBounds, type Alternatives, type Bound } from './bounds';

const VERSION = /^\d{1,15}(?:\.[\da-z]{1,15}){0,20}(?:-[\da-z-]+(?:\.[\da-z-]+){0,20})?$/i;

/** RubyGems' way of counting. */
export const gem = schemeOfBounds({
  name: 'gem',
  zero: '0',
  isExactVersion: (text) => VERSION.test(text),
  compare(a, b) {
    const [left, right] = [partsOf(a), partsOf(b)];
    return left === undefined || right === undefined ? undefined : compareParts(left, right);
  },
  readRange,
});

type Part = number | string;

/** The parts without zeros that do not count; undefined for what is no version. */
function partsOf(version: string): readonly Part[] | undefined {
  if (!VERSION.test(version)) return undefined;
  const parts = allParts(version);
  const word = parts.findIndex((part) => typeof part === 'string');
  const [numbers, rest] = word < 0 ? [parts, []] : [parts.slice(0, word), parts.slice(word)];
  return [...withoutLastZeros(numbers), ...withoutLastZeros(rest)];
}

function allParts(version: string): readonly Part[] {
  const pieces = version.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? [];
  return pieces.map((piece) => (/^\d/.test(piece) ? Number(piece) : piece));
}

function withoutLastZeros(parts: readonly Part[]): readonly Part[] {
  return parts.slice(0, parts.findLastIndex((part) => part !== 0) + 1);
}

/** Words come before numbers, and before nothing. */
function compareParts(a: readonly Part[], b: readonly Part[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index] ?? 0, b[index] ?? 0];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (typeof left !== typeof right) return typeof left === 'string' ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function readRange(range: string): Alternatives | undefined {
  const conditions = range.split(',').map((each) => each.trim());
  if (range.trim() === '') return [[]];
  const bounds = conditions.map(readCondition);
  return bounds.every((each) => each !== undefined) ? [bounds.flat()] : undefined;
}

function readCondition(condition: string): readonly Bound[] | undefined {
  const [, sign = '=', version = ''] = /^(~>|>=|<=|!=|[<>=])?\s*(\S+)$/.exec(condition) ?? [];
  if (!VERSION.test(version)) return undefined;
  if (sign === '~>') {
    return [
      { operator: '>=', version },
      { operator: '<', version: endOf(version) },
    ];
  }
  // The pattern above lets no other sign through.
  return [{ operator: sign as Bound['operator'], version }];
}

/** Where `~>` ends: `2.1.3` before every pre-release of `2.2`. */
function endOf(version: string): string {
  const parts = allParts(version);
  const word = parts.findIndex((part) => typeof part === 'string');
  const numbers = word < 0 ? parts : parts.slice(0, word);
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  return [...kept.slice(0, -1), Number(kept.at(-1)) + 1, 'A'].join('.');
}
