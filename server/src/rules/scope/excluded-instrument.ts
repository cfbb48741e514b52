// The Cyber Resilience Act claimed for a product that its Art. 2(2) excludes.
import { onProduct, rule } from '../rule';

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
  judges: [
    onProduct([], ({ product }) => {
      const device = devices[product.values?.type ?? ''];
      if (device === undefined) return [];
      return product.claims
        .filter((claim) => claim.instrument === 'cra' && claim.basis !== 'voluntary')
        .map((claim) => {
          const anchor = { file: product.file, path: ['scope', ...claim.path], part: 'value' as const };
          return {
            anchor,
            target: 'cra',
            what: `The CRA does not apply to ${device}: its Art. 2(2) excludes products under the MDR or IVDR.`,
            todo: 'Say "basis: voluntary" if it is claimed on purpose, or remove it.',
            fixes: [
              {
                title: 'Claim it voluntarily',
                changes: [
                  { kind: 'remove', anchor },
                  { kind: 'add-item', file: product.file, list: ['scope'], value: { cra: { basis: 'voluntary' } } },
                ],
                preferred: true,
              },
              { title: 'Take the CRA out of the scope', changes: [{ kind: 'remove', anchor }], preferred: false },
            ],
          };
        });
    }),
  ],
});
