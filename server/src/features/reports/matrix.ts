// The traceability matrix of a product as a table: what is asked, the records that answer it, what builds and what verifies these.
// Invariant: every requirement that applies has a row, answered or not; a cell names only what is written somewhere.
import type { Finding } from '../../check/finding';
import { headOf, targetOf } from '../../rules/naming';
import type { CalendarDay } from '../../terms/calendar-day';
import { fileAnchor, type Anchor } from '../../text/anchor';
import type { RecordRow, RowOf } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import { titleOf, type FeatureContext } from '../context';
import {
  coverageOf,
  isControl,
  isRequirement,
  shortCitation,
  type AnswerRow,
  type ClauseCoverage,
  type CoveredInstrument,
} from '../coverage';
import { ProductFindings } from '../product-findings';
import { proofPlaces, type Proof } from '../proof-places';
import { fallsShort, stateOfFindings, type NodeState } from '../trees/tree-node';

export interface Matrix {
  readonly product: string;
  readonly version: string | undefined;
  readonly asOf: CalendarDay;
  readonly groups: readonly MatrixGroup[];
  /** What was found of the product as an error or warning, errors first. */
  readonly faults: readonly Finding[];
}

/** The requirements of one instrument, or the software requirements. */
export interface MatrixGroup {
  readonly title: string;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  /** `mdr:annex-I/17.2`, `REQ-1` */
  readonly id: string;
  /** As people cite it: `Annex I 17.2`. */
  readonly citation: string;
  readonly title: string;
  readonly state: NodeState;
  /** What else is to be said of the state: how many findings, from when it applies, why it does not. */
  readonly notes: readonly string[];
  readonly anchor: Anchor | undefined;
  /** The records that answer it; none where nothing does. A software requirement stands for itself. */
  readonly answers: readonly MatrixAnswer[];
}

export interface MatrixAnswer {
  readonly id: string;
  readonly title: string;
  readonly state: NodeState;
  readonly anchor: Anchor;
  /** Undefined where nothing is asked for: evidence is not built, and a measure of the process owes no code. */
  readonly builtBy: readonly Proof[] | undefined;
  readonly verifiedBy: readonly Proof[] | undefined;
}

/** Whether a rule found fault with a requirement, or with a record that answers it. */
export function isShort({ state, answers }: MatrixRow): boolean {
  return fallsShort(state) || answers.some((answer) => fallsShort(answer.state));
}

export function countAnswered(rows: readonly MatrixRow[]): number {
  return rows.filter((row) => row.answers.length > 0).length;
}

/** `CardioWatch 2.3.0` */
export function productName({ product, version }: Pick<Matrix, 'product' | 'version'>): string {
  return version === undefined ? product : `${product} ${version}`;
}

/** How a state reads in a table. */
export const stateWords: Readonly<Record<NodeState, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  fine: 'answered',
  watched: 'watched by rules',
  open: 'open',
  excluded: 'not applicable',
  unknown: 'unknown',
  plain: '',
};

/** The matrix of each product of the workspace. */
export function traceabilityMatrices(context: FeatureContext): readonly Matrix[] {
  return context.model.products.map((product) => {
    const found = new ProductFindings(context, product);
    const { values, file } = product.product;
    const answers = new AnswerCells(product, found);
    return {
      product: values?.name ?? file,
      version: values?.version,
      asOf: context.asOf,
      groups: [
        ...coverageOf(context, product, found).map((each) => instrumentGroup(each, answers)),
        ...softwareGroup(product.tables.requirements, answers),
      ],
      faults: (['error', 'warning'] as const).flatMap((severity) =>
        context.findings.filter((each) => each.product === file && each.severity === severity),
      ),
    };
  });
}

/** What stands in the cells for a record; one that answers many clauses is worked out once. */
class AnswerCells {
  readonly #product: ProductModel;
  readonly #found: ProductFindings;
  readonly #made = new Map<AnswerRow, MatrixAnswer>();

  constructor(product: ProductModel, found: ProductFindings) {
    this.#product = product;
    this.#found = found;
  }

  of(row: AnswerRow): MatrixAnswer {
    const known = this.#made.get(row);
    if (known !== undefined) return known;
    const made = {
      id: row.id ?? row.kind,
      title: titleOf(row) ?? '',
      state: stateOfFindings(this.#found.of(targetOf(row))),
      anchor: headOf(row),
      ...this.#proofs(row),
    };
    this.#made.set(row, made);
    return made;
  }

  #proofs(row: AnswerRow): Pick<MatrixAnswer, 'builtBy' | 'verifiedBy'> {
    const { tables } = this.#product;
    if (isControl(row) || isRequirement(row)) {
      const builtBy = proofPlaces(tables, row, 'implemented-by');
      const verifiedBy = proofPlaces(tables, row, 'verified-by');
      const owesNone = isControl(row) && row.value.type === 'process';
      return {
        builtBy: owesNone && builtBy.length === 0 ? undefined : builtBy,
        verifiedBy: owesNone && verifiedBy.length === 0 ? undefined : verifiedBy,
      };
    }
    const { file } = row.value;
    return { builtBy: undefined, verifiedBy: file === undefined ? [] : [this.#report(row, file.text)] };
  }

  /** Evidence shows what its file says. */
  #report(row: RecordRow, text: string): Proof {
    const [file] = this.#product.tables.places.at(row.anchor.file, text)?.files ?? [];
    return {
      text,
      title: undefined,
      isMissing: file === undefined,
      anchor: file === undefined ? undefined : fileAnchor(file),
    };
  }
}

function instrumentGroup({ instrument, parts }: CoveredInstrument, answers: AnswerCells): MatrixGroup {
  const clauses = parts.flatMap((part) => part.clauses);
  return { title: instrument.shortName, rows: clauses.map((each) => clauseRow(each, answers)) };
}

function clauseRow(covered: ClauseCoverage, cells: AnswerCells): MatrixRow {
  const { clause, state, note, answers, findings, exclusions } = covered;
  const found = findings.length === 0 ? undefined : `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  const reason = exclusions[0]?.value.justification;
  return {
    id: clause.id,
    citation: shortCitation(clause),
    title: clause.title,
    state,
    notes: [found, reason, note].filter((part) => part !== undefined),
    anchor: exclusions[0]?.anchor ?? findings[0]?.anchor,
    answers: answers.map((row) => cells.of(row)),
  };
}

function softwareGroup(rows: readonly RowOf<'requirement'>[], cells: AnswerCells): readonly MatrixGroup[] {
  if (rows.length === 0) return [];
  return [{ title: 'Software requirements', rows: rows.map((row) => softwareRow(cells.of(row))) }];
}

function softwareRow(answer: MatrixAnswer): MatrixRow {
  const { id, title, state, anchor, builtBy, verifiedBy } = answer;
  const missing = [...(builtBy?.length === 0 ? ['implements'] : []), ...(verifiedBy?.length === 0 ? ['verifies'] : [])];
  const isOpen = missing.length > 0 && state === 'fine';
  return {
    id,
    citation: id,
    title,
    state: isOpen ? 'open' : state,
    notes: missing.length > 0 ? [`nothing ${missing.join(' or ')} it`] : [],
    anchor,
    answers: [answer],
  };
}
