import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Folder } from './command-line';

describe('report', () => {
  const folder = new Folder({
    'compliance.yaml': `compliance: 1
product:
  name: Pulse | Reader
  version: 1.0.0
scope: [iec-62304]
requirements:
  - id: REQ-1
    title: =Alarms
    satisfies: iec-62304:5.2.1
    implemented-by: src/alarm.ts
`,
    'src/alarm.ts': 'export const alarm = true;\n',
    'loose/README.md': 'No product.\n',
  });
  const report = (...args: readonly string[]): string =>
    folder.runTo(0, 'report', 'traceability', '--as-of=2026-11-23', ...args).stdout;

  it('is a page of its own by default', () => {
    const page = report();
    assert.match(page, /^<!DOCTYPE html>/);
    assert.match(page, /<h2>Pulse \| Reader 1\.0\.0<\/h2>/);
    assert.match(page, /State of 2026-11-23\. Made by Compliance Lens \d/);
    assert.doesNotMatch(page, /<script/);
  });

  it('is a table for spreadsheets', () => {
    const lines = report('--format=csv').split('\r\n');
    assert.ok(
      lines.some((line) => line.endsWith(`,REQ-1,'=Alarms,src/alarm.ts,`)),
      lines.join('\n'),
    );
  });

  it('is Markdown whose cells hold together', () => {
    const lines = report('--format=markdown').split('\n');
    assert.ok(lines.includes('## Pulse \\| Reader 1\\.0\\.0'));
    const rows = lines.filter((line) => line.startsWith('|'));
    assert.deepEqual([...new Set(rows.map((row) => row.split(' | ').length))], [5]);
    assert.ok(rows.some((row) => row.endsWith('**REQ\\-1** =Alarms | src/alarm\\.ts | nothing verifies it |')));
  });

  it('goes into a file, and says what it holds', () => {
    const file = folder.at('matrix.html');
    const { stdout, stderr } = folder.runTo(0, 'report', 'traceability', `--output=${file}`);
    assert.equal(stdout, '');
    assert.match(stderr, /^Written to .*matrix\.html: Pulse \| Reader 1\.0\.0, \d+ requirements, 2 answered/);
    assert.match(readFileSync(file, 'utf8'), /<\/html>\n$/);
  });

  for (const [what, args, said] of [
    ['no kind', ['report'], /"report" lacks its kind/],
    ['another kind', ['report', 'tracability'], /There is no report "tracability"; did you mean traceability\?/],
    ['a folder without a product', ['report', 'traceability', 'loose'], /No compliance\.yaml stands in "loose"/],
    ['two folders', ['report', 'traceability', '.', 'src'], /takes one folder, not also "src"/],
  ] as const) {
    it(`refuses ${what}`, () => assert.match(folder.runTo(2, ...args).stderr, said));
  }
});
