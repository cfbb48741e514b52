// What the rules on AI models share: for whom they speak, and why they are softer outside high-risk (decisions.md 3).
import type { Gate } from '../rule';
import type { Product } from '../../workspace/tables';

/** Provenance is owed by every product with AI that claims one of these. */
export const provenanceGate: Gate = { anyClaimOf: ['ai-act', 'cra', 'iec-62304', 'iec-81001-5-1'] };

/** The sentence that says why a rule is one step softer; undefined for a high-risk system. */
export function softenedOutsideHighRisk(product: Product): string | undefined {
  const { ai } = product.facts;
  if (ai === 'high-risk') return undefined;
  if (ai === undefined) return 'The product does not say that its AI is high-risk, so this weighs less.';
  return ai === 'none'
    ? 'The product says that it has no AI, so this weighs less.'
    : `The product's AI is ${ai}, not high-risk, so this weighs less.`;
}

/** Whether duties of high-risk systems alone are owed: what the product says of its AI decides (decisions.md 3). */
export function isHighRisk(product: Product): boolean {
  return product.facts.ai === 'high-risk';
}
