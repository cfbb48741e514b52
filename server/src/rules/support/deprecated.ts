// A component that its own publisher advises against.
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { concernsOf, supportClauses, supportTables, type SupportTables } from './component-support';
import { describeBrought, judgeConcern, pronounFor, quoted, sourceNote, subjectOf } from './concern-judgement';
import type { Concern } from './concerns';
import { describeSuccessors, successorsOf } from './successors';
import { waysOut } from './ways-out';

const name = 'support/deprecated';

export const deprecated = rule({
  name,
  severity: 'warning',
  finds: 'A version that its publisher has deprecated or abandoned',
  why: 'Its own makers say that it should not be used any more, because it is abandoned, replaced or known to be faulty. Faults that are found in it will hardly be mended.',
  mend: 'Replace it by what its publisher names, or record who supports it in the `support` of its dependency record.',
  limits:
    "Known from what the lockfile keeps of the publisher's words and from the committed support snapshot. What was deprecated after the lockfile was written is not seen.",
  clauses: supportClauses,
  asks: 'asks for components that somebody looks after',
  failing: [
    {
      title: 'Deprecated by the words in the lockfile',
      text: `=== package.json ===
{
  "name": "gateway",
  "dependencies": {
    "request": "^2.88.0"
//  ^^^^^^^^^ warning: request 2.88.2 is deprecated by its publisher: "request has been deprecated"
  }
}
=== package-lock.json ===
{
  "name": "gateway",
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "gateway", "dependencies": { "request": "^2.88.0" } },
    "node_modules/request": { "version": "2.88.2", "deprecated": "request has been deprecated" }
  }
}
`,
    },
  ],
  passing: [
    {
      title: 'Nothing is said against it',
      text: `=== package.json ===
{ "name": "gateway", "dependencies": { "undici": "^7.0.0" } }
=== package-lock.json ===
{
  "name": "gateway",
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "gateway", "dependencies": { "undici": "^7.0.0" } },
    "node_modules/undici": { "version": "7.2.0" }
  }
}
`,
    },
  ],
  judges: [
    onProduct(supportTables, (input) => concernsOf('deprecated', input).map((concern) => judge(concern, input))),
  ],
});

function judge(concern: Concern, input: ProductInput<SupportTables>): Judgement {
  const { component, bringer, answer } = concern;
  const words = component.deprecated?.trim() ?? answer.reason ?? '';
  const said = words === '' ? ` ${sourceNote(answer)}` : `: "${quoted(words)}"`;
  const instead = describeSuccessors(successorsOf(concern));
  const move =
    bringer !== undefined
      ? `Update ${bringer.name} to a version that does without ${pronounFor(concern)}`
      : instead === undefined
        ? 'Update or replace it'
        : `Replace it with ${instead}`;
  return judgeConcern(concern, {
    severity: 'warning',
    what: `${describeBrought(concern, 'their publishers have deprecated') ?? `${subjectOf(concern)} is deprecated by its publisher${said}`}.`,
    todo: `${move}, or record who supports ${pronounFor(concern)}.`,
    fixes: waysOut(name, concern, undefined, input),
  });
}
