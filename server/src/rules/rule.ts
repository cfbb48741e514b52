// What a rule is: one file and one value, from which checks, hovers, `explain`, SARIF help and the rule's page follow.
// Invariant: a rule sees only the tables that it declares, so that it runs again only when one of them changed.
import type { Anchor } from '../text/anchor';
import type { Fix } from '../text/change';
import type { CalendarDay } from '../terms/calendar-day';
import type { AnnotationFile } from '../records/annotation-file';
import type { Clause } from '../regulations/clause';
import type { Product, TableName, Tables } from '../workspace/tables';
import type { Outcome } from './outcome';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A further place that belongs to a finding. */
export interface RelatedPlace {
  readonly anchor: Anchor;
  /** One sentence. */
  readonly message: string;
}

/** What a rule says of one fact. The clause's sentence is put between `what` and `todo` by the check. */
export interface Judgement {
  readonly anchor: Anchor;
  /** What the finding is about, by the name that waivers use: a purl, an id, a path (decisions.md 9). */
  readonly target: string;
  /** What is wrong here, in one sentence with the user's own names. */
  readonly what: string;
  /** What to do, in one sentence. */
  readonly todo: string;
  /** Another severity than the rule's own, for this fact. */
  readonly severity?: Severity;
  /** The clauses of this fact, where they are others than the rule's. */
  readonly clauses?: readonly string[];
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** What a judge of a product is given. */
export interface ProductInput<T extends TableName> {
  readonly product: Product;
  readonly tables: Pick<Tables, T>;
  /** The day for which is judged. */
  readonly asOf: CalendarDay;
  /** The rule's clauses that apply to the product, in the rule's order. */
  readonly clauses: readonly Clause[];
  /** All names of rules, for settings that name them. */
  readonly ruleNames: readonly string[];
}

/** What a judge of a single annotation file is given; it may know no other file. */
export interface FileInput {
  readonly annotation: AnnotationFile;
  readonly product: Product | undefined;
}

/** What a judge of the workspace as a whole is given. */
export interface WorkspaceInput {
  readonly products: readonly Product[];
  /** Annotation files without a product above them. */
  readonly fragments: readonly string[];
}

export type Judge =
  | { readonly scope: 'file'; readonly judge: (input: FileInput) => readonly Judgement[] }
  | {
      readonly scope: 'product';
      readonly reads: readonly TableName[];
      readonly judge: (input: ProductInput<TableName>) => readonly Judgement[];
    }
  | { readonly scope: 'workspace'; readonly judge: (input: WorkspaceInput) => readonly Judgement[] }
  /** Judges what became of suppressions and waivers, once everything else is known. */
  | { readonly scope: 'outcome'; readonly judge: (input: Outcome) => readonly Judgement[] };

/** Judges one annotation file by itself, within a keystroke. */
export function onFile(judge: (input: FileInput) => readonly Judgement[]): Judge {
  return { scope: 'file', judge };
}

/** Judges a product by the tables named. */
export function onProduct<const T extends TableName>(
  reads: readonly T[],
  judge: (input: ProductInput<T>) => readonly Judgement[],
): Judge {
  return { scope: 'product', reads, judge };
}

/** Judges the workspace beyond single products. */
export function onWorkspace(judge: (input: WorkspaceInput) => readonly Judgement[]): Judge {
  return { scope: 'workspace', judge };
}

/** Judges the outcome of suppressions and waivers. */
export function onOutcome(judge: (input: Outcome) => readonly Judgement[]): Judge {
  return { scope: 'outcome', judge };
}

/** When a rule speaks for a product (decisions.md 2 and 3). */
export type Gate =
  /** One of its clauses has to apply to the product. */
  | 'clauses'
  /** What it finds is wrong in itself. */
  | 'always'
  /** The product has to claim one of these instruments. */
  | { readonly anyClaimOf: readonly string[] };

/**
 * A text that shows a rule at work: files under `=== path ===` lines, one file alone without. A line
 * `# ^^^ error` labels the place above it. Without a compliance.yaml, a standard product stands around it.
 */
export interface Example {
  readonly title: string;
  readonly text: string;
}

/** What is said where a file has so many findings of the rule that they are one (decisions.md 7). */
export interface FirstDayWords {
  /** `12 controls of this file were never reviewed.` */
  readonly what: (count: number) => string;
  readonly todo: string;
  /** The title of the fix that mends all of them; undefined where they have none. */
  readonly fixAll: ((count: number) => string) | undefined;
}

/** A rule. */
export interface Rule {
  /** `family/defect`. */
  readonly name: string;
  readonly severity: Severity | 'off';
  /** What it finds, as one line for lists, without full stop. */
  readonly finds: string;
  /** Why that matters, in two or three plain sentences. */
  readonly why: string;
  /** How it is mended, in one or two sentences. */
  readonly mend: string;
  /** What cannot be seen from here, and other honest limits; empty where there are none. */
  readonly limits: string;
  /** Clause ids, the one to be cited first. */
  readonly clauses: readonly string[];
  /** Ends the sentence that begins with the clause: `asks for one`; empty where the words of the rule name the clauses. */
  readonly asks: string;
  readonly gate: Gate;
  /** A sentence that says why the rule is one step softer for a product; undefined where it is not. */
  readonly softened: (product: Product) => string | undefined;
  readonly failing: readonly Example[];
  readonly passing: readonly Example[];
  readonly judges: readonly Judge[];
  /** More than ten findings of a file are one. */
  readonly firstDay: FirstDayWords | undefined;
  /** Cannot be silenced, waived or switched off (decisions.md 17 and 21). */
  readonly unsilenceable: boolean;
}

/** The names of rules with those of their families: `risk/*`. */
export function withFamilies(ruleNames: readonly string[]): readonly string[] {
  return [...ruleNames, ...new Set(ruleNames.map((name) => `${name.split('/')[0] ?? ''}/*`))];
}

/** Defines a rule; what most rules share need not be said. */
export function rule(
  definition: Omit<Rule, 'limits' | 'softened' | 'gate' | 'firstDay' | 'unsilenceable' | 'clauses' | 'asks'> &
    Partial<Rule>,
): Rule {
  return {
    limits: '',
    clauses: [],
    asks: 'asks for it',
    gate: 'clauses',
    softened: () => undefined,
    firstDay: undefined,
    unsilenceable: false,
    ...definition,
  };
}
