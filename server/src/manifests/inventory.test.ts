import assert from 'node:assert/strict';
import { formatPurl } from '../terms/purl';
import { SourceFile } from '../text/source-file';
import type { Component } from './component';
import type { ManifestContent } from './format';
import { formatOf } from './formats';
import { joinManifest, lockfileFor } from './inventory';

function read(path: string, data: unknown): ManifestContent {
  const reading = formatOf(path)?.read(new SourceFile(path, JSON.stringify(data)));
  assert.ok(reading);
  assert.deepEqual(reading.problems, []);
  return reading.value;
}

/** `name@version range scope < way`, with `*` before direct ones: what a test wants to see of a component. */
function line({ name, version, range, direct, scope, via }: Component): string {
  const way = via.length === 0 ? '' : ` < ${via.join(' > ')}`;
  return `${direct ? '*' : ''}${name}@${version ?? '?'}${range === undefined ? '' : ` ${range}`} ${scope}${way}`;
}

/** Lockfile entries in short: `name@version` by folder, with what they require. */
function lock(packages: Record<string, unknown>, path = 'package-lock.json'): ManifestContent {
  return read(path, { lockfileVersion: 3, packages });
}

function join(manifest: ManifestContent | undefined, locked: ManifestContent | undefined): readonly string[] {
  return joinManifest(manifest, locked).value.map(line);
}

const gateway = read('package.json', {
  dependencies: { express: '^4.0.0', ms: '2.1.3' },
  devDependencies: { mocha: '^10.0.0' },
  optionalDependencies: { fsevents: '^2.0.0' },
  peerDependencies: { react: '>=18' },
});

const gatewayLock = lock({
  '': { dependencies: { express: '^4.0.0', ms: '2.1.3' }, devDependencies: { mocha: '^10.0.0' } },
  'node_modules/debug': { version: '4.3.4', dependencies: { ms: '2.1.2' } },
  'node_modules/debug/node_modules/ms': { version: '2.1.2' },
  'node_modules/express': {
    version: '4.18.2',
    dependencies: { debug: '4', 'body-parser': '1' },
    optionalDependencies: { bufferutil: '4' },
  },
  'node_modules/body-parser': { version: '1.20.0', dependencies: { bytes: '3', debug: '4' } },
  'node_modules/bytes': { version: '3.1.2' },
  'node_modules/bufferutil': { version: '4.0.8', optional: true },
  'node_modules/ms': { version: '2.1.3' },
  'node_modules/mocha': { version: '10.2.0', dev: true, dependencies: { debug: '4', glob: '7' } },
  'node_modules/glob': { version: '7.2.3', dev: true, deprecated: 'Glob 7 is old' },
  'node_modules/stray': { version: '1.0.0', extraneous: true },
});

describe('joinManifest', () => {
  it('takes ranges from the manifest, versions from the lockfile, and finds the shortest way to the rest', () => {
    const { value, problems } = joinManifest(gateway, gatewayLock);
    assert.deepEqual(value.map(line), [
      '*fsevents@? ^2.0.0 optional',
      '*express@4.18.2 ^4.0.0 runtime',
      '*ms@2.1.3 2.1.3 runtime',
      '*react@? >=18 peer',
      '*mocha@10.2.0 ^10.0.0 development',
      'bufferutil@4.0.8 optional < express',
      'debug@4.3.4 runtime < express',
      'body-parser@1.20.0 runtime < express',
      'glob@7.2.3 development < mocha',
      'ms@2.1.2 runtime < express > debug',
      'bytes@3.1.2 runtime < express > body-parser',
      'stray@1.0.0 runtime',
    ]);
    assert.deepEqual(problems, []);
    const express = value.find(({ name }) => name === 'express');
    assert.deepEqual(express?.anchor, { file: 'package.json', path: ['dependencies', 'express'], part: 'key' });
    const glob = value.find(({ name }) => name === 'glob');
    assert.deepEqual(glob?.anchor, { file: 'package-lock.json', path: ['packages', 'node_modules/glob'], part: 'key' });
    assert.equal(glob.deprecated, 'Glob 7 is old');
  });

  it('says the same of version 1', () => {
    const old = read('package-lock.json', {
      lockfileVersion: 1,
      dependencies: {
        debug: { version: '4.3.4', requires: { ms: '2.1.2' }, dependencies: { ms: { version: '2.1.2' } } },
        express: { version: '4.18.2', requires: { debug: '4' } },
        ms: { version: '2.1.3' },
        mocha: { version: '10.2.0', dev: true, requires: { debug: '4', glob: '7' } },
        glob: { version: '7.2.3', dev: true },
      },
    });
    assert.deepEqual(join(gateway, old).slice(5), [
      'debug@4.3.4 runtime < express',
      'glob@7.2.3 development < mocha',
      'ms@2.1.2 runtime < express > debug',
    ]);
    assert.deepEqual(join(undefined, old).slice(0, 3), [
      '*express@4.18.2 runtime',
      '*ms@2.1.3 runtime',
      '*mocha@10.2.0 development',
    ]);
  });

  it('gives the manifest alone, or the lockfile alone', () => {
    assert.deepEqual(join(gateway, undefined).slice(1, 3), ['*express@? ^4.0.0 runtime', '*ms@2.1.3 2.1.3 runtime']);
    assert.deepEqual(join(undefined, gatewayLock).slice(0, 4), [
      '*express@4.18.2 ^4.0.0 runtime',
      '*ms@2.1.3 2.1.3 runtime',
      '*mocha@10.2.0 ^10.0.0 development',
      'bufferutil@4.0.8 optional < express',
    ]);
    assert.deepEqual(join(undefined, undefined), []);
  });

  it('says when the lockfile does not hold what the manifest asks for', () => {
    const { problems } = joinManifest(gateway, lock({ '': {}, 'node_modules/express': { version: '4.18.2' } }));
    assert.deepEqual(
      problems.map(({ anchor, message, kind }) => [kind, 'path' in anchor && anchor.path.at(-1), message]),
      [
        ['unknowable', 'ms', 'package-lock.json does not hold "ms", so its version is not known.'],
        ['unknowable', 'mocha', 'package-lock.json does not hold "mocha", so its version is not known.'],
      ],
    );
  });

  it('merges copies in several folders, with the strongest scope', () => {
    const copies = lock({
      '': { devDependencies: { a: '1' }, dependencies: { b: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { c: '1' } },
      'node_modules/a/node_modules/c': { version: '1.0.0', dev: true },
      'node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
      'node_modules/b/node_modules/c': { version: '1.0.0' },
    });
    const manifest = read('package.json', { devDependencies: { a: '1' }, dependencies: { b: '1' } });
    assert.deepEqual(join(manifest, copies), ['*b@1.0.0 1 runtime', '*a@1.0.0 1 development', 'c@1.0.0 runtime < b']);
  });

  it('ends on circles', () => {
    const circle = lock({
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
      'node_modules/b': { version: '1.0.0', dependencies: { a: '1' } },
    });
    assert.deepEqual(join(undefined, circle), ['*a@1.0.0 1 runtime', 'b@1.0.0 runtime < a']);
  });
});

describe('workspaces', () => {
  const locked = lock(
    {
      '': { name: 'mono', workspaces: ['packages/*'], devDependencies: { typescript: '5' } },
      'node_modules/@mono/core': { resolved: 'packages/core', link: true },
      'node_modules/@mono/web': { resolved: 'packages/web', link: true },
      'node_modules/lodash': { version: '4.17.21' },
      'node_modules/ms': { version: '2.1.3' },
      'node_modules/typescript': { version: '5.4.0', dev: true },
      'packages/core': {
        name: '@mono/core',
        version: '1.0.0',
        dependencies: { lodash: '^4', ms: '1' },
        devDependencies: { typescript: '5' },
      },
      'packages/core/node_modules/ms': { version: '1.0.0' },
      'packages/web': { name: '@mono/web', version: '2.0.0', dependencies: { '@mono/core': '*' } },
    },
    'mono/package-lock.json',
  );
  const cases: [path: string, manifest: unknown, expected: string[]][] = [
    [
      'mono/package.json',
      { devDependencies: { typescript: '5' } },
      ['*typescript@5.4.0 5 development', 'ms@2.1.3 runtime'],
    ],
    [
      'mono/packages/core/package.json',
      { dependencies: { lodash: '^4', ms: '1' } },
      ['*lodash@4.17.21 ^4 runtime', '*ms@1.0.0 1 runtime'],
    ],
    [
      'mono/packages/web/package.json',
      { dependencies: { '@mono/core': '*' } },
      ['*@mono/core@1.0.0 * runtime', 'lodash@4.17.21 runtime < @mono/core', 'ms@1.0.0 runtime < @mono/core'],
    ],
    // No workspace of this lockfile, which therefore says nothing of it.
    ['mono/tools/package.json', { dependencies: { lodash: '^4' } }, ['*lodash@? ^4 runtime']],
  ];
  for (const [path, manifest, expected] of cases) {
    it(path, () => assert.deepEqual(join(read(path, manifest), locked), expected));
  }

  it('keeps the way through a workspace when the lockfile is read alone', () => {
    assert.deepEqual(join(undefined, locked), [
      '*typescript@5.4.0 5 development',
      'lodash@4.17.21 runtime < @mono/core',
      'ms@1.0.0 runtime < @mono/core',
      '@mono/core@1.0.0 runtime < @mono/web',
      'ms@2.1.3 runtime',
    ]);
  });
});

describe('lockfiles that say little', () => {
  it('nothing is known from a broken one', () => {
    const text = '{"lockfileVersion": 3, "packages": {\n<<<<<<< HEAD\n"": {}}}';
    const reading = formatOf('package-lock.json')?.read(new SourceFile('package-lock.json', text));
    assert.deepEqual([reading?.problems[0]?.kind, reading?.value.graph], ['broken', undefined]);
    assert.deepEqual(joinManifest(gateway, reading?.value).value, gateway.components);
  });

  it('a newer version is said', () => {
    const text = '{"lockfileVersion": 4, "packages": {"node_modules/a": {"version": "1.0.0"}}}';
    const reading = formatOf('package-lock.json')?.read(new SourceFile('package-lock.json', text));
    assert.deepEqual(
      reading?.problems.map(({ kind }) => kind),
      ['unknowable'],
    );
    assert.deepEqual(reading.value.components.map(line), ['*a@1.0.0 runtime']);
  });
});

describe('sources', () => {
  const commit = 'be5935f8d2595bcd97b05718ef1eeae08d812e10';
  const manifest = read('package.json', {
    dependencies: {
      cjs: 'npm:string-width@^4.2.0',
      ecg: 'github:acme/ecg#main',
      probe: 'https://acme.example/probe-1.0.0.tgz',
      shared: 'file:../shared',
      plain: '^1.0.0',
    },
  });
  const locked = lock({
    '': { dependencies: { probe: 'https://acme.example/probe-1.0.0.tgz' } },
    'node_modules/cjs': {
      name: 'string-width',
      version: '4.2.3',
      resolved: 'https://registry.example.org/string-width/-/string-width-4.2.3.tgz',
    },
    'node_modules/ecg': { version: '0.3.0', resolved: `git+ssh://git@github.com/acme/ecg.git#${commit}` },
    'node_modules/probe': {
      version: '1.0.0',
      resolved: 'https://acme.example/probe-1.0.0.tgz',
      integrity: 'sha512-AA== sha1-BB==',
    },
    'node_modules/shared': { resolved: '../shared', link: true },
    'node_modules/plain': {
      version: '1.2.0',
      resolved: 'https://registry.example.org/plain/-/plain-1.2.0.tgz',
      license: 'MIT',
    },
    '../shared': { name: 'shared', version: '0.0.1' },
  });

  it('are those of the lockfile where it is more exact', () => {
    const { value } = joinManifest(manifest, locked);
    assert.deepEqual(
      value.map(({ purl, source, hashes, license }) => ({ purl: formatPurl(purl), source, hashes, license })),
      [
        { purl: 'pkg:npm/string-width@4.2.3', source: { kind: 'registry' }, hashes: [], license: undefined },
        {
          purl: 'pkg:npm/ecg@0.3.0',
          source: { kind: 'git', reference: `git+ssh://git@github.com/acme/ecg.git#${commit}`, pinned: true },
          hashes: [],
          license: undefined,
        },
        {
          purl: 'pkg:npm/probe@1.0.0',
          source: { kind: 'url', reference: 'https://acme.example/probe-1.0.0.tgz', pinned: true },
          hashes: ['sha512-AA==', 'sha1-BB=='],
          license: undefined,
        },
        {
          purl: 'pkg:npm/shared@0.0.1',
          source: { kind: 'path', reference: 'file:../shared', pinned: false },
          hashes: [],
          license: undefined,
        },
        { purl: 'pkg:npm/plain@1.2.0', source: { kind: 'registry' }, hashes: [], license: 'MIT' },
      ],
    );
  });

  it('are read from `version` in version 1', () => {
    const old = read('package-lock.json', {
      dependencies: {
        cjs: { version: 'npm:string-width@4.2.3' },
        ecg: { version: `git+ssh://git@github.com/acme/ecg.git#${commit}` },
        probe: { version: 'https://acme.example/probe-1.0.0.tgz' },
        shared: { version: 'file:../shared' },
      },
    });
    const found = joinManifest(undefined, old).value.map(({ purl, source }) => `${formatPurl(purl)} ${source.kind}`);
    assert.deepEqual(found, [
      'pkg:npm/string-width@4.2.3 registry',
      'pkg:npm/ecg git',
      'pkg:npm/probe url',
      'pkg:npm/shared path',
    ]);
  });
});

describe('lockfileFor', () => {
  const unreadable = (file: string): Pick<ManifestContent, 'file' | 'format' | 'graph'> => {
    return { file, format: file.slice(file.lastIndexOf('/') + 1), graph: undefined };
  };
  const locks = [
    'package-lock.json',
    'apps/web/package-lock.json',
    'apps/web/npm-shrinkwrap.json',
    'apps/webinar/package-lock.json',
    'apps/web/Cargo.lock',
  ].map(unreadable);
  const cases: [string, string | undefined][] = [
    ['package.json', 'package-lock.json'],
    ['apps/web/package.json', 'apps/web/npm-shrinkwrap.json'],
    ['apps/api/package.json', 'package-lock.json'],
    ['apps/web/deep/package.json', 'apps/web/npm-shrinkwrap.json'],
  ];
  for (const [manifest, expected] of cases)
    it(manifest, () => assert.equal(lockfileFor(read(manifest, {}), locks)?.file, expected));
  it('finds none where none is', () =>
    assert.equal(lockfileFor(read('a/package.json', {}), [unreadable('b/package-lock.json')]), undefined));
  it('passes over one that does not speak of the manifest', () => {
    const nearest = { ...lock({ '': {} }), file: 'apps/package-lock.json' };
    const above = { ...lock({ '': {}, 'apps/web': {} }), file: 'package-lock.json' };
    assert.equal(lockfileFor(read('apps/web/package.json', {}), [nearest, above]), above);
  });
});
