// How gems, Composer, Pub, Hex, Hackage and R count: what a range lets in, its ends, and the order of versions.
import assert from 'node:assert/strict';
import { schemeOf } from './schemes';

interface Table {
  /** Version, range, whether the version lies in it. */
  readonly inside: readonly (readonly [string, string, boolean | undefined])[];
  /** Range, its lowest version, whether it has an upper end. */
  readonly ends: readonly (readonly [string, string | undefined, boolean | undefined])[];
  /** Rising, none equal. */
  readonly rising: readonly string[];
  readonly equal: readonly (readonly [string, string])[];
  readonly exact: readonly string[];
  readonly notExact: readonly string[];
}

const tables: Readonly<Record<string, Table>> = {
  gem: {
    inside: [
      ['7.0.4', '~> 7.0.3', true],
      ['7.1.0', '~> 7.0.3', false],
      ['7.9', '~> 7.0', true],
      ['8.0.0', '~> 7.0', false],
      ['8.0.0.rc1', '~> 7.0', false],
      ['7.0.0.rc1', '~> 7.0.a', true],
      ['2.5.4', '~> 2.5, >= 2.5.4', true],
      ['2.5.3', '~> 2.5, >= 2.5.4', false],
      ['1.0', '= 1.0.0', true],
      ['3.9', '~> 3', true],
      ['1.1', '!= 1.1', false],
      ['1.0', 'newest', undefined],
    ],
    ends: [
      ['~> 2.0.3', '2.0.3', true],
      ['>= 1.8, < 3.0', '1.8', true],
      ['>= 1.8', '1.8', false],
      ['', '0', false],
      ['1.2', '1.2', true],
      ['~> x', undefined, undefined],
    ],
    rising: ['1.0.a', '1.0.b1', '1.0.b2', '1.0.rc1', '1.0', '1.0.1', '1.9', '1.10.pre', '1.10'],
    equal: [
      ['1.0', '1'],
      ['1.0-x', '1.0.pre.x'],
      ['2.0.0.alpha1', '2.alpha.1'],
    ],
    exact: ['1.2.3', '2.0.0.alpha1', '4'],
    notExact: ['~> 1', '', 'abc', '>= 1'],
  },
  composer: {
    inside: [
      ['v6.4.2', '^6.2', true],
      ['7.0.0', '^6.2', false],
      ['7.0.0-beta1', '^6.2', false],
      ['6.2.0-RC1', '^6.2', true],
      ['0.3.9', '^0.3', true],
      ['0.4.0', '^0.3', false],
      ['0.0.4', '^0.0.3', false],
      ['1.9.0', '~1.2', true],
      ['1.3.0', '~1.2.3', false],
      ['1.5', '>=1.0 <1.1 || >=1.2', true],
      ['1.5', '>=1.0,<1.1|>=1.6', false],
      ['2.0.9', '1.0 - 2.0', true],
      ['2.1.1', '1.0.0 - 2.1.0', false],
      ['1.2.9', '1.2.*', true],
      ['3.0', '*', true],
      ['1.0.0-beta2', '1.0.*@beta', true],
      ['1.0.0', '1.0.x-dev as 1.0.1', false],
      ['dev-main', '^1.0', undefined],
      ['1.0.0', 'dev-main', undefined],
    ],
    ends: [
      ['^7.1 || ^8.0', '7.1', true],
      ['>=7.2', '7.2', false],
      ['~8.2.0', '8.2.0', true],
      ['1.2.3', '1.2.3', true],
      ['dev-main', undefined, undefined],
    ],
    rising: [
      '1.0.0-dev',
      '1.0.0-alpha1',
      '1.0-beta1',
      '1.0-beta2',
      '1.0.0-RC1',
      '1.0',
      '1.0-p1',
      '1.0.1',
      '1.10',
      '2.x-dev',
    ],
    equal: [
      ['v1.2', '1.2.0.0'],
      ['1.0b1', '1.0.0-beta1'],
    ],
    exact: ['1.2.3', 'v2.0', '1.0.0-RC1', '3.17.08.08'],
    notExact: ['^1', 'dev-main', '1.*', '>=1'],
  },
  pub: {
    inside: [
      ['1.9.0', '^1.2.0', true],
      ['2.0.0', '^1.2.0', false],
      ['2.0.0-dev.1', '^1.2.0', false],
      ['0.1.9', '^0.1.2', true],
      ['0.2.0', '^0.1.2', false],
      ['2.19.6', '>=2.12.0 <3.0.0', true],
      ['3.0.0-dev', '>=2.12.0 <3.0.0', false],
      ['9.9.9', 'any', true],
      ['1.0.0+2', '1.0.0+1', false],
      ['1.0.0', 'newest', undefined],
    ],
    ends: [
      ['^1.2.0', '1.2.0', true],
      ['>=2.12.0', '2.12.0', false],
      ['any', '0.0.0', false],
      ['', '0.0.0', false],
    ],
    rising: ['1.0.0-dev.1', '1.0.0', '1.0.0+1', '1.0.0+2', '1.2.0', '1.10.0'],
    equal: [['1.0.0', '1.0.0']],
    exact: ['1.0.0', '0.12.0+2'],
    notExact: ['^1.0.0', 'any', '1.0'],
  },
  hex: {
    inside: [
      ['1.7.9', '~> 1.7', true],
      ['2.0.0', '~> 1.7', false],
      ['2.0.0-rc.1', '~> 1.7', false],
      ['1.7.9', '~> 1.7.2', true],
      ['1.8.0', '~> 1.7.2', false],
      ['1.2.0', '~> 1.1.1 or ~> 1.2', true],
      ['0.50.0', '>= 0.34.0 and < 2.0.0', true],
      ['2.0.0', '>= 0.34.0 and < 2.0.0', false],
      ['1.0.1', '!= 1.0.1', false],
      ['2.9.0', '2.9.0', true],
      ['1.0.0', 'latest', undefined],
    ],
    ends: [
      ['~> 1.7', '1.7.0', true],
      ['>= 1.0.0', '1.0.0', false],
      ['~> 1.1 or ~> 2.0', '1.1.0', true],
    ],
    rising: ['1.0.0-rc.0', '1.0.0', '1.2.0', '1.10.0'],
    equal: [['1.0.0+a', '1.0.0+b']],
    exact: ['1.0.0', '2.0.0-rc.1'],
    notExact: ['~> 1.0', '1.0', ''],
  },
  hackage: {
    inside: [
      ['4.18.2.1', '>=4.7 && <5', true],
      ['5', '>=4.7 && <5', false],
      ['1.2.9', '==1.2.*', true],
      ['1.3', '==1.2.*', false],
      ['1.2.9', '^>=1.2.3', true],
      ['1.3.0', '^>=1.2.3', false],
      ['2.0.1', '^>= { 1.2, 2.0 }', true],
      ['1.0', '(>=1 && <2) || ==3.*', true],
      ['2.5', '(>=1 && <2) || ==3.*', false],
      ['1', '-any', true],
      ['1', '>=', undefined],
    ],
    ends: [
      ['>=4.7 && <5', '4.7', true],
      ['>=1.0', '1.0', false],
      ['^>=1.2.3', '1.2.3', true],
      ['', '0', false],
    ],
    rising: ['1', '1.0', '1.0.0', '1.2', '1.10'],
    equal: [['1.2', '1.2']],
    exact: ['1.2', '4000.3.16'],
    notExact: ['1.2.*', '', '>=1'],
  },
  cran: {
    inside: [
      ['1.1.2', '>= 1.0', true],
      ['0.9-5', '>= 0.9-6', false],
      ['2.0', '>= 1.0, < 2.0', false],
      ['1.0', '== 1.0', true],
      ['1.0', 'new', undefined],
    ],
    ends: [
      ['>= 1.0', '1.0', false],
      ['>= 1.0, < 2.0', '1.0', true],
      ['', '0', false],
    ],
    rising: ['0.9', '0.9-5', '0.9-10', '1.0', '1.0.0.9000'],
    equal: [['1.0-1', '1.0.1']],
    exact: ['1.0', '0.20-45'],
    notExact: ['>= 1', ''],
  },
};

for (const [type, { inside, ends, rising, equal, exact, notExact }] of Object.entries(tables)) {
  describe(`versions of ${type}`, () => {
    const scheme = schemeOf(type);
    assert.ok(scheme);
    for (const [version, range, expected] of inside)
      it(`${version} in "${range}": ${expected}`, () => assert.equal(scheme.satisfies(version, range), expected));
    for (const [range, lowest, isClosed] of ends) {
      it(`the ends of "${range}"`, () => {
        assert.equal(scheme.lowestOf(range), lowest);
        assert.equal(scheme.isClosedAbove(range), isClosed);
      });
    }
    it('orders versions', () => {
      for (const [index, version] of rising.entries()) {
        for (const later of rising.slice(index + 1))
          assert.ok((scheme.compare(version, later) ?? 0) < 0, `${version} < ${later}`);
      }
      for (const [a, b] of equal) assert.equal(scheme.compare(a, b), 0, `${a} = ${b}`);
    });
    it('tells a version from a range', () => {
      for (const text of exact) assert.ok(scheme.isExactVersion(text), text);
      for (const text of notExact) assert.ok(!scheme.isExactVersion(text), text);
    });
  });
}
