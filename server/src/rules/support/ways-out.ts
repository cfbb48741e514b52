// The ways out of a support finding: move to another line, record who supports the component, waive the finding.
// Invariant: a move is offered only where the table knows the line; its range is valid whatever its latest version is.
import type { Component } from '../../manifests/component';
import { findProduct, type ReleaseLine } from '../../support/table';
import { numbersOf } from '../../support/version-numbers';
import { addDays, type CalendarDay } from '../../terms/calendar-day';
import { schemeOf } from '../../terms/versions/schemes';
import { partOf } from '../../text/anchor';
import type { Change, Fix } from '../../text/change';
import { baseName } from '../../text/source-file';
import { DependencyRecords, recordedPackage } from '../dependency-records';
import type { ProductInput } from '../rule';
import type { Concern, SupportTables } from './component-support';

/** How long a new waiver holds, in days. */
const WAIVER_DAYS = 180;

/** A line of the table to which a component can move. */
export interface Destination {
  /** `Express 4` */
  readonly title: string;
  readonly line: ReleaseLine;
}

/** The line that an answer names as the successor; undefined where it is another product, or none. */
export function successorOf({ component, answer }: Concern): Destination | undefined {
  return findLine(component, (_, title) => title === answer.successor);
}

/** The oldest line that is out and supported through a day. */
export function lineUntil({ component }: Concern, day: CalendarDay, asOf: CalendarDay): Destination | undefined {
  return findLine(component, ({ released, until }) => {
    return (released === undefined || released <= asOf) && until !== 'ended' && (until === 'open' || until >= day);
  });
}

function findLine(
  { purl }: Component,
  isWanted: (line: ReleaseLine, title: string) => boolean,
): Destination | undefined {
  const product = findProduct(purl);
  const titleOf = ({ name }: ReleaseLine): string => `${product?.title ?? ''} ${name}`;
  const line = product?.lines.findLast((each) => isWanted(each, titleOf(each)));
  return line === undefined ? undefined : { title: titleOf(line), line };
}

/** `Express 4 (supported, no end announced)` */
export function describeDestination({ title, line: { until } }: Destination): string {
  return `${title} (${until === 'open' ? 'supported, no end announced' : `supported until ${until}`})`;
}

/** All ways out of a concern, the best first. */
export function waysOut(
  rule: string,
  concern: Concern,
  to: Destination | undefined,
  input: ProductInput<SupportTables>,
): readonly Fix[] {
  return [...moveFixes(concern, to), ...recordFixes(concern, input), waiverFix(rule, concern, input)];
}

/** Writes the line into every manifest that names the component, or a package of its family. */
function moveFixes({ alike, ...head }: Concern, to: Destination | undefined): readonly Fix[] {
  if (to === undefined) return [];
  const places = [head, ...alike].map(({ component }) => component).filter(isEditable);
  const changes = places.flatMap((component): readonly Change[] => {
    const text = movedRange(component, to.line.name);
    return text === undefined ? [] : [{ kind: 'replace', anchor: partOf(component.anchor, 'value'), text }];
  });
  if (changes.length === 0) return [];
  const files = new Set(places.map(({ anchor }) => anchor.file));
  const where = files.size > 1 ? ` in ${files.size} files` : '';
  return [{ title: `Move to ${to.title}${where}; install and test afterwards`, changes, preferred: true }];
}

/** What stands in a package.json as a range of the registry's versions. */
function isEditable({ anchor, direct, source }: Component): boolean {
  return direct && source.kind === 'registry' && baseName(anchor.file) === 'package.json';
}

/** What to write for a line, in the manner of what stands there: `>=18` becomes `>=24`, `3.x` `4.x`, `~3.1.0` `^4.0.0`. */
function movedRange({ anchor, name, range = '' }: Component, line: string): string | undefined {
  const numbers = numbersOf(line);
  if (numbers === undefined) return undefined;
  const key = anchor.path.at(-1);
  const alias = anchor.path[0] === 'engines' || key === name ? '' : `npm:${name}@`;
  return `${alias}${rangeOf(line, numbers, range.trim())}`;
}

function rangeOf(line: string, numbers: readonly number[], like: string): string {
  const npm = schemeOf('npm');
  if (/^\d+$/.test(like)) return line;
  if (/^\d+(?:\.[x*])+$/i.test(like)) return `${line}.x`;
  if (npm?.isClosedAbove(like) === false && npm.lowestOf(like) !== '0.0.0') return `>=${line}`;
  return `^${[...numbers, 0, 0].slice(0, 3).join('.')}`;
}

/** A `support` to fill in, at the record that holds for the component or in a new one; none where one stands already. */
function recordFixes({ component }: Concern, { product, tables }: ProductInput<SupportTables>): readonly Fix[] {
  const title = `Record who supports ${component.name}, to fill in`;
  const support = { until: '', by: '', source: '' };
  const [record] = DependencyRecords.of(tables.dependencies).holdingFor(component);
  if (record?.keys.has('support') === true) return [];
  if (record !== undefined) {
    const change: Change = { kind: 'set-field', anchor: record.anchor, key: 'support', value: support };
    return [{ title: `${title} (${record.anchor.file})`, changes: [change], preferred: false }];
  }
  const versions = component.purl.version ?? component.range;
  const value = { package: recordedPackage(component.purl), ...(versions === undefined ? {} : { versions }), support };
  const change: Change = { kind: 'add-item', file: product.file, list: ['dependencies'], value };
  return [{ title: `${title} (${product.file})`, changes: [change], preferred: false }];
}

function waiverFix(rule: string, { target }: Concern, { product, asOf }: ProductInput<SupportTables>): Fix {
  const expires = addDays(asOf, WAIVER_DAYS);
  return {
    title: `Waive it until ${expires}, with a reason to fill in (${product.file})`,
    changes: [
      { kind: 'add-item', file: product.file, list: ['waivers'], value: { rule, target, reason: '', expires } },
    ],
    preferred: false,
  };
}
