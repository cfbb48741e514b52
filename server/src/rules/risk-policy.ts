// Which risks are acceptable: the product's policy, or a matrix in the manner of ISO/TR 24971.
// Invariant: a severity without entry accepts nothing (decisions.md 18); what a policy leaves out is as in the default.
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
  const stated = product.policies[kind ?? 'safety'];
  return stated === undefined ? standardPolicy : complete(stated);
}

const completed = new WeakMap<PolicyValues, PolicyValues>();

/** A scale that a policy leaves out is the default one; what is accepted on scales of its own only the policy can say. */
function complete(stated: PolicyValues): PolicyValues {
  const known = completed.get(stated);
  if (known !== undefined) return known;
  const { severity, probability, acceptable } = stated;
  const isScaled = severity.length > 0 || probability.length > 0;
  const policy = {
    severity: severity.length > 0 ? severity : standardPolicy.severity,
    probability: probability.length > 0 ? probability : standardPolicy.probability,
    acceptable: isScaled || acceptable.length > 0 ? acceptable : standardPolicy.acceptable,
  };
  completed.set(stated, policy);
  return policy;
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
