// What most manifests can tell: what a person asks for and what for, at its place.
import type { Capabilities } from './format';

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
