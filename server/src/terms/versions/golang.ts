// Versions of Go modules: semantic versions with a `v`, pseudo-versions and `+incompatible` among them.
// A requirement names one version, so that a range is that version or a comparison as npm writes it.
// Source: go.dev/ref/mod, "Versions" and "Pseudo-versions".
import type { VersionScheme } from './schemes';
import { semver } from './semver';

/** Go's way of counting. */
export const golang: VersionScheme = {
  ...semver,
  name: 'golang',
  isExactVersion: (text) => /^v?\d+\.\d+\.\d+/.test(text) && semver.isExactVersion(text),
};
