// Which records hold for a component: in the notation of its ecosystem, of a runtime in that of the manifests that ask for it.
import assert from 'node:assert/strict';
import { parsePurl } from '../terms/purl';
import type { RowOf } from '../workspace/rows';
import { DependencyRecords } from './dependency-records';

function rowOf(name: string, versions: string | undefined): RowOf<'dependency'> {
  const value = { package: name, versions } as RowOf<'dependency'>['value'];
  const anchor = { file: 'soup.compliance.yaml', path: ['dependencies', 0], part: 'key' } as const;
  return { kind: 'dependency', id: name, value, mentions: [], keys: new Set(), anchor };
}

/** The versions of the records that hold, the narrowest first. */
function holding(text: string, range: string | undefined, versions: readonly (string | undefined)[]): unknown {
  const purl = parsePurl(text);
  assert.ok(purl);
  const rows = versions.map((each) => rowOf(text.replace(/@.*/, ''), each));
  return DependencyRecords.of(rows)
    .holdingFor({ purl, range })
    .map(({ value }) => value.versions);
}

describe('dependency records', () => {
  const cases: readonly (readonly [purl: string, range: string | undefined, holds: string[], doNot: string[]])[] = [
    ['pkg:npm/express@4.19.2', undefined, ['4.19.2', '~4.19.0', '^4.19', '>=4'], ['^5', '4.18.2']],
    ['pkg:pypi/numpy@1.26.4', undefined, ['1.26.4', '~=1.26', '>=1.2,<2'], ['~=1.27', '==1.26.3']],
    ['pkg:conda/numpy@1.26.4', undefined, ['1.26.4', '>=1.2,<2'], ['>=2']],
    [
      'pkg:generic/python@3.11.4',
      undefined,
      ['3.11.4', '3.11', '~=3.9', '>=3.9,<4', '!=3.12'],
      ['3.12', '>=3.12', '~=3.12', '2.*'],
    ],
    ['pkg:generic/python', '>=3.10,<3.13', ['>=3.10,<3.13', '~=3.10', '>=3.9'], ['>=3.12']],
    ['pkg:generic/java@17', undefined, ['17', '[17,18)', '>=17', '17.x'], ['21', '[21,)', '^18']],
    ['pkg:generic/java', '[17,18)', ['[17,18)', '17', '>=11'], ['21', '[21,)']],
    ['pkg:generic/ruby@3.2.2', undefined, ['3.2', '~> 3.2', '~> 3.2.0', '>= 3.0, < 4'], ['~> 3.3', '3.3']],
    ['pkg:generic/php@8.2', undefined, ['8.2', '^8.1', '8.*', '>=8.1 <8.4'], ['^7.4', '8.3']],
    ['pkg:generic/rust@1.75.0', undefined, ['1.75', '1.75.0', '>=1.70, <2'], ['1.76']],
    ['pkg:generic/elixir@1.16.1', undefined, ['~> 1.16', '1.16', '>= 1.15.0 and < 2.0.0'], ['~> 1.17']],
    ['pkg:generic/node@20.11.1', undefined, ['20', '20.x', '^20.9', '>=18 <21'], ['18', '>=22']],
    ['pkg:generic/of-nobody@2.1', undefined, ['2.1', '2', '>=2'], ['3']],
  ];
  for (const [purl, range, holds, doNot] of cases) {
    it(`of ${purl} ${range ?? ''} hold if their versions let it in`, () => {
      for (const versions of holds) assert.deepEqual(holding(purl, range, [versions]), [versions], versions);
      for (const versions of doNot) assert.deepEqual(holding(purl, range, [versions]), [], versions);
    });
  }

  it('stand in the order of how narrow they are', () => {
    const ofPython = holding('pkg:generic/python@3.11.4', undefined, [
      undefined,
      '>=3.9',
      '>=3.10,<4',
      '>=3.11',
      '3.11.4',
    ]);
    assert.deepEqual(ofPython, ['3.11.4', '>=3.10,<4', '>=3.11', '>=3.9', undefined]);
    const ofJava = holding('pkg:generic/java@17.0.9', undefined, ['[11,)', '[17,18)', '>=17']);
    assert.deepEqual(ofJava, ['[17,18)', '>=17', '[11,)']);
  });
});
