// How the paths of clauses relate: which number lies inside a range, and what lies below a whole.
// Invariant: a path is read as people say it, level by level (`annex-I/part-I/2d`, `7.2`), letter case aside.
import type { Clause } from './clause';

/** Whether a clause speaks of the provision at a path: by its own range, or by what it `covers`. */
export function speaksOf(clause: Clause, path: string): boolean {
  return [clause.path, ...clause.covers].some((own) => isWithinRange(own.toLowerCase(), path.toLowerCase()));
}

/** Whether a clause's path lies below a whole: `annex-I/part-I/2d` below `annex-I/part-I` and `annex-I/part-I/2`, `7.2.1` below `7.2`, `164.312(a)(1)` below `164.312(a)`. */
export function isPartOf(path: string, whole: string): boolean {
  if (!path.toLowerCase().startsWith(whole.toLowerCase())) return false;
  const rest = path.slice(whole.length);
  return /^[./(]/.test(rest) || (/\d$/.test(whole) && /^[a-z]{1,2}$/i.test(rest));
}

/** Whether a path is the range itself or lies in it: `art-14/2` in `art-14/1-3`, `7.3` and `7.3.1` in `7.2-7.4`. */
function isWithinRange(range: string, path: string): boolean {
  if (range === path) return true;
  const bounds = /^(.*\/)?(\d[\d.]*)-(\d[\d.]*)$/.exec(range);
  const number = /^(.*\/)?(\d[\d.]*)$/.exec(path);
  if (bounds === null || number === null || bounds[1] !== number[1]) return false;
  const [first, last, wanted] = [bounds[2], bounds[3], number[2]].map((text) => (text ?? '').split('.').map(Number));
  if (first === undefined || last === undefined || wanted === undefined) return false;
  const head = wanted.slice(0, first.length);
  return head.length === first.length && compareNumbers(first, head) <= 0 && compareNumbers(head, last) <= 0;
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((number, index) => number !== right[index]);
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}
