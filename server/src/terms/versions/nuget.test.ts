// How NuGet and Paket order versions and read ranges.
import assert from 'node:assert/strict';
import { nuget } from './nuget';

describe('the nuget scheme', () => {
  it('orders versions', () => {
    const ordered = [
      ...['0.9', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-Beta', '1.0.0-beta.2', '1.0.0-beta.11'],
      ...['1.0.0-rc.1', '1.0.0', '1.0.0.1', '1.0.1', '1.2', '1.10.0', '2.0.0-preview1-19351-01', '2'],
    ];
    for (const [index, low] of ordered.entries()) {
      for (const high of ordered.slice(index + 1)) {
        assert.ok((nuget.compare(low, high) ?? 0) < 0, `${low} < ${high}`);
        assert.ok((nuget.compare(high, low) ?? 0) > 0, `${high} > ${low}`);
      }
    }
    for (const [a, b] of [
      ['1', '1.0.0.0'],
      ['1.0-RC', '1.0.0-rc'],
      ['1.0+abc', '1.0'],
      ['01.2', '1.2'],
    ] as const)
      assert.equal(nuget.compare(a, b), 0, `${a} ${b}`);
    assert.equal(nuget.compare('1.0', '$(Version)'), undefined);
  });

  const ranges: readonly (readonly [range: string, inside: string, outside: string, low: string, closed: boolean])[] = [
    ['13.0.1', '13.0.1 13.0.2 14.0.0', '13.0.0 13.0.1-beta', '13.0.1', false],
    ['[1.0]', '1.0.0 1', '1.0.1 0.9', '1.0.0', true],
    ['[1.0,2.0)', '1.0 1.9.9', '0.9 2.0', '1.0.0', true],
    ['(1.0, 2.0]', '1.0.1 2.0', '1.0 2.0.1', '1.0.0', true],
    ['(,1.0]', '0.1 1.0', '1.0.1', '0.0.0', true],
    ['[1.24.0, )', '1.24.0 99', '1.23', '1.24.0', false],
    ['1.*', '1.0 1.9 1.0.0-rc', '2.0 0.9 2.0.0-rc', '1.0.0', true],
    ['1.2.*', '1.2.0 1.2.77', '1.3.0', '1.2.0', true],
    ['1.2.3.*', '1.2.3.4', '1.2.4', '1.2.3', true],
    ['*', '1.0 99', '', '0.0.0', false],
    ['*-*', '1.0-rc', '', '0.0.0', false],
    ['[1.*, 2.0)', '1.5', '2.0', '1.0.0', true],
    ['1.0.0-rc*', '1.0.0-rc.2 1.0.0', '1.0.0-beta 1.0.1', '1.0.0-rc', true],
    ['~> 2.6.3', '2.6.3 2.6.9', '2.7.0 2.6.2', '2.6.3', true],
    ['~> 1.2', '1.2 1.9', '2.0', '1.2.0', true],
    ['>= 1.0 < 2.0', '1.0 1.9', '2.0 0.9', '1.0.0', true],
    ['>= 4.0.0 prerelease', '4.0.1', '3.9', '4.0.0', false],
    ['== 12.0.3', '12.0.3', '12.0.4', '12.0.3', true],
    ['@~> 1.2', '1.3', '2.0', '1.2.0', true],
  ];
  for (const [range, inside, outside, low, closed] of ranges) {
    it(`reads ${range}`, () => {
      for (const version of inside.split(' ')) assert.equal(nuget.satisfies(version, range), true, version);
      for (const version of outside.split(' ').filter(Boolean))
        assert.equal(nuget.satisfies(version, range), false, version);
      assert.equal(nuget.lowestOf(range), low);
      assert.equal(nuget.isClosedAbove(range), closed);
    });
  }

  it('reads nothing into what is no range', () => {
    for (const text of ['', '$(X)', '[1.0', '[1.0,x]', '(1.0)', 'latest', '[1,2,3]', '>=', '1.2.3.4.5']) {
      assert.equal(nuget.satisfies('1.0', text), undefined, text);
      assert.equal(nuget.lowestOf(text), undefined, text);
      assert.equal(nuget.isExactVersion(text), false, text);
    }
  });
});
