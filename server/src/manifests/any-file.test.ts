// Readers of manifests and lockfiles on whatever a file may hold: cut short, random, nested or chained without measure.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../text/source-file';
import { formatOf } from './formats';
import { joinManifest } from './inventory';

describe('any file', function () {
  this.timeout(20_000);
  const sample = JSON.stringify(
    { lockfileVersion: 3, packages: { '': { dependencies: { a: '1' } }, 'node_modules/a': { version: '1.0.0' } } },
    null,
    2,
  );
  const readers = ['package.json', 'package-lock.json', 'npm-shrinkwrap.json'];
  const others: readonly (readonly [path: string, sample: string])[] = [
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a: {specifier: ^1, version: 1.0.0}\npackages:\n  a@1.0.0:\n    resolution: {integrity: x}\nsnapshots:\n  a@1.0.0: {}\n",
    ],
    ['pnpm-workspace.yaml', 'packages:\n  - a/*\ncatalog:\n  a: ^1\noverrides:\n  a>b@1: 2\n'],
    ['yarn.lock', '# yarn lockfile v1\n\n"a@npm:b@^1", a@2:\n  version "1.0.0"\n  dependencies:\n    c "^1"\n'],
    [
      'yarn.lock',
      '__metadata:\n  version: 8\n\n"a@npm:^1":\n  version: 1.0.0\n  resolution: "a@npm:1.0.0"\n  dependencies:\n    b: "npm:^1"\n',
    ],
    [
      'bun.lock',
      '{"workspaces": {"": {"dependencies": {"a": "1"}}}, "packages": {"a": ["a@1.0.0", "", {}, "sha512-x"],}}',
    ],
    ['bun.lockb', 'x'],
  ];

  function readAny(path: string, text: string): number {
    const reading = formatOf(path)?.read(new SourceFile(path, text));
    assert.ok(reading);
    joinManifest(reading.value, reading.value);
    joinManifest(undefined, reading.value);
    return reading.problems.length;
  }

  it('cut short anywhere is a problem and nothing worse', () => {
    for (const path of readers) {
      for (let end = 0; end < sample.length; end++)
        assert.notEqual(readAny(path, sample.slice(0, end)), 0, `${path} ${end}`);
      assert.equal(readAny(path, sample), 0);
    }
  });

  it('of any bytes is read without an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...readers), fc.string({ unit: 'binary' }), (path, text) => {
        assert.notEqual(readAny(path, `{${text}`), undefined);
      }),
    );
  });

  it('of the other package managers, cut short or with anything in it, is read without an exception', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...others),
        fc.nat(300),
        fc.nat(300),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('\n', ':', '"', '  ', '{', '- ', '__proto__:', '@', '/'),
        ),
        ([path, sample], from, to, inserted) => {
          assert.notEqual(readAny(path, sample.slice(0, from) + inserted + sample.slice(to)), undefined);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of any shape is read without an exception', () => {
    const key = fc.constantFrom(
      '',
      'a',
      'node_modules/a',
      'packages',
      'dependencies',
      'requires',
      'version',
      '__proto__',
      'link',
      'resolved',
      'engines',
    );
    const { shape } = fc.letrec((tie) => ({
      shape: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, 1, '', '1.0.0', 'https://a.example'),
        fc.dictionary(key, tie('shape')),
        fc.array(tie('shape')),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom(...readers), shape, (path, packages) => {
        readAny(path, JSON.stringify({ name: packages, engines: packages, dependencies: packages }));
        readAny(path, JSON.stringify({ packages }));
      }),
    );
  });

  it('nested or chained without measure takes bounded time', () => {
    const count = 20_000;
    const nested = '{"dependencies":{"a":'.repeat(count) + '{}' + '}}'.repeat(count);
    assert.notEqual(readAny('package-lock.json', nested), 0);
    const folder = Array.from({ length: count }, () => 'node_modules/a').join('/');
    assert.notEqual(
      readAny('package-lock.json', JSON.stringify({ packages: { [folder]: { dependencies: { b: '1' } } } })),
      0,
    );
    const chain = Array.from(
      { length: count },
      (_, at) => [`node_modules/p${at}`, { version: '1.0.0', dependencies: { [`p${at + 1}`]: '1' } }] as const,
    );
    assert.equal(
      readAny(
        'package-lock.json',
        JSON.stringify({ packages: { '': { dependencies: { p0: '1' } }, ...Object.fromEntries(chain) } }),
      ),
      0,
    );
  });
});
