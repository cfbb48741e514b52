// deno.json with deno.lock in all its versions, import maps and workspaces.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

interface Case {
  readonly it: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly problems?: readonly string[];
}

const cases: readonly Case[] = [
  {
    it: 'reads imports of both registries and of the web, without a lockfile',
    files: {
      'deno.jsonc': `{
  // the service
  "name": "@clinic/gateway", "version": "1.2.0",
  "imports": {
    "@std/fs": "jsr:@std/fs@^1.0.0/walk",
    "preact": "npm:preact@10.19.6",
    "preact/": "npm:/preact@10.19.6/",
    "oak": "https://deno.land/x/oak@v12.6.1/mod.ts",
    "std/": "https://deno.land/std@0.224.0/",
    "lodash": "https://esm.sh/v135/lodash@4.17.21/es2022/lodash.mjs",
    "zod": "https://esm.sh/jsr/@zod/zod@3.0.0",
    "own/": "./src/", "fs": "node:fs", "broken": 7
  },
  "scopes": { "https://deno.land/x/": { "dayjs": "https://cdn.jsdelivr.net/npm/dayjs@1.11.0/+esm" } }
}
`,
    },
    lines: [
      '*@std/fs@? ^1.0.0 runtime | deno.jsonc:5',
      '*preact@10.19.6 runtime | deno.jsonc:6',
      '*deno.land/x/oak@v12.6.1 runtime url:https://deno.land/x/oak@v12.6.1/mod.ts | deno.jsonc:8',
      '*deno.land/std@0.224.0 runtime url:https://deno.land/std@0.224.0/ | deno.jsonc:9',
      '*lodash@4.17.21 runtime url:https://esm.sh/v135/lodash@4.17.21/es2022/lodash.mjs | deno.jsonc:10',
      '*@zod/zod@3.0.0 runtime url:https://esm.sh/jsr/@zod/zod@3.0.0 | deno.jsonc:11',
      '*dayjs@1.11.0 runtime url:https://cdn.jsdelivr.net/npm/dayjs@1.11.0/+esm | deno.jsonc:14',
    ],
    problems: ['"broken" is imported from nothing that Deno knows.'],
  },
  {
    it: 'joins a workspace of version 5 with its members, whatever peers a package has',
    files: {
      'deno.json':
        '{ "workspace": ["./core"], "imports": { "react": "npm:react@^18", "own": "jsr:@clinic/core@1", "gone": "npm:gone@1" } }',
      'core/deno.json': '{ "name": "@clinic/core", "version": "1.0.0", "imports": { "p": "jsr:@std/path@^1.0.2" } }',
      'deno.lock': JSON.stringify({
        version: '5',
        specifiers: {
          'jsr:@std/internal@1': '1.0.5',
          'jsr:@std/path@^1.0.2': '1.1.0',
          'npm:react@18': '18.3.1_loose@1.0.0',
          'npm:unlisted@2': '2.0.0',
        },
        jsr: {
          '@std/internal@1.0.5': { integrity: 'aa' },
          '@std/path@1.1.0': { integrity: 'bb', dependencies: ['jsr:@std/internal'] },
        },
        npm: {
          'js-tokens@4.0.0': { integrity: 'sha512-x' },
          'loose@1.0.0': {
            integrity: 'sha512-y',
            dependencies: ['tokens-alias@npm:js-tokens@4.0.0'],
            deprecated: 'old',
          },
          'react@18.3.1_loose@1.0.0': { integrity: 'sha512-z', dependencies: ['loose'] },
          'unlisted@2.0.0': { integrity: 'sha512-u' },
        },
        workspace: {
          dependencies: ['npm:react@18'],
          members: { core: { dependencies: ['jsr:@std/path@^1.0.2'] } },
        },
      }),
    },
    lines: [
      '*react@18.3.1 ^18 runtime | deno.json:1',
      '*@clinic/core@1.0.0 1 runtime path:core | deno.json:1',
      '*gone@? 1 runtime | deno.json:1',
      'loose@1.0.0 runtime < react | deno.lock:1',
      'js-tokens@4.0.0 runtime < react > loose | deno.lock:1',
      'unlisted@2.0.0 runtime | deno.lock:1',
      '*@std/path@1.1.0 ^1.0.2 runtime | core/deno.json:1',
      '@std/internal@1.0.5 runtime < @std/path | deno.lock:1',
    ],
    problems: ['deno.lock does not hold "gone", so its version is not known.'],
  },
  {
    it: 'reads versions 2 and 3, and gathers the modules of the web by package',
    files: {
      'two/deno.lock': JSON.stringify({
        version: '2',
        remote: {
          'https://deno.land/std@0.140.0/fs/mod.ts': 'aa',
          'https://deno.land/std@0.140.0/path/mod.ts': 'bb',
          'https://code.example/tool/mod.ts': 'cc',
          'https://code.example/tool/deps.ts': 'dd',
        },
        npm: {
          specifiers: { 'chalk@5': 'chalk@5.3.0' },
          packages: { 'chalk@5.3.0': { integrity: 'sha512-c', dependencies: {} } },
        },
      }),
      'three/deno.json': '{ "importMap": "./import_map.json" }',
      'three/import_map.json': '{ "imports": { "express": "npm:express@^4.18.2" } }',
      'three/deno.lock': JSON.stringify({
        version: '3',
        packages: {
          specifiers: { 'npm:express@^4.18.2': 'npm:express@4.18.2' },
          npm: {
            'express@4.18.2': { integrity: 'sha512-e', dependencies: { accepts: 'accepts@1.3.8' } },
            'accepts@1.3.8': { integrity: 'sha512-a', dependencies: {} },
          },
        },
        remote: {},
      }),
    },
    lines: [
      '*express@4.18.2 ^4.18.2 runtime | three/import_map.json:1',
      'accepts@1.3.8 runtime < express | three/deno.lock:1',
      '*chalk@5.3.0 5 runtime | two/deno.lock:1',
      'deno.land/std@0.140.0 runtime url:https://deno.land/std@0.140.0/fs/mod.ts | two/deno.lock:1',
      'https://code.example/tool@? runtime url:https://code.example/tool | two/deno.lock:1',
    ],
  },
  {
    it: 'is listed by itself where it speaks of no manifest',
    files: {
      'tests/fixture/deno.json': '{ "imports": { "chalk": "npm:chalk@^4" } }',
      'deno.lock': JSON.stringify({
        version: '4',
        specifiers: { 'npm:chalk@5': '5.3.0' },
        npm: { 'chalk@5.3.0': { integrity: 'sha512-c' } },
      }),
    },
    lines: ['*chalk@? ^4 runtime | tests/fixture/deno.json:1', '*chalk@5.3.0 5 runtime | deno.lock:1'],
  },
  {
    it: 'stands for a package.json as well',
    files: {
      'package.json': '{ "dependencies": { "chalk": "^5.0.0" } }',
      'deno.lock': JSON.stringify({
        version: '4',
        specifiers: { 'npm:chalk@5': '5.3.0' },
        npm: { 'chalk@5.3.0': { integrity: 'sha512-c' } },
        workspace: { packageJson: { dependencies: ['npm:chalk@5'] } },
      }),
    },
    lines: ['*chalk@5.3.0 ^5.0.0 runtime | package.json:1'],
  },
  {
    it: 'says what is broken',
    files: {
      'deno.lock': '{ "version": "5", "npm": { "chalk": { "integrity": "x" } } }',
      'a/deno.lock': '{ "version": "5", "npm": {',
    },
    lines: [],
    problems: ['"chalk" is no package with its version.', 'The closing "}" is missing.'],
  },
];

describe('Deno', () => {
  for (const { it: title, files, lines, problems = [] } of cases)
    it(title, () => assert.deepEqual(describeJoined(files), { lines, problems }));
});
