// Workspaces of npm, pnpm, yarn and bun: who brings what to whom, and what their roots decide.
import assert from 'node:assert/strict';
import { joinFiles, linesOf } from '../../../../test/fixtures/joined-files';
import { formatPurl } from '../../terms/purl';

describe('workspaces', () => {
  const root = { name: 'mono', private: true, workspaces: ['packages/*'] };
  const core = {
    name: '@mono/core',
    version: '1.2.0',
    dependencies: { lodash: '^4.0.0' },
    devDependencies: { chai: '4' },
  };
  const web = { name: '@mono/web', version: '2.0.0', dependencies: { '@mono/core': 'workspace:*' } };
  const files = { 'package.json': root, 'packages/core/package.json': core, 'packages/web/package.json': web };
  const locks: Record<string, Record<string, string>> = {
    pnpm: {
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
      'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .: {}
  packages/core:
    dependencies:
      lodash:
        specifier: ^4.0.0
        version: 4.17.21
    devDependencies:
      chai:
        specifier: '4'
        version: 4.3.0
  packages/web:
    dependencies:
      '@mono/core':
        specifier: workspace:*
        version: link:../core
packages:
  chai@4.3.0:
    resolution: {integrity: sha512-AA==}
  lodash@4.17.21:
    resolution: {integrity: sha512-AA==}
snapshots:
  chai@4.3.0: {}
  lodash@4.17.21: {}
`,
    },
    'yarn 1': {
      'yarn.lock': '# yarn lockfile v1\n\n\nchai@4:\n  version "4.3.0"\n\nlodash@^4.0.0:\n  version "4.17.21"\n',
    },
    'yarn 4': {
      'yarn.lock': `__metadata:
  version: 8

"@mono/core@workspace:*, @mono/core@workspace:packages/core":
  version: 0.0.0-use.local
  resolution: "@mono/core@workspace:packages/core"
  dependencies:
    chai: "npm:4"
    lodash: "npm:^4.0.0"

"@mono/web@workspace:packages/web":
  version: 0.0.0-use.local
  resolution: "@mono/web@workspace:packages/web"
  dependencies:
    "@mono/core": "workspace:*"

"chai@npm:4":
  version: 4.3.0
  resolution: "chai@npm:4.3.0"

"lodash@npm:^4.0.0":
  version: 4.17.21
  resolution: "lodash@npm:4.17.21"

"mono@workspace:.":
  version: 0.0.0-use.local
  resolution: "mono@workspace:."
`,
    },
    bun: {
      'bun.lock': `{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "mono" },
    "packages/core": { "name": "@mono/core", "version": "1.2.0", "dependencies": { "lodash": "^4.0.0" }, "devDependencies": { "chai": "4" } },
    "packages/web": { "name": "@mono/web", "version": "2.0.0", "dependencies": { "@mono/core": "workspace:*" } },
  },
  "packages": {
    "@mono/core": ["@mono/core@workspace:packages/core"],
    "@mono/web": ["@mono/web@workspace:packages/web"],
    "chai": ["chai@4.3.0", "", {}, "sha512-AA=="],
    "lodash": ["lodash@4.17.21", "", {}, "sha512-AA=="],
  }
}
`,
    },
    npm: {
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': root,
          'node_modules/@mono/core': { resolved: 'packages/core', link: true },
          'node_modules/@mono/web': { resolved: 'packages/web', link: true },
          'node_modules/chai': { version: '4.3.0', dev: true },
          'node_modules/lodash': { version: '4.17.21' },
          'packages/core': core,
          'packages/web': web,
        },
      }),
    },
  };
  for (const [name, lock] of Object.entries(locks)) {
    it(`${name}: a product that uses a package of the workspace gets what that brings`, () => {
      assert.deepEqual(linesOf({ ...files, ...lock }, 'packages/web/'), [
        '*@mono/core@1.2.0 workspace:* runtime path',
        'lodash@4.17.21 runtime < @mono/core',
      ]);
    });

    it(`${name}: in one product it counts once, where it is asked for`, () => {
      assert.deepEqual([...linesOf({ ...files, ...lock })].sort(), [
        '*@mono/core@1.2.0 workspace:* runtime path',
        '*chai@4.3.0 4 development',
        '*lodash@4.17.21 ^4.0.0 runtime',
      ]);
    });
  }

  it('without a lockfile too, by name or by folder', () => {
    const brought = ['lodash@? ^4.0.0 runtime < @mono/core'];
    for (const range of ['workspace:^', 'file:../core', 'link:../core', '^1.0.0'])
      assert.deepEqual(
        linesOf(
          { ...files, 'packages/web/package.json': { ...web, dependencies: { '@mono/core': range } } },
          'packages/web/',
        ),
        [`*@mono/core@1.2.0 ${range} runtime path`, ...brought],
      );
  });

  it('a plain range that the own package does not meet means another one', () => {
    const other = { ...web, dependencies: { '@mono/core': '^3.0.0' } };
    assert.deepEqual(linesOf({ ...files, 'packages/web/package.json': other }, 'packages/web/'), [
      '*@mono/core@? ^3.0.0 runtime',
    ]);
  });

  it('packages that use each other end', () => {
    const circle = { ...core, dependencies: { '@mono/web': 'workspace:*' } };
    assert.deepEqual(linesOf({ ...files, 'packages/core/package.json': circle }, 'packages/web/'), [
      '*@mono/core@1.2.0 workspace:* runtime path',
    ]);
  });
});

describe('what the root of a workspace decides', () => {
  it('catalogues of pnpm and bun give ranges', () => {
    const app = { dependencies: { react: 'catalog:', vite: 'catalog:tools' } };
    const pnpm = 'catalog:\n  react: ^18.0.0\ncatalogs:\n  tools:\n    vite: 5.0.0\n';
    const lines = ['*react@? ^18.0.0 runtime', '*vite@5.0.0 runtime'];
    assert.deepEqual(linesOf({ 'package.json': app, 'pnpm-workspace.yaml': pnpm }), lines);
    const bunRoot = {
      workspaces: { packages: ['a'], catalog: { react: '^18.0.0' }, catalogs: { tools: { vite: '5.0.0' } } },
    };
    assert.deepEqual(linesOf({ 'package.json': bunRoot, 'a/package.json': app }), lines);
    const { unread } = joinFiles({ 'package.json': app });
    assert.equal(unread.length, 2);
  });

  const overrides: [name: string, root: object, expected: string][] = [
    ['npm', { overrides: { lodash: '4.17.21' } }, '*lodash@4.17.21 runtime'],
    ['yarn', { resolutions: { lodash: '4.17.21' } }, '*lodash@4.17.21 runtime'],
    ['pnpm', { pnpm: { overrides: { lodash: 'npm:lodash-es@4.17.21' } } }, '*lodash-es@4.17.21 runtime'],
    ['below another package only', { overrides: { other: { lodash: '1.0.0' } } }, '*lodash@? ^4.0.0 runtime'],
    ['by reference', { overrides: { lodash: '$lodash' } }, '*lodash@? ^4.0.0 runtime'],
  ];
  for (const [name, root, component] of overrides) {
    it(`overrides of ${name}`, () => {
      assert.deepEqual(linesOf({ 'package.json': { ...root, dependencies: { lodash: '^4.0.0' } } }), [component]);
    });
  }

  it('a pnpm-workspace.yaml of comments alone, with what pnpm itself loads, or broken', () => {
    assert.deepEqual(linesOf({ 'pnpm-workspace.yaml': '# the root\n' }), []);
    assert.deepEqual(
      linesOf({ 'pnpm-workspace.yaml': 'configDependencies:\n  hooks: 1.2.0+sha512-AA==\nuseNodeVersion: 22.1.0\n' }),
      ['*hooks@1.2.0 development', '*node@22.1.0 development'],
    );
    assert.equal(joinFiles({ 'pnpm-workspace.yaml': '- a\n' }).problems.length, 1);
  });

  it('runtimes and package managers', () => {
    const { components } = joinFiles({
      'package.json': {
        packageManager: 'pnpm@9.1.0+sha512.aa',
        engines: { node: '>=18', vscode: '^1.90.0' },
        devEngines: { runtime: [{ name: 'node', version: '22' }], packageManager: { name: 'pnpm', version: '^9' } },
      },
    });
    assert.deepEqual(
      components.map(({ component: { purl, range, scope } }) => `${formatPurl(purl)} ${range ?? ''} ${scope}`),
      [
        'pkg:generic/node >=18 runtime',
        'pkg:generic/vscode ^1.90.0 runtime',
        'pkg:generic/pnpm@9.1.0 9.1.0 development',
        'pkg:generic/node@22 22 development',
        'pkg:generic/pnpm ^9 development',
      ],
    );
  });
});
