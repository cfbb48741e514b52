// The committed snapshot `.compliance/support.json`: what was known of the components on the day it was written.
// An entry is dated by its own `asOf`, else by the snapshot's: what a source said again on the day of the last update
// carries no day of its own, so that a change of the file is a change of facts.
// Invariant: reading never fails; an entry that cannot be read is left out and said. Facts dated after the day of the
// question are not used.
import { parse, type ParseError } from 'jsonc-parser';
import { below, type Anchor } from '../text/anchor';
import type { Reading, ReadingProblem } from '../text/reading';
import type { SourceFile } from '../text/source-file';
import { parseDay, parseDayOrPeriod, type CalendarDay } from '../terms/calendar-day';
import { parsePurl, type Purl } from '../terms/purl';
import {
  certainties,
  plainAnswer,
  statusOn,
  supportStatuses,
  type Certainty,
  type SupportAnswer,
  type SupportStatus,
} from './answer';
import type { Advisory } from './online/online-source';
import { packageName } from './package-name';
import type { SupportQuery, SupportSource } from './sources';

export interface SupportSnapshot {
  /** `online`: not committed, asked of the network just now. */
  readonly strength: 'snapshot' | 'online';
  /** The day it was written. */
  readonly asOf: CalendarDay | undefined;
  readonly components: readonly SnapshotEntry[];
}

export interface SnapshotEntry {
  /** Without a version it speaks of all versions, or of those in `range`. */
  readonly purl: Purl;
  /** The range of the manifest that was judged, where no version is fixed. */
  readonly range: string | undefined;
  readonly status: SupportStatus;
  readonly until: CalendarDay | undefined;
  /** The release line, e.g. `Node.js 18`. */
  readonly line: string | undefined;
  readonly successor: string | undefined;
  /** The publisher's words, or the signs that led to it. */
  readonly reason: string | undefined;
  readonly source: string;
  /** Where it can be read. */
  readonly page: string | undefined;
  readonly certainty: Certainty;
  readonly advisories: readonly Advisory[];
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
    return { value: { strength: 'snapshot', asOf: undefined, components: [] }, problems };
  }
  return { value: readRoot(fields, root, say), problems };
}

function readRoot(fields: Fields, root: Anchor, say: Say): SupportSnapshot {
  if (fields.schema !== 1) say(below(root, 'schema'), 'This schema of support snapshots is not known; schema 1 is.');
  const asOf = readDay(fields, 'asOf', parseDay, root, say);
  const components = fields.components;
  if (!Array.isArray(components)) {
    say(below(root, 'components'), '"components" is no list.');
    return { strength: 'snapshot', asOf, components: [] };
  }
  const entries = components.flatMap((entry: unknown, index) => {
    return readEntry(entry, asOf, below(root, 'components', index), say) ?? [];
  });
  return { strength: 'snapshot', asOf, components: entries };
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
      range: readText(fields, 'range'),
      status,
      until: readDay(fields, 'until', parseDayOrPeriod, anchor, say),
      line: readText(fields, 'line'),
      successor: readText(fields, 'successor'),
      reason: readText(fields, 'reason'),
      source: readText(fields, 'source') ?? 'the support snapshot',
      page: readText(fields, 'page'),
      certainty: certainties.find((known) => known === fields.certainty) ?? 'pinned',
      advisories: readAdvisories(fields.advisories),
      asOf,
    };
  }
  return undefined;
}

/** Extra information: what cannot be read of it is left out. */
function readAdvisories(value: unknown): readonly Advisory[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const fields = asFields(entry) ?? {};
    const id = readText(fields, 'id');
    return id === undefined ? [] : [{ id, exploited: fields.exploited === true }];
  });
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

const sourcesOf = new WeakMap<SupportSnapshot, readonly SupportSource[]>();

/** Those who speak in a snapshot, each as a source of its own. */
export function snapshotSources(snapshot: SupportSnapshot): readonly SupportSource[] {
  const known = sourcesOf.get(snapshot) ?? readSources(snapshot);
  sourcesOf.set(snapshot, known);
  return known;
}

function readSources({ strength, components }: SupportSnapshot): readonly SupportSource[] {
  const bySource = new Map<string, Map<string, SnapshotEntry[]>>();
  for (const entry of components) {
    const byName = bySource.get(entry.source) ?? new Map<string, SnapshotEntry[]>();
    bySource.set(entry.source, byName);
    const name = packageName(entry.purl);
    byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  return [...bySource].map(([name, byName]) => ({
    name: `${name}, ${strength === 'snapshot' ? 'in the committed snapshot' : 'asked online'}`,
    strength,
    answer(query, asOf) {
      const entries = (byName.get(packageName(query.purl)) ?? []).filter((entry) => entry.asOf <= asOf);
      const entry = entryFor(query, entries);
      return entry === undefined ? undefined : answerOf(entry, asOf);
    },
  }));
}

/** The entry of the very version, else that of the range, else the one that speaks of all versions. */
function entryFor({ purl, range, pinned }: SupportQuery, entries: readonly SnapshotEntry[]): SnapshotEntry | undefined {
  return (
    entries.find((entry) => entry.purl.version !== undefined && entry.purl.version === purl.version) ??
    entries.find((entry) => isVersionless(entry) && !pinned && entry.range !== undefined && entry.range === range) ??
    entries.find((entry) => isVersionless(entry) && entry.range === undefined)
  );
}

function isVersionless({ purl }: SnapshotEntry): boolean {
  return purl.version === undefined;
}

/** A dated end is judged by the day of the question, not by the word that was right when the snapshot was written. */
function answerOf(entry: SnapshotEntry, asOf: CalendarDay): SupportAnswer {
  const { status, until, line, successor, reason, source, page, certainty } = entry;
  const dated = status === 'supported' || status === 'ending' || status === 'ended';
  const statusNow = dated && until !== undefined ? statusOn(until, asOf) : status;
  return { ...plainAnswer(statusNow, source), until, line, successor, reason, page, certainty, asOf: entry.asOf };
}
