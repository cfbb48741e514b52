// A clause said not to apply, without justification.
import type { RowOf } from '../../workspace/rows';
import { headOf, listed } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const citable = ['cra:art-13/4'];

export const unjustifiedExclusion = rule({
  name: 'scope/unjustified-exclusion',
  severity: 'error',
  finds: 'A clause listed as "not-applicable" without justification',
  why: 'An exclusion silences every rule that stands on the clause. Without a justification nobody can tell a decision from an oversight.',
  mend: 'Write in "justification:" why the clause does not apply to this product, or take the exclusion out.',
  limits: 'Whether the justification convinces is for a person to judge.',
  clauses: citable,
  asks: 'asks for a clear justification',
  gate: 'always',
  failing: [
    {
      title: 'An exclusion without a word',
      text: `product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  connected: true
scope: [cra]
not-applicable:
  - clause: cra:annex-I/part-I/2m
#           ^^^^^^^^^^^^^^^^^^^^^ error: cra:annex-I/part-I/2m is said not to apply, without justification. CRA Art. 13(4) asks
`,
    },
  ],
  passing: [
    {
      title: 'The justification stands beside it',
      text: `not-applicable:
  - clause: mdr:annex-I/17.3
    justification: The software runs on no mobile platform.
`,
    },
  ],
  judges: [onProduct(['exclusions'], judge)],
});

function judge({ tables }: ProductInput<'exclusions'>): readonly Judgement[] {
  return tables.exclusions
    .filter((row) => row.value.justification === undefined && !row.keys.has('justification'))
    .map(judgeRow);
}

function judgeRow(row: RowOf<'exclusion'>): Judgement {
  const clauses = row.value.clause.map(({ text }) => text);
  const isOf = (clause: string): boolean => clauses.some((text) => lawOf(text) === lawOf(clause));
  return {
    anchor: headOf(row),
    target: clauses.join(', '),
    what: `${clauses.length === 0 ? 'A clause' : listed(clauses)} is said not to apply, without justification.`,
    todo: 'Write in "justification:" why, or take it out.',
    clauses: citable.filter(isOf),
    fixes: [
      {
        title: 'Insert "justification:" to fill in',
        changes: [{ kind: 'set-field', anchor: row.anchor, key: 'justification', value: '' }],
        preferred: false,
      },
    ],
  };
}

/** `cra` of `cra:art-13/4`. */
function lawOf(clause: string): string {
  return clause.toLowerCase().split(':')[0] ?? '';
}
