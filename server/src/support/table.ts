// The embedded table of release lines: `table/*.yaml`; each product is read and validated when it is first asked for.
// Invariant: every fact is dated and has the vendor's page; what the vendor does not say is not in the table. How a
// product is written is said at `readProduct`, how its lines are at `readLine`.
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import type { Purl } from '../terms/purl';
import aiLibraries from './table/ai-libraries.yaml';
import applicationFrameworks from './table/application-frameworks.yaml';
import brokersAndGateways from './table/brokers-and-gateways.yaml';
import buildTools from './table/build-tools.yaml';
import crypto from './table/crypto.yaml';
import dataStores from './table/data-stores.yaml';
import databases from './table/databases.yaml';
import embedded from './table/embedded.yaml';
import javaDistributions from './table/java-distributions.yaml';
import javaFrameworks from './table/java-frameworks.yaml';
import javaLibraries from './table/java-libraries.yaml';
import languages from './table/languages.yaml';
import microsoftLibraries from './table/microsoft-libraries.yaml';
import mobile from './table/mobile.yaml';
import monitoring from './table/monitoring.yaml';
import moreOperatingSystems from './table/more-operating-systems.yaml';
import nativeLibraries from './table/native-libraries.yaml';
import operatingSystems from './table/operating-systems.yaml';
import orchestration from './table/orchestration.yaml';
import runtimes from './table/runtimes.yaml';
import servers from './table/servers.yaml';
import webFrameworks from './table/web-frameworks.yaml';
import webLibraries from './table/web-libraries.yaml';
import { packageName } from './package-name';
import { numbersOf } from './version-numbers';
import { wordTable } from '../text/word-table';

/** The beginning of the versions of a line: numbers (`[3, 11]`; none begin all versions), or a word (`bookworm`). */
export type LineName = readonly number[] | string;

export interface ReleaseLine {
  readonly name: string;
  /** All names, the aliases included. */
  readonly names: readonly LineName[];
  /** Its name at endoflife.date. */
  readonly cycle: string;
  readonly released: CalendarDay | undefined;
  readonly until: CalendarDay | 'open' | 'ended';
  readonly extendedUntil: CalendarDay | undefined;
  /** Its newest version on the day that the product was looked up, e.g. `24.19.0`; kept of lines that were supported then. */
  readonly latest: string | undefined;
}

export interface Product {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly asOf: CalendarDay;
  /** Its name at endoflife.date; undefined where the facts were read from the page itself. */
  readonly endoflifeDate: string | undefined;
  readonly purls: readonly string[];
  /** The purl type in whose notation ranges are written where the product is a runtime. */
  readonly ranges: string;
  /** Newest first. */
  readonly lines: readonly ReleaseLine[];
  readonly olderEnded: boolean;
  readonly discontinued: boolean;
  /** What takes the place of the whole product. */
  readonly successor: string | undefined;
  readonly extendedBy: string | undefined;
}

const files: Readonly<Record<string, unknown>> = wordTable({
  'ai-libraries': aiLibraries,
  'application-frameworks': applicationFrameworks,
  'brokers-and-gateways': brokersAndGateways,
  'build-tools': buildTools,
  crypto,
  'data-stores': dataStores,
  databases,
  embedded,
  'java-distributions': javaDistributions,
  'java-frameworks': javaFrameworks,
  'java-libraries': javaLibraries,
  languages,
  'microsoft-libraries': microsoftLibraries,
  mobile,
  monitoring,
  'more-operating-systems': moreOperatingSystems,
  'native-libraries': nativeLibraries,
  'operating-systems': operatingSystems,
  orchestration,
  runtimes,
  servers,
  'web-frameworks': webFrameworks,
  'web-libraries': webLibraries,
});

type Fields = Readonly<Record<string, unknown>>;

/** A product as written; it is read when it is first asked for. */
class Entry {
  readonly asOf: CalendarDay;
  readonly purls: readonly string[];
  readonly #file: string;
  readonly #fields: Fields;
  #product: Product | undefined;

  constructor(file: string, data: unknown) {
    this.#file = file;
    this.#fields = fieldsOf(data);
    this.asOf = dayOf(this.#fields, 'as-of', file);
    this.purls = listOf(this.#fields, 'purls', file).map(String);
  }

  get product(): Product {
    return (this.#product ??= { ...readProduct(this.#file, this.#fields), asOf: this.asOf, purls: this.purls });
  }
}

interface Table {
  readonly entries: readonly Entry[];
  readonly byName: ReadonlyMap<string, Entry>;
}

let table: Table | undefined;

function loadTable(): Table {
  if (table === undefined) {
    const entries = Object.entries(files).flatMap(([file, data]) => readEntries(file, data));
    table = { entries, byName: indexByName(entries) };
  }
  return table;
}

/** All products of the table, by kind and then as written. */
export function allProducts(): readonly Product[] {
  return loadTable().entries.map((entry) => entry.product);
}

/** The day up to which the table's facts were looked up: that of the product looked up longest ago. */
export function tableDate(): CalendarDay {
  const [oldest] = loadTable()
    .entries.map((entry) => entry.asOf)
    .sort();
  if (oldest === undefined) throw invalid('its start', 'products');
  return oldest;
}

/** The product that goes by the purl's name, whatever its version and qualifiers; the exact name beats a family. */
export function findProduct(purl: Pick<Purl, 'type' | 'namespace' | 'name'>): Product | undefined {
  const { byName } = loadTable();
  const { type, namespace } = purl;
  return (byName.get(packageName(purl)) ?? byName.get(packageName({ type, namespace, name: '*' })))?.product;
}

/** The table's purls have neither version nor qualifiers, so that without their scheme they are the names. */
function indexByName(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const names = entries.flatMap((entry) => {
    return entry.purls.map((purl) => [purl.replace(/^pkg:/, '').toLowerCase(), entry] as const);
  });
  return new Map(names);
}

/** Reads one file of the table. It is part of the program: what is wrong in it is a fault that the tests must meet. */
export function readProducts(file: string, data: unknown): readonly Product[] {
  return readEntries(file, data).map((entry) => entry.product);
}

function readEntries(file: string, data: unknown): readonly Entry[] {
  if (!Array.isArray(data)) throw invalid(file, 'list of products');
  return data.map((entry: unknown) => new Entry(file, entry));
}

/**
 * A product has an `id`, a `title`, the vendor's lifecycle `page`, the day it was looked up (`as-of`), its name at
 * `endoflife-date` if its facts were carried over from there (`npm run update:support` renews them), the `purls` it is
 * met under (`/*` as a whole last segment names a family), the purl type in whose notation its `ranges` are written
 * where it is a runtime (npm's if not said), and its `lines`. `older: ended` says that nothing below the oldest line is
 * supported, `discontinued: true` that no further line will come, `successor` what takes its place then.
 */
function readProduct(file: string, fields: Fields): Omit<Product, 'asOf' | 'purls'> {
  const id = textOf(fields, 'id', file);
  const lines = listOf(fields, 'lines', id).map((line) => readLine(id, fieldsOf(line)));
  return {
    id,
    title: textOf(fields, 'title', id),
    page: textOf(fields, 'page', id),
    endoflifeDate: optional(fields, 'endoflife-date', id, textOf),
    ranges: optional(fields, 'ranges', id, textOf) ?? 'npm',
    lines,
    olderEnded: fields.older === 'ended',
    discontinued: fields.discontinued === true,
    successor: optional(fields, 'successor', id, textOf),
    extendedBy: optional(fields, 'extended-by', id, textOf),
  };
}

/**
 * Lines stand newest first. A name (`line`) is the beginning of the versions that belong to it (`18`, `3.11`), `any`
 * stands for all of them; `aliases` are other such beginnings, or words (`bookworm`); `cycle` is its name at
 * endoflife.date where that is another. `released` may be missing. `supported-until` is the last day, `open` (no day
 * announced) or `ended` (on a day unknown). `latest` is its newest version on the day that the product was looked up.
 */
function readLine(product: string, fields: Fields): ReleaseLine {
  const name = textOf(fields, 'line', product);
  const where = `${product} ${name}`;
  const aliases = optional(fields, 'aliases', where, listOf)?.map(String) ?? [];
  const until = fields['supported-until'];
  return {
    name,
    names: [name, ...aliases].map((alias) => (alias === 'any' ? [] : (numbersOf(alias) ?? alias))),
    cycle: optional(fields, 'cycle', where, textOf) ?? name,
    released: optional(fields, 'released', where, dayOf),
    until: until === 'open' || until === 'ended' ? until : dayOf(fields, 'supported-until', where),
    extendedUntil: optional(fields, 'extended-until', where, dayOf),
    latest: optional(fields, 'latest', where, textOf),
  };
}

/** What `read` makes of a field that may be missing. */
function optional<T>(
  fields: Fields,
  key: string,
  where: string,
  read: (fields: Fields, key: string, where: string) => T,
): T | undefined {
  return fields[key] === undefined ? undefined : read(fields, key, where);
}

function fieldsOf(value: unknown): Fields {
  // An object's entries may be looked up by name; each is checked before use.
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(fields: Fields, key: string, where: string): string {
  const value = fields[key];
  if (typeof value !== 'string' || value === '') throw invalid(where, key);
  return value;
}

function dayOf(fields: Fields, key: string, where: string): CalendarDay {
  const day = parseDay(textOf(fields, key, where));
  if (day === undefined) throw invalid(where, key);
  return day;
}

function listOf(fields: Fields, key: string, where: string): readonly unknown[] {
  const value = fields[key];
  if (!Array.isArray(value) || value.length === 0) throw invalid(where, key);
  return value;
}

function invalid(where: string, what: string): Error {
  return new Error(`The embedded support table is wrong at ${where}: ${what}.`);
}
