// The register of a product's models and datasets: what each record states of what the AI Act and the G7 ask for, its files,
// its uses and its lineage; and what is used that no record documents.
// Invariant: a state says what the record states, never that it is enough; what nobody wrote down is missing, not guessed.
import type { Finding } from '../../check/finding';
import { builtIn } from '../../regulations/catalogue';
import { camelCase } from '../../records/compound-types';
import {
  registerSchemes,
  type RegisteredKind,
  type RegisterElement,
  type RegisterField,
} from '../../records/register/register';
import { modelName, modelTarget } from '../../rules/ai/model-words';
import { targetOf } from '../../rules/naming';
import type { CalendarDay } from '../../terms/calendar-day';
import { fileAnchor, type Anchor } from '../../text/anchor';
import { findDatasets } from '../../workspace/dataset-coverage';
import { findModels } from '../../workspace/model-coverage';
import type { ArtifactRow, RowOf, UseRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { shortCitation } from '../coverage';
import { lineageOf, type Lineage } from './model-lineage';
import { ProductFindings } from '../product-findings';
import { stateOfFindings, type NodeState } from '../trees/tree-node';

export interface ModelRegister {
  readonly product: string;
  readonly version: string | undefined;
  readonly asOf: CalendarDay;
  /** Models first, then datasets, in the order of their records. */
  readonly entries: readonly RegisterEntry[];
  /** What is used or held and has no record. */
  readonly unrecorded: readonly Unrecorded[];
  /** Elements that no record of a model or dataset holds, with where they are kept. */
  readonly elsewhere: readonly (readonly [citation: string, title: string, place: string])[];
}

/** A model or dataset with a record. */
export interface RegisterEntry {
  readonly kind: RegisteredKind;
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly anchor: Anchor;
  /** The worst that was found of it. */
  readonly state: NodeState;
  readonly findings: readonly Finding[];
  readonly lineage: Lineage;
  readonly files: readonly ArtifactRow[];
  readonly uses: readonly UseRow[];
  readonly groups: readonly ElementGroup[];
}

export interface ElementGroup {
  readonly title: string;
  readonly elements: readonly ElementRow[];
}

/** `part`: something of it. `unknown`: the record says that it is not known. */
export type Statement = 'stated' | 'part' | 'unknown' | 'missing';

/** One element of what a register has to hold. */
export interface ElementRow {
  readonly citation: string;
  readonly title: string;
  readonly state: Statement;
  /** The fields that say something, with what they say. */
  readonly said: readonly (readonly [key: string, texts: readonly string[]])[];
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

export interface Unrecorded {
  readonly kind: RegisteredKind;
  readonly name: string;
  readonly anchor: Anchor;
  readonly uses: readonly UseRow[];
}

/** The register of each product. */
export function modelRegisters(context: FeatureContext): readonly ModelRegister[] {
  return context.model.products.map((product) => registerOf(context, product));
}

type Row = RowOf<'model'> | RowOf<'dataset'>;

/** What was found in the workspace of one record. */
type Held = Pick<RegisterEntry, 'files' | 'uses'>;

function registerOf(context: FeatureContext, product: ProductModel): ModelRegister {
  const { tables } = product;
  const found = new ProductFindings(context, product);
  const models = findModels(product.product, tables);
  const datasets = findDatasets(product.product, tables);
  const entry = (row: Row, held: Held): RegisterEntry => ({
    kind: row.kind === 'model' ? 'model' : 'dataset',
    id: row.id ?? targetOf(row),
    name: row.value.name ?? row.id ?? `A ${row.kind} without name`,
    version: row.value.version,
    anchor: row.anchor,
    state: stateOfFindings(found.of(targetOf(row)), 'fine'),
    findings: found.of(targetOf(row)),
    lineage: lineageOf(row, tables),
    ...held,
    groups: groupsOf(row),
  });
  return {
    product: product.product.values?.name ?? 'The product',
    version: product.product.values?.version,
    asOf: context.asOf,
    entries: [
      ...tables.models.map((row) => {
        const own = models.filter(({ record }) => record === row);
        return entry(row, { files: own.flatMap(({ artifacts }) => artifacts), uses: own.flatMap(({ uses }) => uses) });
      }),
      ...tables.datasets.map((row) => {
        const own = datasets.filter(({ record }) => record === row);
        return entry(row, { files: [], uses: own.flatMap(({ uses }) => uses) });
      }),
    ],
    unrecorded: [
      ...models
        .filter(({ record }) => record === undefined)
        .map((model) => ({
          kind: 'model' as const,
          name: modelName(model).replace(/^"(.*)"$/, '$1'),
          anchor: model.uses[0]?.anchor ?? fileAnchor(model.artifact?.path ?? modelTarget(model)),
          uses: model.uses,
        })),
      ...datasets.flatMap(({ record, reference, uses }) => {
        const [first] = uses;
        if (record !== undefined || first === undefined) return [];
        const name = reference ?? `the dataset that ${first.use.how} loads`;
        return [{ kind: 'dataset' as const, name, anchor: first.anchor, uses }];
      }),
    ],
    elsewhere: registerSchemes().flatMap(({ elements }) =>
      elements.flatMap((element) =>
        element.elsewhere === undefined ? [] : [[...namesOf(element), element.elsewhere] as const],
      ),
    ),
  };
}

function groupsOf(row: Row): readonly ElementGroup[] {
  const kind = row.kind === 'model' ? 'model' : 'dataset';
  return registerSchemes().map(({ title, elements }) => ({
    title,
    elements: elements.flatMap((element) => {
      const fields = element.fields[kind].filter((field) => isAskedFor(field, row));
      return fields.length === 0 ? [] : [elementRow(element, fields, row)];
    }),
  }));
}

/** A field that is asked for under a condition counts as well where it is stated without. */
function isAskedFor({ key, when }: RegisterField, row: Row): boolean {
  if (when === undefined || textsOf(row, key).length > 0) return true;
  const [value] = textsOf(row, when.key);
  return (value !== undefined && when.values.includes(value)) === when.holds;
}

function elementRow(element: RegisterElement, fields: readonly RegisterField[], row: Row): ElementRow {
  const said = fields.map(({ key }) => [key, textsOf(row, key)] as const);
  const missing = said.filter(([, texts]) => texts.length === 0).map(([key]) => key);
  const unknown = said.filter(([, texts]) => texts.length > 0 && texts.every(saysUnknown)).map(([key]) => key);
  const stated = said.filter(([key]) => !missing.includes(key) && !unknown.includes(key));
  const [citation, title] = namesOf(element);
  return {
    citation,
    title,
    state: stateOf(stated.length, unknown.length, missing.length),
    said: stated,
    unknown,
    missing,
  };
}

function stateOf(stated: number, unknown: number, missing: number): Statement {
  if (stated === 0) return unknown === 0 ? 'missing' : missing === 0 ? 'unknown' : 'part';
  return missing === 0 && unknown === 0 ? 'stated' : 'part';
}

/** Whether a text says that something is not known. */
export function saysUnknown(text: string): boolean {
  return /^(?:LicenseRef-)?(?:unknown|not[ -]known|undisclosed|not[ -]disclosed|not[ -]published|noassertion|n\/a)\.?$/i.test(
    text.trim(),
  );
}

function namesOf({ clause, name }: RegisterElement): readonly [citation: string, title: string] {
  const found = builtIn.findClause(clause);
  return [found === undefined ? clause : shortCitation(found), name ?? found?.title ?? ''];
}

/** What a field of a record says, as texts; empty where it does not stand there. */
function textsOf(row: Row, key: string): readonly string[] {
  // The values of a record are under the names of its fields.
  const value = (row.value as Readonly<Record<string, unknown>>)[camelCase(key)];
  return (Array.isArray(value) ? value : [value]).flatMap(describeValue);
}

function describeValue(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value) return describeValue(value.text);
  if (!('metric' in value)) return [];
  // Of the groups that records of models have, only evaluations have a metric.
  const { metric, value: measured, dataset, subgroup } = value as RowOf<'model'>['value']['evaluation'][number];
  const group = subgroup === undefined ? '' : ` for ${subgroup}`;
  const data = dataset === undefined ? '' : ` on ${dataset.text}`;
  return [`${metric ?? 'a metric without name'} ${measured ?? 'without value'}${group}${data}`];
}
