// The values that a place takes: choices, ids, clauses, instruments, rules, packages, models, paths.
// Invariant: what is offered fits the shape; what the product already uses comes first.
import { builtIn } from '../regulations/catalogue';
import { applicability, type ProductFacts } from '../regulations/applicability';
import { recordKinds } from '../records/kinds/kinds';
import type { ReferenceTarget, Shape } from '../records/value-type';
import { DependencyRecords, recordedPackage } from '../rules/dependency-records';
import { levelsOf, policyOf } from '../rules/risk-policy';
import { rules } from '../rules/rules';
import type { DataPath } from '../text/anchor';
import type { ProductModel } from '../workspace/tables';
import { productAt, relativePath, titleOf, type FeatureContext } from './context';
import { escapeMarkdown } from './markdown';

export type ValueKind = 'choice' | 'record' | 'clause' | 'path' | 'rule';

export interface TypedValue {
  readonly text: string;
  readonly kind: ValueKind;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Smaller comes first. */
  readonly order: string;
}

/** Where a value is typed. */
export interface ValuePlace {
  readonly path: DataPath;
  /** What stands before the cursor of it. */
  readonly typed: string;
}

/** The most paths that are offered; typing on narrows them down. */
const MOST_PATHS = 200;

/** All values that fit one of the shapes at a place of a file. */
export function valuesFor(
  context: FeatureContext,
  file: string,
  shapes: readonly Shape[],
  place: ValuePlace,
): readonly TypedValue[] {
  const product = productAt(context, file);
  return shapes.flatMap((shape): readonly TypedValue[] => {
    switch (shape.kind) {
      case 'choice':
        return shape.choices.map(({ value, doc }) => plain(value, 'choice', doc));
      case 'flag':
        return [plain('true', 'choice'), plain('false', 'choice')];
      case 'reference':
        return [...records(product, shape.to), ...(shape.to.includes('path') ? paths(context, file, place.typed) : [])];
      case 'clause':
        return clauseValues(product?.product.facts);
      case 'instrument':
        return instrumentValues(product);
      case 'rule':
        return ruleValues();
      case 'purl':
        return packages(product);
      case 'model-reference':
        return models(product, file);
      case 'text':
        return texts(context, product, place.path);
      case 'number':
      case 'day':
      case 'identifier':
      case 'license':
      case 'sha256':
      case 'list':
      case 'group':
      case 'map':
      case 'either':
        return [];
    }
  });
}

/** The names of all rules and families. */
export function ruleValues(): readonly TypedValue[] {
  const families = [...new Set(rules.map(({ name }) => name.split('/')[0] ?? ''))];
  return [
    ...rules.map(({ name, finds, why }) => ({ ...plain(name, 'rule', why), detail: finds })),
    ...families.map((family) => ({ ...plain(`${family}/*`, 'rule'), detail: `all rules of ${family}`, order: '3' })),
  ];
}

/** The first free number behind the highest one with that prefix. */
export function nextId(prefix: string, ids: ReadonlyMap<string, unknown>): string {
  const known = nextIds.get(ids) ?? new Map<string, string>();
  nextIds.set(ids, known);
  const next = known.get(prefix) ?? idBehind(prefix, ids.keys());
  known.set(prefix, next);
  return next;
}

/** By the ids of a product: a list of completions asks for the next id of each kind. */
const nextIds = new WeakMap<ReadonlyMap<string, unknown>, Map<string, string>>();

function idBehind(prefix: string, ids: Iterable<string>): string {
  let highest = 0;
  for (const id of ids) {
    const number = id.startsWith(prefix) ? /^\d{1,9}$/.exec(id.slice(prefix.length))?.[0] : undefined;
    if (number !== undefined) highest = Math.max(highest, Number(number));
  }
  return `${prefix}${highest + 1}`;
}

function plain(text: string, kind: ValueKind, doc = ''): TypedValue {
  return { text, kind, detail: '', documentation: escapeMarkdown(doc), order: '1' };
}

function records(product: ProductModel | undefined, to: readonly ReferenceTarget[]): readonly TypedValue[] {
  const rows = product === undefined ? [] : [...product.tables.ids.all.values()].flatMap((named) => named.slice(0, 1));
  return rows.flatMap((row) => {
    if (row.id === undefined || !to.includes(row.kind)) return [];
    const documentation = `${escapeMarkdown(recordKinds[row.kind].title)} in ${escapeMarkdown(row.anchor.file)}`;
    return [{ text: row.id, kind: 'record' as const, detail: titleOf(row) ?? '', documentation, order: '0' }];
  });
}

/** Files of the workspace as this file names them: those whose path holds what is typed. */
function paths({ model }: FeatureContext, file: string, typed: string): readonly TypedValue[] {
  const wanted =
    typed
      .replace(/^(?:\.{0,2}\/)+/, '')
      .split('#')[0]
      ?.toLowerCase() ?? '';
  const found: TypedValue[] = [];
  for (const path of model.paths()) {
    if (path === file || !path.toLowerCase().includes(wanted)) continue;
    found.push({ ...plain(relativePath(file, path), 'path'), order: '2' });
    if (found.length >= MOST_PATHS) break;
  }
  return found;
}

const clauseLists = new WeakMap<ProductFacts, readonly TypedValue[]>();

/** Clauses that apply to the product, then others of what it claims, then the rest; each time what is met most first. */
function clauseValues(facts: ProductFacts | undefined): readonly TypedValue[] {
  const known = facts === undefined ? undefined : clauseLists.get(facts);
  if (known !== undefined) return known;
  const claimed = new Set(facts?.claimed.map(({ instrument }) => instrument));
  const values = (facts?.catalogue ?? builtIn).clauses.map((clause): TypedValue => {
    const applies = facts !== undefined && applicability(clause, facts).applies;
    const rank = (applies ? 0 : claimed.has(clause.instrument.id) ? 2 : 4) + (clause.tier === 'core' ? 0 : 1);
    const documentation = `**${escapeMarkdown(clause.citation)}**\n\n${escapeMarkdown(clause.summary)}`;
    return { text: clause.id, kind: 'clause', detail: clause.title, documentation, order: String(rank) };
  });
  if (facts !== undefined) clauseLists.set(facts, values);
  return values;
}

/** The instruments that a scope can name, those that it does not hold yet first. */
function instrumentValues(product: ProductModel | undefined): readonly TypedValue[] {
  const catalogue = product?.product.facts.catalogue ?? builtIn;
  const claimed = new Set(product?.product.claims.map(({ instrument }) => catalogue.findInstrument(instrument)));
  return catalogue.instruments.map((instrument) => ({
    ...plain(instrument.id, 'clause', `${instrument.fullName}. ${instrument.reference}.`),
    detail: instrument.shortName,
    order: claimed.has(instrument) ? '2' : '1',
  }));
}

/** The packages that the manifests name: direct ones without a record first. */
function packages(product: ProductModel | undefined): readonly TypedValue[] {
  if (product === undefined) return [];
  const known = DependencyRecords.of(product.tables.dependencies);
  const values = new Map<string, TypedValue>();
  for (const { component, manifest } of product.tables.components) {
    if (!component.direct) continue;
    const text = recordedPackage(component.purl);
    const order = known.naming(component.purl).length > 0 ? '2' : '0';
    const version = component.version ?? component.range ?? '';
    values.set(text, { ...plain(text, 'choice', `Named in ${manifest}.`), detail: version, order });
  }
  return [...values.values()];
}

/** The model files and the models that code uses. */
function models(product: ProductModel | undefined, file: string): readonly TypedValue[] {
  if (product === undefined) return [];
  const files = product.tables.artifacts.map(({ path, identity }) => ({
    ...plain(relativePath(file, path), 'path'),
    detail: identity.format,
    order: '0',
  }));
  const used = new Map<string, TypedValue>();
  for (const { use, anchor } of product.tables.uses) {
    const { kind, reference, revision, how } = use;
    if (kind !== 'model' || reference === undefined || !/^(?:pkg|hosted):/.test(reference)) continue;
    const text = revision === undefined || !reference.startsWith('pkg:') ? reference : `${reference}@${revision}`;
    used.set(text, { ...plain(text, 'choice', `Used in ${anchor.file}.`), detail: how });
  }
  return [...files, ...used.values()];
}

/** Texts whose values are known nevertheless: levels of the risk policy, and what findings are about. */
function texts(context: FeatureContext, product: ProductModel | undefined, path: DataPath): readonly TypedValue[] {
  if (product === undefined) return [];
  const [section] = path;
  const scale = path[path.length - 1];
  if (section === 'waivers' && scale === 'target') {
    const own = context.findings.filter((finding) => finding.product === product.product.file);
    const targets = new Map(own.map(({ target, rule }) => [target, { ...plain(target, 'choice'), detail: rule }]));
    return [...targets.values()];
  }
  const levels = levelsOf(policyOf(product.product, undefined));
  if (section === 'risks' && (scale === 'severity' || scale === 'probability'))
    return levels[scale].map((level) => plain(level, 'choice'));
  if (section === 'risk-policy' && scale === 'acceptable')
    return levels.severity.map((level) => plain(level, 'choice'));
  if (section === 'risk-policy' && path.includes('acceptable'))
    return levels.probability.map((level) => plain(level, 'choice'));
  return [];
}
