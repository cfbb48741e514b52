// What is known of a component: its version, until when it is supported and who says so, its licence, its record.
// Invariant: what nobody knows is said to be unknown; every date comes with its source.
import type { Finding } from '../check/finding';
import type { Component } from '../manifests/component';
import { DependencyRecords } from '../rules/dependency-records';
import { judgeSupport } from '../rules/support/verdicts';
import type { SupportAnswer } from '../support/answer';
import type { SupportVerdict } from '../support/sources';
import { formatPurl } from '../terms/purl';
import type { ComponentRow, RowOf } from '../workspace/rows';
import type { ProductModel, Tables } from '../workspace/tables';
import type { CalendarDay } from '../terms/calendar-day';
import type { FeatureContext } from './context';
import { code, escapeMarkdown, paragraphs, points, source } from './markdown';

/** A component of a manifest, as a hover shows it. */
export function describeComponent(context: FeatureContext, { tables }: ProductModel, row: ComponentRow): string {
  const { component } = row;
  const verdict = supportOfRow(tables, row, context.asOf);
  const [record] = DependencyRecords.of(tables.dependencies).holdingFor(component);
  const version = component.version ?? component.range ?? '';
  return paragraphs(
    `**${escapeMarkdown(component.name)}** ${escapeMarkdown(version)} · ${describeStatus(verdict?.answer)}`,
    describeUse(component, broughtBy(tables.components, row)),
    describeSupport(verdict, component),
    describeRecord(record),
    describeFindings(context.findings, component),
  );
}

/** What all sources together say of one component; undefined where none knows it. */
export function supportOfRow(tables: Tables, row: ComponentRow, asOf: CalendarDay): SupportVerdict | undefined {
  return judgeSupport({ ...tables, components: [row] }, asOf)[0]?.verdict;
}

/** `support ended on 2025-04-30` */
export function describeStatus(answer: SupportAnswer | undefined): string {
  const { status, until } = answer ?? unknown;
  switch (status) {
    case 'ended':
      return until === undefined ? 'support has ended' : `support ended on ${until}`;
    case 'ending':
      return `support ends on ${until ?? 'a near day'}`;
    case 'supported':
      return until === undefined ? 'supported, no end announced' : `supported until ${until}`;
    case 'withdrawn':
      return 'withdrawn by its publisher';
    case 'deprecated':
      return 'deprecated by its publisher';
    case 'unmaintained':
      return 'not maintained any more';
    case 'unknown':
      return 'end of support not known';
  }
}

/** Who says until when it is supported, what else is said, and what follows it. */
function describeSupport(
  verdict: SupportVerdict | undefined,
  { range, deprecated, source: { kind } }: Component,
): string {
  if (kind === 'path') return 'It is a package of the product itself.';
  if (verdict === undefined || verdict.answer.status === 'unknown')
    return 'No source knows until when it is supported. State it under "support:" in its record.';
  const { answer, others } = verdict;
  const { line, extended, successor, certainty } = answer;
  const judgedBy = {
    pinned: '',
    'range-closed': `, the newest line in ${code(range ?? '')}`,
    'range-open': `, the oldest line in ${code(range ?? '')}`,
  }[certainty];
  const sentences = [
    line === undefined ? '' : `Judged as ${escapeMarkdown(line)}${judgedBy}.`,
    `Source: ${sayer(answer)}.`,
    deprecated === undefined ? '' : `Its publisher says: "${escapeMarkdown(deprecated)}"`,
    extended === undefined ? '' : `Extended support until ${extended.until} by ${escapeMarkdown(extended.by)}.`,
    successor === undefined ? '' : `Successor: ${escapeMarkdown(successor)}.`,
    ...others.map((other) => `Also said: ${describeStatus(other)} (${sayer(other)}).`),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function sayer({ source: name, page, asOf }: SupportAnswer): string {
  const where = page === undefined ? '' : `, ${source(page)}`;
  return `${source(name)}${where}${asOf === undefined ? '' : `, read ${asOf}`}`;
}

const unknown = { status: 'unknown', until: undefined } as const;

const scopeWords = {
  runtime: 'at run time',
  optional: 'at run time, optional',
  peer: 'at run time, as a peer',
  development: 'for development only',
} as const;

function describeUse(component: Component, brought: number): string {
  const { range, version, license, scope } = component;
  const asked = range === undefined ? 'Named' : `Asked for as ${code(range)}`;
  const locked = version === undefined ? 'no locked version known' : `in version ${escapeMarkdown(version)}`;
  const packages = brought === 1 ? 'one package' : `${brought} packages`;
  const sentences = [
    `${asked}, ${locked}, ${scopeWords[scope]}.`,
    license === undefined ? '' : `Licence ${escapeMarkdown(license)}.`,
    brought === 0 ? '' : `Brings ${packages} with it.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function broughtBy(rows: readonly ComponentRow[], { component, manifest }: ComponentRow): number {
  const key = component.anchor.path.at(-1);
  return rows.filter((row) => row.manifest === manifest && row.component.via[0] === key).length;
}

function describeRecord(record: RowOf<'dependency'> | undefined): string {
  if (record === undefined) return 'No record documents it.';
  const { purpose, softwareSafetyClass } = record.value;
  const facts = [purpose ?? '', softwareSafetyClass === undefined ? '' : `Safety class ${softwareSafetyClass}`];
  const stated = facts.filter((fact) => fact !== '').map((fact) => escapeMarkdown(fact.replace(/\.$/, '')));
  return `Documented in ${code(record.anchor.file)}${stated.length === 0 ? '.' : `: ${stated.join('. ')}.`}`;
}

/** What was found of it elsewhere; what was found here the editor shows by itself. */
function describeFindings(findings: readonly Finding[], { purl, anchor }: Component): string {
  const target = formatPurl(purl);
  const elsewhere = findings.filter((finding) => finding.target === target && finding.anchor.file !== anchor.file);
  return points(
    elsewhere.map(({ message }) => escapeMarkdown(message)),
    3,
  );
}
