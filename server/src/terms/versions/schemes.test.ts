import assert from 'node:assert/strict';
import { schemeOf } from './schemes';

const npm = schemeOf('npm');
assert.ok(npm);

describe('versions of npm', () => {
  const ranges: [range: string, lowest: string | undefined, closedAbove: boolean | undefined][] = [
    ['^1.2.3', '1.2.3', true],
    ['~1.2', '1.2.0', true],
    ['5.x', '5.0.0', true],
    ['1.2.3', '1.2.3', true],
    ['>=18', '18.0.0', false],
    ['>2.0.0', '2.0.1', false],
    ['<3', '0.0.0', true],
    ['18 || 20 || >=22', '18.0.0', false],
    ['18 || 20', '18.0.0', true],
    ['*', '0.0.0', false],
    ['', '0.0.0', false],
    ['latest', undefined, undefined],
    ['github:acme/ecg', undefined, undefined],
  ];
  for (const [range, lowest, closedAbove] of ranges) {
    it(`range ${JSON.stringify(range)}`, () => {
      assert.equal(npm.lowestOf(range), lowest);
      assert.equal(npm.isClosedAbove(range), closedAbove);
    });
  }

  const pairs: [version: string, range: string, expected: boolean | undefined][] = [
    ['1.9.0', '^1.2.3', true],
    ['2.0.0', '^1.2.3', false],
    ['1.3.0-rc.1', '^1.2.3', true],
    ['1.0', '^1.0.0', undefined],
    ['1.0.0', 'latest', undefined],
  ];
  for (const [version, range, expected] of pairs) {
    it(`${version} in ${range}: ${expected}`, () => assert.equal(npm.satisfies(version, range), expected));
  }

  it('tells a version from a range', () => {
    const texts = ['1.2.3', 'v1.2.3', '1.2.3-beta.1+build', '1.2', '^1.2.3', '=1.2.3', ''];
    assert.deepEqual(
      texts.map((text) => npm.isExactVersion(text)),
      [true, true, true, false, false, false, false],
    );
  });

  it('orders versions', () => {
    assert.ok((npm.compare('1.0.0-rc.1', '1.0.0') ?? 0) < 0);
    assert.ok((npm.compare('1.10.0', '1.9.0') ?? 0) > 0);
    assert.equal(npm.compare('one', '1.0.0'), undefined);
  });

  it('knows no scheme for what nobody counts', () => assert.equal(schemeOf('generic'), undefined));
});
