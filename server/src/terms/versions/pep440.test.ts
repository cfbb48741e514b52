import assert from 'node:assert/strict';
import { pep440 } from './pep440';

describe('versions of Python packages', () => {
  const ranges: [range: string, lowest: string | undefined, closedAbove: boolean | undefined][] = [
    ['>=3.9', '3.9', false],
    ['>=3.9,<4.0', '3.9', true],
    ['>= 1.0.0, <= 2.0.0, != 1.5', '1.0.0', true],
    ['==1.2.*', '1.2', true],
    ['~=1.4.2', '1.4.2', true],
    ['===1.0', '1.0', true],
    ['>3.9', '3.9.1', false],
    ['<2', '0', true],
    ['!=3.5', '0', false],
    ['', '0', false],
    ['*', '0', false],
    ['^1.2.3', '1.2.3', true],
    ['^0.2 || ^1.0', '0.2', true],
    ['>=2.7 <3', '2.7', true],
    ['1.2.3', '1.2.3', true],
    ['3.*', '3', true],
    ['latest', undefined, undefined],
    ['git+https://acme.example/ecg', undefined, undefined],
    ['~=1', undefined, undefined],
    ['==', undefined, undefined],
  ];
  for (const [range, lowest, closedAbove] of ranges) {
    it(`range ${JSON.stringify(range)}`, () => {
      assert.equal(pep440.lowestOf(range), lowest);
      assert.equal(pep440.isClosedAbove(range), closedAbove);
    });
  }

  const pairs: [version: string, range: string, expected: boolean | undefined][] = [
    ['1.9', '>=1.2,<2', true],
    ['2.0.0', '>=1.2,<2', false],
    ['2.0rc1', '>=1.2', true],
    ['1.4.9', '~=1.4.2', true],
    ['1.5', '~=1.4.2', false],
    ['1.2.7', '==1.2.*', true],
    ['1.0', '==1.0.0', true],
    ['1.0+cu118', '==1.0', true],
    ['1.2.9', '^1.2.3', true],
    ['2.0', '^1.2.3', false],
    ['0.3', '^0.2.3', false],
    ['0.0.4', '^0.0.3', false],
    ['0.9', '^0', true],
    ['0.0.9', '^0.0', true],
    ['0.1', '^0.0', false],
    ['1.2.9', '~1.2.3', true],
    ['1.3', '~1.2.3', false],
    ['1.9', '~1', true],
    ['3.4', '^1 || >=3', true],
    ['1.2.3', '1.2.3', true],
    ['1.2.4', '=1.2.3', false],
    ['one', '>=1', undefined],
    ['1.0', 'latest', undefined],
  ];
  for (const [version, range, expected] of pairs) {
    it(`${version} in ${range}: ${expected}`, () => assert.equal(pep440.satisfies(version, range), expected));
  }

  it('tells a version from a range', () => {
    const texts = ['1.2.3', 'v1.2', '1.2-alpha', '1!2.0.post1.dev3', '2024.1', '1.0+local.1', '1.*', '>=1', ''];
    assert.deepEqual(
      texts.map((text) => pep440.isExactVersion(text)),
      [true, true, true, true, true, true, false, false, false],
    );
  });

  it('orders versions', () => {
    const versions = ['1.0.post1', '1!0.1', '1.0', '1.0rc1', '1.10', '1.9', '1.0.dev1'];
    assert.deepEqual(
      versions.sort((a, b) => pep440.compare(a, b) ?? NaN),
      ['1.0.dev1', '1.0rc1', '1.0', '1.0.post1', '1.9', '1.10', '1!0.1'],
    );
    assert.equal(pep440.compare('one', '1.0'), undefined);
  });
});
