// What changed from one text to another, line by line, in the manner of a unified diff.
// Invariant: taking the `-` lines away and the `+` lines in leads from the one text to the other.

export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** A piece of a difference with the lines around it; line numbers count from 0. */
export interface Hunk {
  readonly before: number;
  readonly after: number;
  readonly lines: readonly DiffLine[];
}

/** How many lines stand around a change. */
const CONTEXT = 3;

/** The largest table of line pairs that is looked at for the shortest difference; beyond it all lines between differ. */
const LARGEST_TABLE = 1_000_000;

/** The hunks that lead from one text to the other; none for equal texts. Lines are told apart by `\n`. */
export function diffLines(before: string, after: string): readonly Hunk[] {
  if (before === after) return [];
  const [from, to] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  const shorter = Math.min(from.length, to.length) - start;
  while (end < shorter && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  const kept = (lines: readonly string[]): readonly DiffLine[] => lines.map((text) => ({ sign: ' ', text }));
  return groupLines([
    ...kept(from.slice(0, start)),
    ...diffBetween(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...kept(from.slice(from.length - end)),
  ]);
}

/** A hunk as a unified diff writes it; `shift` says where the two texts begin in their files. */
export function writeHunk(hunk: Hunk, shift: { readonly before: number; readonly after: number }): readonly string[] {
  const count = (sign: '-' | '+'): number =>
    hunk.lines.filter((line) => line.sign === ' ' || line.sign === sign).length;
  const from = `-${hunk.before + shift.before + 1},${count('-')}`;
  const to = `+${hunk.after + shift.after + 1},${count('+')}`;
  return [`@@ ${from} ${to} @@`, ...hunk.lines.map(({ sign, text }) => `${sign}${text}`)];
}

/** By the longest common subsequence of lines. */
function diffBetween(from: readonly string[], to: readonly string[]): readonly DiffLine[] {
  const width = to.length + 1;
  const isSmall = (from.length + 1) * width <= LARGEST_TABLE;
  const common = isSmall ? commonLengths(from, to) : new Uint32Array(0);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < from.length || column < to.length) {
    const [old, fresh] = [from[row], to[column]];
    if (isSmall && old !== undefined && old === fresh) {
      lines.push({ sign: ' ', text: old });
      row++;
      column++;
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ sign: '-', text: old });
      row++;
    } else {
      lines.push({ sign: '+', text: fresh ?? '' });
      column++;
    }
  }
  return lines;
}

/** For each pair of places the number of lines that what follows them has in common. */
function commonLengths(from: readonly string[], to: readonly string[]): Uint32Array {
  const width = to.length + 1;
  const common = new Uint32Array((from.length + 1) * width);
  for (let row = from.length - 1; row >= 0; row--) {
    for (let column = to.length - 1; column >= 0; column--) {
      const [below, beside] = [common[(row + 1) * width + column] ?? 0, common[row * width + column + 1] ?? 0];
      const diagonal = (common[(row + 1) * width + column + 1] ?? 0) + 1;
      common[row * width + column] = from[row] === to[column] ? diagonal : Math.max(below, beside);
    }
  }
  return common;
}

/** Cuts the lines where more than twice the context is unchanged. */
function groupLines(lines: readonly DiffLine[]): readonly Hunk[] {
  const isNear = new Uint8Array(lines.length);
  for (const [index, { sign }] of lines.entries())
    if (sign !== ' ') isNear.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  const hunks: { readonly before: number; readonly after: number; readonly lines: DiffLine[] }[] = [];
  let [before, after] = [0, 0];
  for (const [index, line] of lines.entries()) {
    if (isNear[index] === 1) {
      if (isNear[index - 1] !== 1) hunks.push({ before, after, lines: [] });
      hunks.at(-1)?.lines.push(line);
    }
    if (line.sign !== '+') before++;
    if (line.sign !== '-') after++;
  }
  return hunks;
}
