// The gap report of a product: by instrument what is answered, excluded, watched and open, and what does not apply and why.
// Invariant: every clause of the catalogue is told of, once; "answered" says that a record names it, never that it is met.
import { applicability, exclusionOf } from '../../regulations/applicability';
import type { Clause, Instrument } from '../../regulations/clause';
import { relatedClauses } from '../../regulations/crosswalk';
import { wordsOf, type ProductFacts } from '../../regulations/product-facts';
import { milestones, type Milestone } from '../../regulations/milestones';
import { factsNeeded, isStated, unansweredCalls } from '../../regulations/qualification';
import { headOf } from '../../rules/naming';
import type { CalendarDay } from '../../terms/calendar-day';
import type { Anchor } from '../../text/anchor';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { coverageOf, gapKindOf, type AnswerRow, type ClauseCoverage, type GapKind } from '../coverage';
import { ProductFindings } from '../product-findings';

export interface GapClause {
  readonly clause: Clause;
  readonly kind: GapKind;
  /** The records that name it. */
  readonly answers: readonly GapAnswer[];
  /** What else is to be said: how many findings, from when it applies, why it does not. */
  readonly notes: readonly string[];
  /** Where a finding or an exclusion speaks of it. */
  readonly anchor: Anchor | undefined;
  /** Records that answer a clause which asks for much the same, where nothing answers this one. */
  readonly offers: readonly GapOffer[];
}

export interface GapAnswer {
  /** Its id; the kind of record where it has none. */
  readonly record: string;
  readonly anchor: Anchor;
}

export interface GapOffer extends GapAnswer {
  /** What it answers already. */
  readonly clause: Clause;
}

/** A part of an instrument: `Annex I Part I`. */
export interface GapPart {
  readonly title: string;
  readonly clauses: readonly GapClause[];
}

export interface GapInstrument {
  readonly instrument: Instrument;
  readonly counts: Readonly<Record<GapKind, number>>;
  readonly parts: readonly GapPart[];
  /** Clauses that do not apply, in groups of one reason. */
  readonly outside: readonly OutsideClauses[];
}

export interface OutsideClauses {
  /** One sentence in plain words. */
  readonly reason: string;
  readonly clauses: readonly Clause[];
}

export interface GapReport {
  readonly product: string;
  readonly version: string | undefined;
  readonly asOf: CalendarDay;
  /** What the report rests on: `Type: medical device`. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What has to be decided first: a fact that is not stated, an instrument that is called for. One sentence each. */
  readonly decisions: readonly string[];
  /** Those of which a clause applies. */
  readonly instruments: readonly GapInstrument[];
  /** Those of which none applies, with the reason. */
  readonly others: readonly (readonly [instrument: Instrument, reason: string])[];
  /** Days that lie ahead for the instruments that apply. */
  readonly ahead: readonly Milestone[];
}

/** The report of each product of the workspace. */
export function gapReports(context: FeatureContext): readonly GapReport[] {
  return context.model.products.map((product) => reportOf(context, product));
}

function reportOf(context: FeatureContext, product: ProductModel): GapReport {
  const { values, file, facts } = product.product;
  const covered = coverageOf(context, product, new ProductFindings(context, product));
  const byClause = new Map(
    covered.flatMap(({ parts }) => parts.flatMap((part) => part.clauses)).map((one) => [one.clause, one]),
  );
  const instruments = covered.map(({ instrument, parts }): GapInstrument => {
    const told = parts.map(({ title, clauses }) => ({ title, clauses: clauses.map((one) => clauseOf(one, byClause)) }));
    return { instrument, parts: told, counts: countKinds(told), outside: outsideOf(product, instrument, byClause) };
  });
  const applying = new Set(instruments.map(({ instrument }) => instrument));
  return {
    product: values?.name ?? file,
    version: values?.version,
    asOf: context.asOf,
    facts: statedFacts(facts),
    decisions: decisionsFor(product),
    instruments,
    others: facts.catalogue.instruments
      .filter((instrument) => !applying.has(instrument))
      .map((instrument) => [instrument, reasonAgainst(product, instrument)] as const),
    ahead: milestonesAhead([...applying], context.asOf),
  };
}

/** What the applicability rests on: what the product states, and what it should but does not. */
function statedFacts(facts: ProductFacts): GapReport['facts'] {
  const needed = factsNeeded(facts).map(({ fact }) => fact);
  const names = ['type', 'device-class', 'safety-class', 'connected', 'ai', 'in-house', 'markets'] as const;
  const words = names.flatMap((name) => {
    const [word = 'unstated', ...more] = wordsOf(facts, name);
    if (word === 'unstated') return needed.includes(name) ? [[name, 'not stated'] as const] : [];
    return name === 'in-house' && word === 'no' ? [] : [[name, [word, ...more].join(', ')] as const];
  });
  return [...words, ['support-until', facts.supportUntil ?? 'not stated']];
}

function clauseOf(covered: ClauseCoverage, byClause: ReadonlyMap<Clause, ClauseCoverage>): GapClause {
  const { clause, answers, findings, exclusions, note } = covered;
  const found = findings.length === 0 ? [] : [`${findings.length} finding${findings.length === 1 ? '' : 's'}`];
  const kind = gapKindOf(covered);
  return {
    clause,
    kind,
    answers: namesOf(answers),
    notes: [
      ...found,
      ...exclusions.flatMap(({ value }) => value.justification ?? []),
      ...(note ?? '').split('\n'),
    ].filter((one) => one !== ''),
    anchor: exclusions[0]?.anchor ?? findings[0]?.anchor,
    offers: kind === 'excluded' || answers.length > 0 ? [] : offersFor(clause, byClause),
  };
}

function namesOf(rows: readonly AnswerRow[]): readonly GapAnswer[] {
  return rows.map((row) => ({ record: row.id ?? row.kind, anchor: headOf(row) }));
}

/** By the crosswalk, from those that ask the same. */
function offersFor(clause: Clause, byClause: ReadonlyMap<Clause, ClauseCoverage>): readonly GapOffer[] {
  const same = relatedClauses(clause).filter(({ how }) => how === 'same');
  return same.flatMap(({ clause: other }) =>
    namesOf(byClause.get(other)?.answers ?? []).map((answer) => ({ ...answer, clause: other })),
  );
}

function countKinds(parts: readonly GapPart[]): Readonly<Record<GapKind, number>> {
  const counts = { answered: 0, short: 0, watched: 0, open: 0, excluded: 0 };
  for (const { kind } of parts.flatMap(({ clauses }) => clauses)) counts[kind] += 1;
  return counts;
}

function outsideOf(
  { product }: ProductModel,
  instrument: Instrument,
  covered: ReadonlyMap<Clause, ClauseCoverage>,
): readonly OutsideClauses[] {
  const groups = new Map<string, Clause[]>();
  for (const clause of product.facts.catalogue.clausesOf(instrument)) {
    if (covered.has(clause)) continue;
    const { reason } = applicability(clause, product.facts);
    groups.set(reason, [...(groups.get(reason) ?? []), clause]);
  }
  return [...groups].map(([reason, clauses]) => ({ reason, clauses }));
}

/** Why no clause of an instrument applies; where they differ in it, the reason of most. */
function reasonAgainst(product: ProductModel, instrument: Instrument): string {
  const exclusion = exclusionOf(instrument, product.product.facts);
  if (exclusion !== undefined) return `${exclusion.reason} (${exclusion.source})`;
  const groups = outsideOf(product, instrument, new Map());
  const [largest] = groups.toSorted((left, right) => right.clauses.length - left.clauses.length);
  return largest?.reason ?? 'The catalogue holds no clause of it.';
}

function decisionsFor({ product }: ProductModel): readonly string[] {
  const { facts, values } = product;
  const name = values?.name ?? 'The product';
  const called = unansweredCalls(facts).map(({ anyOf, because, source }) => {
    const names = anyOf.map(({ shortName }) => shortName).join(' or ');
    return `${name} ${because}, which calls for ${names} (${source}): the scope does not hold it.`;
  });
  const missing = factsNeeded(facts)
    .filter((need) => !isStated(need, facts))
    .map(
      ({ field, instrument, source }) => `${field} is not stated; ${instrument.shortName} depends on it (${source}).`,
    );
  return [...called, ...missing];
}

/** A regime of the milestones names one or two instruments by their short names: `MDR/IVDR`. */
function milestonesAhead(instruments: readonly Instrument[], asOf: CalendarDay): readonly Milestone[] {
  const names = new Set(instruments.map(({ shortName }) => shortName));
  return milestones().filter(
    ({ date, regime }) => date > asOf && regime.split('/').some((name) => names.has(name.trim())),
  );
}
