// Where a manifest and its lockfile do not say the same: one of them was changed and the other was not.
// Invariant: only what both say in comparable words is compared; what an override decides is no mismatch.
import { fullName, type Purl } from '../terms/purl';
import { schemeOf } from '../terms/versions/schemes';
import type { Component } from './component';
import type { DependencyGraph, ManifestContent } from './format';

/** One component of which a manifest and its lockfile do not say the same. */
export interface LockMismatch {
  /**
   * `missing`: the lockfile does not hold it. `version`: the locked version lies outside of the range. `range`: the
   * lockfile was made for another range. `surplus`: the lockfile was made for a manifest that asked for it.
   */
  readonly kind: 'missing' | 'version' | 'range' | 'surplus';
  /** As it was joined, so that its anchor is where a person edits; one that is surplus is as the lockfile has it. */
  readonly component: Component;
  readonly lockfile: string;
  /** What the manifest asks for, as written; undefined for what is surplus. */
  readonly asked: string | undefined;
  /** The version that is locked, or the range for which that was done; undefined for what is missing. */
  readonly locked: string | undefined;
}

/** What was found of a manifest's component in its lockfile. */
export interface Located {
  readonly declared: Component;
  /** With the version of the lockfile. */
  readonly joined: Component;
  /** Its package in the graph; undefined where there is none. */
  readonly index: number | undefined;
}

/** The mismatches of a manifest with the lockfile whose project it is, in the order of its components. */
export function findMismatches(
  { overridden }: Pick<ManifestContent, 'overridden'>,
  lockfile: string,
  graph: DependencyGraph,
  project: string,
  located: readonly Located[],
): readonly LockMismatch[] {
  const decidedElsewhere = new Set(overridden);
  const mismatches = located.flatMap((each): readonly LockMismatch[] => {
    const { declared, joined, index } = each;
    const asked = declared.range;
    if (index === undefined)
      return mustBeLocked(declared, graph)
        ? [{ kind: 'missing', component: joined, lockfile, asked, locked: undefined }]
        : [];
    // A peer's range is what the package works with, not what was asked to be installed.
    if (asked === undefined || decidedElsewhere.has(declared.name) || declared.scope === 'peer') return [];
    if (liesOutside(each)) return [{ kind: 'version', component: joined, lockfile, asked, locked: joined.version }];
    const recorded = graph.recordedRange?.(project, declared);
    if (recorded === undefined || isSameRange(recorded, asked)) return [];
    return [{ kind: 'range', component: joined, lockfile, asked, locked: recorded }];
  });
  return [...mismatches, ...findSurplus(lockfile, graph, project, located)];
}

/** Whether a lockfile without the component is out of date: what is optional, or lies in a folder, need not be locked. */
export function mustBeLocked({ scope, source }: Component, graph: DependencyGraph): boolean {
  return graph.isPartial !== true && scope !== 'optional' && scope !== 'peer' && source.kind !== 'path';
}

/**
 * Whether the locked version is none of those that were asked for. A package of the registry may be locked with the
 * repository that it is made of, as Composer does; one that stands for another, which it provides, counts by itself.
 */
function liesOutside({ declared: { purl, range = '', source }, joined }: Located): boolean {
  const { version, source: locked } = joined;
  const isReleased = source.kind === 'registry' && (locked.kind === 'registry' || locked.kind === 'git');
  if (version === undefined || !isReleased || nameOf(purl) !== nameOf(joined.purl)) return false;
  return schemeOf(purl.type)?.satisfies(version, range) === false;
}

function nameOf(purl: Purl): string {
  return fullName(purl).toLowerCase();
}

/** What the lockfile was made for and the manifest no longer asks for; requirements without a range are the tool's own. */
function findSurplus(
  lockfile: string,
  graph: DependencyGraph,
  project: string,
  located: readonly Located[],
): readonly LockMismatch[] {
  if (graph.recordedRange === undefined) return [];
  const asked = new Set(located.map(({ index }) => index));
  const surplus = new Map<number, LockMismatch>();
  for (const { to, range } of graph.projects.get(project)?.requires ?? []) {
    const component = graph.packages[to]?.component;
    if (range === undefined || component === undefined || asked.has(to)) continue;
    surplus.set(to, { kind: 'surplus', component, lockfile, asked: undefined, locked: range });
  }
  return [...surplus.values()];
}

/** White space means nothing in any ecosystem's ranges but between two bounds. */
function isSameRange(a: string, b: string): boolean {
  const bare = (range: string): string =>
    range
      .trim()
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ?([,|<>=~^]+) ?/g, '$1');
  return bare(a) === bare(b);
}
