// Versions of R packages: numbers between dots and hyphens, counted as lists (`1.0` comes before `1.0-1`).
// Source: cran.r-project.org/doc/manuals, "Writing R Extensions", "The DESCRIPTION file".
import { compareNumbers, schemeOfBounds, type Bound } from './bounds';

const VERSION = /^\d{1,15}(?:[.-]\d{1,15}){0,20}$/;

/** R's way of counting. */
export const cran = schemeOfBounds({
  name: 'cran',
  zero: '0',
  isExactVersion: (text) => VERSION.test(text),
  compare(a, b) {
    if (!VERSION.test(a) || !VERSION.test(b)) return undefined;
    return compareNumbers(a.split(/[.-]/).map(Number), b.split(/[.-]/).map(Number), -1);
  },
  readRange(range) {
    const conditions = range.split(',').map((each) => each.trim());
    const bounds = conditions.filter((each) => each !== '' && each !== '*').map(readCondition);
    return bounds.every((each) => each !== undefined) ? [bounds] : undefined;
  },
});

function readCondition(condition: string): Bound | undefined {
  const [, sign = '', version] = /^(>=|<=|==|!=|[<>])?\s*(\S+)$/.exec(condition) ?? [];
  if (version === undefined) return undefined;
  // The pattern above lets no other sign through.
  return { operator: sign === '' || sign === '==' ? '=' : (sign as Bound['operator']), version };
}
