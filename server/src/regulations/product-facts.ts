// What the catalogue has to know of a product to tell which clauses apply to it, and the names by which the data asks for it.
// Invariant: every fact reads as a list of words; what the product does not state reads as `unstated`.
import type { Catalogue } from './catalogue';

export const productTypes = [
  'medical-device',
  'ivd',
  'accessory',
  'health-software',
  'component',
  'ehr-system',
  'wellness',
  'remote-service',
  'annex-xvi',
] as const;
export type ProductType = (typeof productTypes)[number];

const safetyClasses = ['A', 'B', 'C'] as const;
const aiRoles = ['none', 'minimal-risk', 'limited-risk', 'high-risk'] as const;

/** An instrument that a product claims; `voluntary` where it says that no law asks for it. */
export interface InstrumentClaim {
  readonly instrument: string;
  readonly voluntary: boolean;
}

/** The facts of one product. Undefined means that the product does not state it. */
export interface ProductFacts {
  /** In which its claims and exclusions name instruments and clauses: the embedded one with the product's packs. */
  readonly catalogue: Catalogue;
  readonly type: ProductType | undefined;
  readonly deviceClass: string | undefined;
  readonly safetyClass: (typeof safetyClasses)[number] | undefined;
  readonly connected: boolean | undefined;
  readonly ai: (typeof aiRoles)[number] | undefined;
  readonly aiUses: readonly string[];
  readonly inHouse: boolean;
  /** Where it is sold, in lower case: `eu`, `us`. */
  readonly markets: readonly string[];
  /** The last day of the support period, `2031-12-31`. */
  readonly supportUntil: string | undefined;
  readonly hasSbom: boolean;
  readonly claimed: readonly InstrumentClaim[];
  /** Clause ids or wholes that the product lists as not applicable. */
  readonly excluded: readonly string[];
}

/** Which words a condition may compare a fact with; undefined for an open set. */
export const factWords = {
  type: [...productTypes, 'unstated'],
  'device-class': undefined,
  'safety-class': [...safetyClasses, 'unstated'],
  connected: ['yes', 'no', 'unstated'],
  ai: [...aiRoles, 'unstated'],
  'ai-uses': ['interacts-with-persons', 'generates-content', 'general-purpose-model'],
  'in-house': ['yes', 'no'],
  markets: undefined,
  'has-sbom': ['yes', 'no'],
  claims: undefined,
  'claims-by-law': undefined,
  'in-force': undefined,
} as const satisfies Record<string, readonly string[] | undefined>;

export type FactName = keyof typeof factWords;

/** The words of a fact that the product states itself; `in-force` is not among them, since it follows from the instruments. */
export function wordsOf(facts: ProductFacts, name: Exclude<FactName, 'in-force'>): readonly string[] {
  switch (name) {
    case 'type':
      return [facts.type ?? 'unstated'];
    case 'device-class':
      return [facts.deviceClass ?? 'unstated'];
    case 'safety-class':
      return [facts.safetyClass ?? 'unstated'];
    case 'connected':
      return [yesOrNo(facts.connected)];
    case 'ai':
      return [facts.ai ?? 'unstated'];
    case 'ai-uses':
      return facts.aiUses;
    case 'in-house':
      return [yesOrNo(facts.inHouse)];
    case 'markets':
      return facts.markets.length === 0 ? ['unstated'] : facts.markets;
    case 'has-sbom':
      return [yesOrNo(facts.hasSbom)];
    case 'claims':
      return facts.claimed.map((claim) => claim.instrument);
    case 'claims-by-law':
      return facts.claimed.filter((claim) => !claim.voluntary).map((claim) => claim.instrument);
  }
}

function yesOrNo(value: boolean | undefined): string {
  if (value === undefined) return 'unstated';
  return value ? 'yes' : 'no';
}
