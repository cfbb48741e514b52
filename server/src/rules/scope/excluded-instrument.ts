// An instrument claimed for a product that it excludes, as the Cyber Resilience Act excludes devices.
import { exclusionOf } from '../../regulations/applicability';
import type { ScopeClaim } from '../../records/product';
import type { Anchor, DataPath } from '../../text/anchor';
import type { Change, Fix } from '../../text/change';
import type { Product } from '../../workspace/tables';
import { claimPlace, scopePath } from '../product-places';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const excludedInstrument = rule({
  name: 'scope/excluded-instrument',
  severity: 'information',
  finds: 'An instrument claimed for a product that it excludes: the CRA for a device, IVD or accessory (Art. 2(2))',
  why: 'Products to which the MDR or the IVDR applies are not products of the CRA. Claiming it nevertheless makes the scope hard to defend; done on purpose it is good practice, and worth saying.',
  mend: 'Say "cra: { basis: voluntary }", or take it out of the scope.',
  clauses: ['cra:art-13/2'],
  gate: 'always',
  failing: [
    {
      title: 'A device that claims the CRA',
      text: `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
scope:
  - mdr
  - cra
#   ^^^ information: Art. 2(2)
`,
    },
  ],
  passing: [
    {
      title: 'Claimed on purpose',
      text: `product:\n  name: CardioWatch\n  version: 1.0.0\n  manufacturer: Example Medical GmbH\n  type: medical-device\n  intended-purpose: Detects atrial fibrillation.\nscope:\n  - mdr\n  - cra: { basis: voluntary, reason: Customers ask for it. }\n`,
    },
  ],
  judges: [onProduct([], judge)],
});

function judge({ product }: ProductInput<never>): readonly Judgement[] {
  const { catalogue } = product.facts;
  return product.claims.flatMap((claim) => {
    const instrument = catalogue.findInstrument(claim.instrument);
    const exclusion = instrument && exclusionOf(instrument, product.facts);
    if (instrument === undefined || exclusion === undefined) return [];
    const { id, shortName } = instrument;
    const reason = exclusion.reason.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
    return [
      {
        anchor: claimPlace(product, id),
        target: id,
        what: `The ${shortName} does not apply to ${product.values?.name ?? 'this product'}: ${reason} (${exclusion.source}).`,
        todo: 'Say "basis: voluntary" if it is claimed on purpose, or remove it.',
        fixes: fixesFor(product, claim, shortName),
      },
    ];
  });
}

function fixesFor(product: Product, { instrument, path }: ScopeClaim, name: string): readonly Fix[] {
  const { file } = product;
  const place = (steps: DataPath): Anchor => ({ file, path: steps, part: 'value' });
  const hasTerms = typeof path.at(-1) === 'string';
  const remove: Change = { kind: 'remove', anchor: place(hasTerms ? path.slice(0, -1) : path) };
  const claim: readonly Change[] = hasTerms
    ? [{ kind: 'set-field', anchor: place(path), key: 'basis', value: 'voluntary' }]
    : [remove, { kind: 'add-item', file, list: scopePath(product), value: { [instrument]: { basis: 'voluntary' } } }];
  return [
    { title: 'Claim it voluntarily', changes: claim, preferred: true },
    { title: `Take the ${name} out of the scope`, changes: [remove], preferred: false },
  ];
}
