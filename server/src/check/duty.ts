// Which clauses make a rule speak for a product (decisions.md 1 to 3).
import { applicability, type ProductFacts } from '../regulations/applicability';
import { findClause } from '../regulations/catalogue';
import type { Clause } from '../regulations/clause';
import type { Rule } from '../rules/rule';
import type { Product } from '../workspace/tables';

/** The rule's clauses that apply to the product, in the rule's order. */
export function applicableClauses(rule: Rule, facts: ProductFacts): readonly Clause[] {
  return rule.clauses.flatMap((id) => {
    const clause = findClause(id);
    return clause !== undefined && applicability(clause, facts).applies ? [clause] : [];
  });
}

/** Whether the rule speaks for the product at all. */
export function speaksFor(rule: Rule, product: Product, clauses: readonly Clause[]): boolean {
  if (rule.gate === 'always') return true;
  if (rule.gate === 'clauses') return clauses.length > 0;
  const { anyClaimOf } = rule.gate;
  return product.claims.some((claim) => anyClaimOf.includes(claim.instrument));
}
