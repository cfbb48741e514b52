// A component of whose support nobody knows anything.
import { isOwn, queryOf } from '../../support/component-query';
import { plainAnswer } from '../../support/answer';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { supportClauses, supportTables, type SupportTables } from './component-support';
import { judgeConcern, nameOf } from './concern-judgement';
import type { Concern } from './concerns';
import { judgeSupport, targetOf } from './verdicts';
import { waysOut } from './ways-out';

const name = 'support/unknown';

export const unknown = rule({
  name,
  severity: 'off',
  finds: 'A direct dependency, runtime or image of whose support nothing is known',
  why: 'What is not known is not fine. For most packages nobody says until when they are supported; whoever has to show it for a product must find out, or take it on.',
  mend: 'Ask the online sources ("compliance-lens support update"), or record what you know in the `support` of its dependency record.',
  limits:
    'Off until a product switches it on, since for most packages no end of support is announced anywhere. What comes with a dependency is not listed.',
  clauses: supportClauses,
  asks: 'asks for components that somebody looks after',
  failing: [
    {
      title: 'A package that no source knows',
      text: `=== compliance.yaml ===
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
scope: [mdr, iec-62304]
rules:
  support/unknown: information
=== package.json ===
{
  "name": "gateway",
  "dependencies": {
    "ecg-io": "2.1.0"
//  ^^^^^^^^ information: Nothing is known of the support of ecg-io 2.1.0.
  }
}
`,
    },
  ],
  passing: [
    {
      title: 'Off by itself',
      text: `=== package.json ===\n{ "name": "gateway", "dependencies": { "ecg-io": "2.1.0" } }\n`,
    },
  ],
  judges: [onProduct(supportTables, judge)],
});

function judge(input: ProductInput<SupportTables>): readonly Judgement[] {
  return unknownOf(input).map((concern) =>
    judgeConcern(concern, {
      severity: 'information',
      what: `Nothing is known of the support of ${nameOf(concern.component)}.`,
      todo: 'Ask the sources by "compliance-lens support update", or record until when it is supported.',
      fixes: waysOut(name, concern, undefined, input),
    }),
  );
}

const nobody = plainAnswer('unknown', 'nobody');

/** Each direct component once, with the further places that ask for the same. */
function unknownOf({ tables, asOf }: ProductInput<SupportTables>): readonly Concern[] {
  const known = new Set(
    judgeSupport(tables, asOf).flatMap(({ row, verdict }) => (verdict.answer.status === 'unknown' ? [] : [row])),
  );
  const concerns = new Map<string, Concern>();
  for (const row of tables.components) {
    if (!row.component.direct || isOwn(row.component) || known.has(row)) continue;
    const { purl } = queryOf(row.component);
    const target = targetOf(purl, nobody);
    const shared = { component: { ...row.component, purl }, manifest: row.manifest, bringer: undefined };
    const affected = { ...shared, target, answer: nobody, others: [] };
    const first = concerns.get(target) ?? { ...affected, alike: [], brought: [] };
    const alike = concerns.has(target) ? [...first.alike, affected] : [];
    concerns.set(target, { ...first, alike });
  }
  return [...concerns.values()];
}
