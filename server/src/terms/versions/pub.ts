// Versions of Dart packages: semantic versions in which what stands behind `+` counts; ranges with `^`, and bounds side
// by side. Invariant: a pre-release of the version before which a range ends lies outside, unless the range says
// otherwise. Source: dart.dev/tools/pub, "Package dependencies" and "Package versioning".
import { compareBuild, parse, valid } from 'semver';
import { schemeOfBounds, type Alternatives, type Bound } from './bounds';

/** Pub's way of counting. */
export const pub = schemeOfBounds({
  name: 'pub',
  zero: '0.0.0',
  isExactVersion: (text) => /^\d/.test(text) && valid(text) !== null,
  compare: (a, b) => (valid(a) === null || valid(b) === null ? undefined : compareBuild(a, b)),
  readRange,
});

function readRange(range: string): Alternatives | undefined {
  const conditions = range.trim().replace(/([<>=^])\s+/g, '$1');
  if (conditions === '' || conditions === 'any') return [[]];
  const bounds = conditions.split(/\s+/).map(readCondition);
  return bounds.every((each) => each !== undefined) ? [bounds.flat()] : undefined;
}

function readCondition(condition: string): readonly Bound[] | undefined {
  const [, sign = '=', version = ''] = /^(>=|<=|[<>^])?(\d\S*)$/.exec(condition) ?? [];
  const parts = parse(version);
  if (parts === null) return undefined;
  if (sign === '^') {
    const end = parts.major > 0 ? `${parts.major + 1}.0.0-0` : `0.${parts.minor + 1}.0-0`;
    return [
      { operator: '>=', version },
      { operator: '<', version: end },
    ];
  }
  if (sign === '<' && parts.prerelease.length === 0) return [{ operator: '<', version: `${parts.version}-0` }];
  // The pattern above lets no other sign through.
  return [{ operator: sign as Bound['operator'], version }];
}
