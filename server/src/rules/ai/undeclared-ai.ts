// AI in a product that says it holds none, says nothing of it, or names no model.
import { isTest } from '../../models/vendored';
import { packageName } from '../../support/package-name';
import type { Fix } from '../../text/change';
import type { Product } from '../../workspace/tables';
import { fileAnchor } from '../../text/anchor';
import { rolesFor } from '../ai-roles';
import { listed } from '../naming';
import { productField } from '../product-places';
import { onProduct, rule, type Judgement, type ProductInput, type RelatedPlace } from '../rule';
import libraries from './ai-libraries.yaml';

const tables = ['models', 'uses', 'artifacts', 'components'] as const;

type Tables = ProductInput<(typeof tables)[number]>['tables'];

const MOST_RELATED = 10;

export const undeclaredAi = rule({
  name: 'ai/undeclared-ai',
  severity: 'warning',
  finds: 'AI libraries, models or hosted-model clients in a product that says it holds no AI, or that names no model',
  why: 'Which duties a product has follows from whether it holds AI, and of which risk. AI that nobody declared was qualified by nobody either.',
  mend: 'State the role of the AI in "ai:" and record its models; or say why it is none: "ai: { role: none, reason: … }".',
  limits:
    'Libraries are known by name, from the manifests of the product; those needed for development only do not count. What only tests load does not count.',
  clauses: ['ai-act:art-6/1'],
  asks: 'makes the duties depend on what the AI is',
  gate: 'always',
  failing: [
    {
      title: 'A client of hosted models in a product without AI',
      text: `=== compliance.yaml ===
product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  ai: none
#     ^^^^ warning: PulseLog is said to hold no AI, and it depends on openai.
=== package.json ===
{ "dependencies": { "openai": "4.104.0" } }
`,
    },
    {
      title: 'AI that names no model',
      text: `=== compliance.yaml ===
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  ai: high-risk
#     ^^^^^^^^^ warning: CardioWatch is said to hold AI and names no model, and it depends on torch.
scope: [mdr, ai-act]
=== requirements.txt ===
torch==2.5.1
`,
    },
  ],
  passing: [
    {
      title: 'The reason is given',
      text: `=== compliance.yaml ===
product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  ai: { role: none, reason: scikit-learn is used for a linear fit without training. }
=== requirements.txt ===
scikit-learn==1.6.0
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const { ai } = product.facts;
  const stated = product.values?.ai;
  const isGroup = typeof stated === 'object';
  // A recorded model beside "none" is said by another rule; a reason is an answer.
  if (facts.models.length > 0 || (isGroup && stated.reason !== undefined)) return [];
  const signs = signsOf(facts);
  // Models that are found are each said to be undocumented where the product owns up to AI.
  const isOwned = ai !== undefined && ai !== 'none';
  const [first] = signs;
  if (first === undefined || (isOwned && signs.some(({ isModel }) => isModel))) return [];
  // Where the AI Act is claimed, that the role is missing is said already.
  if (ai === undefined && product.claims.some(({ instrument }) => instrument === 'ai-act')) return [];
  const anchor =
    ai === undefined ? productField(product, 'name') : productField(product, 'ai', ...(isGroup ? ['role'] : []));
  return [
    {
      anchor,
      target: 'ai',
      what: `${product.values?.name ?? 'The product'} ${sayingOf(product)}, and it ${wordsFor(signs)}.`,
      todo: isOwned
        ? 'Record the models that it uses under "models:".'
        : 'State the role of the AI, or the reason why it is none.',
      related: signs.slice(0, MOST_RELATED).map(({ place }) => place),
      fixes: isOwned ? [] : rolesFor(product.facts).map((role) => stateRole(product, anchor, role)),
    },
  ];
}

function sayingOf({ facts: { ai } }: Product): string {
  if (ai === undefined) return 'does not say whether it holds AI';
  return ai === 'none' ? 'is said to hold no AI' : 'is said to hold AI and names no model';
}

function stateRole(product: Product, anchor: Judgement['anchor'], role: string): Fix {
  return {
    title: `Say that its AI is ${role}`,
    changes: [
      product.facts.ai === undefined
        ? { kind: 'set-field', anchor: product.anchor, key: 'ai', value: role }
        : { kind: 'replace', anchor, text: role },
    ],
    preferred: false,
  };
}

/** Something that shows that a product holds AI. */
interface Sign {
  readonly isModel: boolean;
  readonly name: string;
  readonly place: RelatedPlace;
}

function signsOf({ uses, artifacts, components }: Tables): readonly Sign[] {
  const loads = uses.filter(({ use }) => use.kind === 'model' && !use.inTest);
  const named = new Set<string>();
  return [
    ...loads.map(({ use, anchor }) => ({
      isModel: true,
      name: use.reference ?? use.how,
      place: { anchor, message: 'A model is used here.' },
    })),
    ...artifacts
      .filter(({ path }) => !isTest(path))
      .map(({ path }) => ({ isModel: true, name: path, place: { anchor: fileAnchor(path), message: 'A model.' } })),
    ...components.flatMap(({ component: { purl, name, direct, scope, anchor } }) => {
      if (!direct || scope === 'development' || !isAiLibrary(purl) || named.has(name)) return [];
      named.add(name);
      return [{ isModel: false, name, place: { anchor, message: 'The dependency.' } }];
    }),
  ];
}

/** `uses hosted:openai/gpt-4o and one more, and depends on openai` */
function wordsFor(signs: readonly Sign[]): string {
  const [models, packages] = [true, false].map((is) => [
    ...new Set(signs.filter(({ isModel }) => isModel === is).map(({ name }) => name)),
  ]);
  return [
    ...(models === undefined || models.length === 0 ? [] : [`uses ${listed(models, 2)}`]),
    ...(packages === undefined || packages.length === 0 ? [] : [`depends on ${listed(packages, 3)}`]),
  ].join(' and ');
}

let known: ReadonlySet<string> | undefined;

function isAiLibrary(purl: Parameters<typeof packageName>[0]): boolean {
  known ??= readLibraries(libraries);
  const name = packageName(purl);
  return known.has(name) || known.has(`${name.slice(0, name.lastIndexOf('/'))}/*`);
}

/** The names of the list as `packageName` writes them. Throws for a list of another form, which is a fault of the program. */
export function readLibraries(data: unknown): ReadonlySet<string> {
  if (typeof data !== 'object' || data === null) throw new Error('ai-libraries.yaml is no map of ecosystems.');
  return new Set(
    Object.entries(data).flatMap(([type, names]: [string, unknown]) => {
      if (!Array.isArray(names)) throw new Error(`ai-libraries.yaml is wrong at ${type}.`);
      return names.map((name) => `${type}/${String(name)}`.toLowerCase());
    }),
  );
}
