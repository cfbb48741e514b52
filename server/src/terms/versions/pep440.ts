// Versions and ranges of Python packages: PEP 440, and the signs that Poetry and conda add to it (`^1.2`, `~1.2`, `1.*`, `||`).
// Invariant: a pre-release lies in a range as any version does; pip leaves it out only when choosing what to install.
import { compare, explain, satisfies, valid, validRange } from '@renovatebot/pep440';
import type { VersionScheme } from './schemes';

/** Specifiers that must all hold, e.g. `['>=1.2', '<2']`; none admits every version. */
type Specifiers = readonly string[];

const SPECIFIER = /^(===|~=|==|!=|<=|>=|<|>)(.+?)(\.\*)?$/;
const RELEASE = /^v?(?:\d+!)?(\d+(?:\.\d+)*)/i;

/** Python's way of counting. */
export const pep440: VersionScheme = {
  name: 'pep440',
  isExactVersion: (text) => valid(text) !== null,
  satisfies(version, range) {
    const alternatives = alternativesOf(range);
    if (alternatives === undefined || valid(version) === null) return undefined;
    return alternatives.some((all) => satisfies(version, all.join(','), { prereleases: true }));
  },
  lowestOf: (range) => extreme(alternativesOf(range)?.map(lowestOfAll), -1),
  isClosedAbove: (range) => alternativesOf(range)?.every((all) => all.some((each) => /^(?:[=~]=|<)/.test(each))),
  compare: (a, b) => (valid(a) === null || valid(b) === null ? undefined : compare(a, b)),
};

/** The alternatives of a range; undefined where one of them cannot be read. */
function alternativesOf(range: string): readonly Specifiers[] | undefined {
  const alternatives = range.split(/\|\|?/).map((part) => {
    const pieces = part
      .replace(/([=<>!~^])\s+/g, '$1')
      .split(/[\s,]+/)
      .filter((piece) => piece !== '');
    return pieces.flatMap(toSpecifiers);
  });
  return alternatives.every((all) => validRange(all.join(','))) ? alternatives : undefined;
}

/** What a piece of a range means in PEP 440; a bare version means itself. */
function toSpecifiers(piece: string): Specifiers {
  if (piece === '*') return [];
  const [, sign = '', version = ''] = /^(\^|~(?!=)|=(?!=))?(.*)$/.exec(piece) ?? [];
  if (sign === '^' || sign === '~') return [`>=${version}`, `<${upperEnd(sign, version)}`];
  return sign === '=' || /^v?\d/i.test(version) ? [`==${version}`] : [piece];
}

/** Where `^1.2.3` (2) and `~1.2.3` (1.3) end: behind the first part that is not zero, or behind the second one. */
function upperEnd(sign: '^' | '~', version: string): string {
  const parts = (RELEASE.exec(version)?.[1] ?? '').split('.').map(Number);
  const firstSet = parts.findIndex((part) => part > 0);
  const at = sign === '~' ? Math.min(1, parts.length - 1) : firstSet < 0 ? parts.length - 1 : firstSet;
  return [...parts.slice(0, at), (parts[at] ?? 0) + 1].join('.');
}

/** The highest of the lower ends. */
function lowestOfAll(all: Specifiers): string | undefined {
  const ends = all.flatMap((each) => {
    const [, operator, version] = SPECIFIER.exec(each) ?? [];
    if (version === undefined || operator === '!=' || operator?.startsWith('<') === true) return [];
    return operator === '>' ? nextAfter(version) : version;
  });
  return ends.length === 0 ? '0' : extreme(ends, 1);
}

/** The first release above a version, of three parts at least. */
function nextAfter(version: string): string {
  const release = explain(version)?.release ?? [];
  const parts = [...release, 0, 0, 0].slice(0, Math.max(3, release.length));
  return [...parts.slice(0, -1), (parts.at(-1) ?? 0) + 1].join('.');
}

/** The lowest (-1) or highest (1) of versions. */
function extreme(versions: readonly (string | undefined)[] | undefined, sign: 1 | -1): string | undefined {
  return versions?.reduce((best, each) => {
    if (best === undefined || each === undefined || valid(best) === null || valid(each) === null) return undefined;
    return compare(each, best) * sign > 0 ? each : best;
  });
}
