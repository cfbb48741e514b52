// From what sources said, and what the snapshot held before, to the next snapshot.
// Invariant: a source that failed, or was not asked, keeps its old answer with its old day. One sign of neglect is none:
// "possibly unmaintained" takes two of different kinds, and nobody who says that the component is looked after.
import type { CalendarDay } from '../../terms/calendar-day';
import { formatPurl } from '../../terms/purl';
import { queryKey } from '../component-query';
import type { SnapshotEntry, SupportSnapshot } from '../snapshot';
import type { SupportQuery } from '../sources';
import type { SourceReport } from './ask-sources';
import type { OnlineAnswer } from './online-source';

/** What a source said of one component: an answer, or `silent` where it was asked and does not know. */
interface Said {
  readonly source: string;
  readonly answer: OnlineAnswer | 'silent' | 'failed';
}

/** How the names of several sources stand in one `source`. */
const SEPARATOR = ', ';

/**
 * The next snapshot. `queries` are all components of the product, `known` the names of all sources there are; an entry
 * by anybody else was written by a person and stays.
 */
export function combineAnswers(
  queries: readonly SupportQuery[],
  reports: readonly SourceReport[],
  before: SupportSnapshot | undefined,
  known: readonly string[],
  today: CalendarDay,
): SupportSnapshot {
  const old = before?.components ?? [];
  const bySomebodyElse = old.filter(({ source }) => !source.split(SEPARATOR).every((name) => known.includes(name)));
  const oldByKey = new Map<string, SnapshotEntry[]>();
  for (const entry of old) {
    if (bySomebodyElse.includes(entry)) continue;
    const same = oldByKey.get(entryKey(entry));
    if (same === undefined) oldByKey.set(entryKey(entry), [entry]);
    else same.push(entry);
  }
  const found = queries.flatMap((query) => {
    const said = reports.flatMap((report) => saidOf(report, query) ?? []);
    return entriesFor(query, said, oldByKey.get(queryKey(query)) ?? [], today);
  });
  const components = [...bySomebodyElse, ...found].sort(byName);
  return { strength: 'snapshot', asOf: today, anchor: undefined, components };
}

function saidOf({ source, asked, answers, failed }: SourceReport, query: SupportQuery): Said | undefined {
  const key = queryKey(query);
  if (failed.has(key)) return { source: source.name, answer: 'failed' };
  const answer = answers.get(key);
  if (answer !== undefined) return { source: source.name, answer };
  return asked.has(key) ? { source: source.name, answer: 'silent' } : undefined;
}

function entriesFor(
  query: SupportQuery,
  said: readonly Said[],
  old: readonly SnapshotEntry[],
  today: CalendarDay,
): readonly SnapshotEntry[] {
  const heard = said.filter(({ answer }) => answer !== 'failed').map(({ source }) => source);
  const kept = old.filter(({ source }) => !source.split(SEPARATOR).every((name) => heard.includes(name)));
  const answers = said.flatMap(({ source, answer }) => (typeof answer === 'string' ? [] : [{ source, answer }]));
  const stated = answers.filter(({ answer }) => answer.status !== 'unknown' || answer.advisories.length > 0);
  const fresh = stated.map(({ source, answer }) => entryOf(answer, source, today));
  const all = [...kept.filter(({ status }) => status !== 'unknown'), ...fresh];
  const neglected = all.some(({ status }) => status !== 'unknown') ? undefined : neglect(query, answers, today);
  if (neglected !== undefined) return [...fresh, neglected];
  if (all.length > 0) return all;
  if (heard.length === 0) return kept;
  return [entryOf({ ...nothing, query }, heard.join(SEPARATOR), today)];
}

/** Two signs of different kinds make a possibility. */
function neglect(
  query: SupportQuery,
  answers: readonly { readonly source: string; readonly answer: OnlineAnswer }[],
  today: CalendarDay,
): SnapshotEntry | undefined {
  const signs = answers.flatMap(({ source, answer }) => answer.signs.map((sign) => ({ source, sign })));
  const kinds = new Map(signs.map(({ source, sign }) => [sign.kind, { source, sign }]));
  if (kinds.size < 2) return undefined;
  const reason = [...kinds.values()].map(({ source, sign }) => `${sign.says} (${source})`).join('; ');
  const sources = [...new Set([...kinds.values()].map(({ source }) => source))].join(SEPARATOR);
  return entryOf({ ...nothing, query, status: 'unmaintained', reason }, sources, today);
}

const nothing: Omit<OnlineAnswer, 'query'> = {
  status: 'unknown',
  until: undefined,
  line: undefined,
  successor: undefined,
  page: undefined,
  certainty: 'pinned',
  reason: undefined,
  signs: [],
  advisories: [],
};

function entryOf({ query, ...answer }: OnlineAnswer, source: string, asOf: CalendarDay): SnapshotEntry {
  const { status, until, line, successor, reason, page, certainty, advisories } = answer;
  const purl = { ...query.purl, qualifiers: {}, subpath: undefined };
  const range = query.pinned ? undefined : query.range;
  return { purl, range, status, until, line, successor, reason, source, page, certainty, advisories, asOf };
}

function entryKey({ purl, range }: SnapshotEntry): string {
  return queryKey({ purl, range, pinned: purl.version !== undefined });
}

function byName(a: SnapshotEntry, b: SnapshotEntry): number {
  const [one, other] = [a, b].map((entry) => [formatPurl(entry.purl), entry.range ?? '', entry.source]);
  const at = one?.findIndex((part, index) => part !== other?.[index]) ?? -1;
  return at < 0 ? 0 : (one?.[at] ?? '') < (other?.[at] ?? '') ? -1 : 1;
}
