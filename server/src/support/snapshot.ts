// The committed snapshot `.compliance/support.json`: what was known of the components on the day it was written.
// An entry is dated by its own `asOf`, else by the snapshot's: what a source said again on the day of the last update
// carries no day of its own, so that a change of the file is a change of facts.
// Invariant: facts dated after the day of the question are not used.
import type { Anchor } from '../text/anchor';
import type { CalendarDay } from '../terms/calendar-day';
import type { Purl } from '../terms/purl';
import { plainAnswer, statusOn, type Certainty, type SupportAnswer, type SupportStatus } from './answer';
import type { Advisory } from './online/online-source';
import { packageName } from './package-name';
import type { SupportQuery, SupportSource } from './sources';

export interface SupportSnapshot {
  /** `online`: not committed, asked of the network just now. */
  readonly strength: 'snapshot' | 'online';
  /** The day it was written. */
  readonly asOf: CalendarDay | undefined;
  /** Where a file says of which day it is; undefined where it is no file. */
  readonly anchor: Anchor | undefined;
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
