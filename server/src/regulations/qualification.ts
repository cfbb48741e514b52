// What a product's own facts mean in law: what they call for, what has to be known, how long support lasts at least.
// Invariant: the facts of the law stand in `qualification.yaml`; nothing here knows an instrument by its name.
import { applicability, conditionHolds } from './applicability';
import { builtIn } from './catalogue';
import { checkStates, type CheckState, type Instrument } from './clause';
import { readCondition, type Condition } from './condition';
import { DataEntry } from './data-entry';
import { factWords, wordsOf, type FactName, type ProductFacts } from './product-facts';
import data from './qualification.yaml';

/** Where a statement is from, and how it was checked. */
export interface Sourced {
  /** As people cite it: `CRA Art. 2(1)`. */
  readonly source: string;
  readonly checked: CheckState;
}

/** Instruments of which a product with certain facts has to claim one. */
export interface Call extends Sourced {
  readonly anyOf: readonly Instrument[];
  readonly when: Condition;
  /** Ends a sentence that begins with the product's name: `is a medical device`. */
  readonly because: string;
}

/** An instrument that products of a kind usually follow although no law names it. */
export interface UsualClaim extends Sourced {
  readonly instrument: Instrument;
  readonly when: Condition;
  /** Ends a sentence that begins with the instrument's name. */
  readonly because: string;
}

/** A fact that a claimed instrument has to know. */
export interface FactNeeded extends Sourced {
  readonly instrument: Instrument;
  readonly fact: StatedFact;
  /** The product's field that states it. */
  readonly field: string;
  /** The values that answer it; yes and no for what is true or false. */
  readonly words: readonly string[];
  /** The clause that asks for it, where the catalogue holds it. */
  readonly clause: string | undefined;
}

/** The least support period of a product that is not expected to be used for less. */
export interface LeastSupport extends Sourced {
  readonly years: number;
}

type StatedFact = Exclude<FactName, 'in-force'>;

interface Qualification {
  /** Where the calls are heard. */
  readonly soldIn: Condition;
  readonly notifiedBody: Sourced & { readonly when: Condition };
  readonly calls: readonly Call[];
  readonly usual: readonly UsualClaim[];
  readonly needed: readonly FactNeeded[];
  readonly leastSupport: LeastSupport;
}

/** What the facts call for and no claim answers; of instruments that would not apply in any case, nothing is said. */
export function unansweredCalls(facts: ProductFacts): readonly Call[] {
  const isClaimed = ({ id }: Instrument): boolean => facts.claimed.some((claim) => claim.instrument === id);
  const { calls, soldIn } = qualification();
  if (!conditionHolds(soldIn, facts)) return [];
  return calls
    .filter(({ anyOf, when }) => !anyOf.some(isClaimed) && conditionHolds(when, facts))
    .map((call) => ({ ...call, anyOf: call.anyOf.filter((instrument) => wouldApply(instrument, facts)) }))
    .filter(({ anyOf }) => anyOf.length > 0);
}

/** What products with such facts usually claim beside what they are called for, claimed already or not. */
export function usualClaims(facts: ProductFacts): readonly UsualClaim[] {
  return qualification().usual.filter(({ when }) => conditionHolds(when, facts));
}

/** The facts that the product's claims need. */
export function factsNeeded(facts: ProductFacts): readonly FactNeeded[] {
  return qualification().needed.filter(({ instrument }) =>
    facts.claimed.some((claim) => claim.instrument === instrument.id),
  );
}

/** Whether the product states the fact by a value that answers it. */
export function isStated({ fact, words }: FactNeeded, facts: ProductFacts): boolean {
  return wordsOf(facts, fact).some((word) => words.includes(word));
}

/** Where it is said who needs a notified body. */
export function notifiedBodySource(): Sourced {
  return qualification().notifiedBody;
}

/** Whether the product is assessed by a notified body. */
export function needsNotifiedBody(facts: ProductFacts): boolean {
  return conditionHolds(qualification().notifiedBody.when, facts);
}

/** How long a product is supported at least. */
export function leastSupport(): LeastSupport {
  return qualification().leastSupport;
}

/** Whether any clause of the instrument would apply if the product claimed it. */
function wouldApply({ id }: Instrument, facts: ProductFacts): boolean {
  const claiming = { ...facts, claimed: [...facts.claimed, { instrument: id, voluntary: false }] };
  return builtIn.clausesBehind(id).some((clause) => applicability(clause, claiming).applies);
}

let loaded: Qualification | undefined;

function qualification(): Qualification {
  return (loaded ??= readQualification());
}

function readQualification(): Qualification {
  const file = new DataEntry(data, 'regulations/qualification.yaml');
  file.date('read');
  const read = {
    soldIn: readCondition(file.value('sold-in'), `${file.where}, sold-in`),
    notifiedBody: readNotifiedBody(file.below('notified-body')),
    calls: file.list('calls-for').map(readCall),
    usual: file.list('usually-claimed').map(readUsualClaim),
    needed: file.list('facts-needed').map(readFactNeeded),
    leastSupport: readLeastSupport(file.below('support-period')),
  };
  file.close();
  return read;
}

function readCall(entry: DataEntry): Call {
  const call = {
    ...readSource(entry),
    anyOf: entry.texts('any-of').map((id) => instrumentNamed(id, entry)),
    when: readWhen(entry),
    because: entry.text('because'),
  };
  entry.close();
  return call;
}

function readUsualClaim(entry: DataEntry): UsualClaim {
  const claim = {
    ...readSource(entry),
    instrument: instrumentNamed(entry.text('instrument'), entry),
    when: readWhen(entry),
    because: entry.text('because'),
  };
  entry.close();
  return claim;
}

function readFactNeeded(entry: DataEntry): FactNeeded {
  const needed = {
    ...readSource(entry),
    instrument: instrumentNamed(entry.text('instrument'), entry),
    fact: entry.choice('fact', statedFacts),
    field: entry.text('field'),
    words: entry.texts('words'),
    clause: entry.optionalText('clause'),
  };
  entry.close();
  return needed;
}

function readNotifiedBody(entry: DataEntry): Qualification['notifiedBody'] {
  const notifiedBody = { ...readSource(entry), when: readWhen(entry) };
  entry.close();
  return notifiedBody;
}

function readWhen(entry: DataEntry): Condition {
  return readCondition(entry.value('when'), `${entry.where}, when`);
}

// `in-force` follows from the instruments; every other fact is one that a product states.
const statedFacts = Object.keys(factWords).filter((name): name is StatedFact => name !== 'in-force');

function readLeastSupport(entry: DataEntry): LeastSupport {
  const support = { ...readSource(entry), years: entry.number('years') };
  entry.close();
  return support;
}

function readSource(entry: DataEntry): Sourced {
  return { source: entry.text('source'), checked: entry.choice('checked', checkStates) };
}

function instrumentNamed(id: string, { where }: DataEntry): Instrument {
  const instrument = builtIn.findInstrument(id);
  if (instrument === undefined) throw new Error(`${where}: there is no instrument "${id}"`);
  return instrument;
}
