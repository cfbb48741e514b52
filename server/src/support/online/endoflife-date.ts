// endoflife.date: release lines of products with their ends of support. API v1: https://endoflife.date/docs/api/v1/
// Invariant: it is asked by the names of products that the embedded table knows; neither package names nor versions are
// sent. Its lines are read as the table's are, so that both judge a version in one way.
import type { CalendarDay } from '../../terms/calendar-day';
import { compareNumbers, numbersOf } from '../version-numbers';
import type { SupportQuery } from '../sources';
import { findProduct, type Product, type ReleaseLine } from '../table';
import { answerFor } from '../table-source';
import { answerAbout, getJson, readAs, unreadable, type OnlineReading, type OnlineSource } from './online-source';
import { ResponseData } from './response-data';

export const endoflifeDate: OnlineSource = {
  name: 'endoflife.date',
  sends: 'names of runtimes, frameworks and systems, without versions',
  discloses: 'products',
  address: 'https://endoflife.date/api/v1/',
  speaksOf: (purl) => findProduct(purl)?.endoflifeDate !== undefined,
  ask(queries, { today, addressFor }) {
    return [...byProduct(queries)].flatMap(([product, about]) => {
      const base = about[0] === undefined ? undefined : addressFor(about[0].purl);
      if (base === undefined || product.endoflifeDate === undefined) return [];
      const url = `${base}products/${product.endoflifeDate}/`;
      return [getJson(url, about, (body) => readProduct(product, about, new ResponseData(body), today))];
    });
  },
};

function byProduct(queries: readonly SupportQuery[]): ReadonlyMap<Product, readonly SupportQuery[]> {
  const grouped = new Map<Product, SupportQuery[]>();
  for (const query of queries) {
    const product = findProduct(query.purl);
    if (product === undefined) continue;
    const group = grouped.get(product);
    if (group === undefined) grouped.set(product, [query]);
    else group.push(query);
  }
  return grouped;
}

function readProduct(
  known: Product,
  about: readonly SupportQuery[],
  body: ResponseData,
  today: CalendarDay,
): OnlineReading {
  const cycles = readCycles(body);
  if (typeof cycles === 'string') return unreadable(cycles);
  const page = body.at('result', 'links', 'html').text ?? known.page;
  const lines = newestFirst(cycles.map((cycle) => ({ ...namesOf(cycle.cycle, known), ...cycle })));
  const product: Product = { ...known, page, asOf: today, lines };
  return readAs(about.map((query) => answerAbout(query, answerFor(product, query, today))));
}

/** A release line as it is known there. */
export type Cycle = Omit<ReleaseLine, 'name' | 'names'>;

/** The release lines that a response about a product tells of; a text says what it is not. */
export function readCycles(body: ResponseData): readonly Cycle[] | string {
  if (body.at('schema_version').text?.startsWith('1.') !== true) return '"schema_version" is none of version 1';
  const releases = body.at('result', 'releases').list;
  if (releases === undefined || releases.length === 0) return '"result.releases" is no list of releases';
  const cycles: Cycle[] = [];
  for (const release of releases) {
    const cycle = readCycle(release);
    if (cycle === undefined) return `the release "${release.at('name').text ?? '?'}" lacks a required field`;
    cycles.push(cycle);
  }
  return cycles;
}

/** One release line; undefined where a field that the API promises is not there. */
function readCycle(release: ResponseData): Cycle | undefined {
  const cycle = release.at('name').text?.toLowerCase();
  const released = release.at('releaseDate').day;
  const isEnded = release.at('isEol').flag;
  const end = release.at('eolFrom');
  if (cycle === undefined || released === undefined || isEnded === undefined) return undefined;
  if (end.isThere && end.day === undefined) return undefined;
  const until = end.day ?? (isEnded ? 'ended' : 'open');
  const latest = release.at('latest', 'name').text;
  return { cycle, released, until, extendedUntil: release.at('eoesFrom').day, latest };
}

/** As the table calls the line, with the aliases that it has, e.g. `bookworm`. */
function namesOf(cycle: string, known: Product): Pick<ReleaseLine, 'name' | 'names'> {
  const { name, names } = known.lines.find((line) => line.cycle === cycle) ?? {
    name: cycle,
    names: [numbersOf(cycle) ?? cycle],
  };
  return { name, names };
}

function newestFirst(lines: readonly ReleaseLine[]): readonly ReleaseLine[] {
  return lines.toSorted((a, b) => {
    const [one, other] = [a.names[0], b.names[0]];
    return Array.isArray(one) && Array.isArray(other)
      ? compareNumbers(other, one)
      : (b.released ?? '').localeCompare(a.released ?? '');
  });
}
