// `report support` as a process: what a shell gets of the ends of support of a product's components.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Folder } from './command-line';

describe('report support', () => {
  const folder = new Folder({
    'compliance.yaml': `compliance: 1
product:
  name: Pulse | Reader
  version: 1.0.0
  placed-on-market: 2026-01-01
  support-until: 2031-12-31
scope: [iec-62304]
`,
    'package.json': JSON.stringify({
      name: 'reader',
      engines: { node: '18' },
      dependencies: { '@x/late': '1.0.0', dark: '2.0.0' },
    }),
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { '@x/late': '1.0.0', dark: '2.0.0' } },
        'node_modules/@x/late': { version: '1.0.0', dependencies: { inner: '*' } },
        'node_modules/inner': { version: '3.0.0', deprecated: '=1+1' },
        'node_modules/dark': { version: '2.0.0' },
      },
    }),
    '.compliance/support.json': JSON.stringify({
      schema: 1,
      asOf: '2026-11-01',
      components: [{ purl: 'pkg:npm/%40x/late@1.0.0', status: 'supported', until: '2030-06-30', source: 'x.example' }],
    }),
    'loose/README.md': 'No product.\n',
  });
  const report = (...args: readonly string[]): string =>
    folder.runTo(0, 'report', 'support', '--as-of=2026-11-23', ...args).stdout;

  it('is a page of its own by default, with a drawing, for light and dark screens', () => {
    const page = report();
    assert.match(page, /^<!DOCTYPE html>/);
    assert.match(page, /<h2>Pulse \| Reader 1\.0\.0<\/h2>/);
    assert.match(
      page,
      /4 components: 1 ended, 1 given up, 1 ending before .*, 1 not known\. State of 2026-11-23\. Made by/,
    );
    assert.match(page, /<svg [^>]*aria-hidden="true"/);
    assert.match(page, /prefers-color-scheme: dark/);
    assert.doesNotMatch(page, /<script|<link|src=|url\(/);
  });

  it('is a table for spreadsheets, without formulas', () => {
    const lines = report('--format=csv').trimEnd().split('\r\n');
    assert.equal(lines.length, 5);
    assert.ok(lines.some((line) => line.includes(",'@x/late,1.0.0,npm package,runtime,package.json,,")));
    assert.ok(lines.some((line) => line.includes(',inner,3.0.0,') && line.includes(",'=1+1,")));
  });

  it('is Markdown, the earliest ends first', () => {
    const lines = report('--format=markdown').split('\n');
    assert.ok(lines.includes('## Pulse \\| Reader 1\\.0\\.0'));
    const rows = lines.filter((line) => /^\| (↳ )?\*\*/.test(line)).map((line) => line.split(' | ')[0]);
    assert.deepEqual(
      rows,
      ['| **node 18**', '| **@x/late 1\\.0\\.0**', '| ↳ **inner 3\\.0\\.0**', '| **dark 2\\.0\\.0**'].map((row) =>
        row.replace('@', '\\@'),
      ),
    );
  });

  it('answers for another day', () => {
    const before = folder.runTo(0, 'report', 'support', '--format=csv', '--as-of=2025-04-30').stdout;
    assert.match(before, /,node,18,runtime,runtime,package\.json,,Support ends soon,ending,2025-04-30,/);
    assert.match(before, /,'@x\/late,1\.0\.0,.*,End of support not known,unknown,/, 'read only later');
  });

  it('goes into a file, and says what it holds', () => {
    const file = folder.at('support.html');
    const { stdout, stderr } = folder.runTo(0, 'report', 'support', `--output=${file}`);
    assert.equal(stdout, '');
    assert.match(stderr, /^Written to .*support\.html: Pulse \| Reader 1\.0\.0, 4 components: /);
    assert.match(readFileSync(file, 'utf8'), /<\/html>\n$/);
  });

  it('refuses a folder without a product', () =>
    assert.match(folder.runTo(2, 'report', 'support', 'loose').stderr, /No compliance\.yaml stands in "loose"/));
});
