// The catalogue as data: complete, and what every reference of the project stands for.
import assert from 'node:assert/strict';
import { builtIn } from './catalogue';
import { describeCertainty } from './clause';
import { milestones } from './milestones';
import { tags } from './tags';

/** A resolution in a word: the clause's id, `whole of 13`, `instrument`, `near: cra` or `unknown`. */
function told(reference: string): string {
  const resolution = builtIn.resolve(reference);
  switch (resolution.kind) {
    case 'clause':
      return resolution.clause.id;
    case 'whole':
      return `whole of ${resolution.clauses.length}`;
    case 'instrument':
      return 'instrument';
    case 'unknown':
      return resolution.nearest === undefined ? 'unknown' : `near: ${resolution.nearest}`;
  }
}

describe('the requirement catalogue', () => {
  it('holds 271 clauses of 14 instruments, each id once', () => {
    assert.equal(builtIn.clauses.length, 271);
    assert.equal(new Set(builtIn.clauses.map((clause) => clause.id.toLowerCase())).size, 271);
    assert.equal(builtIn.instruments.length, 14);
  });

  it('names only tags that exist, and gives every clause one', () => {
    for (const clause of builtIn.clauses) {
      assert.ok(clause.tags.length > 0, clause.id);
      for (const tag of clause.tags) assert.ok(tags().has(tag), `${clause.id}: ${tag}`);
    }
  });

  it('lets guidance come only with instruments that exist', () => {
    for (const { id, comesWith } of builtIn.instruments) {
      for (const law of comesWith) assert.equal(builtIn.findInstrument(law)?.kind, 'law', id);
    }
  });

  it('marks as essential CRA, MDR and IVDR Annex I and AI Act Art. 8 to 15, and nothing else', () => {
    const articles = [8, 9, 10, 11, 12, 13, 14, 15].map((number) => `ai-act:art-${number}`);
    const expected = ['cra:annex-I', 'mdr:annex-I', 'ivdr:annex-I', ...articles].flatMap((reference) =>
      builtIn.clausesBehind(reference),
    );
    assert.deepEqual(
      builtIn.clauses.filter((clause) => clause.essential),
      builtIn.clauses.filter((clause) => expected.includes(clause)),
    );
  });

  it('keeps the milestones in the order of their days', () => {
    const days = milestones().map((milestone) => milestone.date);
    assert.equal(days.length, 31);
    assert.deepEqual(days, days.toSorted());
  });

  const citations: [id: string, citation: string, url: string][] = [
    ['cra:annex-I/part-I/2d', 'CRA Annex I Part I (2)(d)', 'https://eur-lex.europa.eu/eli/reg/2024/2847/oj/eng#anx_I'],
    ['ai-act:art-10/2f', 'AI Act Art. 10(2)(f)', 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#art_10'],
    ['mdr:annex-I/17.2', 'MDR Annex I 17.2', 'https://eur-lex.europa.eu/eli/reg/2017/745/oj/eng'],
    ['iso-14971:7.1', 'ISO 14971 7.1', 'https://www.iso.org/standard/72704.html'],
    ['iec-62304:5.3.3', 'IEC 62304 5.3.3', 'https://www.iso.org/standard/64686.html'],
    [
      'fda-524b:b/2',
      'FD&C Act 524B(b)(2)',
      'https://www.fda.gov/medical-devices/digital-health-center-excellence/cybersecurity',
    ],
  ];
  for (const [id, citation, url] of citations) {
    it(`cites ${id} as ${citation}`, () => {
      assert.equal(builtIn.findClause(id)?.citation, citation);
      assert.equal(builtIn.findClause(id)?.url, url);
    });
  }

  const certainties: [id: string, words: RegExp][] = [
    ['cra:art-13/5', /^Read in the primary text \(state of 2026-11-23\)\.$/],
    ['ai-act:art-6/1', /amendment is known from secondary sources only/],
    ['iec-62304:5.3.3', /domain knowledge, the standard was not read/],
    ['iec-81001-5-1:9.2', /not checked against any source/],
  ];
  for (const [id, words] of certainties) {
    it(`says how sure it is of ${id}`, () => {
      const clause = builtIn.findClause(id);
      assert.match(clause === undefined ? '' : describeCertainty(clause), words);
    });
  }
});

describe('resolveClause', () => {
  const resolutions: [reference: string, stands: string][] = [
    ['cra:annex-I/part-I/2d', 'cra:annex-I/part-I/2d'],
    ['CRA:Annex-I/Part-I/2D', 'cra:annex-I/part-I/2d'],
    [' mdr:annex-i/17.2 ', 'mdr:annex-I/17.2'],
    // a number inside a range
    ['ai-act:art-14/2', 'ai-act:art-14/1-3'],
    ['ai-act:art-14/1-3', 'ai-act:art-14/1-3'],
    ['ai-act:art-9/1', 'ai-act:art-9/1-2'],
    ['ai-act:art-9/7', 'ai-act:art-9/6-8'],
    ['iec-81001-5-1:7.3', 'iec-81001-5-1:7.2-7.4'],
    ['iec-81001-5-1:7.3.1', 'iec-81001-5-1:7.2-7.4'],
    ['iec-81001-5-1:7.5', 'near: iec-81001-5-1:7'],
    ['mdcg-2019-16:3.3', 'mdcg-2019-16:3.2-3.4'],
    ['ivdr:annex-I/4', 'ivdr:annex-I/3-4'],
    ['mdr:annex-I/4', 'mdr:annex-I/4'],
    // provisions that a clause covers beside its own
    ['ai-act:art-15/3', 'ai-act:art-15/1'],
    ['ai-act:art-53/1c', 'ai-act:art-53/1cd'],
    ['ai-act:annex-IV/1b', 'ai-act:annex-IV/1'],
    ['ai-act:art-72/3', 'ai-act:art-72'],
    ['cra:art-14/5', 'cra:art-14/3-4'],
    ['iso-14971:10.2', 'iso-14971:10'],
    ['mdr:annex-I/3', 'mdr:art-10/2'],
    // wholes
    ['cra:annex-I/part-I', 'whole of 14'],
    ['cra:annex-I/part-I/2', 'whole of 13'],
    ['cra:annex-I', 'whole of 22'],
    ['ai-act:art-10', 'whole of 10'],
    ['ai-act:art-10/2', 'whole of 8'],
    ['ai-act:art-14', 'whole of 6'],
    ['ai-act:art-14/4', 'whole of 5'],
    ['ai-act:annex-IV', 'whole of 16'],
    ['iec-62304:7.2', 'whole of 2'],
    ['iec-62304:7', 'whole of 8'],
    ['bsi-tr-03183-2:5.2.2', 'whole of 8'],
    ['mdr:annex-I', 'whole of 9'],
    ['mdr:annex-I/14', 'whole of 2'],
    // instruments
    ['cra', 'instrument'],
    ['ISO-14971', 'instrument'],
    // nothing
    ['ai-act:art-1', 'near: ai-act:art-4'],
    ['mdr:annex-I/23.4a', 'near: mdr:annex-I/23.4ab'],
    ['cra:art-13/88', 'near: cra:art-13/8'],
    ['cra:art-13/8/1', 'near: cra:art-13/8'],
    ['cra:annex-I/part-III/1', 'near: cra:annex-I/part-II/1'],
    ['MDR:annex-I/99.9', 'near: mdr:annex-I'],
    ['crra:art-13/8', 'near: cra:art-13/8'],
    ['aiact:art-14', 'near: ai-act:art-14'],
    ['cra:', 'near: cra'],
    ['mdd', 'near: mdr'],
    ['hipaa:164.312', 'unknown'],
    ['', 'unknown'],
    ['cra:an-annex-that-is-not-there', 'unknown'],
  ];
  for (const [reference, stands] of resolutions) {
    it(`takes ${JSON.stringify(reference)} for ${stands}`, () => {
      assert.equal(told(reference), stands);
    });
  }

  // Every reference in the project's rules and in the pages that define them.
  const used = `
    ai-act:annex-IV/2a ai-act:annex-IV/2d ai-act:annex-IV/2g ai-act:art-10/2b ai-act:art-10/2f ai-act:art-11/1
    ai-act:art-12/1-2 ai-act:art-13/3b ai-act:art-14/1-3 ai-act:art-14/2 ai-act:art-15/1 ai-act:art-15/4 ai-act:art-15/5
    ai-act:art-6/1 ai-act:art-9/5 ai-act:art-9/6-8 bsi-tr-03183-2:4 bsi-tr-03183-2:5.2.2 cisa-2026:component
    cra:annex-I/part-I cra:annex-I/part-I/2d cra:annex-I/part-I/2m cra:annex-I/part-II/1 cra:annex-I/part-II/2
    cra:annex-VII/3 cra:annex-VII/6 cra:art-13/2 cra:art-13/4 cra:art-13/5 cra:art-13/8 g7-ai-sbom:models iec-62304:4.3
    iec-62304:5.1.1 iec-62304:5.3.3 iec-62304:5.3.4 iec-62304:5.7.1 iec-62304:6.1 iec-62304:7.1.3 iec-62304:7.2
    iec-62304:7.2.1 iec-62304:7.3.1 iec-62304:7.3.3 iec-62304:7.4.1 iec-62304:8.1.2 iec-81001-5-1:5.2.1
    iec-81001-5-1:6.1.1 iso-14971:5.5 iso-14971:7.1 iso-14971:7.2 iso-14971:7.3 iso-14971:7.4 iso-14971:7.5
    ivdr:annex-I/16.1 ivdr:annex-I/16.2 ivdr:annex-I/3-4 mdcg-2025-6:class-table mdr:annex-I/17.2 mdr:annex-I/4
    mdr:annex-VIII/rule-11`;
  for (const reference of used.trim().split(/\s+/)) {
    it(`knows ${reference}`, () => {
      assert.ok(builtIn.clausesBehind(reference).length > 0);
    });
  }
});
