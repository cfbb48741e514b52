// The requirements that concern one file, each with why it does and which records answer it: for somebody who learns.
// Invariant: only clauses that apply to the file's product; what was found in the file comes before what it answers, and that
// before what is asked of all files of its sort.
import type { Finding } from '../../check/finding';
import { applicability } from '../../regulations/applicability';
import type { Clause } from '../../regulations/clause';
import { clausesForTopic, type FileTopic } from '../../regulations/file-topics';
import { isTest } from '../../models/vendored';
import type { RecordKind } from '../../records/record-kind';
import { headOf } from '../../rules/naming';
import { codeLanguage } from '../../syntax/code';
import type { RowOf } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import { codeOf } from '../../workspace/file-facts';
import { productAt, type FeatureContext } from '../context';
import type { AnswerRow } from '../coverage';
import { proofPlaces } from '../proof-places';

/** Why a clause concerns a file. `found`: a finding in it. `answered`: a record that stands in it or that it proves. `asked`: its sort. */
export type ConcernKind = 'found' | 'answered' | 'asked';

export interface FileConcern {
  readonly clause: Clause;
  readonly kind: ConcernKind;
  /** Sentences in plain words; none where findings say it all. */
  readonly why: readonly string[];
  /** What was found in the file that the clause asks for otherwise. */
  readonly findings: readonly Finding[];
}

/** The requirements that concern a file. */
export interface FileRequirements {
  readonly product: ProductModel;
  readonly concerns: readonly FileConcern[];
}

/** What concerns a file; undefined for a file of no product. */
export function requirementsOfFile(context: FeatureContext, path: string): FileRequirements | undefined {
  const product = productAt(context, path);
  if (product === undefined) return undefined;
  const { catalogue } = product.product.facts;
  const concerns = new Map<Clause, { kind: ConcernKind; why: string[]; findings: Finding[] }>();
  const add = (clause: Clause, kind: ConcernKind, why: string | Finding): void => {
    const concern = concerns.get(clause) ?? { kind, why: [], findings: [] };
    concerns.set(clause, concern);
    if (typeof why !== 'string') concern.findings.push(why);
    else if (!concern.why.includes(why)) concern.why.push(why);
  };
  for (const finding of context.findings.filter(({ anchor }) => anchor.file === path))
    for (const clause of new Set(finding.clauses.flatMap(({ id }) => catalogue.clausesBehind(id))))
      add(clause, 'found', finding);
  for (const { row, why } of answersIn(product, path))
    for (const { text } of row.value.satisfies)
      for (const clause of catalogue.clausesBehind(text)) add(clause, 'answered', why);
  for (const topic of topicsOf(context, path)) {
    const { because, clauses } = clausesForTopic(topic);
    for (const clause of clauses) add(clause, 'asked', `This file ${because}.`);
  }
  const kinds: readonly ConcernKind[] = ['found', 'answered', 'asked'];
  const applying = [...concerns].filter(([clause]) => applicability(clause, product.product.facts).applies);
  return {
    product,
    concerns: kinds.flatMap((kind) =>
      applying.flatMap(([clause, concern]) => (concern.kind === kind ? [{ clause, ...concern }] : [])),
    ),
  };
}

/** The records that stand in a file, or that it implements, verifies or holds the proof of. */
function answersIn(product: ProductModel, path: string): readonly { readonly row: AnswerRow; readonly why: string }[] {
  const { tables } = product;
  const proven = [...tables.controls, ...tables.requirements].flatMap((row) => [
    ...whereProven(product, row, 'implemented-by', path, 'implements'),
    ...whereProven(product, row, 'verified-by', path, 'verifies'),
  ]);
  const rows: readonly AnswerRow[] = [...tables.controls, ...tables.requirements, ...tables.evidence];
  const stated = rows
    .filter((row) => headOf(row).file === path)
    .map((row) => ({ row, why: `${row.id ?? 'A record'} stands in this file.` }));
  const shown = tables.evidence
    .filter(
      ({ anchor, value }) => value.file !== undefined && tables.places.at(anchor.file, value.file.text)?.path === path,
    )
    .map((row) => ({ row, why: `This file is the evidence ${row.id ?? ''}.` }));
  return [...proven, ...shown, ...stated];
}

function whereProven(
  { tables }: ProductModel,
  row: RowOf<'control'> | RowOf<'requirement'>,
  field: 'implemented-by' | 'verified-by',
  path: string,
  verb: string,
): readonly { readonly row: AnswerRow; readonly why: string }[] {
  const isHere = proofPlaces(tables, row, field).some(({ anchor }) => anchor?.file === path);
  return isHere ? [{ row, why: `This file ${verb} ${row.id ?? 'a record'}.` }] : [];
}

const recordTopics = {
  dependency: 'dependency-record',
  model: 'model-record',
  dataset: 'model-record',
  risk: 'risk-record',
} as const satisfies Partial<Record<RecordKind['name'], FileTopic>>;

/** The sorts of a file; none for what is neither code, nor records, nor data that the product is built from. */
export function topicsOf({ model }: FeatureContext, path: string): readonly FileTopic[] {
  const facts = model.facts(path);
  const uses = facts === undefined ? [] : (codeOf(facts)?.uses ?? []);
  const isCode = codeLanguage(path) !== undefined;
  const kinds = new Set<string>(
    facts?.kind === 'annotation' ? facts.annotation.records.map(({ kind }) => kind.name) : [],
  );
  return [
    ...new Set(Object.entries(recordTopics).flatMap(([kind, topic]) => (kinds.has(kind) ? [topic] : []))),
    ...(uses.some(({ use }) => use.kind === 'model') ? (['model-use'] as const) : []),
    ...(uses.some(({ use }) => use.kind === 'dataset') ? (['dataset-use'] as const) : []),
    ...(facts?.kind === 'artifact' ? (['model-file'] as const) : []),
    ...(facts?.kind === 'manifest' ? [facts.format.kind === 'sbom' ? ('sbom' as const) : ('manifest' as const)] : []),
    ...(isCode ? [isTest(path) ? ('test' as const) : ('source' as const)] : []),
  ];
}
