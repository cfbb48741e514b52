// The values that a place takes: choices, ids, clauses, instruments, rules, packages, models, paths.
// Invariant: what is offered fits the shape; what the product already uses comes first.
import { builtIn } from '../../regulations/catalogue';
import { applicability, type ProductFacts } from '../../regulations/applicability';
import { recordKinds } from '../../records/kinds/kinds';
import type { ReferenceTarget, Shape } from '../../records/value-type';
import { DependencyRecords } from '../../rules/dependency-records';
import { levelsOf, policyOf } from '../../rules/risk-policy';
import { rules } from '../../rules/rules';
import { newRecord } from '../../rules/soup/new-record';
import type { DataPath } from '../../text/anchor';
import type { ProductModel } from '../../workspace/tables';
import { answerAt, namedClauses, relatedTo } from '../also-satisfies';
import { annotationAt, productAt, relativePath, titleOf, type FeatureContext } from '../context';
import { escapeMarkdown } from '../markdown';
import { dayValues } from './typed-days';
import { licenseValues } from './typed-licenses';
import { pathValues } from './typed-paths';
import type { TypedValue, ValueKind, ValuePlace } from './typed-value';

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
        return [
          ...records(product, shape.to),
          ...(shape.to.includes('path') ? pathValues(context, product, file, place) : []),
        ];
      case 'clause':
        return relatedFirst(clauseValues(product?.product.facts), product, file, place.path);
      case 'instrument':
        return instrumentValues(product);
      case 'rule':
        return ruleValues(context, file);
      case 'purl':
        return packages(product);
      case 'model-reference':
        return [...models(product, file), ...pathValues(context, product, file, place)];
      case 'day':
        return dayValues(product, place.path, context.asOf);
      case 'license':
        return licenseValues(product, place);
      case 'text':
        return texts(context, product, file, place.path);
      case 'instrument-id':
      case 'clause-path':
      case 'named':
      case 'number':
      case 'identifier':
      case 'sha256':
      case 'list':
      case 'group':
      case 'map':
      case 'either':
        return [];
    }
  });
}

/** The names of all rules and families, those that speak of a file first. */
export function ruleValues({ findings }: FeatureContext, file: string): readonly TypedValue[] {
  const families = [...new Set(rules.map(({ name }) => name.split('/')[0] ?? ''))];
  const speaking = new Set(findings.flatMap(({ rule, anchor }) => (anchor.file === file ? rule : [])));
  return [
    ...rules.map(({ name, finds, why, unsilenceable }) => {
      return { ...plain(name, 'rule', why), detail: finds, order: speaking.has(name) && !unsilenceable ? '0' : '1' };
    }),
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

/** Clauses with those before the rest that what the record satisfies already may answer as well. */
function relatedFirst(
  values: readonly TypedValue[],
  product: ProductModel | undefined,
  file: string,
  path: DataPath,
): readonly TypedValue[] {
  const end = path.indexOf('satisfies');
  if (product === undefined || end < 0) return values;
  const named = namedClauses(product, answerAt(product, file, path.slice(0, end)));
  const related = new Map(relatedTo(named, named, product).map((one) => [one.clause.id, one]));
  if (related.size === 0) return values;
  return values.map((value) => {
    const found = related.get(value.text);
    if (found === undefined) return value;
    const words = found.how === 'same' ? 'Asks for much the same as' : 'Asks for more than';
    const documentation = `${words} what this record satisfies already: ${found.theme}.\n\n${value.documentation}`;
    // Sorts before every digit.
    return { ...value, documentation, order: found.how === 'same' ? '!' : '"' };
  });
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
    if (!component.direct || component.source.kind === 'path') continue;
    const { package: text = '', ...entails } = newRecord(component);
    const isRecorded = known.naming(component.purl).length > 0;
    const order = isRecorded ? '2' : component.scope === 'development' ? '1' : '0';
    const version = component.version ?? component.range ?? '';
    const before = values.get(text);
    if (before === undefined || order < before.order)
      values.set(text, { ...plain(text, 'choice', `Named in ${manifest}.`), detail: version, order, entails });
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
  return [...files, ...referencesUsed(product, 'model')];
}

/** What code loads of a kind, as a record would name it. */
function referencesUsed({ tables }: ProductModel, kind: 'model' | 'dataset'): readonly TypedValue[] {
  const used = new Map<string, TypedValue>();
  for (const { use, anchor } of tables.uses) {
    const { reference, revision, how } = use;
    if (use.kind !== kind || reference === undefined || !/^(?:pkg|hosted|https?):/.test(reference)) continue;
    const text = revision === undefined || !reference.startsWith('pkg:') ? reference : `${reference}@${revision}`;
    used.set(text, { ...plain(text, 'choice', `Used in ${anchor.file}.`), detail: how });
  }
  return [...used.values()];
}

/** The groups of products that a pack describes. */
function groupNames(context: FeatureContext, file: string): readonly TypedValue[] {
  const groups = annotationAt(context, file)?.sections.pack.groups ?? [];
  return groups.map(({ key, value }) => ({ ...plain(key, 'choice'), detail: value.text ?? '' }));
}

/** Texts whose values are known nevertheless: levels of the risk policy, and what findings are about. */
function texts(
  context: FeatureContext,
  product: ProductModel | undefined,
  file: string,
  path: DataPath,
): readonly TypedValue[] {
  const [section] = path;
  const scale = path[path.length - 1];
  if ((section === 'clauses' || section === 'defaults') && scale === 'applies-to') return groupNames(context, file);
  if (product === undefined) return [];
  if (section === 'waivers' && scale === 'target') {
    const own = context.findings.filter((finding) => finding.product === product.product.file);
    const targets = new Map(own.map(({ target, rule }) => [target, { ...plain(target, 'choice'), detail: rule }]));
    return [...targets.values()];
  }
  if (section === 'datasets' && scale === 'source') return referencesUsed(product, 'dataset');
  const levels = levelsOf(policyOf(product.product, undefined));
  if (section === 'risks' && (scale === 'severity' || scale === 'probability'))
    return levels[scale].map((level) => plain(level, 'choice'));
  if (section === 'risk-policy' && scale === 'acceptable')
    return levels.severity.map((level) => plain(level, 'choice'));
  if (section === 'risk-policy' && path.includes('acceptable'))
    return levels.probability.map((level) => plain(level, 'choice'));
  return [];
}
