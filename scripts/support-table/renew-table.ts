// The files of the embedded support table with new facts: days of lines, and lines that are new.
// Invariant: what is ours stays as it stands: mappings, names, pages, remarks, lines that are no longer listed, and the
// lines of a product that goes by other names here. Only what changes is written anew.
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { CalendarDay } from '../../server/src/terms/calendar-day';
import type { Cycle } from '../../server/src/support/online/endoflife-date';
import type { Product, ReleaseLine } from '../../server/src/support/table';
import { compareNumbers, numbersOf } from '../../server/src/support/version-numbers';

/** A file with its new facts. */
export interface Renewed {
  readonly text: string;
  /** What changed, and what a person has to look at; one line each. */
  readonly changes: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A file of the table with the facts of `cyclesOf`, which gives a product's lines as they are known at endoflife.date,
 * or undefined where it was not asked or could not say. The files hold what `products` was read from.
 */
export function renewTable(
  text: string,
  products: readonly Product[],
  cyclesOf: (product: Product) => readonly Cycle[] | undefined,
  today: CalendarDay,
): Renewed {
  const root = parseDocument(text).contents;
  const edits: Edit[] = [];
  const changes: string[] = [];
  for (const item of isSeq(root) ? root.items : []) {
    const id: unknown = isMap(item) ? item.get('id') : undefined;
    const product = products.find((each) => each.id === id);
    const cycles = product && cyclesOf(product);
    if (!isMap(item) || product === undefined || cycles === undefined) continue;
    const renewal = new ProductRenewal(item, product, cycles, today);
    renewal.renew();
    edits.push(...renewal.edits);
    changes.push(...renewal.changes.map((change) => `${product.id} ${change}`));
  }
  const renewed = edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end), text);
  return { text: renewed, changes };
}

/** The facts of one product. */
class ProductRenewal {
  readonly edits: Edit[] = [];
  readonly changes: string[] = [];
  readonly #item: YAMLMap;
  readonly #product: Product;
  readonly #cycles: readonly Cycle[];
  readonly #today: CalendarDay;

  constructor(item: YAMLMap, product: Product, cycles: readonly Cycle[], today: CalendarDay) {
    this.#item = item;
    this.#product = product;
    this.#cycles = cycles;
    this.#today = today;
  }

  renew(): void {
    const places = this.#placesOfLines();
    this.#product.lines.forEach((line, index) => {
      const place = places[index];
      const cycle = this.#cycles.find((each) => each.cycle === line.cycle);
      if (cycle === undefined) this.changes.push(`${line.name}: no longer listed there, kept as it was`);
      else if (place !== undefined) this.#renewLine(line, cycle, place);
    });
    for (const cycle of this.#cycles) this.#addLine(cycle, places);
    const asOf = spanOf(this.#item.get('as-of', true));
    if (asOf !== undefined) this.edits.push({ ...asOf, text: this.#today });
  }

  #placesOfLines(): readonly (Span | undefined)[] {
    const lines = this.#item.get('lines', true) as unknown;
    return isSeq(lines) ? lines.items.map(spanOf) : [];
  }

  #renewLine(line: ReleaseLine, cycle: Cycle, place: Span): void {
    const next = { ...line, ...this.#factsOf(cycle, line.latest) };
    const differences = facts.filter((fact) => next[fact] !== line[fact]);
    if (differences.length === 0) return;
    this.edits.push({ ...place, text: write(next) });
    for (const fact of differences)
      this.changes.push(`${line.name}: ${words[fact]} ${line[fact] ?? 'not stated'} -> ${next[fact] ?? 'not stated'}`);
  }

  /** A line that is newer than one of the table; what does not fit among its names is left to a person. */
  #addLine(cycle: Cycle, places: readonly (Span | undefined)[]): void {
    const { lines, asOf } = this.#product;
    if (lines.some((line) => line.cycle === cycle.cycle)) return;
    const numbers = /^\d+(?:\.\d+)*$/.test(cycle.cycle) ? numbersOf(cycle.cycle) : undefined;
    const index = numbers === undefined ? -1 : lines.findIndex((line) => isBelow(line, numbers));
    const isOurs = lines.some((line) => line.cycle !== line.name || numbersOf(line.name) === undefined);
    const place = places[index];
    const [until, released] = [cycle.until, cycle.released ?? 'a day not stated'];
    if (isOurs || numbers === undefined) {
      if ((cycle.released ?? '') > asOf)
        this.changes.push(`${cycle.cycle}: new there (${released}, ${until}), to be named by hand`);
    } else if (place !== undefined && (cycle.released ?? '') > (lines.at(-1)?.released ?? '')) {
      const line = { name: cycle.cycle, names: [numbers], ...cycle, ...this.#factsOf(cycle, undefined) };
      this.edits.push({ start: place.start, end: place.start, text: `${write(line)}\n    - ` });
      this.changes.push(`${cycle.cycle}: new, released ${released}, supported until ${until}`);
    }
  }

  /**
   * Extended support is a fact only where the table says who gives it. The newest version is of use, and kept, for lines
   * to which somebody may move; words beside it are left to a person.
   */
  #factsOf(
    { released, until, extendedUntil, latest = '' }: Cycle,
    before: string | undefined,
  ): Pick<ReleaseLine, (typeof facts)[number]> {
    const isSupported = until === 'open' || (until !== 'ended' && until >= this.#today);
    const isLonger = this.#product.extendedBy !== undefined && extendedUntil !== undefined && extendedUntil > until;
    return {
      released,
      until,
      extendedUntil: isLonger ? extendedUntil : undefined,
      latest: isSupported && VERSION.test(latest) ? latest : before,
    };
  }
}

const VERSION = /^[\w.+~-]+$/;

const facts = ['released', 'until', 'extendedUntil', 'latest'] as const;

const words = {
  released: 'released',
  until: 'supported until',
  extendedUntil: 'extended support until',
  latest: 'newest version',
} as const;

type Span = Pick<Edit, 'start' | 'end'>;

function spanOf(node: unknown): Span | undefined {
  // Every node that was parsed has a range; it is looked at before use.
  const range = (node as { readonly range?: readonly number[] | null } | undefined)?.range;
  const [start, end] = range ?? [];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function isBelow({ names: [name] }: ReleaseLine, numbers: readonly number[]): boolean {
  return name !== undefined && typeof name !== 'string' && compareNumbers(name, numbers) < 0;
}

/** A line as the files of the table write it. */
function write({ name, names, cycle, released, until, extendedUntil, latest }: ReleaseLine): string {
  const aliases = names.slice(1).map((alias) => quote(typeof alias === 'string' ? alias : alias.join('.')));
  const fields = [
    `line: ${quote(name)}`,
    ...(aliases.length === 0 ? [] : [`aliases: [${aliases.join(', ')}]`]),
    ...(cycle === name ? [] : [`cycle: ${quote(cycle)}`]),
    ...(released === undefined ? [] : [`released: ${released}`]),
    `supported-until: ${until}`,
    ...(extendedUntil === undefined ? [] : [`extended-until: ${extendedUntil}`]),
    ...(latest === undefined ? [] : [`latest: ${quote(latest)}`]),
  ];
  return `{ ${fields.join(', ')} }`;
}

/** What YAML would read as a number is put between quotes. */
function quote(text: string): string {
  return /^\d+(?:\.\d+)?$/.test(text) || /^[\d.]+$/.test(text) ? `'${text}'` : text;
}
