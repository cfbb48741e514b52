// The npm cases of the shared corpus; its README says how a case is read.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateJson } from '../../syntax/json';
import { fullName } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import type { Component } from '../component';
import { formatOf } from '../formats';

const corpus = join(process.cwd(), '../shared/corpus');

interface ExpectedPackage {
  readonly name: string;
  readonly version: string | null;
  readonly line?: number;
  readonly endLine?: number;
  readonly ranges?: readonly (readonly [number, number])[];
  readonly direct?: boolean;
  readonly scope?: string;
  readonly constraint?: string;
  readonly commit?: string;
}

interface Expected {
  readonly file: string;
  readonly error?: boolean;
  readonly malformed?: boolean;
  readonly complete?: boolean;
  readonly packages?: readonly ExpectedPackage[];
  readonly may?: readonly ExpectedPackage[];
  readonly deprecated?: readonly { readonly name: string; readonly version: string; readonly message: string }[];
}

function read(folder: string): {
  expected: Expected;
  file: SourceFile;
  components: readonly Component[];
  problems: number;
} {
  // The corpus is made by a script; its README describes these fields.
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  const file = new SourceFile(expected.file, readFileSync(join(folder, 'input', expected.file), 'utf8'));
  const reading = formatOf(file.path)?.read(file);
  assert.ok(reading);
  return { expected, file, components: reading.value.components, problems: reading.problems.length };
}

function casesIn(folder: string, pattern: RegExp): string[] {
  const path = join(corpus, folder);
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => pattern.test(name))
        .map((name) => join(path, name))
    : [];
}

/** The component that is meant: of that version, or of any where the source states none. */
function candidates(
  components: readonly Component[],
  { name, version, commit }: ExpectedPackage,
): readonly Component[] {
  return components.filter(
    ({ purl, version: found, source }) =>
      fullName(purl) === name.toLowerCase() &&
      (version === null || found === version) &&
      (commit === undefined || (source.kind === 'git' && source.reference.endsWith(`#${commit}`))),
  );
}

function checkPlace(file: SourceFile, expected: ExpectedPackage, component: Component): void {
  if (expected.line === undefined) return;
  const { start } = locateJson(file, component.anchor.path, component.anchor.part);
  const line = file.lines.positionAt(start).line + 1;
  const ranges = expected.ranges ?? [[expected.line, expected.endLine ?? expected.line]];
  assert.ok(
    ranges.some(([first, last]) => line >= first && line <= last),
    `${expected.name} stands in line ${line}, not in ${JSON.stringify(ranges)}`,
  );
}

describe('the npm cases of the corpus', () => {
  const folders = ['manifests/package.json', 'manifests/package-lock.json'].flatMap((folder) => casesIn(folder, /./));
  if (folders.length === 0) it.skip('are not on this machine');
  for (const folder of folders) {
    it(folder.slice(corpus.length + 1), () => {
      const { expected, file, components, problems } = read(folder);
      if (expected.error === true || expected.malformed === true) assert.notEqual(problems, 0);
      else assert.equal(problems, 0);
      for (const each of expected.packages ?? []) {
        const [component] = candidates(components, each);
        assert.ok(component, `${each.name} ${each.version ?? ''} is missing`);
        checkPlace(file, each, component);
        if (each.version === null && each.constraint !== undefined) assert.equal(component.version, undefined);
        if (each.direct !== undefined) assert.equal(component.direct, each.direct, each.name);
        if (each.scope !== undefined) assert.equal(component.scope, each.scope, each.name);
        if (each.constraint !== undefined) assert.equal(component.range, each.constraint, each.name);
      }
      if (expected.complete !== true) return;
      const surplus = components.filter((component) => {
        const isExpected = (expected.packages ?? []).some((each) => candidates([component], each).length > 0);
        return !isExpected && !(expected.may ?? []).some(({ name }) => name === component.name);
      });
      assert.deepEqual(
        surplus.map(({ name, version }) => `${name} ${version ?? ''}`),
        [],
      );
    });
  }
});

describe('the deprecated npm packages of the corpus', () => {
  const folders = casesIn('deprecated', /(?:package-lock|npm-shrinkwrap)(?:-v\d)?\.json$/);
  if (folders.length === 0) it.skip('are not on this machine');
  for (const folder of folders) {
    it(folder.slice(corpus.length + 1), () => {
      const { expected, components } = read(folder);
      const found = components.flatMap(({ name, version, deprecated }) => {
        return deprecated === undefined ? [] : [{ name, version, message: deprecated }];
      });
      const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
      assert.deepEqual(found.sort(byName), [...(expected.deprecated ?? [])].sort(byName));
    });
  }
});
