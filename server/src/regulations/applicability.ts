// Whether a clause speaks of a product: claimed, not excluded, made for such a product, and in force within its support period.
// Invariant: what the law says of it stands in the data; here is only the order in which the data is asked.
import type { Clause, Exclusion, Instrument } from './clause';
import { holds, type Circumstances, type Condition } from './condition';
import { wordsOf, type ProductFacts } from './product-facts';
import { tagNamed } from './tags';

export type { InstrumentClaim, ProductFacts, ProductType } from './product-facts';

export interface Applicability {
  readonly applies: boolean;
  /** One sentence in plain words. */
  readonly reason: string;
  /** The day from which the clause applies to this product; undefined for what has no date. */
  readonly from: string | undefined;
}

/**
 * Whether a clause applies to a product. Only claimed instruments count, with the guidance that comes with them, except those
 * that need no claim; a clause counts if it applies on any day up to the end of support.
 */
export function applicability(clause: Clause, facts: ProductFacts): Applicability {
  const circumstances = circumstancesOf(facts);
  const from =
    clause.alternativeDates.find(({ when }) => when !== undefined && holds(when, circumstances))?.from ??
    clause.appliesFrom;
  const obstacle = obstacleTo(clause, facts, circumstances, from);
  return { applies: obstacle === undefined, reason: obstacle ?? groundOf(clause.instrument, facts), from };
}

/** Why an instrument does not apply to a product by law, although it is claimed; undefined if it may, or is claimed as voluntary. */
export function exclusionOf(instrument: Instrument, facts: ProductFacts): Exclusion | undefined {
  if (facts.claimed.some((claim) => claim.instrument === instrument.id && claim.voluntary)) return undefined;
  return instrument.exclusions.find(({ when }) => holds(when, circumstancesOf(facts)));
}

/** Whether a product answers to a tag of the catalogue. */
export function tagHolds(tag: string, facts: ProductFacts): boolean {
  return conditionHolds(tagNamed(tag).when, facts);
}

/** Whether a condition of the catalogue's data holds for a product. */
export function conditionHolds(condition: Condition, facts: ProductFacts): boolean {
  return holds(condition, circumstancesOf(facts));
}

/**
 * "applies from 2028-08-02" for a clause that does not yet apply on the day `asOf`; undefined once it does. `from` is the day
 * that `applicability` gave for the product, by default that of the clause.
 */
export function applicabilityNote(clause: Clause, asOf: string, from = clause.appliesFrom): string | undefined {
  return from !== undefined && from > asOf ? `applies from ${from}` : undefined;
}

function obstacleTo(
  clause: Clause,
  facts: ProductFacts,
  circumstances: Circumstances,
  from: string | undefined,
): string | undefined {
  const { instrument } = clause;
  if (instrument.needsClaim && claimBehind(instrument, facts) === undefined) {
    return `The product's scope does not hold ${instrument.shortName}.`;
  }
  const exclusion = exclusionOf(instrument, facts);
  if (exclusion !== undefined) return `${instrument.shortName}: ${exclusion.reason} (${exclusion.source})`;
  if (clausesExcludedBy(facts).has(clause)) return 'The product lists it as not applicable.';
  if (!holds(clause.when, circumstances)) return `The product's facts do not call for it: ${clause.appliesTo}.`;
  if (from !== undefined && facts.supportUntil !== undefined && from > facts.supportUntil) {
    return `It applies from ${from}, after the product's support ends on ${facts.supportUntil}.`;
  }
  return undefined;
}

/** The id of the claim that brings an instrument: its own, or that of the law it comes with. */
function claimBehind({ id, comesWith }: Instrument, facts: ProductFacts): string | undefined {
  const claimed = facts.claimed.map((claim) => claim.instrument);
  return [id, ...comesWith].find((instrument) => claimed.includes(instrument));
}

function groundOf(instrument: Instrument, facts: ProductFacts): string {
  const claim = claimBehind(instrument, facts);
  if (claim === undefined) return `${instrument.shortName} speaks for every such product, claimed or not.`;
  if (claim === instrument.id) return `The product's scope holds ${instrument.shortName}.`;
  const law = facts.catalogue.findInstrument(claim);
  return `${instrument.shortName} comes with ${law?.shortName ?? claim}, which the product's scope holds.`;
}

const excludedClauses = new WeakMap<ProductFacts, ReadonlySet<Clause>>();

/** The clauses that the product lists as not applicable, alone or as part of a whole. */
function clausesExcludedBy(facts: ProductFacts): ReadonlySet<Clause> {
  const known = excludedClauses.get(facts);
  if (known !== undefined) return known;
  const excluded = new Set(facts.excluded.flatMap((reference) => facts.catalogue.clausesBehind(reference)));
  excludedClauses.set(facts, excluded);
  return excluded;
}

function circumstancesOf(facts: ProductFacts): Circumstances {
  return {
    wordsOf: (fact) => (fact === 'in-force' ? instrumentsInForce(facts) : wordsOf(facts, fact)),
    tagHolds: (tag) => tagHolds(tag, facts),
  };
}

/** The claimed instruments that are not excluded by law. */
function instrumentsInForce(facts: ProductFacts): readonly string[] {
  const claimed = facts.claimed.map((claim) => claim.instrument);
  return facts.catalogue.instruments
    .filter((instrument) => claimed.includes(instrument.id) && exclusionOf(instrument, facts) === undefined)
    .map((instrument) => instrument.id);
}
