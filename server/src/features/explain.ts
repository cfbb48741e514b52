// What a rule, a clause or an instrument is, as Markdown: the same words in hovers and on the command line.
// Invariant: always in the same order, so that eyes learn it: name and state; what it says; to whom and from when; what an
// auditor wants to see; how this product answers it; sources with how sure we are.
import { applicability, applicabilityNote, type ProductFacts } from '../regulations/applicability';
import { builtIn, type Catalogue } from '../regulations/catalogue';
import { describeCertainty, type Clause, type Instrument } from '../regulations/clause';
import type { Gate, Rule } from '../rules/rule';
import { findRule, rules } from '../rules/rules';
import { nearestName } from '../terms/nearest-name';
import { code, escapeMarkdown, paragraphs, points, source } from './markdown';

/** What could be said of something, or the name that may have been meant. */
export type Explanation =
  | { readonly kind: 'found'; readonly markdown: string }
  | { readonly kind: 'unknown'; readonly nearest: string | undefined };

/**
 * What is behind a text: a rule (`risk/uncontrolled-risk`), a family (`risk/*`, `risk`), a clause in any form (`cra:art-13/5`,
 * `CRA Art. 13(5)`), a whole above clauses (`cra:annex-I`) or an instrument (`cra`). The catalogue may be one with packs.
 */
export function explain(text: string, catalogue = builtIn): Explanation {
  const wanted = text.trim();
  const rule = findRule(wanted.toLowerCase());
  if (rule !== undefined) return { kind: 'found', markdown: explainRule(rule) };
  const family = rules.filter(({ name }) => name.startsWith(`${wanted.toLowerCase().replace(/\/\*$/, '')}/`));
  if (family.length > 0) return { kind: 'found', markdown: listRules(family) };
  const cited = catalogue.clauses.find(({ citation }) => citation.toLowerCase() === wanted.toLowerCase());
  const resolution = catalogue.resolve(cited?.id ?? wanted);
  switch (resolution.kind) {
    case 'clause':
      return { kind: 'found', markdown: explainClause(resolution.clause) };
    case 'whole':
      return { kind: 'found', markdown: explainWhole(wanted, resolution.clauses) };
    case 'instrument': {
      const { instrument } = resolution;
      const clauses = listClauses(catalogue.clausesOf(instrument));
      return { kind: 'found', markdown: paragraphs(explainInstrument(instrument, catalogue), clauses) };
    }
    case 'unknown':
      return { kind: 'unknown', nearest: resolution.nearest ?? nearestName(wanted, explainableNames(catalogue)) };
  }
}

/** A rule: what it finds, why that matters, what to do. */
export function explainRule(rule: Rule): string {
  const behind = rule.clauses.flatMap((reference) => builtIn.clausesBehind(reference));
  return paragraphs(
    `**${rule.name}** · ${stateOf(rule)}`,
    prose(`${rule.finds}. ${rule.why}`),
    `**Speaks for** ${gateWords(rule.gate)}`,
    `**What to do:** ${prose(rule.mend)}`,
    rule.limits === '' ? '' : `**What it cannot see:** ${prose(rule.limits)}`,
    behind.length === 0 ? '' : `**Asked for by**\n\n${listClauses(behind)}`,
  );
}

/**
 * A clause. With the facts of a product it says whether the clause applies to it; `answers` are Markdown lines, one for each
 * record by which the product answers it.
 */
export function explainClause(
  clause: Clause,
  facts?: ProductFacts,
  asOf?: string,
  answers: readonly string[] = [],
): string {
  const { instrument, evidence, note } = clause;
  const words = wordsOf(instrument);
  const state = facts === undefined ? '' : ` · ${words(productState(clause, facts, asOf))}`;
  return paragraphs(
    `**${words(clause.citation)}** · ${words(clause.title)}${state}`,
    words(clause.summary),
    `**Applies to:** ${words(datesOf(clause))}`,
    evidence === undefined ? '' : `**An auditor wants to see:** ${words(evidence)}.`,
    instrument.origin === 'pack' && note !== undefined ? words(note) : '',
    answers.length === 0 ? '' : `**This product answers it with**\n\n${points(answers)}`,
    `${sourceOf(instrument, clause.url)} ${describeCertainty(clause)} Write it ${code(clause.id)}.`,
  );
}

/** A law, a standard, guidance or a procedure, as the catalogue holds it. */
export function explainInstrument(instrument: Instrument, catalogue: Catalogue): string {
  const { shortName, fullName, exclusions, comesWith, needsClaim, read } = instrument;
  const words = wordsOf(instrument);
  const laws = comesWith.flatMap((id) => catalogue.findInstrument(id) ?? []).map((law) => wordsOf(law)(law.shortName));
  return paragraphs(
    `**${words(shortName)}** · ${words(fullName)}`,
    words(exclusions.map(({ reason, source: where }) => `${reason} (${where})`).join(' ')),
    laws.length > 0
      ? `Comes with ${laws.join(' and ')}.`
      : needsClaim
        ? ''
        : 'Speaks for every product that it fits, claimed or not.',
    `${sourceOf(instrument, instrument.url)}${read === undefined ? '' : ` State of ${read}.`} Write it ${code(instrument.id)}.`,
  );
}

/** Clauses that one reference stands for. */
export function explainWhole(reference: string, clauses: readonly Clause[]): string {
  return paragraphs(`${code(reference)} stands for ${clauses.length} clauses:`, listClauses(clauses));
}

const bindingWords: Readonly<Record<Instrument['kind'], string>> = {
  law: 'Law',
  standard: 'Standard',
  guidance: 'Guidance',
  procedure: 'Procedure',
};

/** `Law: Regulation (EU) 2024/1689, <https://…>.` */
function sourceOf(instrument: Instrument, url: string | undefined): string {
  const reference = wordsOf(instrument)(instrument.reference);
  const place = url === undefined ? '' : `, ${source(url)}`;
  const pack = instrument.origin === 'pack' ? ' Stated by a requirement pack of this product.' : '';
  return `${bindingWords[instrument.kind]}: ${reference}${place}.${pack}`;
}

/** How texts of an instrument are shown: our own as they are, those of a pack without what would be markup. */
function wordsOf({ origin }: Instrument): (text: string) => string {
  return origin === 'pack' ? escapeMarkdown : (text) => text;
}

/** A rule's own words: they may hold code, but `<id>` and `soup/*` outside of it are no markup. */
function prose(text: string): string {
  return text.replace(/`[^`]*`|[<*_]/g, (part) => (part.length > 1 ? part : `\\${part}`));
}

function listClauses(clauses: readonly Clause[]): string {
  return points(
    clauses.map(
      ({ citation, title, id, instrument }) => `${wordsOf(instrument)(`${citation}: ${title}`)} (${code(id)})`,
    ),
    clauses.length,
  );
}

function listRules(family: readonly Rule[]): string {
  return points(
    family.map((rule) => `**${rule.name}** · ${stateOf(rule)}: ${prose(rule.finds)}`),
    family.length,
  );
}

/** What can be explained and is short enough to be mistyped; clauses have a nearest name of their own. */
function explainableNames({ instruments }: Catalogue): readonly string[] {
  const names = rules.map(({ name }) => name);
  return [
    ...names,
    ...new Set(names.map((name) => `${name.split('/')[0] ?? ''}/*`)),
    ...instruments.map(({ id }) => id),
  ];
}

function stateOf({ severity, unsilenceable }: Rule): string {
  return `${severity}${severity === 'off' ? ' by default' : ''}${unsilenceable ? ', cannot be silenced' : ''}`;
}

function gateWords(gate: Gate): string {
  if (gate === 'always') return 'every product: what it finds is wrong in itself.';
  if (gate === 'clauses') return 'a product to which one of its clauses applies.';
  const names = builtIn.instruments.filter(({ id }) => gate.anyClaimOf.includes(id)).map(({ shortName }) => shortName);
  return `a product that claims ${names.join(' or ')}.`;
}

function productState(clause: Clause, facts: ProductFacts, asOf: string | undefined): string {
  const { applies, reason, from } = applicability(clause, facts);
  if (!applies) return `does not apply. ${reason}`;
  const note = asOf === undefined ? undefined : applicabilityNote(clause, asOf, from);
  return note ?? (from === undefined ? 'applies' : `applies since ${from}`);
}

/** To whom, with the day from which, and other days for some. */
function datesOf({ appliesTo, appliesFrom, alternativeDates }: Clause): string {
  const others = alternativeDates.map(({ condition, from }) => `${condition}: from ${from}`);
  const days = [...(appliesFrom === undefined ? [] : [`from ${appliesFrom}`]), ...others];
  return `${appliesTo}${days.length === 0 ? '' : `; ${days.join('; ')}`}.`;
}
