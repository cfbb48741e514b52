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

/** All packages that are reached from where the walk began. */
export class GraphWalk {
  /** The nearest first. */
  readonly reached: readonly number[];
  readonly #ways: readonly (readonly string[] | undefined)[];
  readonly #scopes: readonly (Scope | undefined)[];

  constructor(graph: DependencyGraph, starts: readonly WalkStart[]) {
    const ways = new Array<readonly string[] | undefined>(graph.packages.length).fill(undefined);
    this.reached = findWays(graph, starts, ways);
    this.#ways = ways;
    this.#scopes = findScopes(graph, starts);
  }

  /** Names from a start down to what requires the package, empty at a start; undefined if it is not reached. */
  wayTo(index: number): readonly string[] | undefined {
    return this.#ways[index];
  }

  scopeOf(index: number): Scope | undefined {
    return this.#scopes[index];
  }
}

function findWays(
  { packages }: DependencyGraph,
  starts: readonly WalkStart[],
  ways: (readonly string[] | undefined)[],
): readonly number[] {
  const reached: number[] = [];
  const reach = (index: number, way: readonly string[]): void => {
    if (index >= ways.length || ways[index] !== undefined) return;
    ways[index] = way;
    reached.push(index);
  };
  for (const { index, way } of [...starts].sort((a, b) => a.way.length - b.way.length)) reach(index, way);
  // An array gives what is added during the loop too: this is a breadth-first queue.
  for (const index of reached) {
    const here = packages[index];
    const way = ways[index];
    if (here === undefined || way === undefined || here.requires.length === 0) continue;
    const next = way.length < LONGEST_WAY ? way.concat(here.component.name) : way;
    for (const { to } of here.requires) reach(to, next);
  }
  return reached;
}

/** A way is as strong as its weakest step; a package as the strongest way to it. */
function findScopes({ packages }: DependencyGraph, starts: readonly WalkStart[]): readonly (Scope | undefined)[] {
  const found = new Array<Scope | undefined>(packages.length).fill(undefined);
  const waiting = new Map(scopes.map((scope) => [scope, [] as number[]]));
  for (const { index, scope } of starts) waiting.get(scope)?.push(index);
  for (const [scope, open] of waiting) {
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (index >= found.length || found[index] !== undefined) continue;
      found[index] = scope;
      for (const step of packages[index]?.requires ?? []) {
        const weaker = strongerScope(scope, step.scope) === scope ? step.scope : scope;
        if (found[step.to] === undefined) waiting.get(weaker)?.push(step.to);
      }
    }
  }
  return found;
}
