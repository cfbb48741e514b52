// A version, or a range of versions, moved to another release line in the manner in which it is written.
// Invariant: operators, separators and how many numbers stand there are kept; what would need a version that is not known,
// or is written in a way that is not understood, is not moved.

/** Where to. */
export interface MoveTarget {
  /** `[3, 14]` */
  readonly line: readonly number[];
  /** The newest version of the line, where it is known and the package has it. */
  readonly latest: readonly number[] | undefined;
}

/** How a bare version is meant: that very one, whatever begins so, or that one and later ones. */
export type BareMeaning = 'version' | 'line' | 'open';

/** How an ecosystem reads what is written. */
export interface Manner {
  readonly bare: BareMeaning;
  /** How many numbers `~` or `~>` holds fast, of so many that are written. */
  readonly heldByTilde: (written: number) => number;
}

const NUMBERS = String.raw`\d+(?:\.\d+)*`;
const SINGLE = new RegExp(
  `^(?<operator>\\^|~>|~=|~|>=|={1,3}|from: ")?(?<space>\\s*)(?<label>v|net|go|python-|ruby-)?(?<numbers>${NUMBERS})(?<wild>(?:\\.[xX*])*)(?<end>"?)$`,
);
const BOUNDS = new RegExp(`^(>=\\s*)(${NUMBERS})(\\s*,\\s*|\\s+)(<\\s*)(${NUMBERS})$`);
const UPPER = new RegExp(`^(<\\s*)(${NUMBERS})$`);
const INTERVAL = new RegExp(`^(\\[\\s*)(${NUMBERS})(\\s*,\\s*)()(${NUMBERS}\\s*)\\)$`);

/** The same for the line; undefined where it cannot be said. `^18.17.0` gives `^24.0.0`, `>=3.8,<3.12` gives `>=3.14,<3.15`. */
export function movedVersion(written: string, to: MoveTarget, manner: Manner): string | undefined {
  // Of several alternatives the last one stands for the newest.
  const text =
    written
      .trim()
      .split(/\s*\|\|?\s*/)
      .at(-1) ?? '';
  const interval = INTERVAL.exec(text);
  const bounds = BOUNDS.exec(text) ?? interval;
  if (bounds !== null) {
    const [, from = '', lower = '', separator = '', below = '', upper = ''] = bounds;
    const end = movedEnd(upper, to);
    return (
      end && `${from}${spell(padded(to.line, countOf(lower)))}${separator}${below}${end}${interval === null ? '' : ')'}`
    );
  }
  const [, below = '', upper] = UPPER.exec(text) ?? [];
  if (upper !== undefined) {
    const end = movedEnd(upper, to);
    return end && `${below}${end}`;
  }
  return movedSingle(text, to, manner);
}

function movedSingle(text: string, to: MoveTarget, manner: Manner): string | undefined {
  const { operator = '', space = '', label = '', numbers = '', wild = '', end = '' } = SINGLE.exec(text)?.groups ?? {};
  const count = countOf(numbers);
  if (numbers === '' || (wild !== '' && !['', '=', '=='].includes(operator))) return undefined;
  const moved = wild === '' ? movedNumbers(operator, count, to, manner) : lineOf(count, to);
  return moved && `${operator}${space}${label}${spell(moved)}${wild}${end}`;
}

function movedNumbers(operator: string, count: number, to: MoveTarget, manner: Manner): readonly number[] | undefined {
  switch (operator) {
    case '^':
    case '>=':
    case 'from: "':
      return padded(to.line, count);
    case '~':
    case '~>':
    case '~=':
      return manner.heldByTilde(count) <= to.line.length ? padded(to.line, count) : cut(to.latest, count);
    case '==':
    case '===':
      return to.latest;
    default:
      return byMeaning(manner.bare, count, to);
  }
}

function byMeaning(meaning: BareMeaning, count: number, to: MoveTarget): readonly number[] | undefined {
  switch (meaning) {
    case 'version':
      return to.latest;
    case 'line':
      return lineOf(count, to);
    case 'open':
      return padded(to.line, count);
  }
}

/** So many numbers as name the line, or a version of it where more of them stand there. */
function lineOf(count: number, { line, latest }: MoveTarget): readonly number[] | undefined {
  return count <= line.length ? line : cut(latest, count);
}

function cut(latest: readonly number[] | undefined, count: number): readonly number[] | undefined {
  return latest === undefined || latest.length < count ? undefined : latest.slice(0, count);
}

/** The first that an upper end leaves out: `19` of `24` is `25`, `3.12` of `3.14` is `3.15`, `2.0` of `2.3` is `3.0`. */
function movedEnd(upper: string, { line, latest }: MoveTarget): string | undefined {
  const numbers = upper.trim().split('.').map(Number);
  const counting = numbers.findLastIndex((number) => number > 0);
  const of = counting < line.length ? line : latest;
  if (counting < 0 || of === undefined || of.length <= counting) return undefined;
  const end = of.slice(0, counting + 1).map((number, index) => (index === counting ? number + 1 : number));
  return spell(padded(end, numbers.length));
}

function padded(numbers: readonly number[], count: number): readonly number[] {
  return [...numbers, ...Array<number>(Math.max(0, count - numbers.length)).fill(0)];
}

function countOf(numbers: string): number {
  return numbers.split('.').length;
}

function spell(numbers: readonly number[]): string {
  return numbers.join('.');
}
