// Packages that require each other, as a lockfile of any size holds them, before any package manager writes them down.
// Invariant: every package is reached from those that the project asks for; names are of nobody's packages.
import type { Random } from '../random';

/** One package of a graph. */
export interface LockedPart {
  /** `part-7`: writers put the graph's name before it in their own way. */
  readonly name: string;
  readonly version: string;
  /** 64 hexadecimal digits. */
  readonly digest: string;
  readonly license: string;
  readonly wants: readonly LockedPart[];
}

/** A project and all that comes with it. */
export interface LockedGraph {
  readonly name: string;
  readonly parts: readonly LockedPart[];
  /** What the project itself asks for. */
  readonly direct: readonly LockedPart[];
}

/** A graph of so many packages, `direct` of which the project asks for. */
export function lockedGraph(name: string, packages: number, direct: number, random: Random): LockedGraph {
  const wants = Array.from({ length: packages }, (): LockedPart[] => []);
  const parts = wants.map((own, index): LockedPart => ({
    name: `part-${index}`,
    version: `${random.below(9) + 1}.${random.below(20)}.${random.below(30)}`,
    digest: random.hex(64),
    license: random.pick(['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause']),
    wants: own,
  }));
  // Each package beyond the direct ones is asked for by one before it, so that a way leads to all of them.
  for (const [index, part] of parts.entries()) if (index >= direct) wants[random.below(index)]?.push(part);
  return { name, parts, direct: parts.slice(0, direct) };
}
