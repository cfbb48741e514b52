// A component that its publisher has taken back.
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { concernsOf, supportClauses, supportTables, type SupportTables } from './component-support';
import { describeBrought, judgeConcern, pronounFor, quoted, sourceNote, subjectOf } from './concern-judgement';
import type { Concern } from './concerns';
import { waysOut } from './ways-out';

const name = 'support/withdrawn';

export const withdrawn = rule({
  name,
  severity: 'error',
  finds: 'A version that its publisher has taken back (yanked, retracted)',
  why: 'A version is taken back because it is broken, unlawful or harmful. It can vanish from the registry, so that the product cannot be built again as it was validated.',
  mend: 'Move to another version.',
  limits: 'Known from what the lockfile keeps and from the committed support snapshot (.compliance/support.json).',
  clauses: supportClauses,
  asks: 'asks for components that somebody looks after',
  gate: 'always',
  failing: [
    {
      title: 'Taken back, as the snapshot says',
      text: `=== package.json ===
{
  "name": "gateway",
  "dependencies": {
    "left-pad": "1.3.0"
//  ^^^^^^^^^^ error: left-pad 1.3.0 was withdrawn by its publisher
  }
}
=== .compliance/support.json ===
{
  "schema": 1,
  "asOf": "2026-10-01",
  "components": [
    { "purl": "pkg:npm/left-pad@1.3.0", "status": "withdrawn", "source": "registry", "asOf": "2026-10-01" }
  ]
}
`,
    },
  ],
  passing: [
    {
      title: 'Nothing was taken back',
      text: `=== package.json ===\n{ "name": "gateway", "dependencies": { "left-pad": "1.3.0" } }\n`,
    },
  ],
  judges: [onProduct(supportTables, (input) => concernsOf('withdrawn', input).map((concern) => judge(concern, input)))],
});

function judge(concern: Concern, input: ProductInput<SupportTables>): Judgement {
  const { answer, bringer } = concern;
  const { reason, successor } = answer;
  const words = reason === undefined ? sourceNote(answer) : `("${quoted(reason)}", ${sourceNote(answer).slice(1)}`;
  const move =
    bringer !== undefined
      ? `Update ${bringer.name} to a version that does without ${pronounFor(concern)}.`
      : successor === undefined
        ? 'Move to another version.'
        : `Move to ${successor}.`;
  return judgeConcern(concern, {
    severity: 'error',
    what: `${describeBrought(concern, 'their publishers have taken back') ?? `${subjectOf(concern)} was withdrawn by its publisher ${words}`}.`,
    todo: move,
    fixes: waysOut(name, concern, undefined, input),
  });
}
