// endoflife.date: release lines of products with their ends of support. API v1: https://endoflife.date/docs/api/v1/
// Invariant: it is asked by the names of products that the embedded table knows; neither package names nor versions are
// sent. Its lines are read as the table's are, so that both judge a version in one way.
import type { CalendarDay } from '../../terms/calendar-day';
import { compareNumbers, numbersOf } from '../version-numbers';
import type { SupportQuery } from '../sources';
import { findProduct, type LineName, type Product, type ReleaseLine } from '../table';
import { answerFor } from '../table-source';
import { answerAbout, getJson, readAs, unreadable, type OnlineReading, type OnlineSource } from './online-source';
import { ResponseData } from './response-data';

export const endoflifeDate: OnlineSource = {
  name: 'endoflife.date',
  sends: 'names of runtimes, frameworks and systems, without versions',
  discloses: 'products',
  address: 'https://endoflife.date/api/v1/',
  speaksOf: (purl) => findProduct(purl) !== undefined,
  ask(queries, { today, addressFor }) {
    return [...byProduct(queries)].flatMap(([product, about]) => {
      const base = about[0] === undefined ? undefined : addressFor(about[0].purl);
      if (base === undefined) return [];
      const url = `${base}products/${nameAtEndoflifeDate(product)}/`;
      return [getJson(url, about, (body) => readProduct(product, about, new ResponseData(body), today))];
    });
  },
};

/** What the table's products are called there, where the name is another one. */
const names: Readonly<Record<string, string>> = {
  activemq: 'apache-activemq',
  alpine: 'alpine-linux',
  camel: 'apache-camel',
  cassandra: 'apache-cassandra',
  corretto: 'amazon-corretto',
  'dotnet-framework': 'dotnetfx',
  hibernate: 'hibernate-orm',
  httpd: 'apache-http-server',
  jetty: 'eclipse-jetty',
  kafka: 'apache-kafka',
  'linux-kernel': 'linux',
  'oracle-openjdk': 'openjdk-builds-from-oracle',
  quarkus: 'quarkus-framework',
  rails: 'ruby-on-rails',
  rocky: 'rocky-linux',
  'sql-server': 'mssqlserver',
  temurin: 'eclipse-temurin',
  'windows-iot-ltsc': 'windows',
};

/** The name under which endoflife.date knows a product of the table, where it does. */
export function nameAtEndoflifeDate(product: Pick<Product, 'id'>): string {
  return names[product.id] ?? product.id;
}

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
  if (body.at('schema_version').text?.startsWith('1.') !== true)
    return unreadable('"schema_version" is none of version 1');
  const releases = body.at('result', 'releases').list;
  if (releases === undefined || releases.length === 0) return unreadable('"result.releases" is no list of releases');
  const lines: ReleaseLine[] = [];
  for (const release of releases) {
    const line = readLine(release, known);
    if (line === undefined) return unreadable(`the release "${release.at('name').text ?? '?'}" lacks a required field`);
    lines.push(line);
  }
  const page = body.at('result', 'links', 'html').text ?? known.page;
  const product: Product = { ...known, page, asOf: today, lines: newestFirst(lines) };
  return readAs(about.map((query) => answerAbout(query, answerFor(product, query, today))));
}

/** One release line; undefined where a field that the API promises is not there. */
function readLine(release: ResponseData, known: Product): ReleaseLine | undefined {
  const name = release.at('name').text?.toLowerCase();
  const released = release.at('releaseDate').day;
  const isEnded = release.at('isEol').flag;
  const end = release.at('eolFrom');
  if (name === undefined || released === undefined || isEnded === undefined) return undefined;
  if (end.isThere && end.day === undefined) return undefined;
  const until = end.day ?? (isEnded ? 'ended' : 'open');
  return { name, names: namesOf(name, known), released, until, extendedUntil: release.at('eoesFrom').day };
}

/** With the aliases that the table has for the line, e.g. `bookworm`. */
function namesOf(name: string, known: Product): readonly LineName[] {
  return known.lines.find((line) => line.name === name)?.names ?? [numbersOf(name) ?? name];
}

function newestFirst(lines: readonly ReleaseLine[]): readonly ReleaseLine[] {
  return lines.toSorted((a, b) => {
    const [one, other] = [a.names[0], b.names[0]];
    return Array.isArray(one) && Array.isArray(other)
      ? compareNumbers(other, one)
      : b.released.localeCompare(a.released);
  });
}
