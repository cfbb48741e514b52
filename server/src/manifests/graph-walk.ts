// A walk through the graph of a lockfile: by which way a package comes, and what it is needed for.
// Invariant: ways are the shortest ones, scopes the strongest ones; both take time in proportion to the graph's size.
import { scopes, strongerScope, type Scope } from './component';
import type { DependencyGraph } from './format';

/** No real way is longer; a made-up chain of packages must not cost the square of its length. */
const LONGEST_WAY = 100;

/** Where a walk begins: a package that a project asks for. */
export interface WalkStart {
  readonly index: number;
  readonly scope: Scope;
  /** The names that lead to it. */
  readonly way: readonly string[];
}

/** What a walk found of a package. */
export interface Reached {
  /** Names from a start down to what requires the package; empty at a start. */
  readonly via: readonly string[];
  readonly scope: Scope;
}

/** All packages that are reached from the starts, the nearest first. */
export function walkGraph(graph: DependencyGraph, starts: readonly WalkStart[]): ReadonlyMap<number, Reached> {
  const found = findScopes(graph, starts);
  const reached = new Map<number, Reached>();
  for (const [index, via] of findWays(graph, starts)) reached.set(index, { via, scope: found.get(index) ?? 'runtime' });
  return reached;
}

function findWays(graph: DependencyGraph, starts: readonly WalkStart[]): ReadonlyMap<number, readonly string[]> {
  const ways = new Map<number, readonly string[]>();
  for (const { index, way } of [...starts].sort((a, b) => a.way.length - b.way.length)) {
    if (!ways.has(index)) ways.set(index, way);
  }
  // A Map gives what is added during the loop too: this is a breadth-first queue.
  for (const [index, way] of ways) {
    const here = graph.packages[index];
    if (here === undefined || here.requires.length === 0) continue;
    const next = way.length < LONGEST_WAY ? way.concat(here.component.name) : way;
    for (const { to } of here.requires) if (!ways.has(to)) ways.set(to, next);
  }
  return ways;
}

/** A way is as strong as its weakest step; a package as the strongest way to it. */
function findScopes(graph: DependencyGraph, starts: readonly WalkStart[]): ReadonlyMap<number, Scope> {
  const found = new Map<number, Scope>();
  const waiting = new Map(scopes.map((scope) => [scope, [] as number[]]));
  for (const { index, scope } of starts) waiting.get(scope)?.push(index);
  for (const [scope, open] of waiting) {
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (found.has(index)) continue;
      found.set(index, scope);
      for (const step of graph.packages[index]?.requires ?? []) {
        const weaker = strongerScope(scope, step.scope) === scope ? step.scope : scope;
        if (!found.has(step.to)) waiting.get(weaker)?.push(step.to);
      }
    }
  }
  return found;
}
