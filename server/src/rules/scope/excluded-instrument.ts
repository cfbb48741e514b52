// The Cyber Resilience Act claimed for a product that its Art. 2(2) excludes.
import type { ScopeClaim } from '../../records/product';
import type { Anchor, DataPath } from '../../text/anchor';
import type { Change, Fix } from '../../text/change';
import type { Product } from '../../workspace/tables';
import { claimPlace, scopePath } from '../product-places';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const devices: Readonly<Record<string, string>> = {
  'medical-device': 'a medical device',
  ivd: 'an in vitro diagnostic',
  accessory: 'an accessory',
  'annex-xvi': 'a product of MDR Annex XVI',
};

export const excludedInstrument = rule({
  name: 'scope/excluded-instrument',
  severity: 'information',
  finds: 'The CRA claimed for a device, IVD or accessory, which its Art. 2(2) excludes',
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
  const device = devices[product.values?.type ?? ''];
  const claim = product.claims.find(({ instrument }) => instrument === 'cra');
  if (device === undefined || claim === undefined || claim.basis === 'voluntary') return [];
  return [
    {
      anchor: claimPlace(product, 'cra'),
      target: 'cra',
      what: `The CRA does not apply to ${device}: its Art. 2(2) excludes products under the MDR or IVDR.`,
      todo: 'Say "basis: voluntary" if it is claimed on purpose, or remove it.',
      fixes: fixesFor(product, claim),
    },
  ];
}

function fixesFor(product: Product, { path }: ScopeClaim): readonly Fix[] {
  const { file } = product;
  const place = (steps: DataPath): Anchor => ({ file, path: steps, part: 'value' });
  const hasTerms = typeof path.at(-1) === 'string';
  const remove: Change = { kind: 'remove', anchor: place(hasTerms ? path.slice(0, -1) : path) };
  const claim: readonly Change[] = hasTerms
    ? [{ kind: 'set-field', anchor: place(path), key: 'basis', value: 'voluntary' }]
    : [remove, { kind: 'add-item', file, list: scopePath(product), value: { cra: { basis: 'voluntary' } } }];
  return [
    { title: 'Claim it voluntarily', changes: claim, preferred: true },
    { title: 'Take the CRA out of the scope', changes: [remove], preferred: false },
  ];
}
