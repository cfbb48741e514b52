// Citations as people write them, and texts that are none.
import assert from 'node:assert/strict';
import { builtIn } from './catalogue';

const citations: readonly (readonly [citation: string, ...references: string[]])[] = [
  ['CRA Annex I Part I (2)(d)', 'cra:annex-I/part-I/2d'],
  ['CRA, Annex I, Part I, point (2)(d)', 'cra:annex-I/part-I/2d'],
  ['Annex I Part I No. 2 lit. d CRA', 'cra:annex-I/part-I/2d'],
  ['Art. 13(5) CRA', 'cra:art-13/5'],
  ['Article 13(5) of the Cyber Resilience Act', 'cra:art-13/5'],
  ['Article 13 (5) of Regulation (EU) 2024/2847', 'cra:art-13/5'],
  ['CRA Art 13 para 5', 'cra:art-13/5'],
  ['CRA Art. 14(1)–(2)', 'cra:art-14/1-2'],
  ['Art. 10(2)(f) AI Act', 'ai-act:art-10/2f'],
  ['EU AI Act, Article 10(2)(f)', 'ai-act:art-10/2f'],
  ['AI Act Art. 14(2)', 'ai-act:art-14/1-3'],
  ['AI Act Art. 4a', 'ai-act:art-4a'],
  ['AI Act Annex IV (2)(a)', 'ai-act:annex-IV/2a'],
  ['AI Act Annex IV point 2(a)', 'ai-act:annex-IV/2a'],
  ['AI Act Annex XI Section 1', 'ai-act:annex-XI/1'],
  ['GSPR 17.2', 'mdr:annex-I/17.2'],
  ['GSPR 16.2', 'ivdr:annex-I/16.2'],
  ['MDR GSPR 17.2', 'mdr:annex-I/17.2'],
  ['MDR Annex I, 17.2', 'mdr:annex-I/17.2'],
  ['MDR Annex I Section 23.4 (ab)', 'mdr:annex-I/23.4ab'],
  ['MDR Annex VIII Rule 11', 'mdr:annex-VIII/rule-11'],
  ['MDR Annex VI Part C 6.5', 'mdr:annex-VI/part-C/6.5'],
  ['Annex I 20.4.1(ah) IVDR', 'ivdr:annex-I/20.4.1ah'],
  ['62304 5.3.3', 'iec-62304:5.3.3'],
  ['IEC 62304:2006+A1:2015, 5.3.3', 'iec-62304:5.3.3'],
  ['EN 62304 § 5.3.3', 'iec-62304:5.3.3'],
  ['IEC 62304 clause 7.2', 'iec-62304:7.2'],
  ['5.3.3 of IEC 62304', 'iec-62304:5.3.3'],
  ['EN ISO 14971:2019 7.1', 'iso-14971:7.1'],
  ['ISO 14971 clause 7.1', 'iso-14971:7.1'],
  ['81001-5-1 5.8.1', 'iec-81001-5-1:5.8.1'],
  ['IEC 81001-5-1:2021 7.3', 'iec-81001-5-1:7.2-7.4'],
  ['TR-03183-2 5.2.3', 'bsi-tr-03183-2:5.2.3'],
  ['BSI TR-03183 Part 2, 5.2.3', 'bsi-tr-03183-2:5.2.3'],
  ['BSI TR-03183-2 5.2.2 (component)', 'bsi-tr-03183-2:5.2.2'],
  ['FD&C Act 524B(b)(1)', 'fda-524b:b/1'],
  ['section 524B(b)(3)', 'fda-524b:b/3'],
  ['MDCG 2019-16 rev.1, 3.6', 'mdcg-2019-16:3.6'],
  ['MDCG 2019-16 section 4.2', 'mdcg-2019-16:4'],
  ['AI Act', 'ai-act'],
  ['Cyber Resilience Act', 'cra'],
  ['GSPR', 'mdr:annex-I', 'ivdr:annex-I'],
  ['GSPR 17.9'],
  ['Art. 13(5)'],
  ['CRA Art. 99'],
  ['the CRA asks for updates'],
  ['Art. 13(5) and Art. 14 CRA'],
  ['CRA compliant by 2027'],
  ['compiled with 14971 risks'],
  [''],
  ['cra:art-13/5'],
  ['cra:art-99'],
  ['cra'],
];

describe('citations', () => {
  for (const [citation, ...references] of citations) {
    it(`"${citation}" is ${references.join(' or ') || 'none'}`, () => {
      assert.deepEqual(builtIn.cited(citation), references);
    });
  }

  it('of the catalogue lead to their clauses, or to what stands above several', () => {
    for (const { id, citation } of builtIn.clauses) {
      const [found, ...others] = builtIn.cited(citation);
      assert.ok(found !== undefined && others.length === 0, citation);
      assert.ok(
        builtIn.clausesBehind(found).some((clause) => clause.id === id),
        `${citation}: ${found}`,
      );
    }
  });

  it('are read as meant wherever a reference is', () => {
    assert.deepEqual(
      builtIn.clausesBehind('Art. 10(2)(f) AI Act').map(({ id }) => id),
      ['ai-act:art-10/2f'],
    );
    assert.equal(builtIn.resolve('GSPR').kind, 'unknown');
  });
});
