// A component whose release line nobody supports any more.
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { concernsOf, supportClauses, supportTables, type SupportTables } from './component-support';
import { describeBrought, isFamily, judgeConcern, pronounFor, sourceNote, subjectOf } from './concern-judgement';
import type { Concern } from './concerns';
import { describeDestination, successorOf } from './move-fixes';
import { describeSuccessors, successorsOf } from './successors';
import { waysOut } from './ways-out';

const name = 'support/end-of-life';

export const endOfLife = rule({
  name,
  severity: 'error',
  finds: 'A package, framework or runtime whose release line has reached its end of support',
  why: 'A vulnerability that is found in it from now on will not be mended by its makers. A device that is meant to be safe for years then stands on a part that nobody looks after, and an auditor will ask who does.',
  mend: 'Move to a line that is supported, or record who supports this one in the `support` of its dependency record.',
  limits:
    'Dates come from the dependency record, the committed support snapshot and a table that comes with the tool; what none of them knows is not reported. A range without an upper end is judged by the oldest line that it lets in, as a warning.',
  clauses: supportClauses,
  asks: 'asks for components that somebody looks after',
  failing: [
    {
      title: 'A package whose line has ended',
      text: `=== package.json ===
{
  "dependencies": {
    "express": "3.21.2"
//  ^^^^^^^^^ error: express 3.21.2 is no longer supported: support ended on 2015-07-05 (Express 3, says expressjs.com).
  }
}
`,
    },
    {
      title: 'A runtime that is let in by an open range',
      text: `=== package.json ===
{
  "engines": { "node": ">=18" }
//             ^^^^^^ warning: node >=18 lets in versions that are no longer supported
}
`,
    },
  ],
  passing: [
    {
      title: 'A line that is supported',
      text: `=== package.json ===\n{\n  "engines": { "node": ">=24" },\n  "dependencies": { "express": "^4.21.0" }\n}\n`,
    },
    {
      title: 'Somebody stands in for its makers',
      text: `=== compliance.yaml ===
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
scope: [mdr, iec-62304]
dependencies:
  - package: pkg:npm/express
    versions: ^3.21.2
    support:
      until: 2028-01-01
      by: In-house fork, two maintainers
      source: docs/soup/express.md
=== package.json ===
{ "dependencies": { "express": "3.21.2" } }
`,
    },
  ],
  judges: [onProduct(supportTables, (input) => concernsOf('ended', input).map((concern) => judge(concern, input)))],
});

function judge(concern: Concern, input: ProductInput<SupportTables>): Judgement {
  const to = successorOf(concern);
  return judgeConcern(concern, {
    severity: concern.answer.certainty === 'range-open' ? 'warning' : 'error',
    what: `${describeBrought(concern, 'are no longer supported') ?? describe(concern)}.`,
    todo: describeMending(concern, to === undefined ? undefined : describeDestination(to)),
    fixes: waysOut(name, concern, to, input),
  });
}

function describe(concern: Concern): string {
  return `${describeState(concern)}${describeEnd(concern)} ${sourceNote(concern.answer)}`;
}

function describeState(concern: Concern): string {
  const { component, answer } = concern;
  const subject = subjectOf(concern);
  if (answer.certainty === 'pinned') return `${subject} ${isFamily(concern) ? 'are' : 'is'} no longer supported`;
  const isOldestOnly = answer.certainty === 'range-open' && component.purl.type === 'generic';
  return isOldestOnly
    ? `${subject} lets in versions that are no longer supported`
    : `${subject} lets in no version that is still supported`;
}

function describeEnd({ answer: { until } }: Concern): string {
  return until === undefined ? '' : `: support ended on ${until}`;
}

function describeMending(concern: Concern, to: string | undefined): string {
  const { component, bringer, answer } = concern;
  const { extended } = answer;
  const instead = describeSuccessors(successorsOf(concern));
  const move =
    bringer !== undefined
      ? `Update ${bringer.name} to a version that does without ${pronounFor(concern)}`
      : to === undefined
        ? `Replace ${component.name}${instead === undefined ? '' : ` with ${instead}`}`
        : `Move to ${to}`;
  const longer = extended === undefined ? '' : `, such as ${extended.by} until ${extended.until}`;
  return `${move}, or record who supports ${pronounFor(concern)}${longer}.`;
}
