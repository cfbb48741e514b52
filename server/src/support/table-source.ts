// What the embedded table says of a component. A version is judged by its line, a range by one of the lines it lets in,
// an image also by the system that its tag names.
// Invariant: nothing is called ended while a range may still resolve to a line that the table does not know, or before
// the day on which it was read to have ended.
import type { CalendarDay } from '../terms/calendar-day';
import type { Purl } from '../terms/purl';
import { schemeOf } from '../terms/versions/schemes';
import { plainAnswer, statusOn, type Certainty, type SupportAnswer, type SupportStatus } from './answer';
import { baseOf } from './image-base';
import { notationOf } from './range-notation';
import { admitLines, placeVersion, type Admitted } from './release-lines';
import type { SupportQuery, SupportSource } from './sources';
import { findProduct, type Product, type ReleaseLine } from './table';
import { versionOfTag } from './version-numbers';

/** The line by which a component is judged. */
interface Choice {
  /** `older`: something below the oldest line of the table. */
  readonly line: ReleaseLine | 'older';
  readonly certainty: Certainty;
  /** It may as well be a line that is newer than the table. */
  readonly maybeNewer: boolean;
}

/** The table that comes with the tool. */
export const tableSource: SupportSource = {
  name: 'the embedded table',
  strength: 'table',
  answer(query, asOf) {
    const product = findProduct(query.purl);
    if (product === undefined) return undefined;
    const own = answerFor(product, query, asOf);
    const base = baseOf(query.purl);
    if (base === undefined) return own;
    const below = answerFor(base.product, { ...query, purl: { ...query.purl, version: base.version } }, asOf);
    return decidesOver(below, own) ? below : own;
  },
};

/** Whether the system below an image ends before what the image is of; that the system is supported says no more. */
function decidesOver(below: SupportAnswer, own: SupportAnswer): boolean {
  if (own.status === 'ended' || below.status === 'unknown') return false;
  if (below.status === 'ended') return true;
  if (own.status === 'unknown') return below.status === 'ending';
  return below.until !== undefined && (own.until === undefined || below.until < own.until);
}

/** What a product's lines say of a component; `unknown` where they say nothing. */
export function answerFor(product: Product, query: SupportQuery, asOf: CalendarDay): SupportAnswer {
  const unknown: SupportAnswer = {
    ...plainAnswer('unknown', `the lifecycle of ${product.title} as published`),
    page: product.page,
    asOf: product.asOf,
  };
  const choice = chooseLine(product, query);
  if (choice === undefined) return unknown;
  const status = statusOf(product, choice.line, asOf);
  if (status === 'unknown' || (choice.maybeNewer && status !== 'supported')) return unknown;
  return {
    ...unknown,
    ...(choice.line === 'older' ? {} : lineFacts(product, choice.line, asOf)),
    status,
    successor: status === 'supported' ? undefined : successorOf(product, choice.line, asOf),
    certainty: choice.certainty,
  };
}

function lineFacts(
  { title, extendedBy: by }: Product,
  { name, names, until, extendedUntil }: ReleaseLine,
  asOf: CalendarDay,
): Pick<SupportAnswer, 'until' | 'line' | 'extended'> {
  const isExtended = by !== undefined && extendedUntil !== undefined && extendedUntil >= asOf;
  return {
    until: until === 'open' || until === 'ended' ? undefined : until,
    line: names[0]?.length === 0 ? title : `${title} ${name}`,
    extended: isExtended ? { until: extendedUntil, by } : undefined,
  };
}

/** What ended on a day unknown is known to have ended from the day on which that was read. */
function statusOf(product: Product, line: ReleaseLine | 'older', asOf: CalendarDay): SupportStatus {
  const until = line !== 'older' ? line.until : product.olderEnded ? 'ended' : undefined;
  if (until === 'open') return 'supported';
  if (until === 'ended') return asOf < product.asOf ? 'unknown' : 'ended';
  return until === undefined ? 'unknown' : statusOn(until, asOf);
}

/** The nearest newer line that is out and well supported; else one that is about to end; else another product. */
function successorOf(product: Product, line: ReleaseLine | 'older', asOf: CalendarDay): string | undefined {
  const newer = product.lines
    .slice(0, line === 'older' ? undefined : product.lines.indexOf(line))
    .filter(({ released }) => released === undefined || released <= asOf)
    .toReversed();
  const best =
    newer.find((other) => statusOf(product, other, asOf) === 'supported') ??
    newer.find((other) => statusOf(product, other, asOf) === 'ending');
  return best === undefined ? product.successor : `${product.title} ${best.name}`;
}

function chooseLine(product: Product, { purl, range, pinned }: SupportQuery): Choice | undefined {
  if (purl.version !== undefined && (pinned || range === undefined)) return chooseByVersion(product, purl);
  const scheme = schemeOf(notationOf(purl, product));
  const admitted = range === undefined || scheme === undefined ? undefined : admitLines(product, range, scheme);
  if (admitted === undefined) return undefined;
  const certainty = admitted.openAbove ? 'range-open' : 'range-closed';
  const maybeNewer = admitted.unplaced && !product.discontinued;
  if (!isPlatform(purl.type)) return chooseLongest(admitted, certainty, maybeNewer);
  if (!admitted.openAbove) return chooseOf(admitted.lines[0], admitted, certainty, maybeNewer);
  // Without either end a range says nothing about what it was meant for.
  if (admitted.openBelow) return undefined;
  return chooseOf(admitted.older ? undefined : admitted.lines.at(-1), admitted, certainty, false);
}

function chooseByVersion(product: Product, { type, version = '' }: Purl): Choice | undefined {
  const place = placeVersion(product, type === 'github' ? versionOfTag(version) : version);
  switch (place.kind) {
    case 'line':
      return { line: place.line, certainty: 'pinned', maybeNewer: false };
    case 'older':
      return { line: 'older', certainty: 'pinned', maybeNewer: false };
    case 'several': {
      const newest = place.lines[0];
      const maybeNewer = newest === product.lines[0] && !product.discontinued;
      return newest === undefined ? undefined : { line: newest, certainty: 'range-closed', maybeNewer };
    }
    case 'unknown':
      return undefined;
  }
}

/** A package's range has ended only if every line it lets in has: it is judged by the one that lasts longest. */
function chooseLongest(admitted: Admitted, certainty: Certainty, maybeNewer: boolean): Choice | undefined {
  const longest = admitted.lines.reduce<ReleaseLine | undefined>(
    (best, line) => (best === undefined || lastDay(line) > lastDay(best) ? line : best),
    undefined,
  );
  return chooseOf(longest, admitted, certainty, maybeNewer);
}

function chooseOf(
  line: ReleaseLine | undefined,
  admitted: Admitted,
  certainty: Certainty,
  maybeNewer: boolean,
): Choice | undefined {
  if (line !== undefined) return { line, certainty, maybeNewer };
  return admitted.older ? { line: 'older', certainty, maybeNewer } : undefined;
}

/** A text that orders ends of support: ended on a day unknown, dated, open. */
function lastDay(line: ReleaseLine): string {
  if (line.until === 'ended') return '';
  return line.until === 'open' ? 'open' : line.until;
}

/** What a product runs on (runtimes, systems, images), as against the packages it is made of. */
function isPlatform(type: string): boolean {
  return type === 'generic' || type === 'docker';
}
