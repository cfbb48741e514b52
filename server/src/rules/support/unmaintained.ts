// A component that several signs say may have been left alone.
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { concernsOf, supportClauses, supportTables, type SupportTables } from './component-support';
import { judgeConcern, quoted, sourceNote, subjectOf } from './concern-judgement';
import type { Concern } from './concerns';
import { describeSuccessors, successorsOf } from './successors';
import { waysOut } from './ways-out';

const name = 'support/unmaintained';

export const unmaintained = rule({
  name,
  severity: 'information',
  finds: 'A package that several signs say may no longer be maintained',
  why: 'Nobody has said that it is no longer looked after, but if that is so, a vulnerability in it will find nobody who mends it. Better to know before than on that day.',
  mend: 'Look whether somebody still answers there. If so, record who supports it in the `support` of its dependency record; if not, plan what takes its place.',
  limits:
    'A possibility, not a fact: a finished package needs no releases. It takes two signs of different kinds, such as an archived repository and no release for three years, and nobody who says when its support ends. The signs come from the committed support snapshot or from online sources; only what a manifest names itself is looked at.',
  clauses: supportClauses,
  asks: 'asks for components that somebody looks after',
  failing: [
    {
      title: 'Two signs in the snapshot',
      text: `=== package.json ===
{
  "name": "gateway",
  "dependencies": {
    "ecg-io": "2.1.0"
//  ^^^^^^^^ information: ecg-io 2.1.0 may no longer be maintained: no release since 2019-03-02 (npm); its repository github.com/acme/ecg-io is archived (deps.dev).
  }
}
=== .compliance/support.json ===
{
  "schema": 1,
  "asOf": "2026-10-01",
  "components": [
    {
      "purl": "pkg:npm/ecg-io@2.1.0",
      "status": "unmaintained",
      "reason": "no release since 2019-03-02 (npm); its repository github.com/acme/ecg-io is archived (deps.dev)",
      "source": "npm, deps.dev"
    }
  ]
}
`,
    },
  ],
  passing: [
    {
      title: 'Somebody is known to look after it',
      text: `=== package.json ===
{ "name": "gateway", "dependencies": { "ecg-io": "2.1.0" } }
=== soup.compliance.yaml ===
dependencies:
  - package: pkg:npm/ecg-io
    support: { until: 2032-06-30, by: Two of our own people, source: docs/soup/ecg-io.md }
=== .compliance/support.json ===
{
  "schema": 1,
  "asOf": "2026-10-01",
  "components": [{ "purl": "pkg:npm/ecg-io@2.1.0", "status": "unmaintained", "source": "npm, deps.dev" }]
}
`,
    },
  ],
  judges: [
    onProduct(supportTables, (input) => concernsOf('unmaintained', input).map((concern) => judge(concern, input))),
  ],
});

function judge(concern: Concern, input: ProductInput<SupportTables>): Judgement {
  const { reason } = concern.answer;
  const successor = describeSuccessors(successorsOf(concern));
  const signs = reason === undefined ? ` ${sourceNote(concern.answer)}` : `: ${quoted(reason, 300)}`;
  const instead = successor === undefined ? 'replace it' : `replace it with ${successor}`;
  return judgeConcern(concern, {
    severity: 'information',
    what: `${subjectOf(concern)} may no longer be maintained${signs}.`,
    todo: `Look whether somebody still looks after it: if so, record who does, else ${instead}.`,
    fixes: waysOut(name, concern, undefined, input),
  });
}
