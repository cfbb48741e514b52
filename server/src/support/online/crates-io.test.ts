// What the index of crates.io says of yanked versions and old crates.
import assert from 'node:assert/strict';
import { ask, itSays } from '../../../../test/network/ask-source';
import { cratesIo } from './crates-io';

function line(vers: string, fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ name: 'ecgfilter', vers, deps: [], cksum: '00', features: {}, yanked: false, ...fields });
}

const path = 'ec/gf/ecgfilter';

describe('crates.io', () => {
  itSays(cratesIo, [
    ['nothing of a version like any other', 'pkg:cargo/ecgfilter@1.0.0', { [path]: line('1.0.0') }, 'unknown'],
    [
      'a version is yanked',
      'pkg:cargo/ecgfilter@1.0.0',
      { [path]: `${line('1.0.0', { yanked: true })}\n${line('1.0.1')}\n` },
      'withdrawn | yanked',
    ],
    ['nothing of a version that is not there', 'pkg:cargo/ecgfilter@2.0.0', { [path]: line('1.0.0') }, 'unknown'],
    [
      'a range of yanked versions',
      'pkg:cargo/ecgfilter ^1.0',
      { [path]: `${line('1.0.0', { yanked: true })}\r\n${line('1.0.1', { yanked: true })}\n${line('2.0.0')}` },
      'withdrawn | yanked',
    ],
    [
      'when it was released last',
      'pkg:cargo/ecgfilter@1.0.1',
      {
        [path]: `${line('1.0.0', { pubtime: '2018-01-01T00:00:00Z' })}\n${line('1.0.1', { pubtime: '2019-02-03T00:00:00Z' })}`,
      },
      'unknown | no release since 2019-02-03',
    ],
    [
      'nothing of releases where one has no time',
      'pkg:cargo/ecgfilter@1.0.1',
      { [path]: `${line('1.0.0', { pubtime: '2018-01-01T00:00:00Z' })}\n${line('1.0.1')}` },
      'unknown',
    ],
    ['a broken line', 'pkg:cargo/ecgfilter@1.0.0', { [path]: `${line('1.0.0')}\n{"name":` }, /^failed: .*no version$/],
    ['another crate', 'pkg:cargo/ecgfilter@1.0.0', { [path]: line('1.0.0', { name: 'ecg' }) }, /^failed: .*not about/],
    ['nothing at all', 'pkg:cargo/ecgfilter@1.0.0', { [path]: '' }, /^failed: .*lists no version$/],
  ]);

  const paths: [crate: string, path: string][] = [
    ['a', '1/a'],
    ['Ab', '2/ab'],
    ['abc', '3/a/abc'],
    ['Serde_JSON', 'se/rd/serde_json'],
  ];
  for (const [crate, expected] of paths) {
    it(`asks for ${crate} at ${expected}`, async () => {
      assert.deepEqual((await ask(cratesIo, [`pkg:cargo/${crate}@1.0.0`], {})).urls, [expected]);
    });
  }
});
