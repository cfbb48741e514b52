// The workspaces that are measured: built from a seed, written below one folder.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Random } from './random';
import { fullLarge, largeWorkspace, type LargeSize } from './workspaces/large';
import { lockWriterNames, lockWriters, type LockWriter } from './workspaces/lock-writers';
import { lockedGraph } from './workspaces/locked-graph';
import { writeNpm } from './workspaces/locks/npm';
import { longWorkspace, type LongSize } from './workspaces/long';
import { fullSources, sourcesWorkspace } from './workspaces/sources';

const SEED = 20260101;

/** How big the workspaces are. */
export interface Sizes {
  readonly large: LargeSize;
  readonly long: LongSize;
  readonly page: LongSize;
  /** Packages of the lockfile whose inventory is taken. */
  readonly packages: number;
  /** Packages of the lockfiles of `locked-…`, by which package manager they are written. */
  readonly locked: number;
  /** Source files of `sources`. */
  readonly sources: number;
}

export const fullSizes: Sizes = {
  large: fullLarge,
  long: { lines: 15_000, faults: 500 },
  page: { lines: 2_000, faults: 20 },
  packages: 879,
  locked: 100_000,
  sources: fullSources,
};

/** A tenth, for a quick look on a build machine. */
export const quickSizes: Sizes = {
  large: { annotationFiles: 30, records: 3_400, lockfiles: 5, packagesEach: 1_000, sources: 500, tags: 50, models: 5 },
  long: { lines: 3_000, faults: 100 },
  page: { lines: 2_000, faults: 20 },
  packages: 879,
  locked: 10_000,
  sources: 500,
};

export type WorkspaceName = 'small' | 'large' | 'long' | 'page' | 'inventory' | 'sources' | `locked-${LockWriter}`;

/** The files of a generated workspace by path. */
export function filesOf(name: Exclude<WorkspaceName, 'small'>, sizes: Sizes): ReadonlyMap<string, string> {
  const writer = lockWriterNames.find((each) => name === `locked-${each}`);
  if (writer !== undefined) return lockWriters[writer](lockedGraph('gateway', sizes.locked, 400, new Random(SEED)));
  if (name === 'sources') return sourcesWorkspace(sizes.sources, SEED);
  if (name === 'large') return largeWorkspace(sizes.large, SEED);
  if (name === 'long' || name === 'page') return longWorkspace(sizes[name], SEED);
  return writeNpm(lockedGraph('gateway', sizes.packages, 60, new Random(SEED)));
}

/** Writes workspaces below a folder, each anew when it is first asked for, and gives where it stands. */
export function workspacesBelow(folder: string, sizes: Sizes): (name: WorkspaceName) => string {
  const written = new Set<WorkspaceName>();
  return (name) => {
    const at = join(folder, name);
    if (written.has(name)) return at;
    written.add(name);
    rmSync(at, { recursive: true, force: true });
    if (name === 'small') cpSync('examples/cardiowatch', at, { recursive: true });
    else writeFiles(at, filesOf(name, sizes));
    return at;
  };
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}
