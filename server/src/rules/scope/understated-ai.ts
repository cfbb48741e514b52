// AI said to be less than its product makes it: less than high-risk where a notified body is needed, or none beside a model.
import { needsNotifiedBody } from '../../regulations/qualification';
import type { RowOf } from '../../workspace/rows';
import type { Product } from '../../workspace/tables';
import { rolesFor, type AiRole } from '../ai-roles';
import { headOf, nameOf } from '../naming';
import { productField } from '../product-places';
import { onProduct, rule, type Judgement, type ProductInput, type RelatedPlace } from '../rule';

export const understatedAi = rule({
  name: 'scope/understated-ai',
  severity: 'warning',
  finds: 'AI said to be less than high-risk in a product that needs a notified body, or to be none beside a model',
  why: 'AI that is, or is a safety component of, a device assessed by a notified body is high-risk. Said to be less, it escapes the duties on data, oversight, logging and robustness.',
  mend: 'Correct "ai:", or say why it is less: "ai: { role: limited-risk, reason: … }".',
  limits:
    'A notified body is needed for MDR Is, Im, Ir, IIa and up and IVDR A sterile, B and up, except for in-house devices. AI that only helps users, and whose failure endangers nobody, is no safety component; that is what the reason is for.',
  clauses: ['ai-act:art-6/1', 'mdcg-2025-6:class-table'],
  asks: 'counts AI in such a product as high-risk',
  gate: 'always',
  failing: [
    {
      title: 'A class IIa device with AI of limited risk',
      text: `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  ai: limited-risk
#     ^^^^^^^^^^^^ warning: CardioWatch is of class IIa, which needs a notified body, and its AI is said to be limited-risk.
scope: [mdr, ai-act]
`,
    },
    {
      title: 'A model in a product that is said to hold no AI',
      text: `product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  ai: none
#     ^^^^ warning: PulseLog is said to hold no AI, and noise-filter "Noise filter" is a model of it.
models:
  - id: noise-filter
    name: Noise filter
`,
    },
  ],
  passing: [
    {
      title: 'The reason is given',
      text: `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  ai: { role: minimal-risk, reason: It sorts the list of recordings. No finding depends on it. }
scope: [mdr, ai-act]
`,
    },
    {
      title: 'Class I needs no notified body',
      text: `product:
  name: CardioLog
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Keeps a diary of symptoms.
  device-class: I
  ai: limited-risk
scope: [mdr, ai-act]
`,
    },
  ],
  judges: [onProduct(['models'], judge)],
});

function judge({ product, tables }: ProductInput<'models'>): readonly Judgement[] {
  const { facts, values } = product;
  const { ai } = facts;
  const isGroup = typeof values?.ai === 'object';
  if (ai === undefined || ai === 'high-risk' || (isGroup && values.ai.reason !== undefined)) return [];
  const needsBody = needsNotifiedBody(facts);
  const what =
    ai === 'none' ? saidToHoldNone(product, tables.models) : needsBody ? saidToBeLess(product, ai) : undefined;
  if (what === undefined) return [];
  const place = productField(product, 'ai', ...(isGroup ? ['role'] : []));
  return [
    {
      anchor: place,
      target: 'ai',
      what,
      todo: `Correct it, or give the reason: "ai: { role: ${ai}, reason: … }".`,
      related: ai === 'none' ? tables.models.map(modelPlace) : [],
      fixes: rolesFor(facts).map((role) => ({
        title: `Say that its AI is ${role}`,
        changes: [{ kind: 'replace', anchor: place, text: role }],
        preferred: needsBody,
      })),
    },
  ];
}

function saidToHoldNone({ values }: Product, [model]: readonly RowOf<'model'>[]): string | undefined {
  if (model === undefined) return undefined;
  return `${values?.name ?? 'The product'} is said to hold no AI, and ${nameOf(model)} is a model of it.`;
}

function saidToBeLess({ values, facts }: Product, ai: AiRole): string {
  const name = values?.name ?? 'The product';
  return `${name} is of class ${facts.deviceClass ?? ''}, which needs a notified body, and its AI is said to be ${ai}.`;
}

function modelPlace(row: RowOf<'model'>): RelatedPlace {
  return { anchor: headOf(row), message: `${nameOf(row)} is a model of the product.` };
}
