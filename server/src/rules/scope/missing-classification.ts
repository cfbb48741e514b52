// A class or role that an instrument in scope has to know, and that the product does not state.
import type { Instrument } from '../../regulations/clause';
import { factsNeeded, isStated, type FactNeeded } from '../../regulations/qualification';
import type { AnnotationFile } from '../../records/annotation-file';
import type { Fix } from '../../text/change';
import { listed } from '../naming';
import { claimPlace } from '../product-places';
import { onFile, rule, type FileInput, type Judgement } from '../rule';
import type { Product } from '../../workspace/tables';

export const missingClassification = rule({
  name: 'scope/missing-classification',
  severity: 'warning',
  finds: 'Device class, safety class, AI role or connectedness owed by an instrument in scope and not stated',
  why: 'The class decides which clauses apply, and with which rigour. Until it is stated, nobody can say what is owed; the stricter reading has to be taken, or a duty is missed.',
  mend: 'State the fact below "product:". "software-safety-class" counts as C until it is stated; AI counts as none.',
  limits: 'Whether the class is the right one is for the manufacturer to decide; only that one is stated is seen.',
  clauses: ['mdr:annex-VIII/rule-11', 'iec-62304:4.3', 'ai-act:art-6/1'],
  asks: '',
  gate: 'always',
  failing: [
    {
      title: 'A device without its class, software without its safety class',
      text: `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
scope:
  - mdr
#   ^^^ warning: CardioWatch claims the MDR and does not state its "device-class". MDR Annex VIII Rule 11
  - iec-62304
#   ^^^^^^^^^ warning: CardioWatch claims IEC 62304 and does not state its "software-safety-class". IEC 62304 4.3 asks for it.
`,
    },
  ],
  passing: [
    {
      title: 'What the scope needs is stated',
      text: `product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  software-safety-class: B
  ai: high-risk
scope: [mdr, iec-62304, ai-act]
`,
    },
  ],
  judges: [onFile(judge)],
});

function judge({ annotation, product }: FileInput): readonly Judgement[] {
  if (product?.file !== annotation.file.path) return [];
  const byField = new Map<string, FactNeeded[]>();
  for (const needed of factsNeeded(product.facts)) {
    byField.set(needed.field, [...(byField.get(needed.field) ?? []), needed]);
  }
  return [...byField].flatMap(([field, needed]) => {
    if (needed.some((one) => isStated(one, product.facts)) || isSaidElsewhere(field, annotation, product)) return [];
    return [judgeField(field, needed, product)];
  });
}

/** Whether the field stands there misspelt or with a value that does not fit, of which others speak. */
function isSaidElsewhere(field: string, { problems }: AnnotationFile, { anchor }: Product): boolean {
  const depth = anchor.path.length;
  return problems.some(
    (problem) =>
      anchor.path.every((step, index) => problem.anchor.path[index] === step) &&
      (problem.anchor.path[depth] === field || problem.remedies.some(({ change }) => meansField(change, field))),
  );
}

function meansField(change: { readonly kind: string; readonly text?: string }, field: string): boolean {
  return change.kind === 'rename-key' && change.text === field;
}

function judgeField(field: string, needed: readonly FactNeeded[], product: Product): Judgement {
  const words = needed.flatMap((one) => one.words);
  const claims = listed(needed.map(({ instrument }) => withArticle(instrument)));
  const name = product.values?.name ?? 'The product';
  return {
    anchor: claimPlace(product, needed[0]?.instrument.id ?? ''),
    target: field,
    what: `${name} claims ${claims} and does not state its "${field}". ${listed(needed.map(({ source }) => source))} asks for it.`,
    todo: `Add it below "product:": ${words.map(spelled).join(', ')}.`,
    clauses: needed.flatMap(({ clause }) => clause ?? []),
    fixes: words.map((word) => insertion(field, word, product)),
  };
}

/** Laws have an article, standards have none. */
function withArticle({ kind, shortName }: Instrument): string {
  return kind === 'law' ? `the ${shortName}` : shortName;
}

/** As the language writes it: yes and no are `true` and `false`. */
function spelled(word: string): string {
  return { yes: 'true', no: 'false' }[word] ?? word;
}

function insertion(field: string, word: string, { anchor }: Product): Fix {
  const text = spelled(word);
  const value = word === text ? text : text === 'true';
  const product = { ...anchor, part: 'value' as const };
  return {
    title: `Insert "${field}: ${text}"`,
    changes: [{ kind: 'set-field', anchor: product, key: field, value }],
    preferred: false,
  };
}
