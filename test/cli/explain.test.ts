import assert from 'node:assert/strict';
import { Folder } from './command-line';

describe('explain', () => {
  const folder = new Folder({});
  const explain = (...what: readonly string[]): string => folder.runTo(0, 'explain', ...what).stdout;

  const dueDiligence =
    /^CRA Art\. 13\(5\) · Due diligence on third-party components\n\n[^]*Applies to: [^]*from\s2027-12-11\.\n\nAn auditor wants to see: [^]*\n\nLaw: Regulation \(EU\) 2024\/2847, https:/;
  const cases: [what: readonly string[], said: RegExp][] = [
    [['risk/uncontrolled-risk'], /^risk\/uncontrolled-risk · error\n\n[^]*What to do: [^]*\n- ISO 14971 7\.1: /],
    [['annotation/syntax'], /^annotation\/syntax · error, cannot be silenced\n\n[^]*Speaks for every product/],
    [['ai/undocumented-model'], /"compliance: uses-model <id>"/],
    [['risk/*'], /^- risk\/uncontrolled-risk · error: [^]*\n- risk\/unverified-control · warning: /],
    [['SUPPORT'], /^- support\/end-of-life · error: /],
    [['cra:art-13/5'], dueDiligence],
    [['CRA:ART-13/5'], dueDiligence],
    [['CRA Art. 13(5)'], dueDiligence],
    [['CRA', 'Art.', '13(5)'], dueDiligence],
    [['ai-act:art-14/2'], /^AI Act Art\. 14\(1\)-\(3\) · /],
    [['iec-62304:7.2'], /^iec-62304:7\.2 stands for \d+ clauses:\n\n- IEC 62304 7\.2\.1: .*\(iec-62304:7\.2\.1\)\n/],
    [['cra'], /^CRA · Cyber Resilience Act\n\n[^]*MDR or the IVDR[^]*\n- CRA Annex I Part I \(1\): /],
    [['mdcg-2019-16'], /Comes with MDR and IVDR\./],
  ];
  for (const [what, said] of cases) it(what.join(' '), () => assert.match(explain(...what), said));

  it('keeps to lines that can be read, without marks of Markdown', () => {
    for (const line of ['cra', 'risk/*', 'ai-act:art-10', 'ai/undocumented-model'].flatMap((what) =>
      explain(what).split('\n'),
    )) {
      assert.ok(line.length <= 100, line);
      assert.ok(!/\*\*|`/.test(line) && !line.includes('\u001b'), line);
    }
  });
});
