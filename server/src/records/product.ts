// The sections that stand once in a product's file: `product`, `scope`, `risk-policy`, `rules`.
// Invariant: these are read like records, by field definitions; nothing else knows their keys.
import { nearestName } from '../terms/nearest-name';
import type { DataPath } from '../text/anchor';
import { isEmpty, type MapEntry, type TreeNode } from '../syntax/tree';
import { either, group, list, mapOf, pathWithOwnRule, readFields, type FieldValues } from './compound-types';
import { field, owed } from './record-kind';
import { choice, day, flag, number, purlPattern, text } from './scalar-types';
import { invalidValue, type Collector, type ValueType } from './value-type';

/** IEC 62304, 4.3. */
export const safetyClasses = {
  A: 'No injury or damage to health is possible.',
  B: 'Non-serious injury is possible.',
  C: 'Death or serious injury is possible.',
} as const;

/** The role of AI in the product, by the AI Act. */
const aiRoles = {
  none: 'The product holds no AI system.',
  'minimal-risk': 'AI with no duties beyond literacy.',
  'limited-risk': 'AI with transparency duties (AI Act Art. 50).',
  'high-risk': 'AI as, or as safety component of, a device that needs a notified body (AI Act Art. 6(1)).',
} as const;

const deviceClasses = {
  I: 'MDR class I, self-certified.',
  Is: 'MDR class I, sterile.',
  Im: 'MDR class I with a measuring function.',
  Ir: 'MDR class I, reusable surgical instrument.',
  IIa: 'MDR class IIa.',
  IIb: 'MDR class IIb.',
  III: 'MDR class III.',
  A: 'IVDR class A.',
  As: 'IVDR class A, sterile.',
  B: 'IVDR class B.',
  C: 'IVDR class C.',
  D: 'IVDR class D.',
} as const;

export const severities = {
  error: 'Must be mended.',
  warning: 'Should be mended.',
  information: 'Worth knowing.',
  hint: 'A quiet suggestion.',
  off: 'Not said at all.',
} as const;

export const productFields = {
  name: owed(text(), 'The name under which the product is placed on the market.'),
  version: owed(text(), 'The version that this annotation speaks of.'),
  manufacturer: owed(text(), 'Who places it on the market under their name.'),
  type: owed(
    choice({
      'medical-device': 'A medical device under the MDR.',
      ivd: 'An in vitro diagnostic under the IVDR.',
      accessory: 'An accessory to a device under the MDR or IVDR.',
      'health-software': 'Health software that is no device.',
      component: 'A component that others build into their products.',
      'ehr-system': 'An electronic health record system that is no device.',
      wellness: 'A wellness or fitness product that is no device.',
      'remote-service': 'A service that runs remotely only.',
      'annex-xvi': 'A product without medical purpose under MDR Annex XVI.',
    }),
    'What the product is in law.',
  ),
  'intended-purpose': owed(text(), 'What it is for, for whom, in one or two sentences.'),
  'device-class': field(choice(deviceClasses), 'The class under MDR Annex VIII or IVDR Annex VIII.'),
  'software-safety-class': field(
    choice(safetyClasses),
    'The class under IEC 62304, 4.3; without it, class C is taken.',
  ),
  connected: field(flag(), 'Whether it has a direct or indirect data connection.'),
  ai: field(
    either(
      choice(aiRoles),
      group({ role: owed(choice(aiRoles), 'The role of AI.'), reason: field(text(), 'Why it is that role.') }),
      (node) => node.kind === 'scalar',
    ),
    'The role of AI in the product by the AI Act.',
  ),
  'ai-uses': field(
    list(
      choice({
        'interacts-with-persons': 'Talks with persons directly (AI Act Art. 50(1)).',
        'generates-content': 'Makes text, images, audio or video (AI Act Art. 50(2)).',
        'general-purpose-model': 'Builds on a general-purpose AI model (AI Act Art. 53).',
      }),
      true,
    ),
    'What the AI does that brings duties of its own.',
  ),
  'placed-on-market': field(day(), 'The day on which it is first placed on the market.'),
  'support-until': field(day(), 'The end of its support period.'),
  'expected-use': field(
    group({ years: field(number(), 'The years of expected use.'), reason: field(text(), 'Why so long.') }),
    'How long it is expected to be used, where that is under five years (CRA Art. 13(8)).',
  ),
  'security-contact': field(text(), 'Where vulnerabilities are reported to.'),
  sbom: field(
    either(
      pathWithOwnRule(),
      group({ 'generated-by': owed(text(), 'The workflow or command that makes it.') }),
      (node) => node.kind === 'scalar',
    ),
    'The software bill of materials, or what makes it.',
  ),
  'in-house': field(flag(), 'Made and used within one health institution (MDR and IVDR Art. 5(5)).'),
  markets: field(list(text(), true), 'Where it is sold, e.g. [eu].'),
  exclude: field(list(text(), true), 'Globs of files that are not part of the product.'),
  'private-packages': field(
    list(purlPattern(), true),
    'Packages whose names must not leave the machine when online sources are asked, e.g. pkg:npm/@acme/*.',
  ),
  ref: field(text(), 'Where else this is kept: a document number.'),
} as const;

export type ProductValues = FieldValues<typeof productFields>;

/** An instrument that the product claims. */
export interface ScopeClaim {
  /** Its id in lower case; whether it is known, the product's catalogue tells. */
  readonly instrument: string;
  readonly basis: 'required' | 'voluntary' | undefined;
  readonly reason: string | undefined;
  /** From the file's root. */
  readonly path: DataPath;
}

const scopeTerms = {
  basis: field(
    choice({ required: 'The law asks for it.', voluntary: 'Claimed although the law does not ask for it.' }),
    'Why it is claimed.',
  ),
  reason: field(text(), 'The reason in words.'),
} as const;

/** `mdr`, or `cra: { basis: voluntary, reason: … }`. */
function scopeClaim(): ValueType<ScopeClaim | undefined> {
  return {
    shape: {
      kind: 'either',
      options: [
        { kind: 'instrument' },
        { kind: 'map', keys: { kind: 'instrument' }, value: { kind: 'group', fields: scopeTerms } },
      ],
    },
    absent: undefined,
    read(node: TreeNode, path: DataPath, to: Collector) {
      if (node.kind === 'scalar')
        return { instrument: node.text.toLowerCase(), basis: undefined, reason: undefined, path };
      const [entry, ...others] = node.kind === 'map' ? node.entries : [];
      for (const other of others) {
        invalidValue(
          to,
          [...path, other.key],
          `"${other.key}" stands in the same item as "${entry?.key ?? ''}" and is not read.`,
          'Write each instrument as an item of its own.',
        );
      }
      if (entry === undefined)
        return invalidValue(to, path, 'This names no instrument.', 'Write e.g. mdr, or cra: { basis: voluntary }.');
      const terms =
        entry.node.kind === 'map' ? readFields(scopeTerms, entry.node, [...path, entry.key], to) : undefined;
      if (terms === undefined && !isEmpty(entry.node))
        invalidValue(to, [...path, entry.key], 'The terms of a claim are fields.', 'Write { basis: …, reason: … }.');
      const instrument = entry.key.toLowerCase();
      return { instrument, basis: terms?.basis, reason: terms?.reason, path: [...path, entry.key] };
    },
  };
}

/** The severity scale, the probability scale, and the highest acceptable probability for each severity. */
const policyFields = {
  severity: field(list(text()), 'The levels of severity, the lowest first; left out, those of the default.'),
  probability: field(list(text()), 'The levels of probability, the lowest first; left out, those of the default.'),
  acceptable: field(
    mapOf({ kind: 'text' }, text()),
    'The highest acceptable probability for each severity; a severity left out accepts nothing.',
  ),
} as const;

const policy = group(policyFields);
const policyKinds = {
  safety: field(policy, 'The policy for harm to people.'),
  security: field(policy, 'The policy for security risks.'),
  data: field(policy, 'The policy for risks of data.'),
} as const;

/** One policy for all risks, unless a key is, or is most likely meant to be, a kind of risk. */
function isOnePolicy(node: TreeNode): boolean {
  const names = [...Object.keys(policyFields), ...Object.keys(policyKinds)];
  return (
    node.kind !== 'map' ||
    !node.entries.some(
      (entry) =>
        !entry.key.startsWith('x-') &&
        (Object.hasOwn(policyKinds, nearestName(entry.key, names) ?? '') || holdsPolicy(entry)),
    )
  );
}

/** Whether an entry holds what only a policy does. */
function holdsPolicy({ key, node }: MapEntry): boolean {
  if (Object.hasOwn(policyFields, key) || node.kind !== 'map') return false;
  return node.entries.some((entry) => Object.hasOwn(policyFields, entry.key));
}

export type PolicyValues = FieldValues<typeof policyFields>;

/** The name of a rule (`risk/uncontrolled-risk`) or of a family (`soup/*`). Whether it exists is judged by the rules. */
export function ruleName(): ValueType<string | undefined> {
  const plain = text();
  return {
    shape: { kind: 'rule' },
    absent: undefined,
    read(node, path, to) {
      const name = plain.read(node, path, to);
      if (name === undefined || /^[a-z]+\/(?:\*|[a-z-]+)$/.test(name)) return name;
      return invalidValue(
        to,
        path,
        `"${name}" is no rule name.`,
        'Write it as risk/uncontrolled-risk, or soup/* for a family.',
      );
    },
  };
}

const severityByRule = mapOf({ kind: 'rule' }, choice(severities));

/** The sections of a file that are no lists of records. `onlyInProduct`: a fragment may not hold them. */
export const singleSections = {
  compliance: field(number(), 'The version of this language: 1.'),
  product: field(group(productFields), 'What the product is; the file that holds it opens the product.'),
  scope: field(list(scopeClaim(), true), 'The laws and standards that the product claims.'),
  'risk-policy': field(
    either(policy, group(policyKinds), isOnePolicy),
    'Which risks are acceptable; without it, a 5 x 5 matrix in the manner of ISO/TR 24971.',
  ),
  rules: field(
    either(
      choice({ strict: 'Every warning is an error, every information and hint a warning.' }),
      severityByRule,
      (node) => node.kind === 'scalar',
    ),
    'The severity of a rule or of a family, where it is to differ.',
  ),
} as const;

/** Sections that only a product's own file may hold. */
export const productOnlySections: readonly string[] = ['product', 'scope', 'risk-policy', 'rules'];
