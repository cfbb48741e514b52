// Which clauses speak of which product: claims, exclusions, tags and dates.
import assert from 'node:assert/strict';
import { applicability, applicabilityNote, exclusionOf, tagHolds, type ProductFacts } from './applicability';
import { builtIn } from './catalogue';
import type { Clause } from './clause';
import { productTypes } from './product-facts';
import { tags } from './tags';

const nothingStated: ProductFacts = {
  catalogue: builtIn,
  type: undefined,
  deviceClass: undefined,
  safetyClass: undefined,
  connected: undefined,
  ai: undefined,
  aiUses: [],
  inHouse: false,
  markets: [],
  supportUntil: undefined,
  hasSbom: false,
  claimed: [],
  excluded: [],
};

/** A product that states only this; `claims` are instrument ids, a voluntary one ends in `?`. */
function product(claims: string, facts: Partial<ProductFacts> = {}): ProductFacts {
  const claimed = claims
    .split(' ')
    .filter((claim) => claim !== '')
    .map((claim) => ({ instrument: claim.replace('?', ''), voluntary: claim.endsWith('?') }));
  return { ...nothingStated, claimed, ...facts };
}

function clauseOf(id: string): Clause {
  const clause = builtIn.findClause(id);
  assert.ok(clause, id);
  return clause;
}

interface Case {
  readonly what: string;
  readonly facts: ProductFacts;
  readonly applies?: string;
  readonly not?: string;
  readonly because?: RegExp;
}

const device = { type: 'medical-device', deviceClass: 'IIa' } as const;

const cases: Case[] = [
  // claims
  {
    what: 'an unclaimed law is silent',
    facts: product('', device),
    not: 'mdr:annex-I/17.2 cra:art-13/5',
    because: /scope does not hold/,
  },
  {
    what: 'a claimed law speaks',
    facts: product('mdr', device),
    applies: 'mdr:annex-I/17.2',
    because: /scope holds MDR/,
  },
  {
    what: 'ISO 14971 speaks for a device unclaimed',
    facts: product('', device),
    applies: 'iso-14971:7.1',
    because: /claimed or not/,
  },
  { what: 'ISO 14971 speaks for an IVD unclaimed', facts: product('ivdr', { type: 'ivd' }), applies: 'iso-14971:7.1' },
  {
    what: 'ISO 14971 speaks for an accessory without claims',
    facts: product('', { type: 'accessory' }),
    applies: 'iso-14971:7.1',
  },
  { what: 'ISO 14971 is silent for a wellness app', facts: product('cra', { type: 'wellness' }), not: 'iso-14971:7.1' },
  {
    what: 'ISO 14971 speaks for whoever claims it',
    facts: product('iso-14971', { type: 'health-software' }),
    applies: 'iso-14971:7.1',
  },
  {
    what: 'guidance comes with the MDR',
    facts: product('mdr', device),
    applies: 'mdcg-2019-16:3.6',
    because: /comes with MDR/,
  },
  {
    what: 'guidance comes with the IVDR',
    facts: product('ivdr', { type: 'ivd' }),
    applies: 'mdcg-2019-16:3.6',
    because: /comes with IVDR/,
  },
  { what: 'guidance does not come with the CRA', facts: product('cra', { type: 'wellness' }), not: 'mdcg-2019-16:3.6' },
  {
    what: 'an SBOM profile does not come by itself',
    facts: product('cra', { type: 'wellness', hasSbom: true }),
    not: 'bsi-tr-03183-2:4',
  },
  // CRA Art. 2: table 1.1 of the regulatory notes
  {
    what: 'a device is out of the CRA',
    facts: product('mdr cra', device),
    not: 'cra:art-13/5 cra:annex-I/part-II/1',
    because: /Art\. 2\(2\)/,
  },
  { what: 'an IVD is out of the CRA', facts: product('ivdr cra', { type: 'ivd' }), not: 'cra:art-13/5' },
  { what: 'an accessory is out of the CRA', facts: product('mdr cra', { type: 'accessory' }), not: 'cra:art-13/5' },
  {
    what: 'an Annex XVI product is out of the CRA',
    facts: product('mdr cra', { type: 'annex-xvi' }),
    not: 'cra:art-13/5',
  },
  {
    what: 'a device claims the CRA as voluntary',
    facts: product('mdr cra?', device),
    applies: 'cra:art-13/5 mdr:annex-I/4',
  },
  {
    what: 'an EHR system is in the CRA',
    facts: product('cra', { type: 'ehr-system' }),
    applies: 'cra:art-13/5',
    not: 'mdr:annex-I/4',
  },
  { what: 'a wellness app is in the CRA', facts: product('cra', { type: 'wellness' }), applies: 'cra:art-32' },
  {
    what: 'health software is in the CRA',
    facts: product('cra', { type: 'health-software' }),
    applies: 'cra:art-13/5',
  },
  { what: 'a component is in the CRA', facts: product('cra', { type: 'component' }), applies: 'cra:art-13/5' },
  {
    what: 'a component that is itself a device is out',
    facts: product('mdr cra', { type: 'component' }),
    applies: 'mdr:annex-I/4',
    not: 'cra:art-13/5',
  },
  {
    what: 'a component that follows the MDR of its own will is in',
    facts: product('mdr? cra', { type: 'component' }),
    applies: 'mdr:annex-I/4 cra:art-13/5',
  },
  {
    what: 'a remote service is out of the CRA',
    facts: product('cra', { type: 'remote-service' }),
    not: 'cra:art-13/5',
    because: /5252/,
  },
  {
    what: 'a product without connection is out',
    facts: product('cra', { type: 'wellness', connected: false }),
    not: 'cra:art-13/5',
    because: /Art\. 2\(1\)/,
  },
  {
    what: 'a product with connection is in',
    facts: product('cra', { type: 'wellness', connected: true }),
    applies: 'cra:art-13/5',
  },
  {
    what: 'an untyped product that claims both is a device',
    facts: product('mdr cra'),
    applies: 'mdr:annex-I/4',
    not: 'cra:art-13/5',
  },
  { what: 'an untyped product that claims the CRA alone is in', facts: product('cra'), applies: 'cra:art-13/5' },
  // devices
  {
    what: 'an accessory under the IVDR',
    facts: product('ivdr', { type: 'accessory' }),
    applies: 'ivdr:annex-I/16.2',
    not: 'mdr:annex-I/17.2',
  },
  { what: 'MDCG 2025-6 needs AI', facts: product('mdr', { ...device, ai: 'none' }), not: 'mdcg-2025-6:class-table' },
  {
    what: 'MDCG 2025-6 with AI',
    facts: product('mdr', { ...device, ai: 'limited-risk' }),
    applies: 'mdcg-2025-6:class-table',
    not: 'mdcg-2025-6:integration',
  },
  // safety class
  {
    what: 'class A',
    facts: product('iec-62304', { safetyClass: 'A' }),
    applies: 'iec-62304:8.1.2',
    not: 'iec-62304:7.1.3 iec-62304:5.3.5',
    because: /class B and C/,
  },
  {
    what: 'class B',
    facts: product('iec-62304', { safetyClass: 'B' }),
    applies: 'iec-62304:8.1.2 iec-62304:7.1.3',
    not: 'iec-62304:5.3.5',
  },
  { what: 'class C', facts: product('iec-62304', { safetyClass: 'C' }), applies: 'iec-62304:7.1.3 iec-62304:5.3.5' },
  {
    what: 'an unstated class counts as C',
    facts: product('iec-62304'),
    applies: 'iec-62304:8.1.2 iec-62304:7.1.3 iec-62304:5.3.5',
  },
  // AI: what the product says, table 1.2 of the regulatory notes
  { what: 'no AI stated', facts: product('ai-act', device), not: 'ai-act:art-4 ai-act:art-9/5 ai-act:art-6/1' },
  {
    what: 'AI of limited risk',
    facts: product('ai-act', { ...device, ai: 'limited-risk' }),
    applies: 'ai-act:art-4 ai-act:art-6/1',
    not: 'ai-act:art-9/5',
  },
  {
    what: 'high-risk AI in a device',
    facts: product('mdr ai-act', { ...device, ai: 'high-risk' }),
    applies: 'ai-act:art-9/5 ai-act:art-8/2 ai-act:annex-IV/2a',
    not: 'ai-act:art-50/1 ai-act:art-42/3 ai-act:art-53/1b',
  },
  {
    what: 'high-risk AI elsewhere',
    facts: product('ai-act', { type: 'health-software', ai: 'high-risk' }),
    applies: 'ai-act:art-9/5',
    not: 'ai-act:art-8/2 ai-act:art-6/1 ai-act:art-42/3',
  },
  {
    what: 'high-risk AI in a CRA product',
    facts: product('ai-act cra', { type: 'wellness', ai: 'high-risk' }),
    applies: 'ai-act:art-42/3 cra:art-12',
  },
  { what: 'CRA Art. 12 needs both', facts: product('cra', { type: 'wellness', ai: 'none' }), not: 'cra:art-12' },
  {
    what: 'AI that talks to people, of any risk',
    facts: product('ai-act', { ai: 'minimal-risk', aiUses: ['interacts-with-persons'] }),
    applies: 'ai-act:art-50/1',
    not: 'ai-act:art-50/2',
  },
  {
    what: 'AI that generates content',
    facts: product('ai-act', { ai: 'minimal-risk', aiUses: ['generates-content'] }),
    applies: 'ai-act:art-50/2',
  },
  {
    what: 'a general-purpose model inside',
    facts: product('ai-act', { ai: 'minimal-risk', aiUses: ['general-purpose-model'] }),
    applies: 'ai-act:art-53/1b',
  },
  // other tags
  {
    what: 'health software',
    facts: product('iec-81001-5-1', { type: 'remote-service' }),
    applies: 'iec-81001-5-1:6.1.1',
  },
  {
    what: 'an SBOM profile with an SBOM',
    facts: product('bsi-tr-03183-2', { hasSbom: true }),
    applies: 'bsi-tr-03183-2:4',
  },
  { what: 'an SBOM profile without an SBOM', facts: product('bsi-tr-03183-2'), not: 'bsi-tr-03183-2:4' },
  {
    what: 'an SBOM for AI without AI',
    facts: product('g7-ai-sbom', { hasSbom: true, ai: 'none' }),
    not: 'g7-ai-sbom:models',
  },
  {
    what: 'an SBOM for AI',
    facts: product('g7-ai-sbom', { hasSbom: true, ai: 'high-risk' }),
    applies: 'g7-ai-sbom:models',
  },
  { what: 'a cyber device', facts: product('fda-524b', { ...device, markets: ['eu', 'us'] }), applies: 'fda-524b:b/2' },
  {
    what: 'a device without connection is no cyber device',
    facts: product('fda-524b', { ...device, connected: false }),
    not: 'fda-524b:b/2',
  },
  // the product's own exclusions
  {
    what: 'a clause listed as not applicable',
    facts: product('cra', { excluded: ['CRA:annex-I/part-I/2m'] }),
    applies: 'cra:annex-I/part-I/2d',
    not: 'cra:annex-I/part-I/2m',
    because: /not applicable/,
  },
  {
    what: 'a whole listed as not applicable',
    facts: product('cra', { excluded: ['cra:annex-I/part-I'] }),
    applies: 'cra:annex-I/part-II/1',
    not: 'cra:annex-I/part-I/1 cra:annex-I/part-I/2d',
  },
  {
    what: 'an unknown exclusion excludes nothing',
    facts: product('cra', { excluded: ['cra:annex-X', ''] }),
    applies: 'cra:annex-I/part-I/1',
  },
  // dates
  {
    what: 'support ends before the CRA applies',
    facts: product('cra', { supportUntil: '2027-12-10' }),
    applies: 'cra:art-14/1-2',
    not: 'cra:art-13/5',
    because: /after the product's support ends on 2027-12-10/,
  },
  {
    what: 'support ends on the day the CRA applies',
    facts: product('cra', { supportUntil: '2027-12-11' }),
    applies: 'cra:art-13/5',
  },
  {
    what: 'a standard has no date',
    facts: product('iec-62304', { supportUntil: '2020-01-01' }),
    applies: 'iec-62304:8.1.2',
  },
  {
    what: 'high-risk by Annex I, supported too briefly',
    facts: product('mdr ai-act', { ...device, ai: 'high-risk', supportUntil: '2028-08-01' }),
    not: 'ai-act:art-9/5',
  },
  {
    what: 'high-risk by Annex III comes sooner',
    facts: product('ai-act', { type: 'health-software', ai: 'high-risk', supportUntil: '2028-08-01' }),
    applies: 'ai-act:art-9/5',
  },
];

describe('applicability', () => {
  for (const { what, facts, applies = '', not = '', because } of cases) {
    it(what, () => {
      const judge = (ids: string) =>
        ids
          .split(' ')
          .filter(Boolean)
          .map((id) => ({ id, ...applicability(clauseOf(id), facts) }));
      const [speaking, silent] = [judge(applies), judge(not)];
      for (const { id, applies: result, reason } of speaking) assert.ok(result, `${id}: ${reason}`);
      for (const { id, applies: result, reason } of silent) assert.ok(!result, `${id}: ${reason}`);
      if (because !== undefined) assert.match((silent[0] ?? speaking[0])?.reason ?? '', because);
    });
  }

  const days: [what: string, id: string, facts: ProductFacts, from: string | undefined][] = [
    ['Annex I of the AI Act', 'ai-act:art-9/5', product('mdr ai-act', { ...device, ai: 'high-risk' }), '2028-08-02'],
    [
      'Annex III of the AI Act',
      'ai-act:art-9/5',
      product('ai-act', { type: 'wellness', ai: 'high-risk' }),
      '2027-12-02',
    ],
    ['a date that no fact decides', 'ai-act:art-50/2', product('ai-act'), '2026-08-02'],
    ['a standard', 'iso-14971:7.1', product(''), undefined],
  ];
  for (const [what, id, facts, from] of days) {
    it(`gives the day: ${what}`, () => assert.equal(applicability(clauseOf(id), facts).from, from));
  }

  it('says from when a clause applies until it does', () => {
    const clause = clauseOf('ai-act:art-9/5');
    assert.equal(applicabilityNote(clause, '2026-11-23'), 'applies from 2028-08-02');
    assert.equal(applicabilityNote(clause, '2026-11-23', '2027-12-02'), 'applies from 2027-12-02');
    assert.equal(applicabilityNote(clause, '2028-08-02'), undefined);
    assert.equal(applicabilityNote(clauseOf('iso-14971:7.1'), '2026-11-23'), undefined);
  });

  it('evaluates every tag for every type of product', () => {
    for (const name of tags().keys()) {
      for (const type of productTypes) assert.equal(typeof tagHolds(name, product('cra mdr', { type })), 'boolean');
    }
  });

  it('names the exclusion of a law claimed in spite of it', () => {
    const cra = builtIn.findInstrument('cra');
    assert.ok(cra);
    assert.match(exclusionOf(cra, product('mdr cra', device))?.source ?? '', /^Art\. 2\(2\)/);
    assert.equal(exclusionOf(cra, product('mdr cra?', device)), undefined);
    assert.equal(exclusionOf(cra, product('cra', { type: 'wellness' })), undefined);
  });
});
