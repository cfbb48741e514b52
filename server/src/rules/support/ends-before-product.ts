// A component whose support ends before that of the product which it is part of.
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { concernsOf, supportTables, type SupportTables } from './component-support';
import { describeBrought, describeSpan, judgeConcern, pronounFor, sourceNote } from './concern-judgement';
import type { Concern } from './concerns';
import { describeDestination, lineUntil } from './move-fixes';
import { waysOut } from './ways-out';

const name = 'support/ends-before-product';

export const endsBeforeProduct = rule({
  name,
  severity: 'warning',
  finds: 'A package, framework or runtime whose support ends before the support that the product promises',
  why: 'The product promises to be looked after until its `support-until`. A part whose makers stop earlier has to be replaced within that time, or somebody else has to look after it.',
  mend: 'Move to a line that lasts as long, plan the move in a waiver, or record who supports this one in the `support` of its dependency record.',
  limits:
    'Says nothing of products without `support-until`, nor of lines for whose end no day is announced. What ends within 180 days is left to support/ends-soon.',
  clauses: ['cra:art-13/8', 'iec-62304:6.1', 'iec-81001-5-1:6.1.1', 'mdr:annex-I/17.2'],
  asks: 'asks for support of the parts as long as the product is supported',
  failing: [
    {
      title: 'A runtime that does not last as long as the product',
      text: `=== package.json ===
{
  "engines": { "node": "24" }
//             ^^^^^^ warning: node 24 is supported only until 2028-04-30, CardioWatch until 2031-12-31
}
`,
    },
  ],
  passing: [
    {
      title: 'No end is announced',
      text: `=== package.json ===\n{\n  "dependencies": { "express": "^4.21.0" }\n}\n`,
    },
  ],
  judges: [
    onProduct(supportTables, (input) =>
      concernsOf('ends-before-product', input).map((concern) => judge(concern, input)),
    ),
  ],
});

function judge(concern: Concern, input: ProductInput<SupportTables>): Judgement {
  const { name: productName = 'the product', supportUntil: until } = input.product.values ?? {};
  const to = until === undefined ? undefined : lineUntil(concern, until, input.asOf);
  const move =
    concern.bringer !== undefined
      ? `Plan an update of ${concern.bringer.name}`
      : to === undefined
        ? 'Plan its replacement, since no line is known to last as long'
        : `Move to ${describeDestination(to)}`;
  const describe = `${describeSpan(concern)}, ${productName} until ${until ?? 'later'} ${sourceNote(concern.answer)}`;
  return judgeConcern(concern, {
    severity: 'warning',
    what: `${describeBrought(concern, `lose their support before ${productName} does`) ?? describe}.`,
    todo: `${move}, or record who supports ${pronounFor(concern)} until then.`,
    fixes: waysOut(name, concern, to, input),
  });
}
