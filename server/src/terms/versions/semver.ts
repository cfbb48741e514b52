// Versions and ranges as npm counts them: semantic versioning 2.0.0 with npm's ranges.
// Invariant: a pre-release lies in a range as any version does; npm leaves it out only when choosing what to install.
import { compare, minVersion, Range, satisfies, valid, validRange } from 'semver';
import type { VersionScheme } from './schemes';

/** What almost every version looks like; all else is for the library. */
const PLAIN_VERSION = /^(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})$/;

/** npm's way of counting. */
export const semver: VersionScheme = {
  name: 'semver',
  isExactVersion: (text) => PLAIN_VERSION.test(text) || valid(text) !== null,
  satisfies: (version, range) =>
    valid(version) === null || validRange(range) === null
      ? undefined
      : satisfies(version, range, { includePrerelease: true }),
  lowestOf: (range) => (validRange(range) === null ? undefined : minVersion(range)?.version),
  isClosedAbove: (range) =>
    validRange(range) === null ? undefined : new Range(range).set.every((all) => all.some(endsAbove)),
  compare: (a, b) => (valid(a) === null || valid(b) === null ? undefined : compare(a, b)),
};

/** `<2.0.0`, `<=2.0.0` and `2.0.0` end a range; the comparator of `*` has neither operator nor version. */
function endsAbove(comparator: Range['set'][number][number]): boolean {
  if (comparator.operator === '') return comparator.value !== '';
  return comparator.operator === '<' || comparator.operator === '<=';
}
