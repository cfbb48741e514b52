// A value of the wrong type, not one of the choices, or not what its field takes.
import { clauses, findInstrument } from '../../regulations/catalogue';
import { nearestName } from '../../terms/nearest-name';
import type { Fix } from '../../text/change';
import type { Anchor } from '../../text/anchor';
import { levelsOf, policyOf } from '../risk-policy';
import { fieldOf, targetOf } from '../naming';
import type { Outcome } from '../outcome';
import {
  onFile,
  onOutcome,
  onProduct,
  rule,
  withFamilies,
  type FileInput,
  type Judgement,
  type ProductInput,
} from '../rule';
import { judgeProblems } from './record-problems';

export const invalidValue = rule({
  name: 'annotation/invalid-value',
  severity: 'error',
  finds: 'A value of the wrong type, not one of the choices, or no date, purl, SPDX expression, id or SHA-256',
  why: 'A value that does not fit is treated as absent, so that what depends on it is not judged.',
  mend: 'Write one of the values that the field takes; completion lists them.',
  gate: 'always',
  failing: [
    {
      title: 'Not one of the choices',
      text: `controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-mesure
#         ^^^^^^^^^^^^^^^^^ error: is not a choice for "type"
`,
    },
    {
      title: 'Not a calendar day',
      text: `evidence:
  - id: EV-1
    title: Bench test
    file: sample.compliance.yaml
    valid-until: 2027-02-30
#                ^^^^^^^^^^ error: no calendar day
`,
    },
    {
      title: 'A level that the risk policy does not have',
      text: `risks:
  - id: RISK-1
    title: AF episode is missed
    severity: catastrofic
#             ^^^^^^^^^^^ error: no level of severity
`,
    },
  ],
  passing: [
    {
      title: 'A choice and a day',
      text: `evidence:\n  - id: EV-1\n    title: Bench test\n    file: sample.compliance.yaml\n    valid-until: 2027-06-30\n`,
    },
  ],
  judges: [
    onFile((input) => [...judgeProblems('annotation/invalid-value', input), ...judgeWholeInstruments(input)]),
    onProduct(['risks'], judgeLevels),
    onProduct([], judgePolicies),
    onProduct(['waivers'], judgeRuleNames),
    onOutcome(judgeSuppressedNames),
  ],
});

/** `satisfies: [cra]` would claim a whole law at once. */
function judgeWholeInstruments({ annotation }: FileInput): readonly Judgement[] {
  return annotation.records.flatMap(({ anchor, reading }) =>
    reading.mentions
      .filter((mention) => mention.shape.kind === 'clause' && findInstrument(mention.text.toLowerCase()) !== undefined)
      .map((mention) => ({
        anchor: { ...anchor, path: [...anchor.path, ...mention.path] },
        target: mention.text,
        what: `"${mention.text}" names a whole instrument, not a clause.`,
        todo: `Name the clauses that are meant${example(mention.text)}.`,
      })),
  );
}

/** `, e.g. cra:art-13/2`: the first clause of an instrument. */
function example(instrument: string): string {
  const [clause] = clauses().filter((one) => one.instrument.id === instrument.toLowerCase());
  return clause === undefined ? '' : `, e.g. ${clause.id}`;
}

/** Severities and probabilities are levels of the product's risk policy. */
function judgeLevels({ product, tables }: ProductInput<'risks'>): readonly Judgement[] {
  return tables.risks.flatMap((row) => {
    const levels = levelsOf(policyOf(product, row.value.kind));
    const { severity, probability, residual } = row.value;
    const isLevel = (scale: 'severity' | 'probability', value: string | undefined): boolean =>
      value === undefined || levels[scale].includes(value);
    // Nearly all are in order; with thousands of risks it counts that nothing is made for these.
    if (
      isLevel('severity', severity) &&
      isLevel('probability', probability) &&
      isLevel('severity', residual?.severity) &&
      isLevel('probability', residual?.probability)
    )
      return [];
    const estimates = [
      { scale: 'severity' as const, value: severity, path: ['severity'] },
      { scale: 'probability' as const, value: probability, path: ['probability'] },
      { scale: 'severity' as const, value: residual?.severity, path: ['residual', 'severity'] },
      { scale: 'probability' as const, value: residual?.probability, path: ['residual', 'probability'] },
    ];
    return estimates.flatMap(({ scale, value, path }) => {
      if (value === undefined || isLevel(scale, value)) return [];
      const anchor = fieldOf(row, ...path);
      return [
        {
          anchor,
          target: targetOf(row),
          what: `"${value}" is no level of ${scale} in the risk policy.`,
          todo: `Its levels are ${levels[scale].join(', ')}.`,
          fixes: nearestFix(value, levels[scale], anchor),
        },
      ];
    });
  });
}

/** The levels that a policy accepts are levels that it has. */
function judgePolicies({ product }: ProductInput<never>): readonly Judgement[] {
  const kinds = (['safety', 'security', 'data'] as const).filter((kind) => product.policies[kind] !== undefined);
  return [...new Set(kinds.map((kind) => policyOf(product, kind)))].flatMap((policy) => {
    return policy.acceptable.flatMap(({ key, value, path }): Judgement[] => {
      const anchor = { file: product.file, path: ['risk-policy', ...path], part: 'key' as const };
      const wrong = (name: string, scale: 'severity' | 'probability', part: 'key' | 'value'): Judgement => ({
        anchor: { ...anchor, part },
        target: name,
        what: `"${name}" is no level of ${scale} of this policy.`,
        todo: `Its levels are ${policy[scale].join(', ')}.`,
        fixes: nearestFix(name, policy[scale], { ...anchor, part }, part === 'key' ? 'rename-key' : 'replace'),
      });
      return [
        ...(policy.severity.includes(key) ? [] : [wrong(key, 'severity', 'key')]),
        ...(policy.probability.includes(value) ? [] : [wrong(value, 'probability', 'value')]),
      ];
    });
  });
}

/** Names of rules and families in `rules:` and in waivers. */
function judgeRuleNames({ product, tables, ruleNames }: ProductInput<'waivers'>): readonly Judgement[] {
  const known = withFamilies(ruleNames);
  const settings = product.severities === 'strict' ? [] : product.severities;
  const ofSettings = settings.flatMap(({ key, path }) => {
    const anchor: Anchor = { file: product.file, path: ['rules', ...path], part: 'key' };
    return judgeRuleName(key, known, anchor, 'rename-key');
  });
  const ofWaivers = tables.waivers.flatMap((row) => {
    return row.value.rule === undefined ? [] : judgeRuleName(row.value.rule, known, fieldOf(row, 'rule'), 'replace');
  });
  return [...ofSettings, ...ofWaivers];
}

/** Names of rules and families in suppression comments. */
function judgeSuppressedNames({ suppressions, names }: Outcome): readonly Judgement[] {
  return suppressions.flatMap(({ rule: name, ruleAnchor }) => {
    return name === '' ? [] : judgeRuleName(name, names, ruleAnchor, 'replace');
  });
}

function judgeRuleName(
  name: string,
  known: readonly string[],
  anchor: Anchor,
  kind: 'replace' | 'rename-key',
): readonly Judgement[] {
  if (known.includes(name)) return [];
  const nearest = nearestName(name, known);
  return [
    {
      anchor,
      target: name,
      what: `"${name}" is no rule and no family of rules.`,
      todo: nearest === undefined ? 'Completion lists the rules.' : `Did you mean "${nearest}"?`,
      fixes: nearestFix(name, known, anchor, kind),
    },
  ];
}

function nearestFix(
  value: string,
  known: readonly string[],
  anchor: Anchor,
  kind: 'replace' | 'rename-key' = 'replace',
): readonly Fix[] {
  const nearest = nearestName(value, known);
  if (nearest === undefined) return [];
  return [{ title: `Change to "${nearest}"`, changes: [{ kind, anchor, text: nearest }], preferred: true }];
}
