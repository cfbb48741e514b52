// The committed snapshot `.compliance/support.json`: what was known of the components on the day it was written.
// Invariant: reading never fails; an entry that cannot be read is left out and said. Facts dated after the day of the
// question are not used.
import { parse, type ParseError } from 'jsonc-parser';
import { below, type Anchor } from '../text/anchor';
import type { Reading, ReadingProblem } from '../text/reading';
import type { SourceFile } from '../text/source-file';
import { parseDay, parseDayOrPeriod, type CalendarDay } from '../terms/calendar-day';
import { parsePurl, type Purl } from '../terms/purl';
import { plainAnswer, statusOn, supportStatuses, type SupportAnswer, type SupportStatus } from './answer';
import { packageName } from './package-name';
import type { SupportSource } from './sources';

export interface SupportSnapshot {
  /** The day it was written. */
  readonly asOf: CalendarDay | undefined;
  readonly components: readonly SnapshotEntry[];
}

export interface SnapshotEntry {
  /** Without a version it speaks of all versions. */
  readonly purl: Purl;
  readonly status: SupportStatus;
  readonly until: CalendarDay | undefined;
  readonly successor: string | undefined;
  readonly source: string;
  readonly asOf: CalendarDay;
}

type Fields = Readonly<Record<string, unknown>>;
type Say = (anchor: Anchor, message: string) => void;

/** Reads a snapshot file of schema 1; a newer schema is said and read as far as it is understood. */
export function readSupportSnapshot(file: SourceFile): Reading<SupportSnapshot> {
  const problems: ReadingProblem[] = [];
  const say: Say = (anchor, message) => problems.push({ anchor, message, kind: 'broken' });
  const errors: ParseError[] = [];
  const data: unknown = parse(file.text, errors);
  for (const { offset, length } of errors.slice(0, 1)) {
    say({ file: file.path, span: { start: offset, end: offset + length } }, 'This is not valid JSON.');
  }
  const root: Anchor = { file: file.path, path: [], part: 'value' };
  const fields = asFields(data);
  if (fields === undefined) {
    if (errors.length === 0) say(root, 'A support snapshot is an object with "schema", "asOf" and "components".');
    return { value: { asOf: undefined, components: [] }, problems };
  }
  return { value: readRoot(fields, root, say), problems };
}

function readRoot(fields: Fields, root: Anchor, say: Say): SupportSnapshot {
  if (fields.schema !== 1) say(below(root, 'schema'), 'This schema of support snapshots is not known; schema 1 is.');
  const asOf = readDay(fields, 'asOf', parseDay, root, say);
  const components = fields.components;
  if (!Array.isArray(components)) {
    say(below(root, 'components'), '"components" is no list.');
    return { asOf, components: [] };
  }
  const entries = components.flatMap((entry: unknown, index) => {
    return readEntry(entry, asOf, below(root, 'components', index), say) ?? [];
  });
  return { asOf, components: entries };
}

function readEntry(
  data: unknown,
  snapshotDay: CalendarDay | undefined,
  anchor: Anchor,
  say: Say,
): SnapshotEntry | undefined {
  const fields = asFields(data) ?? {};
  const purl = parsePurl(readText(fields, 'purl') ?? '');
  const status = supportStatuses.find((known) => known === fields.status);
  const asOf = readDay(fields, 'asOf', parseDay, anchor, say) ?? snapshotDay;
  if (purl === undefined) say(below(anchor, 'purl'), '"purl" is no package URL, such as pkg:npm/express@4.21.0.');
  else if (status === undefined) say(below(anchor, 'status'), `"status" is none of ${supportStatuses.join(', ')}.`);
  else if (asOf === undefined) say(anchor, 'Neither the component nor the snapshot says of which day this is known.');
  else {
    return {
      purl,
      status,
      until: readDay(fields, 'until', parseDayOrPeriod, anchor, say),
      successor: readText(fields, 'successor'),
      source: readText(fields, 'source') ?? 'the support snapshot',
      asOf,
    };
  }
  return undefined;
}

function readDay(
  fields: Fields,
  key: string,
  parseText: (text: string) => CalendarDay | undefined,
  anchor: Anchor,
  say: Say,
): CalendarDay | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return undefined;
  const day = typeof value === 'string' ? parseText(value) : undefined;
  if (day === undefined) say(below(anchor, key), `"${key}" is no day, such as 2027-04-30.`);
  return day;
}

function readText(fields: Fields, key: string): string | undefined {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asFields(value: unknown): Fields | undefined {
  // A JSON object's entries may be looked up by name; each is checked before use.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The snapshot as a source: the entry of the very version, else the one that speaks of all versions. */
export function snapshotSource(snapshot: SupportSnapshot): SupportSource {
  const byName = new Map<string, SnapshotEntry[]>();
  for (const entry of snapshot.components) {
    const name = packageName(entry.purl);
    byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  return {
    name: 'the committed snapshot',
    strength: 'snapshot',
    answer({ purl }, asOf) {
      const entries = (byName.get(packageName(purl)) ?? []).filter((entry) => entry.asOf <= asOf);
      const exact = entries.find((entry) => entry.purl.version !== undefined && entry.purl.version === purl.version);
      const entry = exact ?? entries.find((other) => other.purl.version === undefined);
      return entry === undefined ? undefined : answerOf(entry, asOf);
    },
  };
}

/** A dated end is judged by the day of the question, not by the word that was right when the snapshot was written. */
function answerOf(entry: SnapshotEntry, asOf: CalendarDay): SupportAnswer {
  const { status, until } = entry;
  const dated = status === 'supported' || status === 'ending' || status === 'ended';
  return {
    ...plainAnswer(dated && until !== undefined ? statusOn(until, asOf) : status, entry.source),
    until,
    successor: entry.successor,
    asOf: entry.asOf,
  };
}
