// Versions of Swift packages: semantic versions, and ranges as Package.swift and Cartfile write them.
// Invariant: a version may lack its last numbers and may begin with `v`, as tags do. Source: docs.swift.org/package-manager,
// "PackageDescription", and the documentation of Carthage, "Artifacts".
import { compare, valid } from 'semver';
import { schemeOfBounds, type Alternatives, type Bound } from './bounds';

/** The Swift Package Manager's and Carthage's way of counting. */
export const swift = schemeOfBounds({
  name: 'swift',
  zero: '0.0.0',
  isExactVersion: (text) => /^v?\d/.test(text) && full(text) !== undefined,
  compare(a, b) {
    const [left, right] = [full(a), full(b)];
    return left === undefined || right === undefined ? undefined : compare(left, right);
  },
  readRange,
});

/** `1.2` as `1.2.0`; undefined for what is no version. */
function full(version: string): string | undefined {
  const [, numbers, rest] = /^v?(\d+(?:\.\d+){0,2})([-+].*)?$/.exec(version) ?? [];
  if (numbers === undefined) return undefined;
  return valid(`${[...numbers.split('.'), '0', '0'].slice(0, 3).join('.')}${rest ?? ''}`) ?? undefined;
}

const patterns: readonly (readonly [RegExp, (version: string, end: string) => readonly Bound[]])[] = [
  [/^\.?(?:upToNextMajor\(\s*)?from:\s*"([^"]+)"\s*\)?$/, (version) => upTo(version, nextOf(version, 1))],
  [/^\.?upToNextMinor\(\s*from:\s*"([^"]+)"\s*\)$/, (version) => upTo(version, nextOf(version, 2))],
  [/^\.?exact(?:Item)?\s*[:(]\s*"([^"]+)"\s*\)?$/, exactly],
  [/^"([^"]+)"\s*\.\.<\s*"([^"]+)"$/, upTo],
  [
    /^"([^"]+)"\s*\.\.\.\s*"([^"]+)"$/,
    (version, end) => [
      { operator: '>=', version },
      { operator: '<=', version: end },
    ],
  ],
  [/^majorVersion:\s*(\d+)$/, (version) => upTo(version, nextOf(version, 1))],
  [
    /^majorVersion:\s*(\d+),\s*minor:\s*(\d+)$/,
    (major, minor) => upTo(`${major}.${minor}`, nextOf(`${major}.${minor}`, 2)),
  ],
  [/^"?(v?\d[^"\s]*)"?$/, exactly],
  // Carthage: below 1.0 the second number counts as the first one does above.
  [/^~>\s*(\S+)$/, (version) => upTo(version, nextOf(version, /^v?0\./.test(version) ? 2 : 1))],
  [/^==\s*(\S+)$/, exactly],
  [/^>=\s*(\S+)$/, (version) => [{ operator: '>=', version }]],
];

function readRange(range: string): Alternatives | undefined {
  if (range.trim() === '') return [[]];
  for (const [pattern, boundsOf] of patterns) {
    const [all, version = '', end = ''] = pattern.exec(range.trim()) ?? [];
    if (all !== undefined) return [boundsOf(version, end)];
  }
  return undefined;
}

function exactly(version: string): readonly Bound[] {
  return [{ operator: '=', version }];
}

function upTo(version: string, end: string): readonly Bound[] {
  return [
    { operator: '>=', version },
    { operator: '<', version: end },
  ];
}

/** The first version in which one of the first so many numbers is higher. */
function nextOf(version: string, count: number): string {
  const numbers = (full(version) ?? '').split(/[-+]/)[0]?.split('.').map(Number) ?? [];
  const kept = numbers.slice(0, count);
  return [...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1].join('.');
}
