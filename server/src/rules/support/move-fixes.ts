// The fix that moves a component to another release line: in every manifest that names it, or a package of its family.
// Invariant: a move is offered only where the table knows the line, something is published there under the component's
// name, and what would be written is judged to be of that line.
import type { Component } from '../../manifests/component';
import { hasVariant, publishedAs } from '../../support/published-names';
import { findProduct, type ReleaseLine } from '../../support/table';
import { tableSource } from '../../support/table-source';
import { numbersOf } from '../../support/version-numbers';
import type { CalendarDay } from '../../terms/calendar-day';
import { partOf } from '../../text/anchor';
import type { Change, Fix, Rewording } from '../../text/change';
import { baseName } from '../../text/source-file';
import type { Concern } from './concerns';
import { movedVersion, type BareMeaning, type Manner, type MoveTarget } from './moved-version';
import { wordTable } from '../../text/word-table';

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

/** Writes the line into every manifest that names the component, or a package of its family; all of them, or none. */
export function moveFixes({ alike, ...head }: Concern, to: Destination | undefined, asOf: CalendarDay): readonly Fix[] {
  if (to === undefined) return [];
  const components = [head, ...alike].map(({ component }) => component).filter(({ direct }) => direct);
  const changes = components.flatMap((component) => moveOf(component, to, asOf) ?? []);
  if (changes.length === 0 || changes.length < components.length) return [];
  const files = new Set(components.map(({ anchor }) => anchor.file));
  const where = files.size > 1 ? ` in ${files.size} files` : '';
  return [{ title: `Move to ${to.title}${where}; install and test afterwards`, changes, preferred: true }];
}

function moveOf(component: Component, to: Destination, asOf: CalendarDay): Change | undefined {
  const { purl, range, version, source, anchor } = component;
  const written = range ?? version;
  // What its manifest seals by a digest needs another digest, too.
  const isSealed = component.hashes.length > 0 && purl.type === 'generic';
  if (source.kind !== 'registry' || written === undefined || isSealed) return undefined;
  const moved = movedTexts(component, written, to).find((text) => isOfLine(component, text, to, asOf));
  if (moved === undefined || moved === written) return undefined;
  if (isWholeValue(component, written)) return { kind: 'replace', anchor: partOf(anchor, 'value'), text: moved };
  return { kind: 'reword', anchor, rewordings: rewordings(written, moved) };
}

/** What stands in a package.json as the whole value. */
function isWholeValue({ anchor, name }: Component, written: string): boolean {
  const key = anchor.path.at(-1);
  const isRange = anchor.path[0] === 'engines' || key === name;
  return baseName(anchor.file) === 'package.json' && isRange && !written.includes(':');
}

/** A minimum is often written as a bare number, such as that of a language; what is read of it has an operator. */
function rewordings(written: string, moved: string): readonly Rewording[] {
  const [from, to] = [written, moved].map((text) => /^>=\s*([\d.]+)$/.exec(text)?.[1]);
  const whole = { from: written, to: moved };
  return from === undefined || to === undefined ? [whole] : [whole, { from, to }];
}

/** What may be written for the line, the best first. */
function movedTexts({ purl }: Component, written: string, { line }: Destination): readonly string[] {
  const [numbers, publishing] = [line.names[0], publishedAs(purl, line)];
  if (publishing === 'nothing' || numbers === undefined || typeof numbers === 'string') return [];
  const latest = numbersIn(line.latest);
  if (purl.type === 'docker') return movedTag(purl, written, { line: numbers, latest });
  const to: MoveTarget = { line: numbers, latest: publishing === 'versions' ? latest : undefined };
  const moved = movedVersion(written, to, mannerOf(purl.type, written));
  if (moved !== undefined || purl.type !== 'npm' || !/^[~=v]*\s*\d[\d.]*$/.test(written))
    return moved === undefined ? [] : [moved];
  // No version of the line is known by its numbers: npm finds the newest of a range.
  return [`^${[...numbers, 0, 0].slice(0, 3).join('.')}`];
}

/** An image in the same variant, such as `slim`; other words in a tag may not be there in another line. */
function movedTag(purl: Component['purl'], written: string, to: MoveTarget): readonly string[] {
  const [, tag = '', variant] = /^(\d[\d.]*)(?:-([a-z-]+))?$/.exec(written) ?? [];
  if (variant !== undefined && !hasVariant(purl, variant)) return [];
  const moved = movedVersion(tag, to, mannerOf(purl.type, tag));
  return moved === undefined ? [] : [variant === undefined ? moved : `${moved}-${variant}`];
}

/** A version that is nothing but numbers. */
function numbersIn(version: string | undefined): readonly number[] | undefined {
  return version !== undefined && /^[\d.]+$/.test(version) ? numbersOf(version) : undefined;
}

const bareMeanings: Readonly<Record<string, BareMeaning>> = wordTable({
  cargo: 'open',
  conda: 'line',
  docker: 'line',
  generic: 'line',
});

/** Where `~` holds the minor version fast however many numbers stand there. */
const holdsMinor: ReadonlySet<string> = new Set(['npm', 'cargo', 'generic']);

function mannerOf(type: string, written: string): Manner {
  const isPart = type === 'npm' && written.split('.').length < 3;
  return {
    bare: isPart ? 'line' : (bareMeanings[type] ?? 'version'),
    heldByTilde: (count) => (holdsMinor.has(type) ? Math.min(count, 2) : Math.max(count - 1, 1)),
  };
}

/** Whether the table judges the new text to be of that very line. */
function isOfLine({ purl, name }: Component, moved: string, { title }: Destination, asOf: CalendarDay): boolean {
  const bare = /^(?:={1,3}\s*)?(?:v|net|go|python-|ruby-)?(\d[\d.]*(?:-[a-z-]+)?)$/.exec(moved)?.[1];
  const kept = { name, deprecated: undefined, withdrawn: undefined };
  const query =
    bare === undefined
      ? { ...kept, purl: { ...purl, version: undefined }, range: moved, pinned: false }
      : { ...kept, purl: { ...purl, version: bare }, range: undefined, pinned: true };
  return tableSource.answer(query, asOf)?.line === title;
}
