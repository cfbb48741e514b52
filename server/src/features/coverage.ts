// How a product answers the clauses that apply to it, and its own software requirements: for the tree and the matrix.
// Invariant: a state says what records name and what rules found, never that a requirement is met.
import { applicability, applicabilityNote } from '../regulations/applicability';
import type { Catalogue } from '../regulations/catalogue';
import type { Clause, Instrument } from '../regulations/clause';
import type { Finding } from '../check/finding';
import { configuredSeverity } from '../check/severity';
import { targetOf } from '../rules/naming';
import type { Rule } from '../rules/rule';
import { rules } from '../rules/rules';
import type { RowOf } from '../workspace/rows';
import type { ProductModel, Tables } from '../workspace/tables';
import type { FeatureContext } from './context';
import type { ProductFindings } from './product-findings';
import { fallsShort, stateOfFindings, type NodeState } from './trees/tree-node';

/** A record that may say that it satisfies a clause. */
export type AnswerRow = RowOf<'control'> | RowOf<'requirement'> | RowOf<'evidence'>;

export function isControl(row: AnswerRow): row is RowOf<'control'> {
  return row.kind === 'control';
}

export function isRequirement(row: AnswerRow): row is RowOf<'requirement'> {
  return row.kind === 'requirement';
}

/** A clause that applies to the product, or that the product lists as not applicable. */
export interface ClauseCoverage {
  readonly clause: Clause;
  readonly state: NodeState;
  /** One short phrase: `RC-1, EV-2`, `nothing answers it`. */
  readonly words: string;
  /** `applies from 2028-08-02`; undefined once it applies. */
  readonly note: string | undefined;
  readonly answers: readonly AnswerRow[];
  readonly findings: readonly Finding[];
  readonly exclusions: readonly RowOf<'exclusion'>[];
}

/** How far a clause is dealt with, the same wherever clauses are counted. */
export type GapKind = 'answered' | 'short' | 'watched' | 'open' | 'excluded';

/** Which of them: a clause that a rule finds fault with falls short, even if a record names it. */
export function gapKindOf({ state, answers, exclusions }: ClauseCoverage): GapKind {
  if (exclusions.length > 0 && answers.length === 0) return 'excluded';
  if (fallsShort(state)) return 'short';
  if (answers.length > 0) return 'answered';
  return state === 'open' ? 'open' : 'watched';
}

/** The clauses of an article, annex or chapter. */
export interface CoveredPart {
  /** `cra:annex-I/part-I` */
  readonly reference: string;
  /** `Annex I Part I` */
  readonly title: string;
  readonly clauses: readonly ClauseCoverage[];
}

export interface CoveredInstrument {
  readonly instrument: Instrument;
  readonly parts: readonly CoveredPart[];
}

/** All that is asked of a product, in the order of the catalogue; instruments without such clauses are left out. */
export function coverageOf(
  { asOf }: FeatureContext,
  product: ProductModel,
  found: ProductFindings,
): readonly CoveredInstrument[] {
  const { catalogue } = product.product.facts;
  const answers = answersByClause(product.tables, catalogue);
  const excluded = exclusionsByClause(product.tables, catalogue);
  const watching = rulesByClause(product);
  const covered = catalogue.clauses.flatMap((clause): ClauseCoverage[] => {
    const exclusions = excluded.get(clause) ?? [];
    const { applies, from } = applicability(clause, product.product.facts);
    if (!applies && exclusions.length === 0) return [];
    const parts = { clause, answers: answers.get(clause) ?? [], findings: found.citing(clause.id), exclusions };
    const state = stateOf(parts, watching.get(clause) ?? [], found);
    const note = applies ? applicabilityNote(clause, asOf, from) : undefined;
    const words = describe(parts, watching.get(clause) ?? []);
    return [{ ...parts, state, words, note }];
  });
  return catalogue.instruments.flatMap((instrument) => {
    const own = covered.filter(({ clause }) => clause.instrument === instrument);
    return own.length === 0 ? [] : [{ instrument, parts: partsOf(own) }];
  });
}

/** A clause without the name of its instrument: `Art. 13(5)`, `Annex I Part I (2)(d)`. */
export function shortCitation({ citation, instrument }: Clause): string {
  return citation.replace(instrument.shortName, '').replace(/^[\s,/]+/, '');
}

type Parts = Pick<ClauseCoverage, 'answers' | 'findings' | 'exclusions'>;

function stateOf(
  { answers, findings, exclusions }: Parts,
  watching: readonly Rule[],
  found: ProductFindings,
): NodeState {
  if (exclusions.length > 0 && answers.length === 0) return 'excluded';
  const worst = stateOfFindings([...findings, ...answers.flatMap((row) => found.of(targetOf(row)))]);
  if (worst !== 'fine' || answers.length > 0) return worst;
  return watching.length > 0 ? 'watched' : 'open';
}

function describe({ answers, findings, exclusions }: Parts, watching: readonly Rule[]): string {
  const names = [...new Set(answers.map((row) => row.id ?? row.kind))];
  const answered = names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  const fault = findings.length === 0 ? '' : `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  if (names.length > 0) return [answered, fault].filter((part) => part !== '').join(' · ');
  if (exclusions.length > 0) return 'not applicable';
  if (fault !== '') return fault;
  return watching.length > 0 ? 'no finding' : 'nothing answers it';
}

/** The records that say to satisfy each clause; a whole instrument is no answer (decisions.md 16). */
function answersByClause(
  { controls, requirements, evidence }: Tables,
  catalogue: Catalogue,
): ReadonlyMap<Clause, readonly AnswerRow[]> {
  const answers = new Map<Clause, AnswerRow[]>();
  for (const row of [...controls, ...requirements, ...evidence]) {
    for (const clause of new Set(row.value.satisfies.flatMap(({ text }) => clausesNamed(catalogue, text)))) {
      const rows = answers.get(clause);
      if (rows === undefined) answers.set(clause, [row]);
      else rows.push(row);
    }
  }
  return answers;
}

function clausesNamed(catalogue: Catalogue, text: string): readonly Clause[] {
  return catalogue.resolve(text).kind === 'instrument' ? [] : catalogue.clausesBehind(text);
}

function exclusionsByClause(
  { exclusions }: Tables,
  catalogue: Catalogue,
): ReadonlyMap<Clause, readonly RowOf<'exclusion'>[]> {
  const excluded = new Map<Clause, readonly RowOf<'exclusion'>[]>();
  for (const row of exclusions) {
    for (const clause of row.value.clause.flatMap(({ text }) => catalogue.clausesBehind(text)))
      excluded.set(clause, [...(excluded.get(clause) ?? []), row]);
  }
  return excluded;
}

/** The rules that a clause makes speak, without those that the product switched off. */
function rulesByClause({ product }: ProductModel): ReadonlyMap<Clause, readonly Rule[]> {
  const watching = new Map<Clause, readonly Rule[]>();
  for (const rule of rules) {
    if ((configuredSeverity(rule, product, {}) ?? rule.severity) === 'off') continue;
    for (const clause of new Set(rule.clauses.flatMap((reference) => product.facts.catalogue.clausesBehind(reference))))
      watching.set(clause, [...(watching.get(clause) ?? []), rule]);
  }
  return watching;
}

function partsOf(covered: readonly ClauseCoverage[]): readonly CoveredPart[] {
  const parts = new Map<string, ClauseCoverage[]>();
  for (const each of covered) {
    const path = partPath(each.clause.path);
    const part = parts.get(path);
    if (part === undefined) parts.set(path, [each]);
    else part.push(each);
  }
  return [...parts].map(([path, own]) => ({
    reference: `${own[0]?.clause.instrument.id ?? ''}:${path}`,
    title: inWords(path),
    clauses: own,
  }));
}

/** `annex-I/part-I` of `annex-I/part-I/2d`, `art-10` of itself, `7` of `7.2.1`. */
function partPath(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path.replace(/^(\d+)\..*$/, '$1');
}

function inWords(path: string): string {
  if (/^\d/.test(path)) return `Clause ${path}`;
  const steps = path
    .split('/')
    .map((step) =>
      step
        .replace(/^art-/, 'Art. ')
        .replace(/^([a-z])([a-z]*)-/, (_, first: string, rest: string) => `${first.toUpperCase()}${rest} `),
    );
  return steps.join(' ');
}
