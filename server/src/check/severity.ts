// How bad a finding of a rule is for a product: the rule's own word, what the product sets, what the user sets.
import type { Rule, Severity } from '../rules/rule';
import type { Product } from '../workspace/tables';
import { severityOrder } from './finding';

export type SeverityOrOff = Severity | 'off';

/** Severities by rule (`soup/version-drift`) or family (`soup/*`), as an editor's settings give them. */
export type SeverityOverrides = Readonly<Record<string, SeverityOrOff>>;

/** One step softer; nothing is softer than a hint. */
export function soften(severity: Severity): Severity {
  return severityOrder[severityOrder.indexOf(severity) + 1] ?? 'hint';
}

/** The severity that product and user set for a rule by name; undefined where neither does. The user's word wins. */
export function configuredSeverity(
  rule: Rule,
  product: Product | undefined,
  overrides: SeverityOverrides,
): SeverityOrOff | undefined {
  const family = `${rule.name.split('/')[0] ?? ''}/*`;
  const set = overrides[rule.name] ?? overrides[family] ?? ofProduct(rule, family, product);
  return rule.unsilenceable && set === 'off' ? undefined : set;
}

function ofProduct(rule: Rule, family: string, product: Product | undefined): SeverityOrOff | undefined {
  const settings = product?.severities ?? [];
  if (settings === 'strict') return undefined;
  const named = (key: string): SeverityOrOff | undefined => settings.find((setting) => setting.key === key)?.value;
  return named(rule.name) ?? named(family);
}

/** The preset `rules: strict`: every warning an error, every hint and information a warning. */
export function strict(severity: Severity): Severity {
  return severity === 'warning' || severity === 'error' ? 'error' : 'warning';
}
