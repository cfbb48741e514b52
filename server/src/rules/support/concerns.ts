// Which components with the same fault are one finding, and for which of them it is said.
// Invariant: every affected component is part of one concern, and no two concerns are of the same target.
import type { Component } from '../../manifests/component';
import type { SupportAnswer } from '../../support/answer';
import { formatPurl } from '../../terms/purl';

/** A component whose support is at fault. */
export interface Affected {
  /** With the version by which it was judged. */
  readonly component: Component;
  readonly manifest: string;
  /** The direct dependency that brings it; undefined for a direct one, or where no way is known. */
  readonly bringer: Component | undefined;
  /** By which target and waivers know it. */
  readonly target: string;
  readonly answer: SupportAnswer;
  readonly others: readonly SupportAnswer[];
}

/** What is one finding: the component for which it is said, and those that share its fate. */
export interface Concern extends Affected {
  /** Packages of the same release line, and the same component in other manifests. */
  readonly alike: readonly Affected[];
  /** Others that come with the same direct dependency: with this one, or with the one that brings it. */
  readonly brought: readonly Affected[];
}

/**
 * First what shares a line within a manifest, then what is the same component in several manifests, then what comes with
 * the same direct dependency. What a waiver names by itself stays a finding of its own, which the waiver can silence.
 */
export function gatherConcerns(
  affected: readonly Affected[],
  isWaived: (target: string) => boolean,
): readonly Concern[] {
  const families = groupBy(affected, ({ component: { purl }, manifest, answer, target }) => {
    return `${manifest} ${purl.type} ${answer.line ?? target}`;
  });
  const alike = groupBy(families.map(byWeight), ([head]) => head?.target ?? '').map((group) => group.flat());
  const together = groupBy(alike, ([head]) => {
    if (head === undefined || isWaived(head.target)) return `alone ${head?.target ?? ''}`;
    return head.bringer === undefined ? head.target : formatPurl(head.bringer.purl);
  });
  return together.flatMap((groups) => {
    const [first, ...rest] = groups.toSorted(([a], [b]) => weightOf(a) - weightOf(b));
    const [head, ...others] = first ?? [];
    return head === undefined ? [] : [{ ...head, alike: others, brought: rest.flat() }];
  });
}

/** Everything that the concern is about, the head first. */
export function membersOf({ alike, brought, ...head }: Concern): readonly Affected[] {
  return [head, ...alike, ...brought];
}

/** Direct components before those that come with them, what ships before what only builds. */
function byWeight(affected: readonly Affected[]): readonly Affected[] {
  return affected.toSorted((a, b) => weightOf(a) - weightOf(b));
}

function weightOf(affected: Affected | undefined): number {
  if (affected === undefined) return 0;
  const { direct, scope } = affected.component;
  return (direct ? 0 : 1) + (scope === 'development' ? 2 : 0);
}

function groupBy<T>(items: readonly T[], keyFor: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyFor(item));
    if (group === undefined) groups.set(keyFor(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
