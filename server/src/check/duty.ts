// Which clauses make a rule speak for a product (decisions.md 1 to 3).
import { applicability, type ProductFacts } from '../regulations/applicability';
import type { Clause } from '../regulations/clause';
import type { Rule } from '../rules/rule';
import type { Product } from '../workspace/tables';

/** A clause that applies to a product. */
export interface Duty {
  readonly clause: Clause;
  /** The day from which it applies to this product; undefined where it has none. */
  readonly from: string | undefined;
}

/** Of the clauses referred to, those that apply to the product, in their order. */
export function dutiesOf(references: readonly string[], facts: ProductFacts): readonly Duty[] {
  return references.flatMap((reference) =>
    facts.catalogue.clausesBehind(reference).flatMap((clause) => {
      const { applies, from } = applicability(clause, facts);
      return applies ? [{ clause, from }] : [];
    }),
  );
}

/** Whether the rule speaks for the product at all. */
export function speaksFor(rule: Rule, product: Product, duties: readonly Duty[]): boolean {
  if (rule.gate === 'always') return true;
  if (rule.gate === 'clauses') return duties.length > 0;
  const { anyClaimOf } = rule.gate;
  return product.claims.some((claim) => anyClaimOf.includes(claim.instrument));
}
