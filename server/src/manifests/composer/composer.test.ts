// composer.json and composer.lock as Composer 1 and 2 write them: platform, sources, replacements, licences, broken files.
import assert from 'node:assert/strict';
import { listComponents, listProblems, listRuntimes } from '../../../../test/fixtures/component-list';
import { joinFiles, linesAndProblems } from '../../../../test/fixtures/joined-files';
import { SourceFile } from '../../text/source-file';
import { composerJson } from './composer-json';
import { composerLock } from './composer-lock';

const commit = '4c115873c86ad5bd0ac6d962db70ca53bf8fb874';

const manifest = JSON.stringify({
  name: 'Acme/ECG',
  license: ['MIT', 'GPL-2.0-only'],
  require: {
    php: '~8.2.0',
    'ext-json': '*',
    'composer-runtime-api': '^2.0',
    'Monolog/monolog': '^3.0',
    'acme/exact': 'v1.2.3@beta',
    'acme/branch': 'dev-main#abc as 1.0.x-dev',
    'acme/near': '@dev',
    'acme/written': '1.0',
  },
  'require-dev': { 'phpunit/phpunit': '10.*', 'ext-xdebug': '*' },
  repositories: {
    near: { type: 'path', url: 'packages/*' },
    written: {
      type: 'package',
      package: { name: 'acme/written', version: '1.0', source: { url: 'https://git.example/w', reference: commit } },
    },
  },
});

const locked = (name: string, version: string, more: object = {}): object => ({
  name,
  version,
  source: { type: 'git', url: `https://git.example/${name}.git`, reference: commit },
  dist: { type: 'zip', url: 'https://zip.example', shasum: 'ab12' },
  ...more,
});

describe('composer.json', () => {
  it('reads requirements, platform and written packages', () => {
    assert.deepEqual(listProblems(composerJson, 'composer.json', manifest), []);
    assert.deepEqual(listComponents(composerJson, 'composer.json', manifest), [
      'pkg:composer/monolog/monolog ^3.0 runtime | "Monolog/monolog"',
      'pkg:composer/acme/exact@v1.2.3 v1.2.3@beta runtime | "acme/exact"',
      'pkg:composer/acme/branch dev-main#abc as 1.0.x-dev runtime | "acme/branch"',
      'pkg:composer/acme/near @dev runtime | "acme/near"',
      'pkg:composer/acme/written@1.0 1.0 runtime git pinned | "acme/written"',
      'pkg:composer/phpunit/phpunit 10.* development | "phpunit/phpunit"',
    ]);
    assert.deepEqual(listRuntimes(composerJson, 'composer.json', manifest), [
      'pkg:generic/php@8.2 ~8.2.0 | "php"',
      'pkg:generic/ext-json * | "ext-json"',
      'pkg:generic/composer-runtime-api ^2.0 | "composer-runtime-api"',
      'pkg:generic/ext-xdebug * | "ext-xdebug"',
    ]);
    const { name, license } = composerJson.read(new SourceFile('composer.json', manifest)).value;
    assert.deepEqual([name, license], ['Acme/ECG', '(MIT OR GPL-2.0-only)']);
  });

  it('reports what is no requirement', () => {
    const text = '{"require": {"a/b": 1, "bare": "1.0"}, "require-dev": []}';
    assert.deepEqual(listProblems(composerJson, 'composer.json', text), [
      'broken: "a/b" needs a version constraint.',
      'broken: "bare" is no package: its name has to be vendor/name.',
      'broken: "require-dev" is no map of keys to values.',
    ]);
  });
});

describe('composer.lock', () => {
  const lock = JSON.stringify({
    packages: [
      locked('monolog/monolog', '3.5.0', {
        require: { php: '>=8.1', 'psr/log': '^3.0', 'symfony/polyfill-php80': '*' },
        license: ['MIT'],
      }),
      locked('psr/log', '3.0.0', { abandoned: 'new/log' }),
      locked('symfony/symfony', 'v6.4.0', { replace: { 'symfony/polyfill-php80': '*' } }),
      locked('acme/exact', 'v1.2.3', { source: undefined, dist: undefined }),
      locked('acme/branch', 'dev-main'),
      locked('acme/near', 'dev-main', { source: undefined, dist: { type: 'path', url: 'packages/near' } }),
      locked('acme/written', '1.0'),
    ],
    'packages-dev': [locked('phpunit/phpunit', '10.5.1', { abandoned: true })],
  });

  it('is joined with its manifest, and with that of a package in a folder', () => {
    const near = '{"name": "acme/near", "require": {"psr/log": "^3"}}';
    const { lines, problems } = linesAndProblems({
      'composer.json': manifest,
      'composer.lock': lock,
      'packages/near/composer.json': near,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      lines.filter((line) => !line.includes('ext-')),
      [
        '*Monolog/monolog@3.5.0 ^3.0 runtime git!',
        '*acme/exact@v1.2.3 v1.2.3@beta runtime',
        '*acme/branch@dev-main dev-main#abc as 1.0.x-dev runtime git!',
        '*acme/near@dev-main @dev runtime path',
        '*acme/written@1.0 runtime git!',
        '*phpunit/phpunit@10.5.1 10.* development git!',
        'symfony/symfony@v6.4.0 runtime git! < monolog/monolog',
        '*php@8.2 ~8.2.0 runtime',
        '*composer-runtime-api@? ^2.0 development',
        '*psr/log@3.0.0 ^3 runtime git!',
      ],
    );
  });

  it('is compared with its manifest, though each package comes from a repository', () => {
    const asked = {
      'monolog/monolog': '^2.0',
      'psr/log': '^3.0',
      'acme/branch': '^1.0',
      'acme/near': '^1.0',
      'symfony/polyfill-php80': '^1.0',
    };
    const { mismatches } = joinFiles({ 'composer.json': { require: asked }, 'composer.lock': lock });
    const found = mismatches.map(({ kind, component, asked: range, locked: version }) => {
      return `${kind} ${component.name}: ${range ?? ''} / ${version ?? ''}`;
    });
    // A branch cannot be compared, and what stands for another package has versions of its own.
    assert.deepEqual(found, ['version monolog/monolog: ^2.0 / 3.5.0']);
  });

  it('says licence, digest and what was abandoned', () => {
    const { components } = composerLock.read(new SourceFile('composer.lock', lock)).value;
    const said = new Map(
      components.map(({ name, license, hashes, deprecated }) => [name, { license, hashes, deprecated }]),
    );
    assert.deepEqual(said.get('monolog/monolog'), { license: 'MIT', hashes: ['sha1:ab12'], deprecated: undefined });
    assert.equal(said.get('psr/log')?.deprecated, 'abandoned, use new/log');
    assert.equal(said.get('phpunit/phpunit')?.deprecated, 'abandoned');
  });

  it('reports entries that are none', () => {
    assert.deepEqual(listProblems(composerLock, 'composer.lock', '{"packages": [{"name": "a/b"}, 1]}'), [
      'broken: A package of composer.lock has a name and a version.',
      'broken: A package of composer.lock has a name and a version.',
    ]);
    assert.deepEqual(listProblems(composerLock, 'composer.lock', '{}'), [
      'broken: A composer.lock has a list of packages.',
    ]);
  });
});
