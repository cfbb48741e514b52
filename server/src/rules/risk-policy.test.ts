// Which risks a product's policy accepts, where it states all of it, a part, or one for each kind of risk.
import assert from 'node:assert/strict';
import { checkFixture } from '../../../test/fixtures/check-fixture';

/** `rule target` of what is said about the risks and the policy, `severity probability` of each risk given. */
async function found(policy: string, ...estimates: readonly string[]): Promise<readonly string[]> {
  const risks = estimates.map((estimate, index) => {
    const [severity = '', probability = '', kind = 'safety'] = estimate.split(' ');
    return `  - { id: R${index + 1}, title: Risk, kind: ${kind}, severity: ${severity}, probability: ${probability} }\n`;
  });
  const { findings } = await checkFixture(`=== compliance.yaml ===
compliance: 1
product: { name: A, version: 1.0.0, manufacturer: B, type: medical-device, intended-purpose: C }
scope: [iso-14971]
${policy}risks:
${risks.join('')}`);
  return findings.flatMap(({ rule, target, message }) => {
    if (rule === 'annotation/invalid-value') return `${rule} ${target} ${message}`;
    return rule === 'annotation/missing-field' || rule === 'risk/uncontrolled-risk' ? `${rule} ${target}` : [];
  });
}

const cases: readonly [title: string, policy: string, estimates: readonly string[], expected: readonly string[]][] = [
  ['no policy is the default', '', ['critical remote', 'critical occasional'], ['risk/uncontrolled-risk R2']],
  [
    'what it accepts alone, on the default scales; a severity without entry accepts nothing',
    'risk-policy: { acceptable: { negligible: frequent, minor: remote } }\n',
    ['minor remote', 'minor occasional', 'serious improbable'],
    ['risk/uncontrolled-risk R2', 'risk/uncontrolled-risk R3'],
  ],
  [
    'severities alone, on the default scale of probability',
    'risk-policy: { severity: [low, high], acceptable: { low: remote } }\n',
    ['low remote', 'low occasional', 'high improbable'],
    ['risk/uncontrolled-risk R2', 'risk/uncontrolled-risk R3'],
  ],
  [
    'scales of its own that accept nothing',
    'risk-policy: { severity: [low, high], probability: [rare, often] }\n',
    ['low rare'],
    ['risk/uncontrolled-risk R1'],
  ],
  [
    'one for each kind, the default for those without',
    'risk-policy: { security: { severity: [s1, s2], probability: [p1, p2], acceptable: { s1: p1 } } }\n',
    ['s1 p1 security', 's1 p2 security', 'critical remote data', 'critical frequent data'],
    ['risk/uncontrolled-risk R2', 'risk/uncontrolled-risk R4'],
  ],
  [
    'a level that a partial policy does not have',
    'risk-policy: { acceptable: { grave: remote } }\n',
    ['negligible improbable'],
    [
      'annotation/invalid-value grave "grave" is no level of severity of this policy. Its levels are negligible, minor, serious, critical, catastrophic.',
      'risk/uncontrolled-risk R1',
    ],
  ],
];

describe('the risk policy', () => {
  for (const [title, policy, estimates, expected] of cases) {
    it(title, async () => assert.deepEqual((await found(policy, ...estimates)).toSorted(), expected.toSorted()));
  }
});
