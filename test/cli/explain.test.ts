import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
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
    [['GSPR', '17.2'], /^MDR Annex I 17\.2 · /],
    [['62304', '5.3.3'], /^IEC 62304 5\.3\.3 · /],
    [['residual', 'risk'], /^residual risk\n\n[^]*It matters in\n\n- ISO 14971 7\.3: /],
    [['soup'], /^SOUP · also software of unknown provenance[^]*\n---\n\n- soup\/undocumented-dependency/],
    [['mdcg-2019-16'], /Comes with MDR and IVDR\./],
  ];
  for (const [what, said] of cases) it(what.join(' '), () => assert.match(explain(...what), said));

  const schema: object = JSON.parse(readFileSync('schemas/explain.schema.json', 'utf8')) as object;
  const isAsPromised = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  for (const what of ['risk/uncontrolled-risk', 'soup', 'cra:art-13/5', 'cra:annex-I', 'ai-act', 'GSPR', 'iso-14971']) {
    it(`${what} as JSON keeps to its schema`, () => {
      const said: unknown = JSON.parse(explain(what, '--format', 'json'));
      assert.ok(isAsPromised(said), JSON.stringify(isAsPromised.errors));
    });
  }

  it('gives the facts of a clause as JSON', () => {
    const { subjects } = JSON.parse(explain('Art. 13(5) CRA', '--format', 'json')) as {
      readonly subjects: readonly { readonly clause: Readonly<Record<string, unknown>> }[];
    };
    assert.equal(subjects[0]?.clause.id, 'cra:art-13/5');
    assert.equal(subjects[0].clause.appliesFrom, '2027-12-11');
  });

  it('keeps to lines that can be read, without marks of Markdown', () => {
    for (const line of ['cra', 'risk/*', 'ai-act:art-10', 'ai/undocumented-model'].flatMap((what) =>
      explain(what).split('\n'),
    )) {
      assert.ok(line.length <= 100, line);
      assert.ok(!/\*\*|`/.test(line) && !line.includes('\u001b'), line);
    }
  });
});
