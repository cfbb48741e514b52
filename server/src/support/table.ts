// The embedded table of release lines: `table/*.yaml`; each product is read and validated when it is first asked for.
//
// A product has an `id`, a `title`, the vendor's lifecycle `page`, the day it was looked up (`as-of`), the `purls` it is
// met under (`/*` as a whole last segment names a family) and its `lines`, newest first. A line's name is the beginning
// of the versions that belong to it (`18`, `3.11`); `aliases` are other such beginnings, or words (`bookworm`).
// `supported-until` is the last day, `open` (no day announced) or `ended` (on a day unknown). `older: ended` says that
// nothing below the oldest line is supported, `discontinued: true` that no further line will come.
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import type { Purl } from '../terms/purl';
import aiLibraries from './table/ai-libraries.yaml';
import applicationFrameworks from './table/application-frameworks.yaml';
import crypto from './table/crypto.yaml';
import databases from './table/databases.yaml';
import javaFrameworks from './table/java-frameworks.yaml';
import mobile from './table/mobile.yaml';
import operatingSystems from './table/operating-systems.yaml';
import runtimes from './table/runtimes.yaml';
import servers from './table/servers.yaml';
import webFrameworks from './table/web-frameworks.yaml';
import { packageName } from './package-name';
import { numbersOf } from './version-numbers';

/** The beginning of the versions of a line: numbers (`[3, 11]`), or a word (`bookworm`). */
export type LineName = readonly number[] | string;

export interface ReleaseLine {
  readonly name: string;
  /** All names, the aliases included. */
  readonly names: readonly LineName[];
  readonly released: CalendarDay;
  readonly until: CalendarDay | 'open' | 'ended';
  readonly extendedUntil: CalendarDay | undefined;
}

export interface Product {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly asOf: CalendarDay;
  readonly purls: readonly string[];
  /** Newest first. */
  readonly lines: readonly ReleaseLine[];
  readonly olderEnded: boolean;
  readonly discontinued: boolean;
  /** What takes the place of the whole product. */
  readonly successor: string | undefined;
  readonly extendedBy: string | undefined;
}

const files: Readonly<Record<string, unknown>> = {
  'ai-libraries': aiLibraries,
  'application-frameworks': applicationFrameworks,
  crypto,
  databases,
  'java-frameworks': javaFrameworks,
  mobile,
  'operating-systems': operatingSystems,
  runtimes,
  servers,
  'web-frameworks': webFrameworks,
};

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
export function findProduct(purl: Purl): Product | undefined {
  const { byName } = loadTable();
  return (byName.get(packageName(purl)) ?? byName.get(packageName({ ...purl, name: '*' })))?.product;
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

function readProduct(file: string, fields: Fields): Omit<Product, 'asOf' | 'purls'> {
  const id = textOf(fields, 'id', file);
  const lines = listOf(fields, 'lines', id).map((line) => readLine(id, fieldsOf(line)));
  return {
    id,
    title: textOf(fields, 'title', id),
    page: textOf(fields, 'page', id),
    lines,
    olderEnded: fields.older === 'ended',
    discontinued: fields.discontinued === true,
    successor: fields.successor === undefined ? undefined : textOf(fields, 'successor', id),
    extendedBy: fields['extended-by'] === undefined ? undefined : textOf(fields, 'extended-by', id),
  };
}

function readLine(product: string, fields: Fields): ReleaseLine {
  const name = textOf(fields, 'line', product);
  const where = `${product} ${name}`;
  const aliases = fields.aliases === undefined ? [] : listOf(fields, 'aliases', where).map(String);
  const until = fields['supported-until'];
  return {
    name,
    names: [name, ...aliases].map((alias) => numbersOf(alias) ?? alias),
    released: dayOf(fields, 'released', where),
    until: until === 'open' || until === 'ended' ? until : dayOf(fields, 'supported-until', where),
    extendedUntil: fields['extended-until'] === undefined ? undefined : dayOf(fields, 'extended-until', where),
  };
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
