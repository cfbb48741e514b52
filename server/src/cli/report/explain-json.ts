// `explain --format json`: the shape that `schemas/explain.schema.json` promises.
// Invariant: a change of this shape is a new schema version. What is not known is null, never left out.
import type { Explanation, Subject } from '../../features/hovers/explain';
import { describeCertainty, type Clause, type Instrument } from '../../regulations/clause';
import { relatedClauses } from '../../regulations/crosswalk';
import type { Rule } from '../../rules/rule';

/** All that a text stands for as JSON text, with the Markdown of the editor's hover. */
export function writeExplainJson({ subjects, markdown }: Extract<Explanation, { kind: 'found' }>): string {
  return JSON.stringify({ schema: 1, subjects: subjects.map(toJson), markdown }, undefined, 2);
}

function toJson(subject: Subject): object {
  const { kind } = subject;
  switch (kind) {
    case 'rule':
      return { kind, rule: ruleJson(subject.rule) };
    case 'family':
      return { kind, family: `${subject.family}/*`, rules: subject.rules.map(ruleJson) };
    case 'clause':
      return { kind, clause: clauseJson(subject.clause) };
    case 'clauses':
      return { kind, reference: subject.reference, clauses: subject.clauses.map(clauseJson) };
    case 'instrument':
      return { kind, instrument: instrumentJson(subject.instrument), clauses: subject.clauses.map(({ id }) => id) };
    case 'term':
      return { kind, term: subject.term };
  }
}

function ruleJson({ name, severity, finds, why, mend, limits, clauses, unsilenceable }: Rule): object {
  const canBeSilenced = !unsilenceable;
  return { name, severity, finds, why, mend, limits: limits === '' ? null : limits, clauses, canBeSilenced };
}

function clauseJson(clause: Clause): object {
  const { id, instrument, citation, title, summary, appliesTo, appliesFrom, alternativeDates, evidence } = clause;
  return {
    id,
    instrument: instrument.id,
    citation,
    title,
    summary,
    appliesTo,
    appliesFrom: appliesFrom ?? null,
    alternativeDates: alternativeDates.map(({ condition, from }) => ({ condition, from })),
    evidence: evidence ?? null,
    kind: clause.kind ?? null,
    binding: clause.binding,
    tier: clause.tier,
    essential: clause.essential,
    url: clause.url ?? null,
    note: clause.note ?? null,
    checkHint: clause.checkHint ?? null,
    checked: clause.checked ?? null,
    certainty: describeCertainty(clause),
    read: instrument.read ?? null,
    related: relatedClauses(clause).map(({ clause: other, how, theme }) => ({ id: other.id, how, theme })),
  };
}

function instrumentJson({ id, shortName, fullName, reference, kind, url, comesWith, read }: Instrument): object {
  return { id, shortName, fullName, reference, binding: kind, url: url ?? null, comesWith, read: read ?? null };
}
