// What a key, a value or a suppression of an annotation file means, by the shape that stands there.
// Invariant: each value is explained by the same words wherever it stands; what leads nowhere has no hover, since it has
// a finding.
import type { Clause } from '../../regulations/clause';
import { kindOfSection } from '../../records/kinds/kinds';
import type { Suppression } from '../../records/suppressions';
import type { Field, Shape } from '../../records/value-type';
import { DependencyRecords } from '../../rules/dependency-records';
import { levelsOf, policyOf } from '../../rules/risk-policy';
import { formatPurl, parsePurlPattern } from '../../terms/purl';
import type { RecordRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import { annotationAt, catalogueAt, productAt, type FeatureContext } from '../context';
import { explain, explainClause, explainInstrument, explainWhole } from './explain';
import { alternatives, withoutDocument } from '../language';
import { code, escapeMarkdown, paragraphs, points } from '../markdown';
import { describeArtifact } from './model-hover';
import type { Place } from '../place';
import { describeRow, nameRow } from './record-hover';
import { describeDay, describeLicense, describeSha256, fromToday } from './value-hover';
import { componentsNamed } from '../named-by';
import { describeStatus, supportOfRow } from './support-hover';

/** What can be said of a place; undefined for texts that speak for themselves. */
export function describePlace(context: FeatureContext, file: string, place: Place): string | undefined {
  if (place.kind === 'suppression') return describeSuppression(context, place.suppression);
  const product = productAt(context, file);
  if (place.kind === 'key') {
    if (place.field !== undefined) return describeField(place.key, place.field, place.path.length);
    const keys = place.parent.flatMap((shape) => (shape.kind === 'map' ? [shape.keys] : []));
    return describeText(context, product, file, place.key, keys);
  }
  const known = product && (describeLevel(product, place) ?? describeWaived(context, product, place));
  return known ?? describeText(context, product, file, place.text, place.shapes);
}

function describeField(key: string, { doc, owed, type }: Field<unknown>, depth: number): string {
  const state = { yes: ' · owed', 'own-rule': ' · asked for by a rule', no: '' }[owed];
  const kind = depth === 1 ? kindOfSection(key) : undefined;
  const choices = alternatives(type.shape).flatMap((shape) => (shape.kind === 'choice' ? shape.choices : []));
  return paragraphs(
    `**${escapeMarkdown(key)}**${state}`,
    escapeMarkdown(doc),
    points(
      choices.map(({ value, doc: words }) => `${code(value)} ${escapeMarkdown(words)}`),
      12,
    ),
    kind === undefined ? '' : `Fields: ${Object.keys(kind.fields).map(code).join(', ')}.`,
  );
}

/** A value by the first of its shapes that knows it. */
function describeText(
  context: FeatureContext,
  product: ProductModel | undefined,
  file: string,
  text: string,
  shapes: readonly Shape[],
): string | undefined {
  for (const shape of shapes) {
    const markdown = describeShape(context, product, file, text, shape);
    if (markdown !== undefined) return markdown;
  }
  return undefined;
}

function describeShape(
  context: FeatureContext,
  product: ProductModel | undefined,
  file: string,
  text: string,
  shape: Shape,
): string | undefined {
  switch (shape.kind) {
    case 'choice': {
      const choice = shape.choices.find(({ value }) => value === text);
      return choice && `**${escapeMarkdown(text)}** · ${escapeMarkdown(choice.doc)}`;
    }
    case 'identifier':
      return describeId(product, text);
    case 'reference':
      return describeId(product, text) ?? (shape.to.includes('path') ? describePath(product, file, text) : undefined);
    case 'clause':
      return describeClause(context, product, file, text);
    case 'instrument': {
      const catalogue = catalogueAt(context, file);
      const instrument = catalogue.findInstrument(text);
      return instrument && explainInstrument(instrument, catalogue);
    }
    case 'rule':
      return explained(text);
    case 'purl':
      return product && describePackage(context, product, text);
    case 'model-reference':
      return product && describeModelFile(product, file, text);
    case 'instrument-id':
      return describeShape(context, product, file, text, { kind: 'instrument' });
    case 'clause-path': {
      const instrument = annotationAt(context, file)?.sections.pack.instrument?.id;
      return instrument && describeClause(context, product, file, `${instrument}:${text}`);
    }
    case 'day':
      return describeDay(text, context.asOf);
    case 'license':
      return describeLicense(text);
    case 'sha256':
      return product && describeSha256(product, text);
    case 'named':
    case 'text':
    case 'number':
    case 'flag':
    case 'list':
    case 'group':
    case 'map':
    case 'either':
      return undefined;
  }
}

/** What a suppression speaks of, and until when. */
function describeSuppression({ asOf }: FeatureContext, suppression: Suppression): string | undefined {
  const { rule, reason, until } = suppression;
  const rules = rule === '' ? undefined : explained(rule);
  const day = until === undefined ? '' : `It ends on ${until}, ${fromToday(until, asOf)}.`;
  const why =
    reason === undefined
      ? 'It gives no reason and silences nothing.'
      : `Reason: ${escapeMarkdown(reason.replace(/\.$/, ''))}.`;
  return rules && paragraphs(`**Suppression** of one rule for the next record. ${why} ${day}`.trim(), rules);
}

/** What is found of the target of a waiver: a record, or what findings name so. */
function describeWaived(
  context: FeatureContext,
  product: ProductModel,
  { path, text }: Extract<Place, { kind: 'value' }>,
): string | undefined {
  const inner = withoutDocument(path);
  if (inner[0] !== 'waivers' || inner.at(-1) !== 'target') return undefined;
  const about = context.findings.filter((one) => one.target === text && one.product === product.product.file);
  return (
    describeId(product, text) ??
    (text.startsWith('pkg:')
      ? describePackage(context, product, text)
      : describePath(product, product.product.file, text)) ??
    paragraphs(
      code(text),
      about.length === 0
        ? ''
        : points(
            about.map(({ message }) => escapeMarkdown(message)),
            5,
          ),
    )
  );
}

function explained(name: string): string | undefined {
  const explanation = explain(name);
  return explanation.kind === 'found' ? explanation.markdown : undefined;
}

function describeId(product: ProductModel | undefined, id: string): string | undefined {
  const rows = product?.tables.ids.named(id) ?? [];
  return product === undefined || rows.length === 0
    ? undefined
    : rows.map((row) => describeRow(product, row)).join('\n\n---\n\n');
}

function describePath(product: ProductModel | undefined, file: string, text: string): string | undefined {
  const place = product?.tables.places.at(file, text);
  if (place === undefined) return undefined;
  const symbol = {
    none: '',
    found: ' It declares the symbol.',
    missing: ' It does not declare the symbol.',
    unknown: ' Whether it declares the symbol is unknown.',
  }[place.symbol];
  if (place.path === undefined) return `${code(text)} · leads out of the workspace.`;
  if (!place.exists) return `${code(place.path)} · is not there.`;
  const files = place.files.length === 1 ? 'is there' : `holds ${place.files.length} files`;
  return `${code(place.path)} · ${files}.${symbol}`;
}

/** A clause, and the records by which the product answers it. */
function describeClause(
  context: FeatureContext,
  product: ProductModel | undefined,
  file: string,
  text: string,
): string | undefined {
  const catalogue = catalogueAt(context, file);
  const resolution = catalogue.resolve(text);
  switch (resolution.kind) {
    case 'clause': {
      const answers = product === undefined ? [] : answersTo(product, resolution.clause);
      return explainClause(resolution.clause, product?.product.facts, context.asOf, answers);
    }
    case 'whole':
      return explainWhole(text, resolution.clauses);
    case 'instrument':
      return explainInstrument(resolution.instrument, catalogue);
    case 'unknown':
      return undefined;
  }
}

/** The records that name a clause, or a whole that holds it; each text is looked up once. */
function answersTo({ tables, product }: ProductModel, clause: Clause): readonly string[] {
  const known = new Map<string, boolean>();
  const speaksOf = (text: string): boolean => {
    const isBehind = known.get(text) ?? product.facts.catalogue.clausesBehind(text).includes(clause);
    known.set(text, isBehind);
    return isBehind;
  };
  const answers = (row: RecordRow): boolean =>
    row.mentions.some(({ shape, text }) => shape.kind === 'clause' && speaksOf(text));
  const rows = [...tables.controls, ...tables.requirements, ...tables.evidence].filter(answers).map(nameRow);
  const excluded = tables.exclusions
    .filter(answers)
    .map(({ value }) => `not applicable: ${escapeMarkdown(value.justification ?? 'no justification given')}`);
  return [...rows, ...excluded];
}

/** The components that a dependency record speaks of. */
function describePackage(context: FeatureContext, product: ProductModel, text: string): string | undefined {
  const pattern = parsePurlPattern(text);
  if (pattern === undefined) return undefined;
  const { components, dependencies } = product.tables;
  const records = DependencyRecords.of(dependencies);
  const rows = componentsNamed(components, pattern);
  const lines = rows.slice(0, 5).map((row) => {
    const { component, manifest } = row;
    const status = describeStatus(supportOfRow(product.tables, row, context.asOf)?.answer);
    const version = component.version ?? component.range ?? 'version not known';
    const cover = records.holdingFor(component).length > 0 ? '' : '; no record holds for this version';
    return `${escapeMarkdown(component.name)} ${escapeMarkdown(version)} in ${code(manifest)}: ${status}${cover}`;
  });
  if (rows.length > lines.length) lines.push(`and ${rows.length - lines.length} more`);
  const name = pattern.below ? text : formatPurl(pattern.purl);
  return paragraphs(
    `**${escapeMarkdown(name)}**`,
    lines.length === 0 ? 'No manifest of this product names it.' : points(lines, lines.length),
  );
}

/** The file or package that a model record names. */
function describeModelFile(product: ProductModel, file: string, text: string): string | undefined {
  const path = product.tables.places.at(file, text)?.path;
  const artifact = product.tables.artifacts.find((candidate) => candidate.path === path);
  if (artifact !== undefined) return describeArtifact(artifact);
  const isThis = (reference: string): boolean => text === reference || text.startsWith(`${reference}@`);
  const uses = product.tables.uses.filter(({ use }) => use.reference !== undefined && isThis(use.reference));
  if (uses.length > 0)
    return paragraphs(
      code(text),
      points(uses.map(({ use, anchor }) => `${escapeMarkdown(use.how)} in ${code(anchor.file)}`)),
    );
  return describePath(product, file, text);
}

/** A level of the risk policy: where it stands in its scale, and what the policy accepts of it. */
function describeLevel({ product }: ProductModel, place: Extract<Place, { kind: 'value' }>): string | undefined {
  const path = withoutDocument(place.path);
  const scale = path[path.length - 1];
  if (path[0] !== 'risks' || (scale !== 'severity' && scale !== 'probability')) return undefined;
  // The kind of a risk is read by its definition; a level means the same for a half-typed record.
  const { kind } = (place.record?.reading.value ?? {}) as { readonly kind?: 'safety' | 'security' | 'data' };
  const policy = policyOf(product, kind);
  const levels = levelsOf(policy)[scale];
  const rank = levels.indexOf(place.text);
  if (rank < 0) return undefined;
  const highest = policy.acceptable.find(({ key }) => key === place.text)?.value;
  const accepted =
    highest === undefined
      ? 'The risk policy accepts no probability of it.'
      : `The risk policy accepts it up to ${code(highest)}.`;
  return paragraphs(
    `**${escapeMarkdown(place.text)}** · level ${rank + 1} of ${levels.length} of ${scale}`,
    scale === 'severity' ? accepted : '',
    `The scale: ${levels.map(code).join(', ')}.`,
  );
}
