// What owes a record and what does not, the first day, and the fixes.
import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';
import type { Finding } from '../../check/finding';

const name = 'soup/undocumented-dependency';

function undocumented({ findings }: FixtureResult): readonly Finding[] {
  return findings.filter(({ rule }) => rule === name);
}

function manifest(fields: Readonly<Record<string, unknown>>, path = 'package.json'): string {
  return `=== ${path} ===\n${JSON.stringify({ name: 'gateway', ...fields }, null, 2)}\n`;
}

const cases: [title: string, text: string, expected: string[]][] = [
  ['an optional package', manifest({ optionalDependencies: { bufferutil: '4.0.8' } }), ['pkg:npm/bufferutil@4.0.8']],
  ['a peer', manifest({ peerDependencies: { react: '^19' } }), ['pkg:npm/react']],
  ['a development tool', manifest({ devDependencies: { mocha: '^11' } }), []],
  ['a runtime', manifest({ engines: { node: '24' } }), []],
  ['a package of its own', manifest({ dependencies: { '@acme/ecg': 'workspace:*' } }), []],
  ['a repository', manifest({ dependencies: { ecg: 'github:acme/ecg' } }), ['pkg:npm/ecg']],
  ['an alias, by its package', manifest({ dependencies: { web: 'npm:express@4.21.0' } }), ['pkg:npm/express@4.21.0']],
  [
    'one package in two manifests once',
    manifest({ dependencies: { ws: '^8' } }, 'a/package.json') +
      manifest({ dependencies: { ws: '^7' } }, 'b/package.json'),
    ['pkg:npm/ws'],
  ],
  [
    'a record of other versions names it all the same',
    `=== soup.compliance.yaml ===\ndependencies:\n  - { package: pkg:npm/ws, versions: ^7 }\n${manifest({ dependencies: { ws: '^8' } })}`,
    [],
  ],
  [
    'a family does not cover what only begins alike',
    `=== soup.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/@nest/*\n${manifest({ dependencies: { '@nest/core': '^11', '@nestjs/core': '^11' } })}`,
    ['pkg:npm/%40nestjs/core'],
  ],
  [
    'no instrument that asks for it',
    `=== compliance.yaml ===\nproduct:\n  name: Walk\n  version: 1.0.0\n  manufacturer: Example Medical GmbH\n  type: wellness\n  intended-purpose: Counts steps.\nscope: [iso-14971]\n${manifest({ dependencies: { ws: '^8' } })}`,
    [],
  ],
];

describe(name, () => {
  for (const [title, text, expected] of cases) {
    it(title, async () => {
      const findings = undocumented(await checkFixture(text));
      assert.deepEqual(
        findings.map(({ target }) => target),
        expected,
      );
    });
  }

  it('points to the other manifests', async () => {
    const ws = { dependencies: { ws: '^8' } };
    const result = await checkFixture(manifest(ws, 'a/package.json') + manifest(ws, 'b/package.json'));
    const [finding] = undocumented(result);
    assert.equal(finding?.anchor.file, 'a/package.json');
    assert.deepEqual(
      finding.related.map(({ anchor }) => anchor.file),
      ['b/package.json'],
    );
  });

  const locked = `=== package-lock.json ===
{
  "name": "gateway",
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "gateway", "dependencies": { "@fastify/cors": "^10.0.0", "pino": "latest" } },
    "node_modules/@fastify/cors": { "version": "10.0.1", "license": "MIT" },
    "node_modules/pino": { "version": "9.5.0", "license": "SEE LICENSE IN LICENSE" }
  }
}
${manifest({ dependencies: { '@fastify/cors': '^10.0.0', pino: 'latest' } })}`;

  it('documents what is known and no more', async () => {
    const before = await checkFixture(locked);
    const [cors, pino] = undocumented(before);
    const withCors = await assertMends(before, cors, 'Document @fastify/cors in compliance.yaml');
    assert.match(
      withCors.files.get('compliance.yaml') ?? '',
      /dependencies:\n {2}- package: pkg:npm\/%40fastify\/cors\n {4}versions: \^10\.0\.0\n {4}license: MIT\n$/,
    );
    const withPino = await assertMends(before, pino, 'Document pino');
    assert.match(withPino.files.get('compliance.yaml') ?? '', /- package: pkg:npm\/pino\n$/);
  });

  it('documents all of a manifest at once', async () => {
    const before = await checkFixture(locked);
    const [first] = undocumented(before);
    const after = await assertMends(before, first, 'Document all 2 dependencies of package.json in compliance.yaml');
    assert.deepEqual(undocumented(after), []);
  });

  it('documents beside the records that are there, whatever the ecosystem', async () => {
    const before = await checkFixture(`=== docs/other.compliance.yaml ===
dependencies: [{ package: pkg:npm/ws }]
=== soup.compliance.yaml ===
dependencies:
  - package: pkg:pypi/numpy
=== classifier/pyproject.toml ===
[project]
name = "classifier"
dependencies = ["numpy>=2", "torch>=2.5,<3"]
=== classifier/requirements.txt ===
rich==13.1
=== CMakeLists.txt ===
FetchContent_Declare(zlib URL https://zlib.example/zlib-1.3.1.tar.gz URL_HASH SHA256=38ef96b8dfe510d42707d9c781877914792541133e1870841463bfa73f883e32)
`);
    const found = undocumented(before);
    assert.deepEqual(
      found.map(({ anchor }) => anchor.file),
      ['classifier/pyproject.toml', 'classifier/requirements.txt', 'CMakeLists.txt'],
    );
    let now = before;
    for (const wanted of found) {
      const finding = undocumented(now).find(({ target }) => target === wanted.target);
      now = await assertMends(now, finding, 'Document ');
    }
    assert.match(
      now.files.get('soup.compliance.yaml') ?? '',
      /- package: pkg:pypi\/torch\n {4}versions: ">=2\.5,<3"\n {2}- package: pkg:pypi\/rich\n/,
    );
  });

  it('says more than ten of a file as one, which the fix documents all', async () => {
    const dependencies = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`ecg-${index}`, '^1.0.0']));
    const text = manifest({ dependencies }).replace(
      '"dependencies": {',
      '"dependencies": {\n//^^^^^^^^^^^^^^ warning: 11 packages that the product needs at run time have no dependency record.',
    );
    const before = await assertLabels(name, text);
    const [finding] = undocumented(before);
    assert.equal(finding?.related.length, 11);
    const after = await assertMends(before, finding, 'Document all 11 dependencies');
    assert.deepEqual(undocumented(after), []);
  });

  it('says ten of a file one by one', async () => {
    const dependencies = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`ecg-${index}`, '^1.0.0']));
    assert.equal(undocumented(await checkFixture(manifest({ dependencies }))).length, 10);
  });
});
