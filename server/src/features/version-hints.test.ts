import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { versionHintsIn } from './version-hints';

const npm = `=== package.json ===
{
  "dependencies": {
    "express": "^4.21.0",
    "ws": "8.18.0",
    "web": "npm:express@^4.21.0",
    "gone": "^1"
  },
  "engines": { "node": ">=20" }
}
=== package-lock.json ===
{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "express": "^4.21.0", "ws": "8.18.0", "web": "npm:express@^4.21.0" } },
  "node_modules/express": { "version": "4.21.2" },
  "node_modules/ws": { "version": "8.18.0" },
  "node_modules/web": { "name": "express", "version": "4.21.1" }
} }
`;

const cargo = `=== Cargo.toml ===
[package]
name = "q"
version = "0.1.0"
[dependencies]
serde = "1.0"
tokio = { version = "1", features = ["full"] }
[dependencies.rand]
version = "0.8"
=== Cargo.lock ===
version = 3
[[package]]
name = "q"
version = "0.1.0"
dependencies = ["serde", "tokio", "rand"]
[[package]]
name = "serde"
version = "1.0.210"
source = "registry+https://registry.example.org"
[[package]]
name = "tokio"
version = "1.40.0"
source = "registry+https://registry.example.org"
[[package]]
name = "rand"
version = "0.8.5"
source = "registry+https://registry.example.org"
`;

const python = `=== pyproject.toml ===
[project]
name = "x"
dependencies = [
  "httpx",
  "rich >=13, <14 ; python_version > '3'",
]
=== uv.lock ===
version = 1
[[package]]
name = "httpx"
version = "0.28.1"
source = { registry = "https://registry.example.org/simple" }
[[package]]
name = "rich"
version = "13.9.4"
source = { registry = "https://registry.example.org/simple" }
[[package]]
name = "x"
source = { virtual = "." }
dependencies = [{ name = "httpx" }, { name = "rich" }]
`;

interface Case {
  readonly what: string;
  readonly text: string;
  readonly file: string;
  readonly lines?: readonly [number, number];
  readonly shows: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'behind ranges, not where the version stands already',
    text: npm,
    file: 'package.json',
    shows: ['    "express": "^4.21.0"|4.21.2|,', '    "web": "npm:express@^4.21.0"|4.21.1|,'],
  },
  {
    what: 'of the lines asked for',
    text: npm,
    file: 'package.json',
    lines: [3, 5],
    shows: ['    "web": "npm:express@^4.21.0"|4.21.1|,'],
  },
  { what: 'not in lockfiles', text: npm, file: 'package-lock.json', shows: [] },
  {
    what: 'within inline tables, and in tables of their own',
    text: cargo,
    file: 'Cargo.toml',
    shows: [
      'serde = "1.0"|1.0.210|',
      'tokio = { version = "1"|1.40.0|, features = ["full"] }',
      'version = "0.8"|0.8.5|',
    ],
  },
  {
    what: 'behind the range of a requirement, or behind its name',
    text: python,
    file: 'pyproject.toml',
    shows: ['  "httpx"|0.28.1|,', `  "rich >=13, <14|13.9.4| ; python_version > '3'",`],
  },
  {
    what: 'not without a lockfile',
    text: '=== requirements.txt ===\nrich\nhttpx>=1\n',
    file: 'requirements.txt',
    shows: [],
  },
];

describe('versionHintsIn', () => {
  for (const { what, text, file, lines: [first, last] = [0, 99], shows } of cases) {
    it(`shows versions ${what}`, async () => {
      const { context } = await checkAtCursor(text);
      const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
      const lines = context.textOf(file)?.text.split('\n') ?? [];
      const shown = versionHintsIn(context, file, range).map(({ position: { line, character }, label, tooltip }) => {
        assert.match(tooltip ?? '', /^Locked by \S+$/);
        return `${lines[line]?.slice(0, character)}|${label}|${lines[line]?.slice(character)}`;
      });
      assert.deepEqual(shown, shows);
    });
  }
});
