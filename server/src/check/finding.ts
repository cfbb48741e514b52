// A finding: one fact that falls short, with its place, its clauses and its ways out.
// Invariant: places are anchors until a finding is shown; equal facts give equal findings.
import type { Anchor } from '../text/anchor';
import type { Fix } from '../text/change';
import type { Judge, RelatedPlace, Severity } from '../rules/rule';

/** A clause behind a finding, with the day from which it applies. */
export interface FindingClause {
  readonly id: string;
  readonly appliesFrom: string | undefined;
}

/** What a rule found, as users see it. */
export interface Finding {
  readonly rule: string;
  /** How far the judge looked: what it says of a file alone is said again at each keystroke. */
  readonly scope: Judge['scope'];
  readonly severity: Severity;
  /** The first sentence of the message: what is wrong. */
  readonly what: string;
  /** What is wrong, which clause asks for it, what to do: one line. */
  readonly message: string;
  readonly anchor: Anchor;
  readonly target: string;
  readonly clauses: readonly FindingClause[];
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** The file that opens the product; undefined where there is none. */
  readonly product: string | undefined;
}

/** From the worst to the least. */
export const severityOrder: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a severity is as bad as a threshold, or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severityOrder.indexOf(severity) <= severityOrder.indexOf(threshold);
}
