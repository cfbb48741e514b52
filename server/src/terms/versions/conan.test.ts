import assert from 'node:assert/strict';
import { conan } from './conan';

describe('versions of Conan', () => {
  const ranges: [range: string, lowest: string | undefined, closed: boolean | undefined][] = [
    ['1.2.3', '1.2.3', true],
    ['[>=1.2.11 <2]', '1.2.11', true],
    ['[>1.0 <1.9]', '1.0', true],
    ['[>=3]', '3', false],
    ['[~1.2]', '1.2', true],
    ['[^1.2.3]', '1.2.3', true],
    ['[*]', '0', false],
    ['[>=1.1 <2 || ^3.1]', '1.1', true],
    ['[>=1.0, include_prerelease]', '1.0', false],
    ['[>= 1.0 , < 2.0, loose=False]', '1.0', true],
    ['[what?]', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [range, lowest, closed] of ranges) {
    it(`range ${JSON.stringify(range)}`, () => {
      assert.equal(conan.lowestOf(range), lowest);
      assert.equal(conan.isClosedAbove(range), closed);
    });
  }

  const pairs: [version: string, range: string, expected: boolean | undefined][] = [
    ['1.3.1', '[>=1.2.11 <2]', true],
    ['2.0', '[>=1.2.11 <2]', false],
    ['1.2.9', '[~1.2]', true],
    ['1.3', '[~1.2]', false],
    ['1.3-rc1', '[~1.2]', false],
    ['1.9', '[^1.2]', true],
    ['0.3.0', '[^0.2.1]', false],
    ['0.2.7', '[^0.2.1]', true],
    ['3.2', '[>=1.1 <2 || ^3.1]', true],
    ['2.5', '[>=1.1 <2 || ^3.1]', false],
    ['1.0.0', '1.0', true],
    ['1.1.1t', '[>=1.1.1]', true],
    ['cci.20210118', '[*]', true],
    ['1.0', '[?]', undefined],
  ];
  for (const [version, range, expected] of pairs)
    it(`${version} in ${range}: ${expected}`, () => assert.equal(conan.satisfies(version, range), expected));

  it('orders versions', () => {
    const ordered = ['1.0-rc.1', '1.0', '1.0.1', '1.1.1', '1.1.1t', '1.2', '1.10', '2', 'cci.20210118'];
    const shuffled = [...ordered].reverse();
    assert.deepEqual(
      shuffled.sort((a, b) => conan.compare(a, b) ?? 0),
      ordered,
    );
    assert.equal(conan.compare('a b', '1'), undefined);
  });
});
