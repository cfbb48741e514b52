import assert from 'node:assert/strict';
import { formatPurl } from '../../terms/purl';
import { isForDevelopment, scopeOfGroup } from './groups';
import { pythonRuntime } from './python-lines';
import { isAddress, readAddress, readRequirement } from './requirement';

describe('readRequirement', () => {
  const cases: [text: string, expected: string][] = [
    ['requests', 'requests registry'],
    ['requests==2.31.0', 'requests@2.31.0 registry ==2.31.0'],
    ['requests == 2.31.0 ; python_version < "3"', 'requests@2.31.0 registry == 2.31.0 if python_version < "3"'],
    ['requests[security, socks]>=2.8.1, ==2.8.*', 'requests registry >=2.8.1, ==2.8.*'],
    ['Flask(>=1.0,<2.0)', 'flask registry >=1.0,<2.0'],
    ['pluggy[dev] (==0.13.1)', 'pluggy@0.13.1 registry ==0.13.1'],
    ['zope.interface===5.4', 'zope-interface@5.4 registry ===5.4'],
    ['a===2004-special', 'a@2004-special registry ===2004-special'],
    ['ruamel_yaml~=0.18', 'ruamel-yaml registry ~=0.18'],
    ['a==1.*', 'a registry ==1.*'],
    ['a==1.0,!=1.1', 'a registry ==1.0,!=1.1'],
    ['a>=1,', 'a registry >=1'],
    ['a==1#comment', 'a@1 registry ==1'],
    ['a==1 garbage', 'a@1 registry ==1 then garbage'],
    ['a =1', 'a registry then =1'],
    ['a==', 'a registry then =='],
    ['a @ https://acme.example/a-1.0-py3-none-any.whl', 'a@1.0 url'],
    ['a @ https://acme.example/a.zip#sha256=00 ; extra == "x"', 'a url pinned if extra == "x"'],
    ['torch @ https://acme.example/torch-2.0.1%2Bcu118-cp310-cp310-linux_x86_64.whl', 'torch@2.0.1%2Bcu118 url'],
    ['a@git+https://git.example/a.git@v1', 'a git'],
    [`a @ git+ssh://git@git.example/a.git@${'0'.repeat(40)}#subdirectory=x`, 'a git pinned'],
    ['a @ file:///somewhere/a', 'a path'],
    ['==1.0', 'nothing'],
    ['', 'nothing'],
    ['./a', 'nothing'],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => assert.equal(describeRequirement(readRequirement(text)), expected));
  }
});

describe('readAddress', () => {
  const cases: [text: string, expected: string][] = [
    ['git+https://git.example/acme/a.git@main#egg=a', 'a git'],
    ['git+https://git.example/a#subdirectory=b&egg=a[x]', 'a git'],
    ['git+https://github.com/Acme/Gateway.git@v1.2', 'pkg:github/acme/gateway@v1.2 git'],
    ['https://github.com/pecan/pecan.git', 'pkg:github/pecan/pecan git'],
    ['./downloads/numpy-1.9.2-cp34-none-win32.whl', 'numpy@1.9.2 path'],
    ['wheels/a_b-1.0-py3-none-any.whl ; python_version > "3"', 'a-b@1.0 path if python_version > "3"'],
    ['https://acme.example/a-1.2.tar.gz', 'a@1.2 url'],
    ['file:///${PROJECT_ROOT}/libs/a#egg=a', 'a path'],
    ['./libs/a', 'nothing'],
    ['.', 'nothing'],
    ['https://acme.example/download', 'nothing'],
    ['requests', 'nothing'],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => assert.equal(describeRequirement(readAddress(text)), expected));
  }
  it('is told from a name', () => {
    const texts = ['.', '..', './a', '.[dev]', 'a', 'a.b==1', 'git+ssh://x', 'C:\\a', '~/a', 'a-1.0.tar.gz'];
    assert.deepEqual(texts.filter(isAddress), [
      '.',
      '..',
      './a',
      '.[dev]',
      'git+ssh://x',
      'C:\\a',
      '~/a',
      'a-1.0.tar.gz',
    ]);
  });
});

function describeRequirement(read: ReturnType<typeof readRequirement>): string {
  if (read === undefined) return 'nothing';
  const { purl, range, source, marker, rest } = read;
  const pinned = source.kind !== 'registry' && source.pinned ? 'pinned' : undefined;
  const parts = [formatPurl(purl).replace('pkg:pypi/', ''), source.kind, pinned, range];
  if (marker !== undefined) parts.push(`if ${marker}`);
  if (rest !== '') parts.push(`then ${rest}`);
  return parts.filter((part) => part !== undefined).join(' ');
}

describe('pythonRuntime', () => {
  const cases: [range: unknown, expected: string | undefined][] = [
    ['>=3.9', 'pkg:generic/python'],
    ['3.11', 'pkg:generic/python@3.11'],
    ['==3.11.*', 'pkg:generic/python@3.11'],
    ['3.11.4', 'pkg:generic/python@3.11.4'],
    ['~=3.11.0', 'pkg:generic/python@3.11'],
    ['~=3.11', 'pkg:generic/python'],
    ['~3.11', 'pkg:generic/python@3.11'],
    ['^3.11', 'pkg:generic/python'],
    ['>=3.11,<3.12', 'pkg:generic/python@3.11'],
    ['>=3.10,<3.12', 'pkg:generic/python'],
    ['>=3.9,<4', 'pkg:generic/python'],
    ['*', undefined],
    ['', undefined],
    [3.11, undefined],
  ];
  for (const [range, expected] of cases) {
    it(JSON.stringify(range), () => {
      const [runtime] = pythonRuntime('pyproject.toml', ['project', 'requires-python'], range);
      assert.equal(runtime && formatPurl(runtime.purl), expected);
    });
  }
});

describe('names of groups', () => {
  const cases: [name: string, expected: string][] = [
    ['default', 'runtime'],
    ['main', 'runtime'],
    ['dev', 'development'],
    ['docs-build', 'development'],
    ['unit_tests', 'development'],
    ['device', 'optional'],
    ['latest', 'optional'],
    ['gpu', 'optional'],
  ];
  for (const [name, expected] of cases) it(name, () => assert.equal(scopeOfGroup(name), expected));
  it('of files', () => {
    const paths = ['requirements-dev.txt', 'docs/requirements.txt', 'app/requirements.txt', 'test_requirements.txt'];
    assert.deepEqual(paths.map(isForDevelopment), [true, true, false, true]);
  });
});
