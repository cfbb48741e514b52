// The gap report: every clause is told of once, in the right heap, with what may answer it.
import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { builtIn } from '../../regulations/catalogue';
import { gapReports, type GapClause, type GapReport } from './gap-report';
import { renderGapCsv } from './gap-report-csv';
import { renderGapReport } from './gap-report-page';
import { renderGapMarkdown } from './gap-report-markdown';
import { summarizeGaps } from './gap-report-words';

const head = (facts: string, scope: string): string => `compliance: 1
product:
  name: Gateway <1>
  version: 1.0.0
  manufacturer: Example GmbH
  intended-purpose: Passes readings on
  ${facts}
scope: ${scope}
`;

async function reportOf(text: string, asOf = '2026-11-23'): Promise<GapReport> {
  const { context } = await checkAtCursor(text, { asOf });
  const [report] = gapReports(context);
  assert.ok(report);
  return report;
}

function find({ instruments }: GapReport, id: string): GapClause | undefined {
  return instruments
    .flatMap(({ parts }) => parts.flatMap(({ clauses }) => clauses))
    .find(({ clause }) => clause.id === id);
}

const gateway = `${head('type: health-software\n  connected: true', '[cra, iec-81001-5-1]')}controls:
  - id: RC-1
    title: Scan before release
    type: process
    satisfies: [iec-81001-5-1:5.8.1, 'cra:annex-I/part-II/3']
not-applicable:
  - clause: cra:annex-I/part-I/2m
    justification: It keeps no data.
`;

describe('the gap report', () => {
  it('tells of every clause of the catalogue once', async () => {
    const report = await reportOf(gateway);
    const told = report.instruments.flatMap(({ parts, outside }) => [
      ...parts.flatMap(({ clauses }) => clauses.map(({ clause }) => clause.id)),
      ...outside.flatMap(({ clauses }) => clauses.map(({ id }) => id)),
    ]);
    const others = report.others.flatMap(([instrument]) => builtIn.clausesOf(instrument).map(({ id }) => id));
    assert.deepEqual([...told, ...others].toSorted(), builtIn.clauses.map(({ id }) => id).toSorted());
  });

  it('puts what is answered, excluded and open into their heaps', async () => {
    const report = await reportOf(gateway);
    assert.equal(find(report, 'iec-81001-5-1:5.8.1')?.kind, 'answered');
    assert.deepEqual(
      find(report, 'iec-81001-5-1:5.8.1')?.answers.map(({ record }) => record),
      ['RC-1'],
    );
    assert.equal(find(report, 'cra:annex-I/part-I/2m')?.kind, 'excluded');
    assert.deepEqual(find(report, 'cra:annex-I/part-I/2m')?.notes[0], 'It keeps no data.');
    assert.equal(find(report, 'cra:annex-I/part-I/2e')?.kind, 'short');
    assert.equal(find(report, 'cra:art-13/13')?.kind, 'open');
  });

  it('says which record may answer what is open, by a clause that asks for much the same', async () => {
    const report = await reportOf(gateway);
    const offers = find(report, 'cra:annex-I/part-I/2a')?.offers.map(({ record, clause }) => `${record} ${clause.id}`);
    assert.deepEqual(offers, ['RC-1 iec-81001-5-1:5.8.1']);
  });

  it('says from when, and which days lie ahead', async () => {
    const report = await reportOf(gateway, '2026-11-23');
    assert.ok(find(report, 'cra:annex-I/part-I/2a')?.notes.includes('applies from 2027-12-11'));
    assert.ok(report.ahead.some(({ date, regime }) => date === '2027-12-11' && regime === 'CRA'));
    const later = await reportOf(gateway, '2028-01-01');
    assert.ok(!find(later, 'cra:annex-I/part-I/2a')?.notes.some((note) => note.startsWith('applies from')));
    assert.ok(!later.ahead.some(({ date }) => date === '2027-12-11'));
  });

  const decisions: readonly (readonly [facts: string, scope: string, said: readonly RegExp[]])[] = [
    ['type: medical-device', '[]', [/is a medical device, which calls for MDR \(MDR Art\. 1\(4\)\)/]],
    ['type: medical-device', '[mdr]', [/^device-class is not stated; MDR depends on it/]],
    ['type: medical-device\n  device-class: IIa', '[mdr]', []],
    ['type: wellness\n  connected: true', '[]', [/which calls for CRA/]],
  ];
  for (const [facts, scope, said] of decisions) {
    it(`names what is to be decided for "${facts.replace('\n', ';')}" in ${scope}`, async () => {
      const found = (await reportOf(head(facts, scope))).decisions;
      assert.equal(found.length, said.length, found.join('\n'));
      for (const [index, words] of said.entries()) assert.match(found[index] ?? '', words);
    });
  }

  it('gives the reason why an instrument does not apply', async () => {
    const report = await reportOf(head('type: medical-device\n  device-class: IIa', '[mdr, cra]'));
    const reasons = new Map(report.others.map(([{ id }, reason]) => [id, reason]));
    assert.match(reasons.get('cra') ?? '', /MDR or the IVDR/);
    assert.match(reasons.get('ai-act') ?? '', /scope does not hold AI Act/);
  });

  it('is written as Markdown, HTML and CSV, with the texts of the workspace escaped', async () => {
    const report = await reportOf(gateway);
    const markdown = renderGapMarkdown([report]);
    assert.match(markdown, /## Gateway \\<1\\> 1\\\.0\\\.0\n\nAs of 2026-11-23: \d+ clauses of \d+ instruments: /);
    assert.match(markdown, /\| \*\*5\\\.8\\\.1\*\* Resolve findings before release \| answered \| RC\\-1 \|/);
    const html = renderGapReport([report], { displayName: 'Compliance Lens', version: '1.0.0' });
    assert.match(html, /<h2>Gateway &lt;1&gt; 1\.0\.0<\/h2>/);
    assert.ok(!html.includes('<script') && !html.includes('Gateway <1>'));
    const lines = renderGapCsv([report]).split('\r\n');
    assert.ok(lines.some((line) => line.includes('iec-81001-5-1:5.8.1') && line.includes('answered,RC-1')));
    assert.ok(lines.some((line) => line.includes('does not apply')));
  });

  it('says in a line how it stands', async () => {
    assert.match(
      summarizeGaps(await reportOf(gateway)),
      /^\d+ clauses of 2 instruments: 2 answered, 20 fall short, .*1 excluded$/,
    );
    assert.equal(summarizeGaps(await reportOf(head('type: wellness', '[]'))), 'no clause applies');
  });
});
