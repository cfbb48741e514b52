import assert from 'node:assert/strict';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { readSpec } from './dependency-spec';
import { packageJson } from './package-json';

function read(data: unknown): ReturnType<typeof packageJson.read> {
  return packageJson.read(new SourceFile('app/package.json', typeof data === 'string' ? data : JSON.stringify(data)));
}

describe('package.json', () => {
  it('tells what the package is', () => {
    const { value, problems } = read({
      name: '@acme/gateway',
      version: '1.2.0',
      license: 'MIT',
      repository: { type: 'git', url: 'https://git.example/gateway.git' },
      workspaces: { packages: ['packages/*', 1] },
      engines: { node: '>=18', npm: '9' },
    });
    assert.deepEqual(problems, []);
    const { name, version, license, repository, workspaces, runtimes } = value;
    assert.deepEqual(
      [name, version, license, repository, workspaces],
      ['@acme/gateway', '1.2.0', 'MIT', 'https://git.example/gateway.git', ['packages/*']],
    );
    assert.deepEqual(
      runtimes.map(({ purl, name, range, anchor }) => [formatPurl(purl), name, range, anchor.path]),
      [
        ['pkg:generic/node', 'node', '>=18', ['engines', 'node']],
        ['pkg:generic/npm@9', 'npm', '9', ['engines', 'npm']],
      ],
    );
  });

  const runtimes: [range: unknown, purl: string | undefined][] = [
    ['18', 'pkg:generic/node@18'],
    ['v18.20.4', 'pkg:generic/node@18.20.4'],
    ['^18', 'pkg:generic/node'],
    ['18 || 20', 'pkg:generic/node'],
    ['', undefined],
    [18, undefined],
  ];
  for (const [range, expected] of runtimes) {
    it(`node ${JSON.stringify(range)}`, () => {
      const [runtime] = read({ engines: { node: range } }).value.runtimes;
      assert.equal(runtime && formatPurl(runtime.purl), expected);
    });
  }

  const licences: [fields: object, expected: string | undefined][] = [
    [{ license: 'Apache-2.0' }, 'Apache-2.0'],
    [{ license: { type: 'ISC', url: 'x' } }, 'ISC'],
    [{ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }, '(MIT OR GPL-2.0)'],
    [{ licenses: 'MIT' }, 'MIT'],
    [{ license: 20 }, undefined],
    [{}, undefined],
  ];
  for (const [fields, expected] of licences) {
    it(`licence ${JSON.stringify(fields)}`, () => assert.equal(read(fields).value.license, expected));
  }

  it('counts a name in several sections once, as npm does', () => {
    const { components } = read({
      dependencies: { a: '1', b: '1' },
      devDependencies: { b: '2', c: '2' },
      optionalDependencies: { a: '3' },
      peerDependencies: { c: '4' },
    }).value;
    assert.deepEqual(
      components.map(({ name, range, scope, anchor }) => [name, range, scope, anchor.path[0]]),
      [
        ['a', '3', 'optional', 'optionalDependencies'],
        ['b', '1', 'runtime', 'dependencies'],
        ['c', '4', 'peer', 'peerDependencies'],
      ],
    );
  });

  const broken: [text: string, message: RegExp, path: readonly (string | number)[] | undefined][] = [
    ['{"dependencies": {"a": 1}}', /no text/, ['dependencies', 'a']],
    ['{"dependencies": {"a/b/c": "1"}}', /no package name/, ['dependencies', 'a/b/c']],
    ['{"dependencies": ["a"]}', /no map of keys to values/, ['dependencies']],
    ['[]', /no JSON object/, []],
    ['', /value is missing/, undefined],
    ['{"dependencies": {"a": "1",}}', /key in double quotes/, undefined],
  ];
  for (const [text, message, path] of broken) {
    it(`says what is wrong in ${JSON.stringify(text)}`, () => {
      const { problems } = read(text);
      const [problem] = problems;
      assert.ok(problem);
      assert.equal(problems.length, 1);
      assert.match(problem.message, message);
      assert.equal(problem.kind, 'broken');
      assert.deepEqual('path' in problem.anchor ? problem.anchor.path : undefined, path);
    });
  }

  it('reads on in a file that is being typed', () => {
    const { value } = read('{"name": "x", "dependencies": {"a": "^1.0.0", "b": }');
    assert.deepEqual(
      value.components.map(({ name }) => name),
      ['a', 'b'],
    );
  });
});

describe('readSpec', () => {
  const commit = '#be5935f8d2595bcd97b05718ef1eeae08d812e10';
  const cases: [text: string, expected: string][] = [
    ['^1.0.0', 'registry ?'],
    ['1.0.0', 'registry 1.0.0'],
    ['=v1.0.0', 'registry 1.0.0'],
    ['', 'registry ?'],
    ['latest', 'registry ?'],
    ['npm:@acme/b@1.0.0', 'registry 1.0.0 as @acme/b'],
    ['npm:b', 'registry ? as b'],
    ['file:../b', 'path ?'],
    ['./b', 'path ?'],
    ['~/b', 'path ?'],
    ['workspace:^', 'path ?'],
    ['link:../b', 'path ?'],
    ['acme/b', 'git ?'],
    ['acme/b#semver:^1', 'git ?'],
    [`github:acme/b${commit}`, 'git ? pinned'],
    [`git+https://git.example/b.git${commit}`, 'git ? pinned'],
    ['https://git.example/b.git', 'git ?'],
    ['git@git.example:acme/b.git', 'git ?'],
    ['https://acme.example/b.tgz', 'url ?'],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const { name, version, source } = readSpec('a', text);
      const pinned = source.kind !== 'registry' && source.pinned ? ' pinned' : '';
      assert.equal(`${source.kind} ${version ?? '?'}${pinned}${name === 'a' ? '' : ` as ${name}`}`, expected);
    });
  }
});
