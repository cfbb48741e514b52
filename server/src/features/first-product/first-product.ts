// The first `compliance.yaml` of a product: from what its files say of it and what a person answered.
// Invariant: a pure function of both; what nobody said is left open, and is asked for by the findings of the file that is made.
import { scalarText } from '../../check/edits/yaml-scalar';
import { exclusionOf } from '../../regulations/applicability';
import { builtIn } from '../../regulations/catalogue';
import type { Instrument } from '../../regulations/clause';
import type { ProductFacts } from '../../regulations/product-facts';
import { unansweredCalls, usualClaims } from '../../regulations/qualification';
import { readAnnotationFile } from '../../records/annotation-file';
import { productFields } from '../../records/product';
import type { CalendarDay } from '../../terms/calendar-day';
import { SourceFile } from '../../text/source-file';
import { productOf } from '../../workspace/products';
import type { FoundProduct } from './found-product';

/** A field of a product that can be asked for. */
export type ProductField = keyof typeof productFields;

/** What a person answered, as the language spells it: `connected` is `true`. */
export type Answers = Readonly<Partial<Record<ProductField, string>>>;

/** An instrument of the first scope, and why it is in it. */
export interface ProposedClaim {
  readonly instrument: Instrument;
  /** `CardioWatch is a medical device (MDR Art. 1(4)).` */
  readonly because: string;
}

/** In this order they stand in the file. */
const order: readonly ProductField[] = [
  'name',
  'version',
  'manufacturer',
  'type',
  'intended-purpose',
  'device-class',
  'software-safety-class',
  'connected',
  'ai',
  'placed-on-market',
  'support-until',
  'security-contact',
];

/** The file's text. Whatever was answered, it can be read; owed fields without an answer are found missing. */
export function writeFirstProduct(found: FoundProduct, answers: Answers, asOf: CalendarDay): string {
  const claims = proposeScope(answers);
  return [
    ...comment(
      '',
      `Begun on ${asOf} from the files of this folder and from answers. What is missing is found fault with: that is the list of what to do next. The comments below "scope" say why each law and standard is in it; decide, and change what does not fit.`,
    ),
    'compliance: 1',
    '',
    'product:',
    ...fieldLines(answers),
    ...(found.license === undefined ? [] : [`  x-license: ${spelled(found.license)}`]),
    ...(found.repository === undefined ? [] : [`  x-repository: ${spelled(found.repository)}`]),
    ...(claims.length === 0 ? [] : ['', 'scope:', ...claims.flatMap(claimLines)]),
    '',
  ].join('\n');
}

/** The instruments that a product with these answers is called for, then those that such products usually follow. */
export function proposeScope(answers: Answers): readonly ProposedClaim[] {
  const name = answers.name ?? 'The product';
  const claims: ProposedClaim[] = [];
  const factsNow = (): ProductFacts => factsOf(answers, claims);
  for (const { anyOf, because, source } of unansweredCalls(factsNow())) {
    // An accessory belongs to the MDR or the IVDR: which of them, its maker decides by what it is an accessory of.
    const [instrument] = anyOf;
    if (instrument === undefined) continue;
    const choice = anyOf.length > 1 ? ` If it is one under the ${anyOf[1]?.shortName ?? ''}, name that instead.` : '';
    claims.push({ instrument, because: `${name} ${because} (${source}).${choice}` });
  }
  for (const { instrument, because, source } of usualClaims(factsNow())) {
    if (claims.every((claim) => claim.instrument !== instrument))
      claims.push({ instrument, because: `${instrument.shortName} ${because} (${source}).` });
  }
  return claims;
}

/** The facts of a product with these answers that claims what is proposed. */
export function factsOf(answers: Answers, claims: readonly ProposedClaim[] = proposeScope(answers)): ProductFacts {
  const scope = claims.map(({ instrument }) => instrument.id).join(', ');
  const text = ['product:', ...fieldLines(answers), `scope: [${scope}]`, ''].join('\n');
  const product = productOf(readAnnotationFile(new SourceFile('compliance.yaml', text)), []);
  if (product === undefined) throw new Error('a file with a product section that holds keys opens a product');
  return product.facts;
}

/** Instruments that do not apply by law although the product is of a kind that people expect them for, with the reason. */
export function excludedByLaw(
  answers: Answers,
): readonly { readonly instrument: Instrument; readonly because: string }[] {
  const facts = factsOf(answers);
  return builtIn.instruments.flatMap((instrument) => {
    const exclusion = answers.type === undefined ? undefined : exclusionOf(instrument, facts);
    return exclusion === undefined ? [] : [{ instrument, because: `${exclusion.reason} (${exclusion.source})` }];
  });
}

/** A field that every product owes stands there without an answer, too: there the person writes on. */
function fieldLines(answers: Answers): readonly string[] {
  return order.flatMap((field) => {
    const answer = answers[field]?.trim() ?? '';
    if (answer !== '') return [`  ${field}: ${spelled(answer, field)}`];
    return productFields[field].owed === 'yes' ? [`  ${field}:`] : [];
  });
}

/** True and days are no texts to the language; all others are, whatever they look like. */
function spelled(text: string, field?: ProductField): string {
  if (field === 'connected' || field === 'placed-on-market' || field === 'support-until') return text;
  return scalarText(text.replace(/\s+/g, ' ').trim(), { flow: false, habit: undefined, quote: "'" });
}

function claimLines({ instrument, because }: ProposedClaim): readonly string[] {
  return [...comment('  ', because), `  - ${instrument.id}`];
}

/** The widest line of a comment. */
const WIDEST = 100;

function comment(indent: string, text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > WIDEST) lines.push(`${indent}# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
