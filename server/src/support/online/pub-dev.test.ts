// What pub.dev says of discontinued packages and retracted versions.
import { itSays } from '../../../../test/network/ask-source';
import { pubDev } from './pub-dev';

const published = '2026-01-01T00:00:00.000000Z';

function body(
  fields: Readonly<Record<string, unknown>>,
  ...versions: readonly Readonly<Record<string, unknown>>[]
): unknown {
  return { name: 'ecg', latest: versions[0], versions, ...fields };
}

const path = 'api/packages/ecg';

describe('pub.dev', () => {
  itSays(pubDev, [
    [
      'nothing of a package like any other',
      'pkg:pub/ecg@1.0.0',
      { [path]: body({}, { version: '1.0.0', published }) },
      'unknown',
    ],
    [
      'a package is discontinued',
      'pkg:pub/ecg@1.0.0',
      { [path]: body({ isDiscontinued: true }, { version: '1.0.0', published }) },
      'deprecated | discontinued',
    ],
    [
      'what takes its place',
      'pkg:pub/ecg ^1.0.0',
      { [path]: body({ isDiscontinued: true, replacedBy: 'signals' }, { version: '1.0.0', published }) },
      'deprecated | signals | discontinued',
    ],
    [
      'a version is retracted, which is the graver',
      'pkg:pub/ecg@1.0.0',
      {
        [path]: body({ isDiscontinued: true }, { version: '1.0.0', published, retracted: true }, { version: '1.0.1' }),
      },
      'withdrawn | retracted',
    ],
    [
      'when it was released last',
      'pkg:pub/ecg@1.0.0',
      {
        [path]: body(
          {},
          { version: '1.0.0', published: '2018-01-02T00:00:00Z' },
          { version: '1.1.0', published: '2019-01-02T00:00:00Z' },
        ),
      },
      'unknown | no release since 2019-01-02',
    ],
    ['nothing where no version says when', 'pkg:pub/ecg@1.0.0', { [path]: body({}, { version: '1.0.0' }) }, 'unknown'],
    [
      'another package',
      'pkg:pub/ecg@1.0.0',
      { [path]: body({ name: 'ekg' }, { version: '1.0.0' }) },
      /^failed: .*not about ecg$/,
    ],
    ['a package without versions', 'pkg:pub/ecg@1.0.0', { [path]: body({}) }, /^failed: .*no list of versions$/],
  ]);
});
