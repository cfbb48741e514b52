// Lockfiles of pnpm, yarn and bun together with their manifests, as the workspace joins them.
import assert from 'node:assert/strict';
import { joinFiles, linesOf, type Files } from '../../../../test/fixtures/joined-files';
import { SourceFile } from '../../text/source-file';
import { yarnLock } from './yarn-lock';

const sha = 'be5935f8d2595bcd97b05718ef1eeae08d812e10';

const manifest = {
  dependencies: { express: '^4.0.0', cjs: 'npm:string-width@^4.2.0', ecg: 'github:acme/ecg' },
  devDependencies: { mocha: '^10.0.0' },
};
const expected = [
  '*express@4.18.2 ^4.0.0 runtime',
  '*string-width@4.2.3 ^4.2.0 runtime',
  '*ecg@0.3.0 github:acme/ecg runtime git!',
  '*mocha@10.2.0 ^10.0.0 development',
  'debug@4.3.4 runtime < express',
  'ms@2.1.2 runtime < express > debug',
];

const pnpm5 = `lockfileVersion: 5.4

specifiers:
  cjs: npm:string-width@^4.2.0
  ecg: github:acme/ecg
  express: ^4.0.0
  mocha: ^10.0.0

dependencies:
  cjs: /string-width/4.2.3
  ecg: github.com/acme/ecg/${sha}
  express: 4.18.2

devDependencies:
  mocha: 10.2.0_supports-color@8.1.1

packages:

  /debug/4.3.4_supports-color@8.1.1:
    resolution: {integrity: sha512-AA==}
    dependencies:
      ms: 2.1.2

  /express/4.18.2:
    resolution: {integrity: sha512-AA==}
    dependencies:
      debug: 4.3.4_supports-color@8.1.1

  /mocha/10.2.0_supports-color@8.1.1:
    resolution: {integrity: sha512-AA==}
    dependencies:
      debug: 4.3.4_supports-color@8.1.1
    dev: true

  /ms/2.1.2:
    resolution: {integrity: sha512-AA==}

  /string-width/4.2.3:
    resolution: {integrity: sha512-AA==}

  github.com/acme/ecg/${sha}:
    resolution: {tarball: https://codeload.github.com/acme/ecg/tar.gz/${sha}}
    name: ecg
    version: 0.3.0
`;

const pnpm6 = `lockfileVersion: '6.0'

dependencies:
  cjs:
    specifier: npm:string-width@^4.2.0
    version: /string-width@4.2.3
  ecg:
    specifier: github:acme/ecg
    version: github.com/acme/ecg/${sha}
  express:
    specifier: ^4.0.0
    version: 4.18.2

devDependencies:
  mocha:
    specifier: ^10.0.0
    version: 10.2.0

packages:

  /debug@4.3.4(@s/color@8.1.1):
    resolution: {integrity: sha512-AA==}
    dependencies:
      ms: 2.1.2

  /express@4.18.2:
    resolution: {integrity: sha512-AA==}
    dependencies:
      debug: 4.3.4(@s/color@8.1.1)

  /mocha@10.2.0:
    resolution: {integrity: sha512-AA==}
    dev: true

  /ms@2.1.2:
    resolution: {integrity: sha512-AA==}

  /string-width@4.2.3:
    resolution: {integrity: sha512-AA==}

  github.com/acme/ecg/${sha}:
    resolution: {tarball: https://codeload.github.com/acme/ecg/tar.gz/${sha}}
    name: ecg
    version: 0.3.0
`;

const pnpm9 = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      cjs:
        specifier: npm:string-width@^4.2.0
        version: string-width@4.2.3
      ecg:
        specifier: github:acme/ecg
        version: https://codeload.github.com/acme/ecg/tar.gz/${sha}
      express:
        specifier: ^4.0.0
        version: 4.18.2
    devDependencies:
      mocha:
        specifier: ^10.0.0
        version: 10.2.0

packages:

  debug@4.3.4:
    resolution: {integrity: sha512-AA==}

  ecg@https://codeload.github.com/acme/ecg/tar.gz/${sha}:
    resolution: {tarball: https://codeload.github.com/acme/ecg/tar.gz/${sha}}
    version: 0.3.0

  express@4.18.2:
    resolution: {integrity: sha512-AA==}

  mocha@10.2.0:
    resolution: {integrity: sha512-AA==}

  ms@2.1.2:
    resolution: {integrity: sha512-AA==}

  string-width@4.2.3:
    resolution: {integrity: sha512-AA==}

snapshots:

  debug@4.3.4(@s/color@8.1.1):
    dependencies:
      ms: 2.1.2

  ecg@https://codeload.github.com/acme/ecg/tar.gz/${sha}: {}

  express@4.18.2:
    dependencies:
      debug: 4.3.4(@s/color@8.1.1)

  mocha@10.2.0:
    dependencies:
      debug: 4.3.4(@s/color@8.1.1)

  ms@2.1.2: {}

  string-width@4.2.3: {}
`;

const yarn1 = `# yarn lockfile v1


"cjs@npm:string-width@^4.2.0":
  version "4.2.3"
  resolved "https://registry.example.org/string-width/-/string-width-4.2.3.tgz#cf88da6cbee26fe6db7094f61d870cbd84cee9f1"

debug@4, debug@^4.3.0:
  version "4.3.4"
  resolved "https://registry.example.org/debug/-/debug-4.3.4.tgz#cf88da6cbee26fe6db7094f61d870cbd84cee9f1"
  integrity sha512-AA== sha1-BB==
  dependencies:
    ms "2.1.2"

"ecg@github:acme/ecg":
  version "0.3.0"
  resolved "https://codeload.github.com/acme/ecg/tar.gz/${sha}"

express@^4.0.0:
  version "4.18.2"
  dependencies:
    debug "4"

mocha@^10.0.0:
  version "10.2.0"
  dependencies:
    debug "^4.3.0"

ms@2.1.2:
  version "2.1.2"
`;

const yarn4 = `__metadata:
  version: 8
  cacheKey: 10c0

"app@workspace:.":
  version: 0.0.0-use.local
  resolution: "app@workspace:."
  dependencies:
    cjs: "npm:string-width@^4.2.0"
    ecg: "github:acme/ecg"
    express: "npm:^4.0.0"
    mocha: "npm:^10.0.0"
  languageName: unknown
  linkType: soft

"cjs@npm:string-width@^4.2.0":
  version: 4.2.3
  resolution: "string-width@npm:4.2.3"

"debug@npm:4, debug@npm:^4.3.0":
  version: 4.3.4
  resolution: "debug@npm:4.3.4"
  dependencies:
    ms: "npm:2.1.2"

"ecg@github:acme/ecg":
  version: 0.3.0
  resolution: "ecg@https://github.com/acme/ecg.git#commit=${sha}"

"express@npm:^4.0.0":
  version: 4.18.2
  resolution: "express@npm:4.18.2"
  dependencies:
    debug: "npm:4"

"mocha@npm:^10.0.0":
  version: 10.2.0
  resolution: "mocha@npm:10.2.0"
  dependencies:
    debug: "npm:^4.3.0"

"ms@npm:2.1.2":
  version: 2.1.2
  resolution: "ms@npm:2.1.2"
`;

const bun = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "app",
      "dependencies": { "cjs": "npm:string-width@^4.2.0", "ecg": "github:acme/ecg", "express": "^4.0.0" },
      "devDependencies": { "mocha": "^10.0.0" },
    },
  },
  "packages": {
    "cjs": ["string-width@4.2.3", "", {}, "sha512-AA=="],
    "debug": ["debug@4.3.4", "", { "dependencies": { "ms": "2.1.2" } }, "sha512-AA=="],
    "ecg": ["ecg@github:acme/ecg#be5935f", {}, "acme-ecg-be5935f"],
    "express": ["express@4.18.2", "", { "dependencies": { "debug": "4" } }, "sha512-AA=="],
    "mocha": ["mocha@10.2.0", "", { "dependencies": { "debug": "4" } }, "sha512-AA=="],
    "ms": ["ms@2.1.2", "", {}, "sha512-AA=="],
  }
}
`;

describe('lockfiles of npm’s world', () => {
  const cases: [name: string, path: string, text: string][] = [
    ['pnpm 5.4', 'pnpm-lock.yaml', pnpm5],
    ['pnpm 6.0', 'pnpm-lock.yaml', pnpm6],
    ['pnpm 9.0', 'pnpm-lock.yaml', pnpm9],
    ['pnpm with Windows line ends', 'pnpm-lock.yaml', pnpm9.replaceAll('\n', '\r\n')],
    ['yarn 1', 'yarn.lock', yarn1],
    ['yarn 4', 'yarn.lock', yarn4],
    ['bun', 'bun.lock', bun],
  ];
  for (const [name, path, text] of cases) {
    it(`${name} gives versions, sources and ways`, () => {
      const given = linesOf({ 'package.json': manifest, [path]: text });
      // bun writes no version of what comes from a repository.
      const isBun = path === 'bun.lock';
      assert.deepEqual(given, isBun ? expected.map((each) => each.replace('ecg@0.3.0', 'ecg@?')) : expected);
      assert.deepEqual(joinFiles({ 'package.json': manifest, [path]: text }).mismatches, []);
    });
  }

  it('the package manager decides which lockfile counts', () => {
    const both = { 'pnpm-lock.yaml': pnpm9, 'yarn.lock': yarn1.replace('4.18.2', '4.18.1') };
    const versionOf = (packageManager: string): string | undefined =>
      joinFiles({ 'package.json': { ...manifest, packageManager }, ...both }).components[0]?.component.version;
    assert.deepEqual([versionOf('yarn@1.22.0'), versionOf('pnpm@9.1.0+sha512.aa')], ['4.18.1', '4.18.2']);
  });

  it('takes the hashes of packages, and the commit as a pin', () => {
    const { components } = joinFiles({ 'package.json': manifest, 'yarn.lock': yarn1 });
    const found = components.map(({ component }) => component);
    assert.deepEqual(found.find(({ name }) => name === 'debug')?.hashes, ['sha512-AA==', 'sha1-BB==']);
    const source = found.find(({ name }) => name === 'ecg')?.source;
    assert.ok(source?.kind === 'git' && source.pinned);
  });
});

describe('mismatches of manifest and lockfile', () => {
  function mismatchesOf(files: Files): readonly string[] {
    return joinFiles(files).mismatches.map(
      ({ kind, component, asked, locked }) => `${kind} ${component.name}: ${asked ?? '-'} / ${locked ?? '-'}`,
    );
  }
  const changed = {
    dependencies: { express: '^5.0.0', cjs: 'npm:string-width@^4.2.1', ecg: 'github:acme/ecg', koa: '2' },
    optionalDependencies: { fsevents: '2' },
  };
  const all = [
    'missing koa: 2 / -',
    'range string-width: ^4.2.1 / ^4.2.0',
    'surplus mocha: - / ^10.0.0',
    'version express: ^5.0.0 / 4.18.2',
  ];

  for (const [path, text] of [
    ['pnpm-lock.yaml', pnpm9],
    ['yarn.lock', yarn4],
    ['bun.lock', bun],
  ] as const) {
    it(path, () => assert.deepEqual([...mismatchesOf({ 'package.json': changed, [path]: text })].sort(), all));
  }

  it('yarn 1 has no other range than the one it locks', () => {
    assert.deepEqual(mismatchesOf({ 'package.json': changed, 'yarn.lock': yarn1 }), [
      'missing express: ^5.0.0 / -',
      'missing string-width: ^4.2.1 / -',
      'missing koa: 2 / -',
    ]);
  });

  it('what an override decides is none', () => {
    const decided = { ...manifest, pnpm: { overrides: { express: '>=5' } } };
    assert.deepEqual(mismatchesOf({ 'package.json': decided, 'pnpm-lock.yaml': pnpm9 }), []);
  });
});

describe('a yarn.lock with a slip', () => {
  const left = 'left@^1.0.0:\n  version "1.0.0"\n';
  const berry = '"left@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "left@npm:1.0.0"\n';
  const cases: [what: string, text: string, names: string[]][] = [
    ['an entry twice', `# yarn lockfile v1\n\n${left}\n${left}\nright@1:\n  version "1.1.0"\n`, ['left', 'right']],
    ['an entry that is none', `# yarn lockfile v1\n\na@what:~2:\n  version "2.0.0"\n\n${left}`, ['left']],
    ['an entry of yarn 4 twice', `__metadata:\n  version: 8\n\n${berry}\n${berry}`, ['left']],
    ['two lockfiles at once', `<<<<<<< HEAD\n${left}=======\n${left}>>>>>>> b\n`, []],
  ];
  for (const [what, text, names] of cases) {
    it(`${what}: what is there is read, and the slip is said`, () => {
      const { value, problems } = yarnLock.read(new SourceFile('yarn.lock', text));
      assert.deepEqual([...new Set(value.components.map(({ name }) => name))], names);
      assert.match(problems.map(({ kind }) => kind).join(' '), /broken/);
    });
  }

  it('names the package that stands in the place of another', () => {
    const resolved = 'https://registry.example.org/npm/@other%2fright/-/right-1.0.0.tgz#00';
    const { value } = yarnLock.read(
      new SourceFile('yarn.lock', `left@^1.0.0:\n  version "1.0.0"\n  resolved "${resolved}"\n`),
    );
    assert.deepEqual(
      value.components.map(({ name, version }) => [name, version]),
      [['@other/right', '1.0.0']],
    );
  });
});

describe('lockfiles that say little', () => {
  const cases: [path: string, text: string, problem: RegExp][] = [
    ['pnpm-lock.yaml', "lockfileVersion: '9.0'\npackages:\n<<<<<<< HEAD\n  a@1.0.0: {}\n", /./],
    ['pnpm-lock.yaml', "lockfileVersion: '10.0'\npackages: {}\n", /version 10 is not known/],
    ['pnpm-lock.yaml', 'packages: {}\n', /no lockfileVersion/],
    ['pnpm-lock.yaml', "lockfileVersion: '9.0'\npackages:\n  a@1.0.0:\n    bundledDependencies: [b]\n", /copies of b/],
    ['yarn.lock', '# yarn lockfile v1\n\n<<<<<<< HEAD\na@1:\n  version "1.0.0"\n', /no line of a lockfile/],
    ['yarn.lock', 'a@1:\n  resolved "x"\n', /no entry of a package/],
    ['bun.lock', '{"packages": {"a": [1]}}', /names no package/],
    ['bun.lockb', '#!/usr/bin/env bun\nbun-lockfile-format-v0\n', /binary/],
  ];
  for (const [path, text, problem] of cases) {
    it(`${path}: ${problem.source}`, () => assert.match(joinFiles({ [path]: text }).problems.join('\n'), problem));
  }
});
