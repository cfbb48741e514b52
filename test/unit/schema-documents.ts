// Documents on which the reader, the JSON Schemas and other people's tools are held against each other.
// Invariant: each says which of the rules that a schema can stand in for object to it; where reader and schema differ,
// the reason is given.
import { allKinds } from '../../server/src/records/kinds/kinds';
import { locate } from '../../server/src/workspace/model';
import { checkFixture } from '../fixtures/check-fixture';

/** The sorts of file that have a schema, each by a name that such a file may have. */
export const fileNames = { product: 'compliance.yaml', fragment: 'sample.compliance.yaml' } as const;

export type DocumentKind = keyof typeof fileNames;

/** What the reader says of a file as far as a schema could: the name of a rule, without its family, at a line. */
export interface Objection {
  readonly rule: string;
  /** From 0. */
  readonly line: number;
}

/** The objections of the reader, in their order. */
export async function readerObjections(text: string, kind: DocumentKind): Promise<readonly Objection[]> {
  const file = fileNames[kind];
  const { findings, model } = await checkFixture(`=== ${file} ===\n${text}`);
  return findings
    .filter(({ rule, anchor }) => judged.includes(rule) && anchor.file === file)
    .map(({ rule, anchor }) => ({
      rule: rule.slice('annotation/'.length),
      line: locate(model, anchor).start.line,
    }));
}

const judged = ['annotation/unknown-field', 'annotation/missing-field', 'annotation/invalid-value'];

/** The head of a product's file; what follows is indented for a field of the product, or begins a section. */
const head = `product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
`;
const policy = '{ severity: [low, high], probability: [rare, often], acceptable: { low: often } }';
const control = 'controls: [{ id: RC-1, title: Alarm, type: process';
const model = 'models: [{ id: m, name: M';

/** Below the head of a product's file. */
const inProduct: readonly (readonly [string, ...string[]])[] = [
  [''],
  ['compliance: 1\n'],
  ['compliance: 2\n', 'invalid-value'],
  ['compliance: one\n', 'invalid-value'],
  ['  device-class: IIa\n  software-safety-class: B\n  connected: true\n  in-house: false\n'],
  ['  device-class: IV\n', 'invalid-value'],
  ['  connected: yes\n', 'invalid-value'],
  ['  connected: "true"\n', 'invalid-value'],
  ['  ai: high-risk\n'],
  ['  ai: { role: limited-risk, reason: It only sorts. }\n'],
  ['  ai: { reason: It only sorts. }\n', 'missing-field'],
  ['  ai: [high-risk]\n', 'invalid-value'],
  ['  ai-uses: generates-content\n'],
  ['  ai-uses: [generates-content, interacts-with-persons]\n'],
  ['  ai-uses: [paints]\n', 'invalid-value'],
  ['  support-until: 2031-12-31\n  placed-on-market: 2026-06\n'],
  ['  support-until: 2031\n'],
  ['  support-until: 31.12.2031\n', 'invalid-value'],
  ['  support-until: 2031-13-01\n', 'invalid-value'],
  ['  support-until:\n  sbom: ""\n'],
  ['  expected-use: { years: 3, reason: A trial. }\n'],
  ['  expected-use: { years: three }\n', 'invalid-value'],
  ['  expected-use: 3\n', 'invalid-value'],
  ['  sbom: sbom/product.cdx.json\n'],
  ['  sbom: { generated-by: make sbom }\n'],
  ['  sbom: {}\n', 'missing-field'],
  ['  markets: [eu, 2027, true]\n'],
  ['  x-cost-centre: 4711\nx-team: { name: Blue }\n'],
  ['  colour: blue\n', 'unknown-field'],
  ['scope: mdr\n'],
  ['scope: [mdr, ai-act]\n'],
  ['scope:\n  - mdr\n  - cra: { basis: voluntary, reason: Customers ask for it. }\n  - ai-act:\n'],
  ['scope: [mdr 2017]\n', 'invalid-value'],
  ['scope:\n  - cra: { basis: maybe }\n', 'invalid-value'],
  ['scope:\n  - cra: { why: Customers. }\n', 'unknown-field'],
  ['scope:\n  - cra: voluntary\n', 'invalid-value'],
  [`risk-policy: ${policy}\n`],
  [`risk-policy: { safety: ${policy}, data: ${policy} }\n`],
  ['risk-policy: { severity: [low], probability: [rare] }\n'],
  ['risk-policy: {}\n'],
  [`risk-policy: { safety: ${policy}, money: ${policy} }\n`, 'unknown-field'],
  ['rules: strict\n'],
  ['rules: { soup/*: warning, risk/uncontrolled-risk: error, risk/*: }\n'],
  ['rules: lax\n', 'invalid-value'],
  ['rules: { risk/uncontrolled-risk: fatal }\n', 'invalid-value'],
  ['rules: { risk/no-such-rule: error }\n', 'invalid-value'],
];

/** Files of their own. */
const inFragment: readonly (readonly [string, ...string[]])[] = [
  ['compliance: 1\n'],
  ['risks:\ncontrols: []\n'],
  ['risks: [{ id: RISK-1, title: Missed, severity: critical, probability: remote, controls: RC-1 }]\n'],
  ['risks: [{ id: RISK-1, title: Missed, controls: [RC-1, RC-2], residual: { severity: minor } }]\n'],
  ['risks:\n  - id: RISK-1\n    title: Missed\n  -\n'],
  ['risks: [{ id: RISK-1 }]\n', 'missing-field'],
  ['risks: [{ id: RISK-1, title: }]\n', 'missing-field'],
  ['risks: [{ id: RISK-1, title: " " }]\n', 'missing-field'],
  ['risks: [{ id: 1st, title: Missed }]\n', 'invalid-value'],
  ['risks: [{ id: RISK-1, title: [Missed] }]\n', 'invalid-value'],
  ['risks: [{ id: RISK-1, title: Missed, cause: Noise }]\n', 'unknown-field'],
  ['risks: [{ id: RISK-1, title: Missed, residual: minor }]\n', 'invalid-value'],
  ['risks: { id: RISK-1, title: Missed }\n', 'invalid-value'],
  ['risks: [RISK-1]\n', 'invalid-value'],
  ['risk: []\n', 'unknown-field'],
  ['[risks]\n', 'invalid-value'],
  ['x-notes: [anything, { at: all }]\n'],
  [`${control}, satisfies: mdr:annex-I/17.2, introduces: none }]\n`],
  [`${control}, introduces: [], verified-by: [test/a.test.ts, EV-1] }]\n`],
  [`${control}, reviewed: { on: 2026-10-02, by: j.doe } }]\n`],
  [`${control}, reviewed: { on: today } }]\n`, 'invalid-value'],
  [`${control}, implemented-by: { file: a.ts } }]\n`, 'invalid-value'],
  ['controls: [{ id: RC-1, title: Alarm, type: guard }]\n', 'invalid-value'],
  ['controls: [{ id: RC-1, title: Alarm }]\n', 'missing-field'],
  ['requirements: [{ id: REQ-1, title: Alarm, risks: RISK-1, ref: 4711 }]\n'],
  ['items: [{ id: ITEM-1, title: Gateway, path: src, software-safety-class: A }]\n'],
  ['items: [{ id: ITEM-1, title: Gateway, path: [src, lib] }]\n', 'invalid-value'],
  ['dependencies: [{ package: pkg:npm/express, versions: 2.10, license: MIT OR Apache-2.0 }]\n'],
  ['dependencies: [{ package: "pkg:npm/@angular/*", anomalies-reviewed: 2026-10-02 }]\n'],
  ['dependencies: [{ package: pkg:npm/express, anomalies-reviewed: { on: 2026-10-02, version: 4.2 } }]\n'],
  ['dependencies: [{ package: pkg:npm/express, anomalies-reviewed: { version: 4.2 } }]\n', 'missing-field'],
  ['dependencies: [{ package: express }]\n', 'invalid-value'],
  ['dependencies: [{ package: pkg:npm/express, support: { until: 2028-01-01 } }]\n', 'missing-field'],
  [`${model}, artifact: [a.onnx, hosted:openai/gpt-4o-2024-08-06], sha256: ${'0f'.repeat(32)} }]\n`],
  [`${model}, sha256: sha256:${'0F'.repeat(32)}, origin: hosted }]\n`],
  [`${model}, sha256: 0f0f }]\n`, 'invalid-value'],
  [`${model}, evaluation: [{ metric: sensitivity, value: 0.96 }] }]\n`],
  [`${model}, evaluation: [{ metric: sensitivity }] }]\n`, 'missing-field'],
  [`${model}, evaluation: { metric: sensitivity, value: 0.96 } }]\n`, 'invalid-value'],
  [`${model}, accuracy: 0.96 }]\n`, 'unknown-field'],
  ['datasets: [{ id: ptb-xl, name: PTB-XL, personal-data: pseudonymised }]\n'],
  ['datasets: [{ id: ptb-xl, name: PTB-XL, personal-data: some }]\n', 'invalid-value'],
  ['evidence: [{ id: EV-1, title: Bench test, file: a.pdf, valid-until: 2027-06-30 }]\n'],
  ['evidence: [{ id: EV-1, title: Bench test }]\n', 'missing-field'],
  ['waivers: [{ rule: support/end-of-life, target: pkg:npm/request, reason: Tooling, expires: 2027-03-31 }]\n'],
  ['waivers: [{ rule: soup/*, target: pkg:npm/request }]\n'],
  ['waivers: [{ rule: end of life, target: pkg:npm/request }]\n', 'invalid-value'],
  ['waivers: [{ target: pkg:npm/request }]\n', 'missing-field'],
  ['not-applicable: [{ clause: cra:annex-I/part-I/2m, justification: It keeps no data. }]\n'],
  ['not-applicable: [{ justification: It keeps no data. }]\n', 'missing-field'],
  ['product: { name: Another }\n', 'invalid-value'],
  ['scope: [mdr]\n', 'invalid-value'],
  ['risks:\n  - &r { id: RISK-1, title: Missed }\n  - { <<: *r, id: RISK-2 }\n'],
];

/** A document, and the rules that object to it, in the order of the alphabet; `own` is what is not its head. */
export interface JudgedDocument {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly own: string;
  readonly rules: readonly string[];
}

/** Documents to which the reader objects exactly where a schema does. */
export const documents: readonly JudgedDocument[] = [
  ...inProduct.map(([text, ...rules]) => ({ kind: 'product' as const, text: head + text, own: text, rules })),
  ...inFragment.map(([text, ...rules]) => ({ kind: 'fragment' as const, text, own: text, rules })),
];

/** Where they differ, and why. */
export const differences: readonly {
  readonly why: string;
  readonly kind: DocumentKind;
  readonly text: string;
  readonly reader: readonly string[];
  readonly schema: 'takes it' | 'objects';
}[] = [
  {
    why: 'how long a month is, no pattern tells',
    kind: 'fragment',
    text: 'evidence: [{ id: EV-1, title: T, file: a.pdf, valid-until: 2027-02-30 }]\n',
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'what a purl of a type needs, no pattern tells',
    kind: 'fragment',
    text: 'dependencies: [{ package: pkg:maven/no-group }]\n',
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'the list of SPDX is too long for a schema',
    kind: 'fragment',
    text: 'dependencies: [{ package: pkg:npm/express, license: My own }]\n',
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'a model reference is a text for the schema',
    kind: 'fragment',
    text: `${model}, artifact: hosted:openai }]\n`,
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'levels are those of the product that stands in another file',
    kind: 'fragment',
    text: 'risks: [{ id: RISK-1, title: Missed, severity: awful }]\n',
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'only the catalogue tells a clause from a whole instrument',
    kind: 'fragment',
    text: `${control}, satisfies: cra }]\n`,
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'an instrument that is not embedded may be one of a requirement pack',
    kind: 'product',
    text: `${head}scope: [mdx]\n`,
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'a claim without an instrument is an empty map for the schema',
    kind: 'product',
    text: `${head}scope: [{}]\n`,
    reader: ['invalid-value'],
    schema: 'takes it',
  },
  {
    why: 'the schema asks for the usual letter case of instruments',
    kind: 'product',
    text: `${head}scope: [MDR]\n`,
    reader: [],
    schema: 'objects',
  },
  {
    why: 'the schema asks for an id that every YAML tool reads as text',
    kind: 'fragment',
    text: 'risks: [{ id: "true", title: Missed }, { id: false, title: Missed }]\n',
    reader: [],
    schema: 'objects',
  },
  {
    why: 'an optional field that is an empty text, and not simply empty, is meant to hold something',
    kind: 'product',
    text: `${head}  device-class: ""\n`,
    reader: [],
    schema: 'objects',
  },
];

/** What stands for each owed field of a record that is whole. */
const whole: Readonly<Record<string, string>> = {
  package: 'pkg:npm/x',
  clause: 'mdr:annex-I/4',
  rule: 'risk/*',
  type: 'process',
  file: 'sample.compliance.yaml',
  severity: 'minor',
  probability: 'remote',
};

/** A whole record; one without each owed field; with each field empty, of a wrong shape, and with its key misspelt. */
function madeFor({ section, fields }: (typeof allKinds)[number]): readonly string[] {
  const owed = Object.entries(fields).flatMap(([key, { owed: owes }]) => (owes === 'yes' ? [key] : []));
  const record = (keys: readonly string[], more = ''): string =>
    `${section}:\n  - ${[...keys.map((key) => `${key}: ${whole[key] ?? 'X1'}`), ...(more === '' ? [] : [more])].join('\n    ')}\n`;
  const others = (key: string): readonly string[] => owed.filter((each) => each !== key);
  return [
    record(owed),
    record(owed, 'x-own: { anything: [1] }'),
    record(owed, 'colour: red'),
    ...owed.filter((key) => owed.length > 1 || key !== owed[0]).map((key) => record(others(key))),
    ...Object.keys(fields).flatMap((key) => {
      const rest = others(key).length > 0 ? others(key) : ['x-own'];
      return [
        record(rest, `${key}:`),
        record(rest, `${key}: [{ a: [{ b: 1 }] }]`),
        record(rest, `${key}-: ${whole[key] ?? 'X1'}`),
      ];
    }),
  ];
}

/** Fragments made for every field of every kind; the reader and a schema object to the same of them. */
export const madeFragments: readonly string[] = allKinds.flatMap(madeFor);
