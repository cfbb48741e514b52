// What is asked for a first `compliance.yaml`, one question after the other, and what an answer means in law.
// Invariant: nothing is remembered between questions: the next one follows from what was found, answered and passed over.
import { applicability } from '../../regulations/applicability';
import { builtIn } from '../../regulations/catalogue';
import type { Instrument } from '../../regulations/clause';
import type { ProductFacts } from '../../regulations/product-facts';
import {
  factsNeeded,
  isStated,
  leastSupport,
  needsNotifiedBody,
  notifiedBodySource,
} from '../../regulations/qualification';
import { productFields } from '../../records/product';
import type { Choice, Shape } from '../../records/value-type';
import { parseDay } from '../../terms/calendar-day';
import { excludedByLaw, factsOf, proposeScope, type Answers, type ProductField } from './first-product';
import type { FoundProduct } from './found-product';

export interface Question {
  readonly field: ProductField;
  /** `What is the product in law?` */
  readonly ask: string;
  /** One or two sentences: what the answer decides. Beside choices an editor shows no more than some 85 characters of it. */
  readonly why: string;
  /** Undefined where any text will do. */
  readonly choices: readonly Choice[] | undefined;
  /** What is taken when nothing is typed. */
  readonly suggestion: string | undefined;
}

const asks: Partial<Record<ProductField, readonly [ask: string, why: string]>> = {
  name: ['What is the product called?', 'The name under which it is placed on the market.'],
  version: ['Which version?', 'The version of which the records will speak.'],
  manufacturer: [
    'Who places it on the market?',
    'The manufacturer in law: whoever sells it under their name, also if others build it.',
  ],
  type: ['What is the product in law?', 'What counts is the purpose that its maker states, not the technology.'],
  'intended-purpose': [
    'What is it for, and for whom?',
    'One or two sentences. Whether software is a device, and of which class, follows from this purpose.',
  ],
  connected: [
    'Has it a data connection, direct or by way of another device?',
    'Connected products owe cybersecurity by the CRA, the MDR or the IVDR.',
  ],
  ai: [
    'Which role does AI play in it?',
    'It decides on the duties by the AI Act. A learned model counts, written rules do not.',
  ],
  'device-class': ['Which class of device is it?', 'It decides whether a notified body is needed.'],
  'software-safety-class': [
    'How bad is the worst harm that a failure of the software can lead to?',
    'It decides how much of IEC 62304 is owed. Unstated, class C is taken.',
  ],
  'support-until': [
    'Until when will it be supported?',
    `A day such as 2031-12-31, at least ${leastSupport().years} years ahead unless it is used for less (${leastSupport().source}). What it is built from should be supported as long.`,
  ],
};

/** The next question; undefined when all is asked. `passed` are the fields of questions that were left unanswered. */
export function nextQuestion(found: FoundProduct, answers: Answers, passed: readonly string[]): Question | undefined {
  const isDone = (field: ProductField): boolean => answers[field] !== undefined || passed.includes(field);
  const first = (['type', 'connected', 'ai'] as const).find((field) => !isDone(field));
  if (first !== undefined) return questionAbout(first, found);
  const facts = factsOf(answers);
  const needed = factsNeeded(facts).find(
    (need) => !isStated(need, facts) && isField(need.field) && !isDone(need.field),
  );
  if (needed !== undefined && isField(needed.field)) return questionAbout(needed.field, found, needed.words);
  const last = (['name', 'version', 'manufacturer', 'intended-purpose', 'support-until'] as const).find(
    (field) => !isDone(field),
  );
  return last && questionAbout(last, found);
}

/** The question about a field; `words` are the only choices that it may offer. */
export function questionAbout(field: ProductField, found: FoundProduct, words?: readonly string[]): Question {
  const [ask, why] = asks[field] ?? [`${field}?`, productFields[field].doc];
  const choices = choicesOf(productFields[field].type.shape)?.filter(({ value }) => words?.includes(value) ?? true);
  const suggestion = field === 'name' || field === 'version' ? found[field] : undefined;
  return { field, ask, why, choices, suggestion };
}

function choicesOf(shape: Shape): readonly Choice[] | undefined {
  if (shape.kind === 'choice') return shape.choices;
  if (shape.kind === 'either') return shape.options.map(choicesOf).find((choices) => choices !== undefined);
  if (shape.kind !== 'flag') return undefined;
  return [
    { value: 'true', doc: 'Yes.' },
    { value: 'false', doc: 'No.' },
  ];
}

/** Why a text is no answer to a question; undefined where it is one. */
export function refusal({ field, choices }: Question, answer: string): string | undefined {
  if (choices !== undefined)
    return choices.some(({ value }) => value === answer)
      ? undefined
      : `Answer one of ${choices.map(({ value }) => value).join(', ')}.`;
  const { shape } = productFields[field].type;
  if (shape.kind === 'day' && parseDay(answer) === undefined) return `"${answer}" is no day; write it as 2031-12-31.`;
  return undefined;
}

/** What an answer means, a sentence each: what comes into the scope, what is excluded, who has to assess. */
export function consequences(before: Answers, after: Answers): readonly string[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  const known = new Set(proposeScope(before).map(({ instrument }) => instrument));
  const added = proposeScope(after).filter(({ instrument }) => !known.has(instrument));
  const excludedBefore = new Set(excludedByLaw(before).map(({ instrument }) => instrument));
  return [
    ...added.map(({ instrument, because }) => `${because} ${countOf(now, instrument.id)}`),
    ...excludedByLaw(after)
      .filter(({ instrument }) => !excludedBefore.has(instrument))
      .map(({ instrument, because }) => `${instrument.shortName} is left out: ${because}.`),
    ...(needsNotifiedBody(now) && !needsNotifiedBody(old)
      ? [`A notified body has to assess it (${notifiedBodySource().source}); AI in it is high-risk for that reason.`]
      : []),
    ...(after['software-safety-class'] === before['software-safety-class'] ? [] : [countOf(now, 'iec-62304')]),
  ];
}

/** The same in a few words: `Calls for MDR, IEC 62304. The CRA does not apply.`; empty where it means nothing. */
export function consequencesInShort(before: Answers, after: Answers): string {
  const names = (list: readonly { readonly instrument: Instrument }[]): readonly string[] =>
    list.map(({ instrument }) => instrument.shortName);
  const known = names(proposeScope(before));
  const added = names(proposeScope(after)).filter((name) => !known.includes(name));
  const excluded = names(excludedByLaw(after)).filter((name) => !names(excludedByLaw(before)).includes(name));
  const isAssessed = needsNotifiedBody(factsOf(after)) && !needsNotifiedBody(factsOf(before));
  return [
    ...(added.length === 0 ? [] : [`Calls for ${added.join(', ')}.`]),
    ...excluded.map((name) => `The ${name} does not apply.`),
    ...(isAssessed ? ['Needs a notified body; AI in it is high-risk.'] : []),
  ].join(' ');
}

/** `18 of the 18 clauses of MDR apply.` */
function countOf(facts: ProductFacts, id: string): string {
  const instrument = builtIn.findInstrument(id);
  const clauses = instrument === undefined ? [] : builtIn.clausesOf(instrument);
  const applying = clauses.filter((clause) => applicability(clause, facts).applies).length;
  return `${applying} of the ${clauses.length} clauses of ${instrument?.shortName ?? id} apply.`;
}

function isField(name: string): name is ProductField {
  return Object.hasOwn(productFields, name);
}
