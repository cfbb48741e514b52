// "Did you mean": the known name that is nearest to a misspelt one.
// Invariant: the distance counts letters put in, left out, replaced or swapped with a neighbour; letter case costs nothing.

const MOST_EDITS = 3;

/**
 * The candidate nearest to `name`, the first of equals; undefined when none is near. Near means at most three edits, fewer
 * for short names: one in up to three letters, two in up to seven.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let bound = Math.min(MOST_EDITS, 1 + Math.floor(wanted.length / 4), wanted.length - 1);
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bound);
    if (distance > bound) continue;
    nearest = candidate;
    if (distance === 0) break;
    bound = distance - 1;
  }
  return nearest;
}

/** The number of edits from one text to another; any number above `bound` once it is clear that the bound is passed. */
function editDistance(from: string, to: string, bound: number): number {
  if (Math.abs(from.length - to.length) > bound) return bound + 1;
  [from, to] = withoutSharedEnds(from, to);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    if (Math.min(...current) > bound) return bound + 1;
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

/** What begins and ends alike costs nothing and need not be compared letter by letter. */
function withoutSharedEnds(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
