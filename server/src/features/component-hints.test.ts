import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { componentHintsIn, recordHintsIn } from './component-hints';

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

describe('componentHintsIn', () => {
  for (const { what, text, file, lines: [first, last] = [0, 99], shows } of cases) {
    it(`shows versions ${what}`, async () => {
      const { context } = await checkAtCursor(text);
      const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
      const lines = context.textOf(file)?.text.split('\n') ?? [];
      const choice = { lockedVersions: true, supportEnds: false };
      const shown = componentHintsIn(context, file, range, choice).map(
        ({ position: { line, character }, label, tooltip }) => {
          assert.match(tooltip ?? '', /^Locked by \S+$/);
          return `${lines[line]?.slice(0, character)}|${label}|${lines[line]?.slice(character)}`;
        },
      );
      assert.deepEqual(shown, shows);
    });
  }
});

const end = { lockedVersions: false, supportEnds: true };
const both = { lockedVersions: true, supportEnds: true };

/** Packages of which a snapshot knows. */
const known = `=== .compliance/support.json ===
{ "schema": 1, "asOf": "2026-11-01", "components": [
  { "purl": "pkg:npm/lasting@1.2.0", "status": "supported", "until": "2028-04-30", "source": "lasting.example" },
  { "purl": "pkg:npm/endless@1.0.0", "status": "supported", "source": "endless.example" },
  { "purl": "pkg:npm/dark@1.0.0", "status": "unknown", "source": "npm" }
] }
=== package.json ===
{
  "engines": { "node": ">=18" },
  "dependencies": {
    "lasting": "^1",
    "endless": "^1",
    "request": "^2",
    "dark": "^1"
  }
}
=== package-lock.json ===
{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "lasting": "^1", "endless": "^1", "request": "^2", "dark": "^1" } },
  "node_modules/lasting": { "version": "1.2.0" },
  "node_modules/endless": { "version": "1.0.0" },
  "node_modules/request": { "version": "2.88.2", "deprecated": "no longer maintained" },
  "node_modules/dark": { "version": "1.0.0" }
} }
`;

const pom = `=== pom.xml ===
<project>
  <modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version>
  <properties><boot>2.7.18</boot></properties>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot</artifactId>
      <version>2.7.18</version>
    </dependency>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter</artifactId>
      <version>\${boot}</version>
    </dependency>
  </dependencies>
</project>
`;

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('ends of support behind components', () => {
  for (const { what, text, file, choice = end, shows } of [
    {
      what: 'of a range by its oldest line, and nothing where nobody names a day',
      text: known,
      file: 'package.json',
      shows: [
        '"lasting": "^1"|supported until 2028-04|,',
        '"request": "^2"|deprecated|,',
        '"engines": { "node": ">=18"|Node.js 18 ended 2025-04| },',
      ],
    },
    {
      what: 'in one hint with the locked version',
      text: known,
      file: 'package.json',
      choice: both,
      shows: [
        '"lasting": "^1"|1.2.0 · supported until 2028-04|,',
        '"endless": "^1"|1.0.0|,',
        '"request": "^2"|2.88.2 · deprecated|,',
        '"dark": "^1"|1.0.0|',
        '"engines": { "node": ">=18"|Node.js 18 ended 2025-04| },',
      ],
    },
    {
      what: 'without a lockfile, where the version is pinned',
      text: '=== requirements.txt ===\ndjango==4.2.16 # portal\nnobody==1\n',
      file: 'requirements.txt',
      shows: ['django==4.2.16|ended 2026-04| # portal'],
    },
    {
      what: 'behind the tag of an image',
      text: '=== Dockerfile ===\nFROM node:18-slim AS build\r\n',
      file: 'Dockerfile',
      shows: ['FROM node:18-slim|ended 2025-04| AS build\r'],
    },
    {
      what: 'behind a closing tag, and behind the first line where the version stands elsewhere',
      text: pom,
      file: 'pom.xml',
      shows: ['<version>2.7.18</version>|ended 2023-06|', '<dependency>|ended 2023-06|'],
    },
    { what: 'not in lockfiles', text: known, file: 'package-lock.json', shows: [] },
  ] as const) {
    it(`are shown ${what}`, async () => {
      const { context } = await checkAtCursor(text);
      const lines = context.textOf(file)?.text.split('\n') ?? [];
      const shown = componentHintsIn(context, file, whole, choice).map(({ position: { line, character }, label }) =>
        `${lines[line]?.slice(0, character)}|${label}|${lines[line]?.slice(character)}`.trimStart(),
      );
      assert.deepEqual(shown, shows);
    });
  }

  it('say on pointing at them by whom and of which day', async () => {
    const { context } = await checkAtCursor(known);
    const tooltips = componentHintsIn(context, 'package.json', whole, both).map(({ tooltip }) => tooltip);
    assert.equal(
      tooltips[0],
      'Locked by package-lock.json\nlast supported day 2028-04-30. Source: lasting.example, as of 2026-11-01.',
    );
    assert.match(
      tooltips[4] ?? '',
      /^Node\.js 18, last supported day 2025-04-30\. Successor: Node\.js \d+\. Source: nodejs\.org, as of \d{4}-\d\d-\d\d\.$/,
    );
    assert.match(
      tooltips[2] ?? '',
      /deprecated\. "no longer maintained"\. Source: its publisher, as kept in the lockfile, no date/,
    );
  });

  it('stand behind the packages of records that do not state them', async () => {
    const { context } = await checkAtCursor(`=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/lasting
    purpose: Lasts.
  - package: pkg:npm/request
    support: { until: 2027-01-01, source: a fork }
  - package: pkg:npm/endless
  - package: pkg:pypi/django
  - package: pkg:pypi/*
${known}=== requirements.txt ===
django==4.2.16
numpy==99.0.0
=== app/requirements.txt ===
django==5.2.1
`);
    assert.deepEqual(
      recordHintsIn(context, 'soup.compliance.yaml', whole).map(({ position, label }) => [position.line, label]),
      [
        [1, 'supported until 2028-04'],
        [6, 'ended 2026-04 (1 of 2)'],
      ],
    );
    const line = (number: number) => ({ line: number, character: 0 });
    assert.equal(recordHintsIn(context, 'soup.compliance.yaml', { start: line(2), end: line(6) }).length, 1);
    assert.deepEqual(recordHintsIn(context, 'package.json', whole), []);
  });
});
