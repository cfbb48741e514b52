// What is known of a component: its version, who asks for it, its record, until when it is supported and who says so.
// Invariant: what nobody knows is said to be unknown; every date comes with its source; the sources come last.
import type { Finding } from '../../check/finding';
import type { Component, ComponentSource } from '../../manifests/component';
import { DependencyRecords } from '../../rules/dependency-records';
import { count, headOf, listed } from '../../rules/naming';
import { formatPurl } from '../../terms/purl';
import { locate } from '../../workspace/model';
import type { ComponentRow, RowOf } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { lockfileOf } from '../manifest-entries';
import { code, escapeMarkdown, paragraphs, placeLink, points, sentences } from '../markdown';
import { describeStatus, explainSupport, nameSources, supportOfRow } from './support-hover';

/** A component, and all rows that have the same entry. */
interface Described {
  readonly row: ComponentRow;
  readonly rows: readonly ComponentRow[];
}

/** A component, as a hover in a file shows it; a tree stands in no file. */
export function describeComponent(
  context: FeatureContext,
  product: ProductModel,
  { row, rows }: Described,
  file?: string,
): string {
  const { component } = row;
  const verdict = supportOfRow(product.tables, row, context.asOf);
  const version = component.version ?? component.range ?? '';
  return paragraphs(
    [`**${escapeMarkdown(component.name)}** ${escapeMarkdown(version)}`.trim(), describeStatus(verdict?.answer)].join(
      ' · ',
    ),
    sentences(
      describeAsking(row, file),
      describeVersion(row, lockfileOf(product, row)),
      ...describeContent(component),
      describeBrought(product.tables.components, row),
      describeSharing(rows),
    ),
    explainSupport(verdict, component, product, context.asOf),
    describeRecords(context, product, component),
    describeFindings(context.findings, component, file),
    nameSources(context, product, verdict, component),
  );
}

const scopeWords = {
  runtime: 'at run time',
  optional: 'at run time, optional',
  peer: 'at run time, as a peer',
  development: 'for development only',
} as const;

/** Who asks for it, and for what. */
function describeAsking({ component, manifest }: ComponentRow, file: string | undefined): string {
  const { range, direct, via, scope } = component;
  const by = manifest === file ? '' : ` by ${code(manifest)}`;
  const needed = scopeWords[scope];
  if (direct)
    return `${range === undefined || range === '' ? 'Named' : `Asked for as ${code(range)}`}${by}, ${needed}.`;
  const [first, ...others] = via;
  if (first === undefined) return `Held${by} without a known way to it, ${needed}.`;
  const way = others.length === 0 ? '' : ` by way of ${listed(others.map(escapeMarkdown), 4)}`;
  return `Comes with ${escapeMarkdown(first)}${way}${by}, ${needed}.`;
}

function describeVersion(
  { component: { version, range, source: from } }: ComponentRow,
  lockfile: string | undefined,
): string {
  if (version === undefined) return from.kind === 'path' ? '' : 'No locked version is known.';
  if (lockfile !== undefined) return `Locked to ${escapeMarkdown(version)} by ${code(lockfile)}.`;
  return range?.includes(version) === true ? '' : `In version ${escapeMarkdown(version)}.`;
}

/** Where the content comes from, and by what it could be recognised. */
function describeContent({ source: from, license, hashes, withdrawn, deprecated }: Component): readonly string[] {
  return [
    describeSource(from),
    license === undefined ? '' : `Licence ${escapeMarkdown(license)}.`,
    hashes.length === 0 ? '' : 'Its hash is recorded.',
    deprecated === undefined || deprecated === '' ? '' : `Its publisher says: "${escapeMarkdown(deprecated)}".`,
    withdrawn === undefined
      ? ''
      : `This version was withdrawn${withdrawn === '' ? '' : `: "${escapeMarkdown(withdrawn)}"`}.`,
  ];
}

function describeSource(from: ComponentSource): string {
  if (from.kind === 'registry') return '';
  if (from.kind === 'path') return `From the folder ${code(from.reference)}.`;
  const content = from.pinned ? 'its content cannot change' : 'its content may change unseen';
  return `From ${code(from.reference)}; ${content}.`;
}

function describeBrought(all: readonly ComponentRow[], { component, manifest }: ComponentRow): string {
  if (!component.direct) return '';
  const brought = all.filter((row) => row.manifest === manifest && row.component.via[0] === component.name).length;
  return brought === 0 ? '' : `Brings ${count(brought, 'package')} with it.`;
}

function describeSharing(rows: readonly ComponentRow[]): string {
  const manifests = [...new Set(rows.map(({ manifest }) => manifest))];
  return manifests.length < 2 ? '' : `Used by ${listed(manifests.map(code), 4)}.`;
}

/** The record that holds for it and what it states; or why none does. */
function describeRecords(context: FeatureContext, product: ProductModel, component: Component): string {
  const records = DependencyRecords.of(product.tables.dependencies);
  const link = (record: RowOf<'dependency'>): string => {
    const head = headOf(record);
    return placeLink(head.file, locate(context.model, head).start.line);
  };
  const [holding] = records.holdingFor(component);
  if (holding !== undefined) return sentences(`Documented in ${link(holding)}.`, ...statedBy(holding));
  const [naming] = records.naming(component.purl);
  if (naming === undefined) return component.source.kind === 'path' ? '' : 'No record documents it.';
  return `The record in ${link(naming)} speaks of other versions: ${code(naming.value.versions ?? '')}.`;
}

function statedBy({ value }: RowOf<'dependency'>): readonly string[] {
  const { purpose, requirements, softwareSafetyClass, anomaliesReviewed: review, supplier } = value;
  const stated = (words: string, text: string | undefined): string =>
    text === undefined ? '' : `${words}${escapeMarkdown(text.trim().replace(/\.$/, ''))}.`;
  const [on, version] = typeof review === 'string' ? [review, undefined] : [review?.on, review?.version];
  return [
    stated('', purpose),
    stated('It has to: ', requirements),
    stated('Safety class ', softwareSafetyClass),
    stated('Supplier: ', supplier),
    on === undefined
      ? ''
      : `Anomalies reviewed on ${on}${version === undefined ? '' : ` for ${escapeMarkdown(version)}`}.`,
  ];
}

/** What was found of it elsewhere; what was found here the editor shows by itself. */
function describeFindings(findings: readonly Finding[], { purl, anchor }: Component, file = anchor.file): string {
  const target = formatPurl(purl);
  const elsewhere = findings.filter((finding) => finding.target === target && finding.anchor.file !== file);
  return points(
    elsewhere.map(({ message }) => escapeMarkdown(message)),
    3,
  );
}
