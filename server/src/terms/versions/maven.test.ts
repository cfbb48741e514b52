import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maven } from './maven';
import { compareMaven } from './maven-order';
import { schemeOf } from './schemes';
import { processorTime } from '../../../../test/fixtures/processor-time';

describe('versions of Maven and Gradle', () => {
  it('is the scheme of its purl type', () => assert.equal(schemeOf('maven'), maven));

  // Each is lower than the next.
  const ascending = [
    ['1-alpha2', '1-alpha-123', '1-beta-2', '1-beta123', '1-m2', '1-m11', '1-rc', '1-cr2', '1-rc123'],
    ['1-SNAPSHOT', '1', '1-sp', '1-sp2', '1-sp123', '1-abc', '1-def', '1-pom-1', '1-1-snapshot', '1-1', '1-2', '1-123'],
    ['2.0', '2-1', '2.0.2', '2.0.123', '2.1.0', '2.1-a', '2.1b', '2.1-c', '2.1-1', '2.1.0.1'],
    ['1.9', '1.10', '2.0.0.RC1', '2.0.0.RELEASE', '2.0.1', '30.1-jre', '31.0-android', '99999999999999999999.1'],
    ['2.13.0-rc1', '2.13.0', '2.13.0.1', '2.13.1-SNAPSHOT', '2.13.1'],
  ];
  for (const versions of ascending) {
    it(versions.join(' < '), () => {
      for (const [index, version] of versions.entries()) {
        for (const higher of versions.slice(index + 1))
          assert.ok(compareMaven(version, higher) < 0, `${version} ${higher}`);
      }
    });
  }

  const equal: [string, string][] = [
    ['1', '1.0'],
    ['1', '1.0.0-ga'],
    ['1.0', '1-0'],
    ['1.0-final', '1.0.RELEASE'],
    ['1a1', '1-alpha-1'],
    ['1.0-b2', '1.0-beta2'],
    ['1x', '1.0.0-x'],
    ['1-cr3', '1RC3'],
    ['1.00', '1.0'],
  ];
  for (const [a, b] of equal) it(`${a} = ${b}`, () => assert.equal(maven.compare(a, b), 0));

  const ranges: [range: string, lowest: string | undefined, closedAbove: boolean | undefined][] = [
    ['[1.0,2.0)', '1.0', true],
    ['(,1.0]', '0', true],
    ['[1.5,)', '1.5', false],
    ['[1.2]', '1.2', true],
    ['(,1.1),(1.1,)', '0', false],
    ['[2,3),[1.0,1.5]', '1.0', true],
    [']1.0, 2.0[', '1.0', true],
    ['1.2.+', '1.2', true],
    ['+', '0', false],
    ['latest.release', '0', false],
    ['LATEST', '0', false],
    ['1.0', '1.0', true],
    ['1.7!!', '1.7', true],
    ['[1.7, 1.8[!!1.7.25', '1.7', true],
    ['${spring.version}', undefined, undefined],
    ['[1.0', undefined, undefined],
    ['(1.0)', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [range, lowest, closedAbove] of ranges) {
    it(`range ${JSON.stringify(range)}`, () => {
      assert.equal(maven.lowestOf(range), lowest);
      assert.equal(maven.isClosedAbove(range), closedAbove);
    });
  }

  const pairs: [version: string, range: string, expected: boolean | undefined][] = [
    ['1.5', '[1.0,2.0)', true],
    ['2.0', '[1.0,2.0)', false],
    ['2.0', '[1.0,2.0]', true],
    ['1.0', '(1.0,2.0]', false],
    ['1.1', '(,1.1),(1.1,)', false],
    ['1.2.9', '1.2.+', true],
    ['1.3', '1.2.+', false],
    ['1.3-rc1', '1.2.+', false],
    ['1.2.0', '1.2', true],
    ['1.1', '1.2', false],
    ['1.3', '1.2', undefined],
    ['1.3', '1.2!!', false],
    ['9+181-r4173-1', '[9,10)', true],
    ['1.0', 'what is this', undefined],
  ];
  for (const [version, range, expected] of pairs) {
    it(`${version} in ${range}: ${expected}`, () => assert.equal(maven.satisfies(version, range), expected));
  }

  it('tells a version from a range', () => {
    const exact = ['1', '1.0-SNAPSHOT', '30.1.1-jre', 'v3-rev20231115-2.0.0', '9+181-r4173-1', 'r938', '2.0.0.RELEASE'];
    const others = [
      '1.+',
      '+',
      '[1.0]',
      '1.0,2.0',
      '${v}',
      'LATEST',
      'RELEASE',
      'latest.integration',
      '1.7!!',
      '',
      '1 0',
    ];
    for (const text of exact) assert.equal(maven.isExactVersion(text), true, text);
    for (const text of others) assert.equal(maven.isExactVersion(text), false, text);
  });

  it('orders whatever it is given', () => {
    const text = fc.array(fc.constantFrom('1', '0', '10', '.', '-', 'a', 'rc', 'final', 'x', '_'), { maxLength: 9 });
    const version = text.map((parts) => parts.join(''));
    fc.assert(
      fc.property(version, version, (a, b) => {
        assert.equal(Math.sign(compareMaven(a, b)), 0 - Math.sign(compareMaven(b, a)));
        assert.equal(compareMaven(a, a), 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes bounded time', () => {
    for (const range of [
      '('.repeat(100_000),
      '[1,2),'.repeat(50_000),
      '1.'.repeat(100_000) + '+',
      ' '.repeat(200_000),
    ]) {
      const before = processorTime();
      maven.satisfies('1.0', range);
      maven.lowestOf(range);
      assert.ok(processorTime() - before < 2000, range.slice(0, 10));
    }
  });
});
