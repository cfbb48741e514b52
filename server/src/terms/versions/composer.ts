// Versions of PHP packages as Composer counts them: up to four numbers and a stability; `^`, `~`, `*`, spans and flags.
// Invariant: a range that begins with a release lets its pre-releases in, and ends before those of its end; a branch
// (`dev-main`) is no version that could be compared. Source: getcomposer.org/doc, "Versions and constraints".
import { bothOf, compareNumbers, schemeOfBounds, type Alternatives, type Bound } from './bounds';

const VERSION =
  /^v?(\d{1,9}(?:\.\d{1,9}){0,3})(?:[._-]?(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d{1,9})*))?([.-]?dev)?(?:\+[\w.-]*)?$/i;
/** A branch that will bring versions of one line: `1.2.x-dev`. */
const BRANCH_OF_LINE = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})(?:\.[x*]){1,3}-dev$/i;

const ranks: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    alpha: 1,
    b: 2,
    beta: 2,
    rc: 3,
    patch: 5,
    pl: 5,
    p: 5,
  }),
);
const STABLE = 4;
const ABOVE_ALL = 9999999;

const counted = schemeOfBounds({
  name: 'composer',
  zero: '0',
  isExactVersion: (text) => VERSION.test(text),
  compare(a, b) {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left === undefined || right === undefined ? undefined : compareNumbers(left, right, 0);
  },
  readRange,
});

/** Composer's way of counting. */
export const composer = {
  ...counted,
  lowestOf: (range: string): string | undefined => counted.lowestOf(range)?.replace(/-dev$/, ''),
};

/** Four numbers, the stability, and its own numbers; undefined for what is no version. */
function keyOf(version: string): readonly number[] | undefined {
  const line = BRANCH_OF_LINE.exec(version)?.[1];
  if (line !== undefined)
    return [...line.split('.').map(Number), ABOVE_ALL, ABOVE_ALL, ABOVE_ALL].slice(0, 4).concat(0);
  const [, numbers, stability = '', count = '', dev] = VERSION.exec(version) ?? [];
  if (numbers === undefined) return undefined;
  const rank = ranks.get(stability.toLowerCase()) ?? STABLE;
  const isBefore = dev === undefined ? 0 : 1;
  return [
    ...[...numbers.split('.').map(Number), 0, 0, 0].slice(0, 4),
    rank === STABLE && isBefore === 1 ? 0 : rank,
    ...(count.match(/\d+/g) ?? []).map(Number),
  ];
}

function readRange(range: string): Alternatives | undefined {
  const alternatives = range.split(/\s*\|\|?\s*/).map((each) => readAll(each.trim()));
  return alternatives.every((each) => each !== undefined) ? alternatives.flat() : undefined;
}

/** Everything of one alternative: a span, or conditions with a comma or a blank between them. */
function readAll(text: string): Alternatives | undefined {
  // Alias, stability flag and commit choose among what the constraint lets in.
  const plain = text.replace(/\s+as\s+\S+$/i, '').replace(/#[\w.-]+$/, '');
  const [, from, to] = /^(\S+)\s+-\s+(\S+)$/.exec(plain) ?? [];
  if (from !== undefined && to !== undefined) return spanOf(withoutFlag(from), withoutFlag(to));
  const conditions = plain
    .replace(/([<>=!~^])\s+/g, '$1')
    .split(/\s*,\s*|\s+/)
    .filter((each) => each !== '');
  let all: Alternatives | undefined = [[]];
  for (const condition of conditions) {
    const bounds = readCondition(withoutFlag(condition));
    all = all === undefined || bounds === undefined ? undefined : bothOf(all, [bounds]);
  }
  return all;
}

function withoutFlag(condition: string): string {
  return condition.replace(/@(?:stable|rc|beta|alpha|dev)$/i, '');
}

/** `1.0 - 2.0` holds all of `2.0.*`; `1.0.0 - 2.1.0` ends with `2.1.0`. */
function spanOf(from: string, to: string): Alternatives | undefined {
  if (!VERSION.test(from) || !VERSION.test(to)) return undefined;
  const isWhole = to.split('.').length > 2 || /[a-z]/i.test(to.replace(/^v/, ''));
  const end: Bound = isWhole
    ? { operator: '<=', version: to }
    : { operator: '<', version: `${raise(numbersOf(to), -1)}-dev` };
  return [[{ operator: '>=', version: `${from}-dev` }, end]];
}

function readCondition(condition: string): readonly Bound[] | undefined {
  if (/^[x*](?:\.[x*])*$/i.test(condition) || condition === '') return [];
  const [, line] = /^=?=?v?(\d+(?:\.\d+){0,2})(?:\.[x*])+$/i.exec(condition) ?? [];
  if (line !== undefined) return between(line, raise(numbersOf(line), -1));
  const [, sign = '', version = ''] = /^(>=|<=|!=|<>|==|[<>=~^])?(\S+)$/.exec(condition) ?? [];
  const numbers = numbersOf(version);
  if (keyOf(version) === undefined) return undefined;
  if (sign === '^') return between(version, raise(numbers, caretAt(numbers)));
  if (sign === '~') return between(version, raise(numbers, Math.max(0, numbers.length - 2)));
  if (sign === '' || sign === '==' || sign === '=') return [{ operator: '=', version }];
  if (sign === '<>') return [{ operator: '!=', version }];
  const isPlain = !/[a-z]/i.test(version.replace(/^v/i, ''));
  if ((sign === '>=' || sign === '<') && isPlain) return [{ operator: sign, version: `${version}-dev` }];
  // The pattern above lets no other sign through.
  return [{ operator: sign as Bound['operator'], version }];
}

function numbersOf(version: string): readonly number[] {
  return (/^v?(\d+(?:\.\d+)*)/i.exec(version)?.[1] ?? '0').split('.').map(Number);
}

/** The part that `^` keeps: the first that is no zero, or the last one. */
function caretAt(numbers: readonly number[]): number {
  const first = numbers.findIndex((part) => part !== 0);
  return first < 0 ? numbers.length - 1 : first;
}

/** The version with the part at an index one higher, and nothing behind it. */
function raise(numbers: readonly number[], at: number): string {
  const kept = at < 0 ? numbers : numbers.slice(0, at + 1);
  return [...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1].join('.');
}

function between(from: string, end: string): readonly Bound[] {
  const isPlain = !/[a-z]/i.test(from.replace(/^v/i, ''));
  return [
    { operator: '>=', version: isPlain ? `${from}-dev` : from },
    { operator: '<', version: `${end}-dev` },
  ];
}
