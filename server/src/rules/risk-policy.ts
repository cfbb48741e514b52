// Which risks are acceptable: the product's policy, or a matrix in the manner of ISO/TR 24971.
// Invariant: a severity without entry accepts nothing (decisions.md 18).
import type { PolicyValues } from '../records/product';
import type { Product } from '../workspace/tables';

/** The default: five levels each, as `annotation-language.md` shows it. */
const standardPolicy: PolicyValues = {
  severity: ['negligible', 'minor', 'serious', 'critical', 'catastrophic'],
  probability: ['improbable', 'remote', 'occasional', 'probable', 'frequent'],
  acceptable: [
    { key: 'negligible', value: 'frequent', path: [] },
    { key: 'minor', value: 'probable', path: [] },
    { key: 'serious', value: 'occasional', path: [] },
    { key: 'critical', value: 'remote', path: [] },
    { key: 'catastrophic', value: 'improbable', path: [] },
  ],
};

/** The policy for a kind of risk; safety where the risk does not say. */
export function policyOf(product: Product, kind: 'safety' | 'security' | 'data' | undefined): PolicyValues {
  return product.policies[kind ?? 'safety'] ?? standardPolicy;
}

/** The levels of a policy. */
export function levelsOf(policy: PolicyValues): {
  readonly severity: readonly string[];
  readonly probability: readonly string[];
} {
  return { severity: policy.severity, probability: policy.probability };
}

/** Whether an estimate is acceptable; undefined where a level is missing or unknown, so that nothing can be said. */
export function isAcceptable(
  policy: PolicyValues,
  severity: string | undefined,
  probability: string | undefined,
): boolean | undefined {
  if (severity === undefined || probability === undefined) return undefined;
  const level = policy.probability.indexOf(probability);
  if (level < 0 || !policy.severity.includes(severity)) return undefined;
  const highest = policy.acceptable.find((entry) => entry.key === severity)?.value;
  return highest !== undefined && level <= policy.probability.indexOf(highest);
}
