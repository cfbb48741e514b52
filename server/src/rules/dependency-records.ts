// Which dependency record speaks of a component: by its package, by its versions, and if several do, the narrowest.
// Invariant: what a record states holds within its `versions` only (decisions.md 27); versions that cannot be compared
// hold if they are written alike.
import { formatPurl, matchesPurl, parsePurlPattern, type Purl, type PurlPattern } from '../terms/purl';
import { eitherOf, schemeOf, type VersionScheme } from '../terms/versions/schemes';
import { packageName } from '../support/package-name';
import { notationOf } from '../support/range-notation';
import { findProduct } from '../support/table';
import type { RowOf } from '../workspace/rows';

type DependencyRow = RowOf<'dependency'>;

/** What is asked about: a component, or a question about its support. */
interface Versioned {
  readonly purl: Purl;
  readonly range: string | undefined;
}

interface Entry {
  readonly row: DependencyRow;
  readonly pattern: PurlPattern;
}

const indexes = new WeakMap<readonly DependencyRow[], DependencyRecords>();

/** A product's dependency records, found by package without looking at all of them. */
export class DependencyRecords {
  readonly #byName = new Map<string, Entry[]>();
  readonly #hasFamilies: boolean;

  private constructor(rows: readonly DependencyRow[]) {
    for (const row of rows) {
      const pattern = parsePurlPattern(row.value.package ?? '');
      if (pattern === undefined) continue;
      const name = packageName(pattern.purl);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), { row, pattern }]);
    }
    this.#hasFamilies = [...this.#byName.keys()].some((name) => name.endsWith('/*'));
  }

  /** The index of a table of records. */
  static of(rows: readonly DependencyRow[]): DependencyRecords {
    const known = indexes.get(rows) ?? new DependencyRecords(rows);
    indexes.set(rows, known);
    return known;
  }

  /** The records that name the package, whatever their versions; those that name it itself before families. */
  naming(purl: Purl): readonly DependencyRow[] {
    const name = packageName(purl);
    const entries = [name, ...(this.#hasFamilies ? familiesOf(name) : [])].flatMap(
      (key) => this.#byName.get(key) ?? [],
    );
    return entries.filter(({ pattern }) => matchesPurl(pattern, purl)).map(({ row }) => row);
  }

  /** The records that hold for the component, the narrowest first. */
  holdingFor(component: Versioned): readonly DependencyRow[] {
    const naming = this.naming(component.purl);
    if (naming.length === 0) return naming;
    const scheme = recordScheme(component.purl);
    return naming
      .filter(({ value }) => holds(value.versions, component, scheme))
      .toSorted((a, b) => compareWidth(a.value.versions, b.value.versions, scheme));
  }
}

/** The package as a record writes it: without version and what else tells one copy from another. */
export function recordedPackage(purl: Purl): string {
  return formatPurl({ ...purl, version: undefined, qualifiers: {}, subpath: undefined });
}

/** The families above a name, the smallest first: `npm/@angular/*` and `npm/*` above `npm/@angular/core`. */
function familiesOf(name: string): readonly string[] {
  const parts = name.split('/');
  return parts
    .slice(1)
    .map((_, index) => [...parts.slice(0, index + 1), '*'].join('/'))
    .toReversed();
}

/**
 * How versions of a component are read in its record. Of a runtime that is how the manifests are that ask for it, and
 * npm's way besides: everybody writes `3.11` for all releases of a line, and `>=17` where Maven has no such sign.
 */
export function recordScheme(purl: Purl): VersionScheme | undefined {
  const own = schemeOf(notationOf(purl, findProduct(purl)));
  const lines = purl.type === 'generic' ? schemeOf('npm') : undefined;
  return own === undefined || lines === undefined || own === lines ? own : eitherOf(own, lines);
}

function holds(versions: string | undefined, { purl, range }: Versioned, scheme: VersionScheme | undefined): boolean {
  const used = purl.version ?? range;
  if (versions === undefined || versions === used) return true;
  const lowest = used === undefined ? undefined : scheme?.lowestOf(used);
  return lowest !== undefined && scheme?.satisfies(lowest, versions) === true;
}

/** Negative where `a` is the narrower; of two ranges of a kind that hold for one version, the one that begins later. */
function compareWidth(a: string | undefined, b: string | undefined, scheme: VersionScheme | undefined): number {
  const difference = widthOf(a, scheme) - widthOf(b, scheme);
  const [startA, startB] = [scheme?.lowestOf(a ?? ''), scheme?.lowestOf(b ?? '')];
  if (difference !== 0 || startA === undefined || startB === undefined) return difference;
  return scheme?.compare(startB, startA) ?? 0;
}

function widthOf(versions: string | undefined, scheme: VersionScheme | undefined): number {
  if (versions === undefined) return 3;
  if (scheme?.isExactVersion(versions) === true) return 0;
  return scheme?.isClosedAbove(versions) === false ? 2 : 1;
}
