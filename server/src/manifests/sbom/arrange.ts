// Who brings whom in an SBOM: what is direct, by which way the rest comes, and what it is needed for.
// Invariant: every component is kept, reached or not. Headings (the lockfile or folder in which a scanner found packages)
// are no components; what stands under them counts as the product's own.
import type { Scope } from '../component';
import type { DependencyGraph, Requirement } from '../format';
import { GraphWalk } from '../graph-walk';
import type { SbomComponent } from './sbom-content';

/** One entry of a document. */
export interface SbomEntry {
  /** The name under which the document refers to it. */
  readonly reference: string | undefined;
  /** Undefined for the product itself and for headings. */
  readonly component: SbomComponent | undefined;
  /** As the document states it of the component itself. */
  readonly scope: Scope | undefined;
}

/** One requires another, by their references. */
export interface SbomLink {
  readonly from: string;
  readonly to: string;
  readonly scope: Scope;
}

/** The components of a document, in its order; `products` are the references of what it describes. */
export function arrange(
  entries: readonly SbomEntry[],
  links: readonly SbomLink[],
  products: readonly string[],
): readonly SbomComponent[] {
  const listed = entries.flatMap(({ component, ...entry }) =>
    component === undefined ? [] : [{ component, ...entry }],
  );
  const indices = indexOf(listed);
  const linksFrom = groupByStart(links);
  const packages = listed.map(({ component, reference }) => {
    const from = reference === undefined ? [] : (linksFrom.get(reference) ?? []);
    return { component, requires: from.flatMap((link) => requirement(link, indices)) };
  });
  const graph: DependencyGraph = {
    packages,
    projects: new Map(),
    projectOf: () => undefined,
    find: () => undefined,
  };
  const own = ownRequirements(products, linksFrom, indices);
  const starts = own.length > 0 ? own : unrequired(graph);
  const walk = new GraphWalk(
    graph,
    starts.map(({ to, scope }) => ({ index: to, scope, way: [] })),
  );
  return listed.map(({ component, scope }, index) => {
    const via = walk.wayTo(index);
    return {
      ...component,
      direct: via?.length === 0,
      via: via ?? [],
      scope: scope ?? walk.scopeOf(index) ?? 'runtime',
    };
  });
}

/** Entries by their references; the first one where a reference is repeated. */
function indexOf(entries: readonly Pick<SbomEntry, 'reference'>[]): ReadonlyMap<string, number> {
  const indices = new Map<string, number>();
  entries.forEach(({ reference }, index) => {
    if (reference !== undefined && !indices.has(reference)) indices.set(reference, index);
  });
  return indices;
}

function groupByStart(links: readonly SbomLink[]): ReadonlyMap<string, readonly SbomLink[]> {
  const groups = new Map<string, SbomLink[]>();
  for (const link of links) {
    const group = groups.get(link.from);
    if (group === undefined) groups.set(link.from, [link]);
    else group.push(link);
  }
  return groups;
}

function requirement({ to, scope }: SbomLink, indices: ReadonlyMap<string, number>): readonly Requirement[] {
  const index = indices.get(to);
  return index === undefined ? [] : [{ to: index, range: undefined, scope }];
}

/** What the products require, at once or with nothing but headings between. */
function ownRequirements(
  products: readonly string[],
  linksFrom: ReadonlyMap<string, readonly SbomLink[]>,
  indices: ReadonlyMap<string, number>,
): readonly Requirement[] {
  const found: Requirement[] = [];
  const open = new Set(products);
  // A Set gives what is added during the loop too.
  for (const reference of open) {
    for (const link of linksFrom.get(reference) ?? []) {
      if (indices.has(link.to)) found.push(...requirement(link, indices));
      else open.add(link.to);
    }
  }
  return found;
}

/** What no other component requires: the nearest to the product where the document does not say what that requires. */
function unrequired({ packages }: DependencyGraph): readonly Requirement[] {
  const required = new Set(packages.flatMap(({ requires }) => requires.map(({ to }) => to)));
  return packages.flatMap((_, to) => (required.has(to) ? [] : [{ to, range: undefined, scope: 'runtime' as const }]));
}
