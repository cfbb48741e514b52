// What a rule, a clause, an instrument or a term is, as Markdown: the same words in hovers and on the command line.
// Invariant: always in the same order, so that eyes learn it: name and state; what it says; to whom and from when; what an
// auditor wants to see; how this product answers it; sources with how sure we are.
import { applicability, applicabilityNote, type ProductFacts } from '../../regulations/applicability';
import { builtIn, type Catalogue } from '../../regulations/catalogue';
import { certainty, describeCertainty, type Clause, type Instrument } from '../../regulations/clause';
import { relatedClauses } from '../../regulations/crosswalk';
import { findTerm, terms, termsIn, type Term } from '../../regulations/glossary';
import type { Gate, Rule } from '../../rules/rule';
import { findRule, rules } from '../../rules/rules';
import { nearestName } from '../../terms/nearest-name';
import { code, escapeMarkdown, paragraphs, points, source } from '../markdown';

/** Something that can be explained. */
export type Subject =
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'family'; readonly family: string; readonly rules: readonly Rule[] }
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'clauses'; readonly reference: string; readonly clauses: readonly Clause[] }
  | { readonly kind: 'instrument'; readonly instrument: Instrument; readonly clauses: readonly Clause[] }
  | { readonly kind: 'term'; readonly term: Term };

/** What a text stands for, more than one thing where a name is shared, or the name that may have been meant. */
export type Explanation =
  | { readonly kind: 'found'; readonly subjects: readonly Subject[]; readonly markdown: string }
  | { readonly kind: 'unknown'; readonly nearest: string | undefined };

/**
 * What is behind a text: a rule (`risk/uncontrolled-risk`), a family (`risk/*`, `risk`), a clause in any form (`cra:art-13/5`,
 * `CRA Art. 13(5)`), a whole above clauses (`cra:annex-I`), an instrument (`cra`) or a term of the field (`SOUP`). The
 * catalogue may be one with packs.
 */
export function explain(text: string, catalogue = builtIn): Explanation {
  const wanted = text.trim();
  // Somebody who asks for "soup" rather wants to know what the word means than which rules bear it.
  const subjects = [...termNamed(wanted), ...rulesNamed(wanted), ...clausesNamed(wanted, catalogue)];
  if (subjects.length === 0) return { kind: 'unknown', nearest: nearestTo(wanted, catalogue) };
  return { kind: 'found', subjects, markdown: subjects.map((one) => describe(one, catalogue)).join('\n\n---\n\n') };
}

function rulesNamed(wanted: string): readonly Subject[] {
  const name = wanted.toLowerCase();
  const found = findRule(name);
  if (found !== undefined) return [{ kind: 'rule', rule: found }];
  const family = name.replace(/\/\*$/, '');
  const members = rules.filter((rule) => rule.name.startsWith(`${family}/`));
  return members.length > 0 ? [{ kind: 'family', family, rules: members }] : [];
}

function clausesNamed(wanted: string, catalogue: Catalogue): readonly Subject[] {
  const cited = catalogue.cited(wanted);
  return (cited.length > 0 ? cited : [wanted]).flatMap((reference): readonly Subject[] => {
    const resolution = catalogue.resolve(reference);
    switch (resolution.kind) {
      case 'clause':
        return [{ kind: 'clause', clause: resolution.clause }];
      case 'whole':
        return [{ kind: 'clauses', reference, clauses: resolution.clauses }];
      case 'instrument': {
        const { instrument } = resolution;
        return [{ kind: 'instrument', instrument, clauses: catalogue.clausesOf(instrument) }];
      }
      case 'unknown':
        return [];
    }
  });
}

function termNamed(wanted: string): readonly Subject[] {
  const term = findTerm(wanted);
  return term === undefined ? [] : [{ kind: 'term', term }];
}

function nearestTo(wanted: string, catalogue: Catalogue): string | undefined {
  const resolution = catalogue.resolve(wanted);
  const clause = resolution.kind === 'unknown' ? resolution.nearest : undefined;
  return clause ?? nearestName(wanted, explainableNames(catalogue));
}

function describe(subject: Subject, catalogue: Catalogue): string {
  switch (subject.kind) {
    case 'rule':
      return explainRule(subject.rule);
    case 'family':
      return listRules(subject.rules);
    case 'clause':
      return explainClause(subject.clause);
    case 'clauses':
      return explainWhole(subject.reference, subject.clauses);
    case 'instrument':
      return paragraphs(explainInstrument(subject.instrument, catalogue), listClauses(subject.clauses));
    case 'term':
      return explainTerm(subject.term);
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
    describeRelated(clause, facts),
    describeTerms(`${clause.title}. ${clause.summary}`),
    `${sourceOf(instrument, clause.url)} ${describeCertainty(clause)} Write it ${code(clause.id)}.`,
  );
}

/** A term of the field: what it means, and where it matters. */
export function explainTerm({ term, also, means, source: where, checked, clauses }: Term): string {
  const behind = clauses.flatMap((reference) => builtIn.clausesBehind(reference));
  return paragraphs(
    `**${term}**${also.length === 0 ? '' : ` · also ${also.join(', ')}`}`,
    prose(means),
    behind.length === 0 ? '' : `**It matters in**\n\n${listClauses(behind.slice(0, MOST_CLAUSES))}`,
    `Source: ${where}. ${checked === 'none' ? UNCHECKED_MEANING : certainty[checked]}.`,
  );
}

const UNCHECKED_MEANING = 'The meaning is told as the field uses it; it was not held against the source';

/** How many clauses a term lists: one that names a whole annex would fill the screen. */
const MOST_CLAUSES = 8;

/** The field's terms in a text, in a sentence each, at most two: a hover is no dictionary. */
function describeTerms(text: string): string {
  const lines = termsIn(text).map(({ term, means }) => `**${term}**: ${prose(firstSentence(means))}`);
  return points(lines.slice(0, 2));
}

function firstSentence(text: string): string {
  return /^.*?[.?](?= |$)/s.exec(text)?.[0] ?? text;
}

/** The clauses that an answer to this one may serve as well; for a product, those that apply to it. */
function describeRelated(clause: Clause, facts: ProductFacts | undefined): string {
  const related = relatedClauses(clause)
    .map((one) => one.clause)
    .filter((other) => facts === undefined || applicability(other, facts).applies);
  if (related.length === 0) return '';
  const named = related.slice(0, 3).map(({ citation, id }) => `${citation} (${code(id)})`);
  const rest = related.length - named.length;
  return `**What answers it may also serve:** ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
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
export function explainableNames({ instruments }: Catalogue): readonly string[] {
  const names = rules.map(({ name }) => name);
  return [
    ...names,
    ...new Set(names.map((name) => `${name.split('/')[0] ?? ''}/*`)),
    ...instruments.map(({ id }) => id),
    ...terms().map(({ term }) => term),
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
