// What can be asked of versions and ranges, whatever the ecosystem, and which ecosystem counts in which way.
// Invariant: an unreadable version or range gives undefined, never a guess.
import { conan } from './conan';
import { cargo } from './cargo';
import { composer } from './composer';
import { cran } from './cran';
import { gem } from './gem';
import { golang } from './golang';
import { hackage } from './hackage';
import { hex } from './hex';
import { maven } from './maven';
import { nuget } from './nuget';
import { pep440 } from './pep440';
import { pub } from './pub';
import { semver } from './semver';
import { swift } from './swift';

/** How an ecosystem writes and orders versions. */
export interface VersionScheme {
  readonly name: string;
  /** Whether the text names one version and not a range. */
  isExactVersion(text: string): boolean;
  /** Whether the version lies in the range; undefined if one of them cannot be read. */
  satisfies(version: string, range: string): boolean | undefined;
  /** The lowest version that the range lets in. */
  lowestOf(range: string): string | undefined;
  /** Whether the range has an upper end. */
  isClosedAbove(range: string): boolean | undefined;
  /** Negative where `a` is the lower version. */
  compare(a: string, b: string): number | undefined;
}

const schemes: ReadonlyMap<string, VersionScheme> = new Map([
  ['npm', semver],
  ['pypi', pep440],
  ['cargo', cargo],
  ['golang', golang],
  ['maven', maven],
  ['nuget', nuget],
  ['conan', conan],
  ['gem', gem],
  ['cocoapods', gem],
  ['swift', swift],
  ['composer', composer],
  ['pub', pub],
  ['hex', hex],
  ['hackage', hackage],
  ['cran', cran],
  ['jsr', semver],
  ['helm', semver],
  ['elm', semver],
  ['julia', semver],
  ['terraform', semver],
  ['bazel', semver],
  ['bower', semver],
  // Tags are written as npm's versions are; a branch or a commit is none.
  ['github', semver],
]);

/** Both ways of reading: a version lies in a range if one of them says so; in all else the first that can tell is right. */
export function eitherOf(first: VersionScheme, second: VersionScheme): VersionScheme {
  return {
    name: first.name,
    isExactVersion: (text) => first.isExactVersion(text) || second.isExactVersion(text),
    satisfies(version, range) {
      const one = first.satisfies(version, range);
      // What is a version to the first may be the name of a line to the second.
      const other = second.satisfies(second.lowestOf(version) ?? version, range);
      return one === true || other === true || (one ?? other);
    },
    lowestOf: (range) => first.lowestOf(range) ?? second.lowestOf(range),
    isClosedAbove: (range) => first.isClosedAbove(range) ?? second.isClosedAbove(range),
    compare: (a, b) => first.compare(a, b) ?? second.compare(a, b),
  };
}

/** The scheme of a purl type; undefined for types whose versions cannot be compared yet. */
export function schemeOf(purlType: string): VersionScheme | undefined {
  return schemes.get(purlType);
}
