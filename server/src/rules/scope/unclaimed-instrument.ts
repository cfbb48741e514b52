// An instrument that the product's own facts call for, and that its scope does not hold.
import { unansweredCalls, type Call } from '../../regulations/qualification';
import { nearestName } from '../../terms/nearest-name';
import type { Fix } from '../../text/change';
import type { Product } from '../../workspace/tables';
import { headOf, nameOf } from '../naming';
import { productField, scopePath, scopePlace } from '../product-places';
import { onFile, onProduct, rule, type FileInput, type Judgement, type ProductInput } from '../rule';

export const unclaimedInstrument = rule({
  name: 'scope/unclaimed-instrument',
  severity: 'warning',
  finds: "A law that the product's own facts call for and that is not in its scope",
  why: 'Rules speak only for what the scope holds. A law that is left out is not checked at all, and the silence looks like an answer.',
  mend: 'Add it to "scope:". If the product is not sold in the EU, say so in "markets:"; if a fact of the product is wrong, correct that.',
  limits:
    'Only what the product says of itself is seen: its type, its data connection, its AI, its markets, its support period. Exceptions that it does not state, such as open source that is not monetised, are not.',
  gate: 'always',
  failing: [
    {
      title: 'A device without the MDR',
      text: `product:
  name: CardioWatch
#       ^^^^^^^^^^^ warning: CardioWatch is a medical device (MDR Art. 1(4)), and its scope does not hold the MDR.
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Shows an ECG.
`,
    },
    {
      title: 'A connected product that is no device, without the CRA',
      text: `product:
  name: PulseLog
#       ^^^^^^^^ warning: PulseLog has a data connection and is no device (CRA Art. 2(1)), and its scope does not hold the CRA.
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  connected: true
`,
    },
  ],
  passing: [
    {
      title: 'Sold outside the EU only',
      text: `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical Inc.
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  markets: [us]
scope: [fda-524b]
`,
    },
    {
      title: 'A product that needs no data connection is none of the CRA',
      text: `product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  connected: false
`,
    },
  ],
  judges: [onFile(judgeFacts), onProduct(['models'], judgeModels)],
});

function judgeFacts({ annotation, product }: FileInput): readonly Judgement[] {
  if (product?.file !== annotation.file.path) return [];
  return unansweredCalls(product.facts)
    .filter(({ anyOf }) => !anyOf.some(({ id }) => isMisspeltClaim(id, product)))
    .map((call) => judgement(call, product));
}

/** A record of a model tells of AI where the product itself does not. */
function judgeModels({ product, tables }: ProductInput<'models'>): readonly Judgement[] {
  const [model] = tables.models;
  if (model === undefined || product.facts.ai !== undefined) return [];
  const stated = new Set(unansweredCalls(product.facts).map(({ source }) => source));
  return unansweredCalls({ ...product.facts, ai: 'minimal-risk' })
    .filter(({ source }) => !stated.has(source))
    .map((call) => ({
      ...judgement(call, product),
      related: [{ anchor: headOf(model), message: `${nameOf(model)} is a model of the product.` }],
    }));
}

/** Whether the scope names the instrument by a word that does not fit, of which another rule speaks. */
function isMisspeltClaim(id: string, { claims, facts: { catalogue } }: Product): boolean {
  const known = catalogue.instruments.map((instrument) => instrument.id);
  return claims.some(({ instrument }) => !known.includes(instrument) && nearestName(instrument, known) === id);
}

function judgement({ anyOf, because, source }: Call, product: Product): Judgement {
  const names = anyOf.map(({ shortName }) => `the ${shortName}`).join(' or ');
  return {
    anchor: scopePlace(product),
    target: anyOf[0]?.id ?? '',
    what: `${product.values?.name ?? 'The product'} ${because} (${source}), and its scope does not hold ${names}.`,
    todo: `Add ${names} to the scope, or correct what the product says of itself.`,
    fixes: anyOf.map(({ id, shortName }) => claim(id, shortName, product, anyOf.length === 1)),
  };
}

function claim(id: string, shortName: string, product: Product, preferred: boolean): Fix {
  const { file } = productField(product);
  return {
    title: `Add the ${shortName} to the scope`,
    changes: [{ kind: 'add-item', file, list: scopePath(product), value: id }],
    preferred,
  };
}
