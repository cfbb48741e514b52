// The one line of a finding: what is wrong, which clause asks for it, why it weighs less, what to do.
import { applicabilityNote } from '../regulations/applicability';
import { builtIn } from '../regulations/catalogue';
import type { CalendarDay } from '../terms/calendar-day';
import type { Rule } from '../rules/rule';
import type { FindingClause } from './finding';

/** Puts the sentences of a finding together; `softened` says why it weighs less, where it does. */
export function composeMessage(
  rule: Rule,
  words: { readonly what: string; readonly todo: string },
  clauses: readonly FindingClause[],
  softened: string | undefined,
  asOf: CalendarDay,
): string {
  const sentences = [words.what, clauseSentence(rule, clauses, asOf), softened, words.todo];
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(' ');
}

/** `ISO 14971 7.1 asks for one.` What a rule asks for, it asks by clauses of the embedded catalogue. A clause that applies already is named before one that is still to come. */
function clauseSentence(rule: Rule, clauses: readonly FindingClause[], asOf: CalendarDay): string | undefined {
  if (rule.asks === '') return undefined;
  const named = clauses.find(({ appliesFrom }) => appliesFrom === undefined || appliesFrom <= asOf) ?? clauses[0];
  const clause = named === undefined ? undefined : builtIn.findClause(named.id);
  if (clause === undefined) return undefined;
  const note = applicabilityNote(clause, asOf, named?.appliesFrom);
  return `${clause.citation} ${rule.asks}${note === undefined ? '' : ` (${note})`}.`;
}
