import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { traceabilityMatrices, type Matrix } from './matrix';
import { renderMatrixCsv } from './matrix-csv';
import { renderMatrix } from './matrix-html';
import { renderMatrixReport } from './matrix-report';

const tool = { displayName: 'Compliance Lens', version: '1.2.3' };

const records = `=== sample.compliance.yaml ===
controls:
  - id: RC-1
    title: =HYPERLINK("x"), <script>alert(1)</script>
    type: protective-measure
    satisfies: [mdr:annex-I/17.2, mdr:annex-I/17.4]
    implemented-by: [src/quality.ts]
    verified-by: [test/gone.test.ts, EV-1]
  - id: RC-2
    title: Second answer
    type: process
    satisfies: [mdr:annex-I/17.2]
evidence:
  - id: EV-1
    title: System test
    file: reports/system.md
    satisfies: [mdr:annex-I/17.3]
requirements:
  - id: REQ-1
    title: Alarms within a second
    implemented-by: [src/quality.ts]
not-applicable:
  - clause: mdr:annex-I/23.4ab
    justification: It has no instructions.
=== src/quality.ts ===
export const limit = 0.8;
=== reports/system.md ===
passed
`;

async function matrixOf(text: string): Promise<Matrix> {
  const { context } = await checkAtCursor(text);
  const [matrix] = traceabilityMatrices(context);
  assert.ok(matrix);
  return matrix;
}

describe('the traceability matrix', () => {
  let matrix: Matrix;
  before(async () => {
    matrix = await matrixOf(records);
  });

  const row = (id: string) => {
    const found = matrix.groups.flatMap(({ rows }) => rows).find((candidate) => candidate.id === id);
    assert.ok(found, id);
    return found;
  };

  it('has a row for each clause that applies, answered or not, and for each software requirement', () => {
    assert.deepEqual(matrix.groups.map(({ title }) => title).slice(-1), ['Software requirements']);
    assert.deepEqual(row('mdr:annex-I/18.8').answers, []);
    assert.equal(row('mdr:annex-I/23.4ab').state, 'excluded');
    assert.deepEqual(row('mdr:annex-I/23.4ab').notes, ['It has no instructions.']);
    assert.deepEqual(
      row('REQ-1').answers.map(({ id }) => id),
      ['REQ-1'],
    );
    assert.deepEqual(row('REQ-1').notes, ['nothing verifies it']);
  });

  it('names what answers a clause, what builds and what verifies it, and what is missing', () => {
    const [first, second, ...more] = row('mdr:annex-I/17.2').answers;
    assert.ok(first !== undefined && second !== undefined && more.length === 0);
    assert.deepEqual([first.id, second.id], ['RC-1', 'RC-2']);
    assert.deepEqual(
      first.builtBy?.map(({ text, isMissing }) => [text, isMissing]),
      [['src/quality.ts', false]],
    );
    assert.deepEqual(
      first.verifiedBy?.map(({ text, isMissing }) => [text, isMissing]),
      [
        ['test/gone.test.ts', true],
        ['EV-1', false],
      ],
    );
    assert.deepEqual(
      row('mdr:annex-I/17.3').answers[0]?.verifiedBy?.map(({ text }) => text),
      ['reports/system.md'],
    );
  });

  it('owes no code where none is asked for', () => {
    const [, processMeasure] = row('mdr:annex-I/17.2').answers;
    assert.deepEqual([processMeasure?.builtBy, processMeasure?.verifiedBy], [undefined, undefined]);
    assert.equal(row('mdr:annex-I/17.3').answers[0]?.builtBy, undefined);
  });

  it('is a report without script in which no text of the workspace is markup', () => {
    const page = renderMatrixReport([matrix], tool);
    assert.ok(page.startsWith('<!DOCTYPE html>'));
    assert.doesNotMatch(page, /<script|href=|src=|https?:/);
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    assert.match(page, /<title>Traceability matrix: CardioWatch 2\.3\.0<\/title>/);
  });

  it('is a report that says of which product, day and tool it is, and what is missing, in words', () => {
    const words = renderMatrixReport([matrix], tool)
      .replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, ' ')
      .replaceAll(/\s+/g, ' ');
    for (const said of [
      /CardioWatch 2\.3\.0 \d+ requirements, \d+ answered, \d+ falls? short\. State of \d{4}-\d\d-\d\d\. Made by Compliance Lens 1\.2\.3\./,
      /✕ error RC-1 .* verified by &quot;test\/gone\.test\.ts&quot;, which is not there/,
      /MDR , \d+ of \d+: .*Annex I 18\.8/,
      /test\/ gone\.test\.ts is not there/,
      /REQ-1 Alarms within a second src\/ quality\.ts nothing verifies it/,
    ])
      assert.match(words, said);
  });

  it('tells who cannot see the table what each cell says', () => {
    const page = renderMatrix([matrix], () => 'data-place=""');
    for (const label of [
      'RC-1 is built by src/quality.ts',
      'RC-1 is verified by EV-1 System test',
      'Nothing verifies REQ-1',
      'No record names Annex I 18.8',
      'Annex I 17.2 is answered by RC-2 Second answer',
    ])
      assert.ok(page.includes(`aria-label="${label}`), label);
    assert.doesNotMatch(page, /<a (?![^>]*tabindex="-1")/);
  });

  it('closes every element that it opens, and gives every line its columns', () => {
    const html = renderMatrix([matrix], ({ file }) => `data-place="${file}"`);
    const open: string[] = [];
    for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (name === 'wbr') continue;
      if (slash === '/') assert.equal(open.pop(), name);
      else open.push(name);
    }
    assert.deepEqual(open, []);
    assert.match(html, /<a [^>]*data-place="sample\.compliance\.yaml">/);
    for (const [, id = '', body = ''] of html.matchAll(/<tbody class="row" data-id="([^"]+)"[^>]*>(.*?)<\/tbody>/g)) {
      const [first = '', ...others] = body.split('<tr>').slice(1);
      assert.deepEqual(columnsOf(first), ['0', '1', '2', '3', '4'], id);
      for (const line of others) assert.deepEqual(columnsOf(line), ['2', '3', '4'], id);
    }
  });

  it('is a table for spreadsheets: a line for each answer, nothing in it a formula', () => {
    const csv = renderMatrixCsv([matrix]);
    const lines = csv.split('\r\n').filter((line) => line.includes('mdr:annex-I/17.2'));
    assert.equal(lines.length, 2);
    assert.ok(
      lines[0]?.endsWith(
        `RC-1,"'=HYPERLINK(""x""), <script>alert(1)</script>",src/quality.ts,test/gone.test.ts (missing); EV-1`,
      ),
      lines[0],
    );
    assert.match(csv, /^Product,Version,Source,/);
    assert.ok(csv.endsWith('\r\n'));
  });

  it('is empty where there is no product', () => {
    assert.equal(renderMatrix([]), '');
    assert.equal(renderMatrixCsv([]).split('\r\n').length, 2);
  });
});

function columnsOf(line: string): readonly (string | undefined)[] {
  return [...line.matchAll(/data-column="(\d)"/g)].map(([, column]) => column);
}
