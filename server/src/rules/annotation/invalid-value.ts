// A value of the wrong type, not one of the choices, or not what its field takes.
import { nearestName } from '../../terms/nearest-name';
import type { PolicyValues } from '../../records/product';
import type { Fix } from '../../text/change';
import type { Anchor } from '../../text/anchor';
import type { RecordRow } from '../../workspace/rows';
import { clauseTables } from '../../workspace/tables';
import { levelsOf, policyOf } from '../risk-policy';
import { fieldOf, targetOf } from '../naming';
import type { Outcome } from '../outcome';
import { onFile, onOutcome, onProduct, rule, withFamilies, type Judgement, type ProductInput } from '../rule';
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
    {
      title: 'A citation where the id of the clause belongs',
      text: `controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    satisfies: [MDR Annex I 17.2]
#               ^^^^^^^^^^^^^^^^ error: Write mdr:annex-I/17.2.
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
    onFile((input) => judgeProblems('annotation/invalid-value', input)),
    onProduct([], judgeInstruments),
    onProduct(['packs'], judgeCompanions),
    onProduct(clauseTables, judgeWholeInstruments),
    onProduct(clauseTables, judgeCitations),
    onProduct(['risks'], judgeLevels),
    onProduct([], judgePolicies),
    onProduct(['waivers'], judgeRuleNames),
    onOutcome((outcome) => [...judgeSuppressedNames(outcome), ...judgeSuppressedDays(outcome)]),
  ],
});

/** `satisfies: [cra]` would claim a whole law at once. */
function judgeWholeInstruments({ product, tables }: ProductInput<(typeof clauseTables)[number]>): readonly Judgement[] {
  const { catalogue } = product.facts;
  const rows = clauseTables.flatMap((table): readonly RecordRow[] => tables[table]);
  return rows.flatMap((row) =>
    row.mentions.flatMap(({ text, path, shape }) => {
      const found = shape.kind === 'clause' ? catalogue.resolve(text) : undefined;
      if (found?.kind !== 'instrument') return [];
      const [first] = catalogue.clausesOf(found.instrument);
      return [
        {
          anchor: fieldOf(row, ...path),
          target: text,
          what: `"${text}" names a whole instrument, not a clause.`,
          todo: `Name the clauses that are meant${first === undefined ? '' : `, e.g. ${first.id}`}.`,
        },
      ];
    }),
  );
}

/** A citation is read as meant where it can mean one clause only, but what stands in the file is found by nobody who looks for the id. */
function judgeCitations({ product, tables }: ProductInput<(typeof clauseTables)[number]>): readonly Judgement[] {
  const { catalogue } = product.facts;
  const rows = clauseTables.flatMap((table): readonly RecordRow[] => tables[table]);
  return rows.flatMap((row) =>
    row.mentions.flatMap(({ text, path, shape }) => {
      const ids = shape.kind === 'clause' ? catalogue.cited(text) : [];
      if (ids.length === 0 || ids.some((id) => catalogue.resolve(id).kind === 'instrument')) return [];
      const anchor = fieldOf(row, ...path);
      return [
        {
          anchor,
          target: text,
          what: `"${text}" cites a clause; here its id belongs.`,
          todo: `Write ${ids.join(' or ')}.`,
          fixes: ids.map((id) => ({
            title: `Change to "${id}"`,
            changes: [{ kind: 'replace', anchor, text: id } as const],
            preferred: ids.length === 1,
          })),
        },
      ];
    }),
  );
}

/** The product claims only what the catalogue or one of its packs holds. */
function judgeInstruments({ product }: ProductInput<never>): readonly Judgement[] {
  const { catalogue } = product.facts;
  const known = catalogue.instruments.map(({ id }) => id);
  return product.claims.flatMap(({ instrument, path }) => {
    if (catalogue.findInstrument(instrument) !== undefined) return [];
    const isKey = typeof path.at(-1) === 'string';
    const anchor = { file: product.file, path, part: isKey ? 'key' : 'value' } as const;
    return [
      {
        anchor,
        target: instrument,
        what: `"${instrument}" is no known instrument.`,
        todo: `Known are ${known.join(', ')}; a requirement pack of the product can declare more.`,
        fixes: nearestFix(instrument, known, anchor, isKey ? 'rename-key' : 'replace'),
      },
    ];
  });
}

/** The laws that a pack comes with are known. */
function judgeCompanions({ product, tables }: ProductInput<'packs'>): readonly Judgement[] {
  const { catalogue } = product.facts;
  return tables.packs.flatMap(({ anchor, instrument }) =>
    instrument.comesWith
      .filter((law) => catalogue.findInstrument(law) === undefined)
      .map((law) => ({
        anchor: { ...anchor, path: [...anchor.path.slice(0, -1), 'comes-with'] },
        target: law,
        what: `"${law}" is no known instrument.`,
        todo: `Known are ${catalogue.instruments.map(({ id }) => id).join(', ')}.`,
      })),
  );
}

/** Severities and probabilities are levels of the product's risk policy. Where that itself is wrong, it is said there. */
function judgeLevels({ product, tables }: ProductInput<'risks'>): readonly Judgement[] {
  if (product.policyInDoubt) return [];
  return tables.risks.flatMap((row) => {
    const policy = policyOf(product, row.value.kind);
    const levels = levelsOf(policy);
    const { severity, probability, residual } = row.value;
    const isLevel = (scale: 'severity' | 'probability', value: string | undefined): boolean =>
      value === undefined || levels[scale].includes(value) || accepts(policy, scale, value);
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

/** Whether a policy accepts a level, of which it is said in the policy if it has no such level. */
function accepts({ acceptable }: PolicyValues, scale: 'severity' | 'probability', level: string): boolean {
  return acceptable.some(({ key, value }) => (scale === 'severity' ? key : value) === level);
}

/** The levels that a policy accepts are levels that it has. */
function judgePolicies({ product }: ProductInput<never>): readonly Judgement[] {
  if (product.policyInDoubt) return [];
  const kinds = (['safety', 'security', 'data'] as const).filter((kind) => product.policies[kind] !== undefined);
  return [...new Set(kinds.map((kind) => policyOf(product, kind)))].flatMap((policy) => {
    return policy.acceptable.flatMap(({ key, value, path }): Judgement[] => {
      const anchor = { file: product.file, path, part: 'key' as const };
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
    const anchor: Anchor = { file: product.file, path, part: 'key' };
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

/** What suppression comments have behind "until". */
function judgeSuppressedDays({ suppressions }: Outcome): readonly Judgement[] {
  return suppressions.flatMap(({ anchor, until, day }) => {
    if (day === undefined || until !== undefined) return [];
    const { text, span } = day;
    const what = `"${text}" is no calendar day.`;
    return [{ anchor: { file: anchor.file, span }, target: text, what, todo: 'Write it as 2027-06-30.' }];
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
