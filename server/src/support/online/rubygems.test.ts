// What RubyGems says of versions that are listed, that were yanked, and that it never had.
import { itSays } from '../../../../test/network/ask-source';
import { rubyGems } from './rubygems';

const listed = (number: string, created_at = '2026-01-01T00:00:00.000Z', platform = 'ruby'): unknown => {
  return { number, created_at, platform, prerelease: false, sha: '00' };
};
const list = 'api/v1/versions/ecg_filter.json';
const counted = { total_downloads: 90, version_downloads: 3 };

describe('RubyGems', () => {
  itSays(rubyGems, [
    ['nothing of a version that is listed', 'pkg:gem/ecg_filter@1.0.0', { [list]: [listed('1.0.0')] }, 'unknown'],
    ['the same in another spelling', 'pkg:gem/ecg_filter@1.0', { [list]: [listed('1.0.0')] }, 'unknown'],
    [
      'a version that is counted and not listed is yanked',
      'pkg:gem/ecg_filter@1.0.0',
      { [list]: [listed('1.0.1')], 'api/v1/downloads/ecg_filter-1.0.0.json': counted },
      'withdrawn | yanked',
    ],
    ['nothing of a version that it never had', 'pkg:gem/ecg_filter@9.0.0', { [list]: [listed('1.0.1')] }, 'unknown'],
    [
      'nothing where the count could not be had',
      'pkg:gem/ecg_filter@1.0.0',
      { [list]: [listed('1.0.1')], 'api/v1/downloads/ecg_filter-1.0.0.json': new Error('answered 500') },
      'failed: answered 500',
    ],
    [
      'when it was released last',
      'pkg:gem/ecg_filter@1.0.0',
      { [list]: [listed('1.1.0', '2020-02-03T00:00:00Z', 'java'), listed('1.0.0', '2019-01-01T00:00:00Z')] },
      'unknown | no release since 2020-02-03',
    ],
    ['nothing of a range', 'pkg:gem/ecg_filter ~> 1.0', { [list]: [listed('1.0.0')] }, 'unknown'],
    ['an empty list', 'pkg:gem/ecg_filter@1.0.0', { [list]: [] }, /^failed: .*no list of versions$/],
    ['a version without a number', 'pkg:gem/ecg_filter@1.0.0', { [list]: [{}] }, /^failed: .*no "number"$/],
  ]);
});
