// The components of a product that a dependency record names, and what class and weight the record has by them.
// Invariant: found through an index that is made once a table, so that a record costs what it names.
import { packageName } from '../../support/package-name';
import { matchesPurl, parsePurlPattern } from '../../terms/purl';
import { isWithin } from '../../text/source-file';
import type { ComponentRow, RowOf } from '../../workspace/rows';
import type { Product, Tables } from '../../workspace/tables';

const indexes = new WeakMap<readonly ComponentRow[], ReadonlyMap<string, readonly ComponentRow[]>>();

/** The components that a record names, whatever their versions; undefined if its package is no package URL. */
export function componentsOf(
  { value }: RowOf<'dependency'>,
  components: readonly ComponentRow[],
): readonly ComponentRow[] | undefined {
  const pattern = parsePurlPattern(value.package ?? '');
  if (pattern === undefined) return undefined;
  const name = packageName(pattern.purl);
  if (name.endsWith('/*')) return components.filter(({ component }) => matchesPurl(pattern, component.purl));
  return (indexOf(components).get(name) ?? []).filter(({ component }) => matchesPurl(pattern, component.purl));
}

function indexOf(components: readonly ComponentRow[]): ReadonlyMap<string, readonly ComponentRow[]> {
  const known = indexes.get(components);
  if (known !== undefined) return known;
  const index = new Map<string, ComponentRow[]>();
  for (const row of components) {
    const name = packageName(row.component.purl);
    const rows = index.get(name);
    if (rows === undefined) index.set(name, [row]);
    else rows.push(row);
  }
  indexes.set(components, index);
  return index;
}

/** The severity of what a record of those components lacks: a tool for development is softer (decisions.md 6). */
export function severityFor(named: readonly ComponentRow[]): { readonly severity?: 'information' } {
  return named.every(({ component }) => component.scope === 'development') ? { severity: 'information' } : {};
}

const classes = ['A', 'B', 'C'] as const;
type SafetyClass = (typeof classes)[number];

/**
 * The safety class of a recorded component (decisions.md 2 and 25): what the record says, else the highest class of the
 * software items that hold the manifests naming it, else the product's; unstated counts as C.
 */
export function safetyClassOf(
  record: RowOf<'dependency'>,
  named: readonly ComponentRow[],
  product: Product,
  { items, places }: Pick<Tables, 'items' | 'places'>,
): SafetyClass {
  const { softwareSafetyClass } = record.value;
  if (softwareSafetyClass !== undefined) return softwareSafetyClass;
  const whole = product.facts.safetyClass ?? 'C';
  const ofManifests = named.map(({ manifest }) => classOfFile(manifest, { items, places }) ?? whole);
  return classes.findLast((each) => ofManifests.includes(each)) ?? whole;
}

/** The class of the innermost item that holds a file. */
function classOfFile(path: string, { items, places }: Pick<Tables, 'items' | 'places'>): SafetyClass | undefined {
  let [nearest, length]: [SafetyClass | undefined, number] = [undefined, -1];
  for (const { anchor, value } of items) {
    const folder = value.path && places.at(anchor.file, value.path.text)?.path;
    if (folder === undefined || !isWithin(folder, path) || folder.length <= length) continue;
    [nearest, length] = [value.softwareSafetyClass, folder.length];
  }
  return nearest;
}
