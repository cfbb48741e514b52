// A component whose support ends within 180 days.
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { concernsOf, supportClauses, supportTables, type SupportTables } from './component-support';
import { describeBrought, describeSpan, judgeConcern, pronounFor, sourceNote } from './concern-judgement';
import type { Concern } from './concerns';
import { describeDestination, successorOf } from './move-fixes';
import { waysOut } from './ways-out';

const name = 'support/ends-soon';

export const endsSoon = rule({
  name,
  severity: 'warning',
  finds: 'A package, framework or runtime whose support ends within 180 days',
  why: 'Half a year is what a change of a framework takes in a regulated product, with its verification and release. Begun later, the product runs for a while on a part that nobody looks after.',
  mend: 'Plan the move to a line that lasts, or record who supports this one in the `support` of its dependency record.',
  limits:
    'Dates come from the dependency record, the committed support snapshot and a table that comes with the tool. The last supported day still counts as supported.',
  clauses: supportClauses,
  asks: 'asks for components that somebody looks after',
  failing: [
    {
      title: 'A runtime in its last months',
      text: `=== package.json ===
{
  "engines": { "node": "22" }
//             ^^^^^^ warning: node 22 is supported only until 2027-04-30 (Node.js 22, says nodejs.org).
}
`,
    },
  ],
  passing: [
    {
      title: 'A runtime with years to go',
      text: `=== package.json ===\n{\n  "engines": { "node": "24" }\n}\n`,
    },
  ],
  judges: [onProduct(supportTables, (input) => concernsOf('ends-soon', input).map((concern) => judge(concern, input)))],
});

function judge(concern: Concern, input: ProductInput<SupportTables>): Judgement {
  const { bringer, answer } = concern;
  const to = successorOf(concern);
  const successor = to === undefined ? answer.successor : describeDestination(to);
  const move =
    bringer !== undefined
      ? `Plan an update of ${bringer.name} that does without ${pronounFor(concern)}`
      : `Plan the move${successor === undefined ? ' away from it' : ` to ${successor}`}`;
  return judgeConcern(concern, {
    severity: 'warning',
    what: `${describeBrought(concern, 'lose their support within 180 days') ?? `${describeSpan(concern)} ${sourceNote(answer)}`}.`,
    todo: `${move}, or record who supports ${pronounFor(concern)} after that.`,
    fixes: waysOut(name, concern, to, input),
  });
}
