// The roles that the AI of a product can have, as quick fixes offer them.
import type { ProductFacts } from '../regulations/product-facts';
import { needsNotifiedBody } from '../regulations/qualification';

export type AiRole = NonNullable<ProductFacts['ai']>;

/** What AI can be in a product that holds some: high-risk wherever a notified body is needed. */
export function rolesFor(facts: ProductFacts): readonly AiRole[] {
  return needsNotifiedBody(facts) ? ['high-risk'] : ['minimal-risk', 'limited-risk', 'high-risk'];
}
