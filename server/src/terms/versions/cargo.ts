// Versions of Rust crates: semantic versions, and ranges whose bare versions mean what `^` says, with commas between
// what all has to hold. Source: doc.rust-lang.org/cargo, "Specifying Dependencies".
import type { VersionScheme } from './schemes';
import { semver } from './semver';

/** Cargo's way of counting. */
export const cargo: VersionScheme = {
  ...semver,
  name: 'cargo',
  satisfies: (version, range) => semver.satisfies(version, asNpm(range)),
  lowestOf: (range) => semver.lowestOf(asNpm(range)),
  isClosedAbove: (range) => semver.isClosedAbove(asNpm(range)),
};

function asNpm(range: string): string {
  return range
    .split(',')
    .map((part) => part.trim())
    .map((part) => (/^\d/.test(part) && !/^\d[\d.]*\.?\*$/.test(part) ? `^${part}` : part))
    .join(' ');
}
