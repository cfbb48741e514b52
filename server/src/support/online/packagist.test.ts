// What Packagist says of abandoned packages.
import { itSays } from '../../../../test/network/ask-source';
import { packagist } from './packagist';

function versions(...list: readonly unknown[]): unknown {
  return { minified: 'composer/2.0', packages: { 'acme/ecg': list } };
}

const path = 'p2/acme/ecg.json';
const newest = { name: 'acme/ecg', version: '2.0.0', time: '2026-02-01T00:00:00+00:00' };
const older = { version: '1.0.0', time: '2019-02-01T00:00:00+00:00' };

describe('Packagist', () => {
  itSays(packagist, [
    [
      'nothing of a package like any other',
      'pkg:composer/acme/ecg@1.0.0',
      { [path]: versions(newest, older) },
      'unknown',
    ],
    [
      'a package is abandoned, in all its versions',
      'pkg:composer/acme/ecg@1.0.0',
      { [path]: versions({ ...newest, abandoned: true }, older) },
      'deprecated | abandoned',
    ],
    [
      'what takes its place',
      'pkg:composer/acme/ecg ^1.0',
      { [path]: versions({ ...newest, abandoned: 'acme/signals' }, older) },
      'deprecated | acme/signals | abandoned',
    ],
    [
      'what is not abandoned',
      'pkg:composer/acme/ecg@1.0.0',
      { [path]: versions({ ...newest, abandoned: false }) },
      'unknown',
    ],
    [
      'when it was released last',
      'pkg:composer/acme/ecg@1.0.0',
      { [path]: versions({ ...older, name: 'acme/ecg' }) },
      'unknown | no release since 2019-02-01',
    ],
    ['nothing where nothing was released', 'pkg:composer/acme/ecg@1.0.0', { [path]: versions() }, 'unknown'],
    [
      'another package',
      'pkg:composer/acme/ecg@1.0.0',
      { [path]: { packages: { 'acme/other': [newest] } } },
      /^failed: /,
    ],
    ['nothing of what PHP itself brings', 'pkg:composer/php@8.1', {}, 'not asked'],
  ]);
});
