// A requirement as the catalogue tells it, and the law, standard or guidance that it stands in.
// Invariant: plain facts in our own words, with their source and how sure we are; nothing here judges a product.
import type { Condition } from './condition';

export const instrumentKinds = ['law', 'standard', 'guidance', 'procedure'] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];

export const clauseKinds = [
  'risk-control',
  'vulnerability-handling',
  'logging',
  'lifecycle',
  'sbom',
  'testing',
  'documentation',
  'provenance',
  'support',
  'transparency',
  'oversight',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

/** `core` is spoken of by default; `extended` clauses are often met in documents only. */
export const tiers = ['core', 'extended'] as const;
export type Tier = (typeof tiers)[number];

/** How a statement was checked when it was written down. */
export const checkStates = [
  'primary-text',
  'primary-text-with-secondary-amendment',
  'secondary',
  'clause-number-class-only',
  'clause-number-title-only',
  'clause-number-only',
  'none',
] as const;
export type CheckState = (typeof checkStates)[number];

/** Products to which an instrument does not apply, unless they claim it as voluntary. */
export interface Exclusion {
  readonly when: Condition;
  /** One sentence. */
  readonly reason: string;
  readonly source: string;
  readonly checked: CheckState;
}

/** A law, a standard, a guidance document or a procedure of a team's own. */
export interface Instrument {
  /** Whether the embedded catalogue holds it, or a pack of the workspace, whose words are not ours. */
  readonly origin: 'built-in' | 'pack';
  /** As in clause references and in a product's `scope`: `ai-act`. */
  readonly id: string;
  /** As people say it: `AI Act`. */
  readonly shortName: string;
  readonly fullName: string;
  /** The official reference with edition: `Regulation (EU) 2024/1689`. */
  readonly reference: string;
  /** What else people call it when they cite it: `EU AI Act`. */
  readonly otherNames: readonly string[];
  /** Names that mean a part of it: `GSPR` and the path `annex-I`. */
  readonly partNames: ReadonlyMap<string, string>;
  readonly kind: InstrumentKind;
  /** Undefined for what stands nowhere on the web. */
  readonly url: string | undefined;
  /** Ids of the laws whose claim brings this guidance with it. */
  readonly comesWith: readonly string[];
  /** False for an instrument whose clauses speak for every product that they fit, claimed or not. */
  readonly needsClaim: boolean;
  readonly exclusions: readonly Exclusion[];
  /** The day on which the facts were read; undefined where a pack does not say. */
  readonly read: string | undefined;
}

/** Another day from which a clause applies, to some products. */
export interface AlternativeDate {
  /** In words: `high-risk by Annex III`. */
  readonly condition: string;
  readonly from: string;
  /** Undefined where no fact of a product can tell. */
  readonly when: Condition | undefined;
}

/** One requirement. Dates are `2027-12-11`, or `2020-07` where only the month is known. */
export interface Clause {
  /** `cra:annex-I/part-I/2d` */
  readonly id: string;
  readonly instrument: Instrument;
  /** The id without its instrument: `annex-I/part-I/2d`. */
  readonly path: string;
  /** As people write it: `CRA Annex I Part I (2)(d)`. */
  readonly citation: string;
  readonly title: string;
  readonly summary: string;
  /** To whom it applies, in words. */
  readonly appliesTo: string;
  /** To whom it applies, as a condition. */
  readonly when: Condition;
  /** The tags that the condition names. */
  readonly tags: readonly string[];
  /** Undefined for what is voluntary and has no date. */
  readonly appliesFrom: string | undefined;
  readonly alternativeDates: readonly AlternativeDate[];
  /** What shows that it is met; undefined where a pack does not say. */
  readonly evidence: string | undefined;
  /** Undefined where a pack does not say. */
  readonly kind: ClauseKind | undefined;
  readonly binding: InstrumentKind;
  readonly tier: Tier;
  /** An essential requirement: one that a product has to answer. */
  readonly essential: boolean;
  readonly url: string | undefined;
  readonly note: string | undefined;
  readonly checkHint: string | undefined;
  /** Undefined where a pack does not say. */
  readonly checked: CheckState | undefined;
  /** Paths of provisions that this clause speaks of beside its own: numbers and ranges. */
  readonly covers: readonly string[];
}

/** Each state of checking as a sentence without its full stop. */
export const certainty: Readonly<Record<CheckState, string>> = {
  'primary-text': 'Read in the primary text',
  'primary-text-with-secondary-amendment':
    'Read in the primary text; its later amendment is known from secondary sources only',
  secondary: 'Known from secondary sources; the primary text was not read',
  'clause-number-class-only':
    'Number, title and safety class were matched with a public mapping; the content is domain knowledge, the standard was not read',
  'clause-number-title-only':
    'Number and title were matched with a public mapping; the content is domain knowledge, the standard was not read',
  'clause-number-only':
    'Number and topic were seen in a table of contents or a crosswalk; the content is domain knowledge, the document was not read',
  none: 'Number and content are domain knowledge and were not checked against any source',
};

/** How sure we are of what is said of a clause: one sentence, with the date of reading where it is known. */
export function describeCertainty({ checked, instrument: { read } }: Clause): string {
  const said = checked === undefined ? 'Whether it was checked against its source is not said' : certainty[checked];
  return `${said}${read === undefined ? '' : ` (state of ${read})`}.`;
}

/** Whether the content of a statement was checked against a source at all. */
export function isVerified(state: CheckState | undefined): boolean {
  return state === 'primary-text' || state === 'primary-text-with-secondary-amendment' || state === 'secondary';
}
