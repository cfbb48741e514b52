// What most formats can tell; each says only in what it differs.
import type { Capabilities } from './format';

/** Of a manifest: what a person asks for and what for, at its place. */
export const manifestTells: Capabilities = {
  versions: 'yes',
  ranges: 'yes',
  direct: 'yes',
  paths: 'no',
  scope: 'yes',
  hashes: 'no',
  license: 'no',
  deprecated: 'no',
  runtimes: 'no',
  positions: 'yes',
};

/** Of a lockfile: which version of each package was chosen, and who brought it. */
export const lockfileTells: Capabilities = {
  ...manifestTells,
  ranges: 'with its manifest',
  direct: 'with its manifest',
  paths: 'yes',
  hashes: 'yes',
};
