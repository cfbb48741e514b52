// The ways out of support findings: each is applied, and the files are checked again.
import assert from 'node:assert/strict';
import { applyFix, assertMends } from '../../../../test/fixtures/apply-fix';
import { checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';
import { composeEdits } from '../../check/edits/edits';
import type { Finding } from '../../check/finding';
import { SourceFile } from '../../text/source-file';

/** A package.json on lines of its own, so that labels can stand below its keys. */
function manifest(section: string, entries: string): string {
  return `=== package.json ===\n{\n  "name": "gateway",\n  "${section}": {\n${entries}\n  }\n}\n`;
}

/** A package-lock.json of version 3 with the packages given as `path: { … }` lines. */
function lock(root: string, ...packages: string[]): string {
  const entries = [`"": { "name": "gateway", ${root} }`, ...packages].map((entry) => `    ${entry}`).join(',\n');
  return `=== package-lock.json ===\n{\n  "name": "gateway",\n  "lockfileVersion": 3,\n  "packages": {\n${entries}\n  }\n}\n`;
}

function product(scope: string, rest = ''): string {
  return `=== compliance.yaml ===\nproduct:\n  name: CardioWatch\n  version: 1.0.0\n  manufacturer: Example Medical GmbH\n  type: medical-device\n  intended-purpose: Detects atrial fibrillation.\nscope: [${scope}]\n${rest}`;
}

function supportFindings({ findings }: FixtureResult): readonly Finding[] {
  return findings.filter(({ rule }) => rule.startsWith('support/'));
}

/** `rule target` of every finding of the family. */
function summary(result: FixtureResult): readonly string[] {
  return supportFindings(result).map(({ rule, target, severity }) => `${rule} ${target} ${severity}`);
}

const node = (range: string): string => `=== package.json ===\n{ "engines": { "node": ${JSON.stringify(range)} } }\n`;

describe('support: ways out', () => {
  const moves: [section: string, name: string, from: string, to: string][] = [
    ['dependencies', 'express', '3.21.2', '4.22.2'],
    ['dependencies', 'express', '~3.1.0', '~4.22.2'],
    ['dependencies', 'express', '3.x', '4.x'],
    ['dependencies', 'express', '3', '4'],
    ['dependencies', 'express', '<4', '<5'],
    ['dependencies', 'web', 'npm:express@3.21.2', 'npm:express@4.22.2'],
    ['engines', 'node', '18', '24'],
    ['engines', 'node', '18.x', '24.x'],
    ['engines', 'node', '>=18', '>=24'],
    ['engines', 'node', '^18.17.0', '^24.0.0'],
    ['engines', 'node', '16 || 18', '24'],
    ['engines', 'node', '^16.1.0 || ^18.2.0', '^24.0.0'],
    ['engines', 'node', '>=16 <19', '>=24 <25'],
  ];
  for (const [section, name, from, to] of moves) {
    it(`moves "${name}": "${from}" to "${to}"`, async () => {
      const text = manifest(section, `    "${name}": "${from}"`);
      const result = await checkFixture(text);
      const [finding] = supportFindings(result);
      assert.equal(finding?.rule, 'support/end-of-life');
      const after = await assertMends(result, finding, 'Move to ');
      assert.equal(
        after.files.get('package.json')?.includes(`    "${name}": "${to}"`),
        true,
        after.files.get('package.json'),
      );
      assert.equal(
        after.findings.some(({ rule }) => rule === 'support/end-of-life'),
        false,
      );
    });
  }

  it('moves all packages of a framework', async () => {
    const entries = '    "@angular/common": "14.2.1",\n    "@angular/core": "~14.2.0",\n    "@angular/cdk": "14.2.1"';
    const result = await checkFixture(manifest('dependencies', entries));
    const after = await assertMends(result, supportFindings(result)[0], 'Move to Angular 21');
    assert.match(
      after.files.get('package.json') ?? '',
      /common": "21\.2\.21",\n {4}"@angular\/core": "~21\.2\.21",\n {4}"@angular\/cdk": "\^21\.0\.0"/,
    );
  });

  it('sees the move before the lockfile has followed', async () => {
    const locked = lock('"dependencies": { "express": "3.x" }', '"node_modules/express": { "version": "3.21.2" }');
    const result = await checkFixture(manifest('dependencies', '    "express": "3.x"') + locked);
    await assertMends(result, supportFindings(result)[0], 'Move to Express 4');
  });

  it('moves what ends soon', async () => {
    const result = await checkFixture(node('^22.1.0'));
    await assertMends(result, supportFindings(result)[0], 'Move to Node.js 24');
  });

  it('moves what ends before the product to a line that lasts', async () => {
    const text = product('mdr').replace('scope:', '  support-until: 2029-01-01\nscope:') + node('24');
    const result = await checkFixture(text);
    await assertMends(result, supportFindings(result)[0], 'Move to Node.js 26');
  });

  it('offers a record and a waiver to fill in', async () => {
    const result = await checkFixture(
      product('mdr') + '=== package.json ===\n{ "dependencies": { "angular": "1.8.3" } }\n',
    );
    const [finding] = supportFindings(result);
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      [
        'Record who supports angular, to fill in (compliance.yaml)',
        'Waive it until 2027-05-22, with a reason to fill in (compliance.yaml)',
      ],
    );
    const recorded = await applyFix(result, finding, 'Record');
    const missing = recorded.findings.filter(({ rule }) => rule === 'annotation/missing-field');
    assert.deepEqual(
      missing.map(({ message }) => message.split('.')[0]),
      ['"until" is missing', '"source" is missing'],
    );
    const waived = await applyFix(result, finding, 'Waive');
    assert.match(waived.files.get('compliance.yaml') ?? '', /target: pkg:npm\/angular@1\.8\.3/);
    assert.ok(waived.findings.some(({ rule }) => rule === 'annotation/unjustified-suppression'));
  });

  it('a waiver with a reason silences by the target', async () => {
    const waiver =
      'waivers:\n  - { rule: support/end-of-life, target: pkg:generic/node@18, reason: Bench only., expires: 2027-01-01 }\n';
    assert.deepEqual(summary(await checkFixture(product('mdr', waiver) + node('>=18'))), []);
  });

  it('puts the support into the record that is there', async () => {
    const records = 'dependencies:\n  - package: pkg:npm/angular\n    purpose: User interface\n';
    const text = product('mdr', records) + '=== package.json ===\n{ "dependencies": { "angular": "1.8.3" } }\n';
    const result = await checkFixture(text);
    const after = await applyFix(result, supportFindings(result)[0], 'Record');
    assert.match(after.files.get('compliance.yaml') ?? '', /purpose: User interface\n {4}support:/);
  });
});

/** A file in which the marked words move: `name`, text with `{before -> after}`. */
const written: readonly (readonly [file: string, text: string])[] = [
  ['requirements.txt', 'django{==3.2.5 -> ==5.2.17} ; python_version > "3.8"  # the views\n'],
  ['requirements.txt', 'flask==3.0.0\ndjango[argon2]{~=3.2 -> ~=5.2}\n'],
  ['requirements.txt', 'django{>=3.2,<4.0 -> >=5.2,<6.0}\n'],
  ['requirements.txt', 'django {==3.2.* -> ==5.2.*}\n'],
  ['setup.cfg', '[options]\ninstall_requires =\n  django{~=3.2.1 -> ~=5.2.0}\n'],
  ['setup.py', 'from setuptools import setup\nsetup(name="a", install_requires=["django{==3.2 -> ==5.2.17}"])\n'],
  ['pyproject.toml', '[project]\nname = "a"\ndependencies = ["django{>=3.2,<4 -> >=5.2,<6}", "flask"]\n'],
  ['pyproject.toml', '[project]\nname = "a"\nrequires-python = "{>=3.8,<3.10 -> >=3.11,<3.12}"\n'],
  [
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "^3.12"\ndjango = { version = "{^3.2 -> ^5.2}", extras = ["argon2"] }\n',
  ],
  ['Pipfile', '[packages]\ndjango = "{~=3.2 -> ~=5.2}"\n'],
  ['environment.yml', 'dependencies:\n  - numpy{=1.20 -> =2.3}\n'],
  [
    'pom.xml',
    '<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>{2.7.0 -> 4.1.1}</version></parent><artifactId>a</artifactId></project>\n',
  ],
  [
    'pom.xml',
    '<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>a</artifactId><version>5.3.1</version><properties><spring.version>{5.3.1 -> 7.0.9}</spring.version></properties><dependencies><dependency><groupId>org.springframework</groupId><artifactId>spring-core</artifactId><version>${spring.version}</version></dependency></dependencies></project>\n',
  ],
  ['build.gradle', "plugins {\n  id 'org.springframework.boot' version '{2.7.0 -> 4.1.1}'\n}\n"],
  [
    'build.gradle',
    'ext { springVersion = \'{5.3.1 -> 7.0.9}\' }\ndependencies {\n  implementation "org.springframework:spring-core:$springVersion"\n}\n',
  ],
  ['build.gradle.kts', 'dependencies {\n  implementation("org.apache.struts:struts2-core:{2.3.1 -> 6.11.0}")\n}\n'],
  [
    'gradle/libs.versions.toml',
    '[versions]\nspring = "{5.3.1 -> 7.0.9}"\n[libraries]\nspring-core = { module = "org.springframework:spring-core", version.ref = "spring" }\n',
  ],
  [
    'A.csproj',
    '<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup>\n    <TargetFramework>{net6.0 -> net10.0}</TargetFramework>\n  </PropertyGroup>\n</Project>\n',
  ],
  ['go.mod', 'module example.org/m\n\ngo {1.19 -> 1.26}\n'],
  [
    'Gemfile',
    "source 'https://registry.example.org'\nruby '3.4.1'\ngem 'rails', '{~> 6.1.4 -> ~> 8.1.0}' # the portal\n",
  ],
  ['composer.json', '{ "require": { "laravel/framework": "{^8.0 -> ^13.0}" } }\n'],
  ['composer.json', '{ "require": { "symfony/console": "{4.4.* -> 5.4.*}" } }\n'],
  ['Dockerfile', 'FROM node:{18-slim -> 24-slim} AS build\nRUN npm ci\n'],
  ['Dockerfile', 'FROM mcr.microsoft.com/dotnet/aspnet:{6.0 -> 10.0}\n'],
  ['Dockerfile', 'ARG VERSION={18 -> 24}\nFROM node:${VERSION}\n'],
  ['compose.yaml', 'services:\n  db:\n    image: postgres:{11 -> 15}\n'],
  ['.tool-versions', 'nodejs {18.1.0 -> 24.19.0}\n'],
  ['.nvmrc', '{v18 -> v24}\n'],
  ['.python-version', '{3.8 -> 3.11}\n'],
  ['runtime.txt', '{python-3.8.1 -> python-3.11.16}\n'],
  ['.devcontainer/devcontainer.json', '{ "image": "node:{18 -> 24}" }\n'],
];

describe('support: a move, in the notation of each manifest', () => {
  for (const [file, text] of written) {
    it(`${file}: ${/\{([^{}]+ -> [^{}]+)\}/.exec(text)?.[1] ?? ''}`, async () => {
      const [before, after] = ['$1', '$2'].map((which) => text.replace(/\{([^{}]+) -> ([^{}]+)\}/, which));
      const result = await checkFixture(`=== ${file} ===\n${before ?? ''}`);
      const mended = await assertMends(result, supportFindings(result)[0], 'Move to ');
      assert.equal(mended.files.get(file), after);
      assert.deepEqual(
        mended.findings.filter(({ rule }) => rule === 'support/end-of-life'),
        [],
      );
    });
  }
});

/** What cannot be moved, since nobody knows what is published there or how it is meant. */
const unmoved: readonly (readonly [what: string, file: string, text: string])[] = [
  ['an image by the system in its tag', 'Dockerfile', 'FROM node:18-alpine3.18\n'],
  ['an image that is sealed by a digest', 'Dockerfile', `FROM node:18@sha256:${'a'.repeat(64)}\n`],
  ['an image that newer lines have left', 'Dockerfile', 'FROM vault:1.12\n'],
  ['an image by somebody else', 'Dockerfile', 'FROM bitnami/postgresql:11\n'],
  ['a package under another name', 'requirements.txt', 'ansible-base==2.10.1\n'],
  ['a requirement with hashes', 'requirements.txt', `django==3.2.5 --hash=sha256:${'a'.repeat(64)}\n`],
  [
    'a Go module of another major version',
    'go.mod',
    'module example.org/m\n\nrequire github.com/argoproj/argo-cd/v2 v2.1.0\n',
  ],
  ['a range without an order', 'package.json', '{ "dependencies": { "express": "1.0.0 - 3.0.0" } }\n'],
  ['an SDK that counts for itself', 'global.json', '{ "sdk": { "version": "6.0.100" } }\n'],
];

describe('support: no move', () => {
  for (const [what, file, text] of unmoved) {
    it(`of ${what}`, async () => {
      const result = await checkFixture(`=== ${file} ===\n${text}`);
      const [finding] = supportFindings(result);
      assert.ok(finding, 'it is found');
      const fix = finding.fixes.find(({ title }) => title.startsWith('Move to '));
      if (fix === undefined) return;
      const composed = composeEdits(fix.changes, (path) => new SourceFile(path, result.files.get(path) ?? ''));
      assert.equal(composed.ok, false, 'it is offered nowhere');
    });
  }
});
