// The package managers whose lockfiles are measured, each with how it writes a graph: a manifest, and its lockfile last.
import type { LockedGraph } from './locked-graph';
import { writeCargo, writeGo, writeGradle, writeNuget } from './locks/compiled';
import { writeBun, writeNpm, writePnpm, writeYarnBerry, writeYarnClassic } from './locks/npm';
import { writePipenv, writePoetry, writeUv } from './locks/python';
import { writeBundler, writeComposer, writeMix, writePub, writeRebar } from './locks/scripted';

export const lockWriters = {
  npm: writeNpm,
  pnpm: writePnpm,
  yarn1: writeYarnClassic,
  yarn4: writeYarnBerry,
  bun: writeBun,
  poetry: writePoetry,
  uv: writeUv,
  pipenv: writePipenv,
  cargo: writeCargo,
  go: writeGo,
  nuget: writeNuget,
  gradle: writeGradle,
  composer: writeComposer,
  bundler: writeBundler,
  pub: writePub,
  mix: writeMix,
  rebar: writeRebar,
} as const satisfies Readonly<Record<string, (graph: LockedGraph) => ReadonlyMap<string, string>>>;

export type LockWriter = keyof typeof lockWriters;

/** In the order of the table. */
export const lockWriterNames = Object.keys(lockWriters) as readonly LockWriter[];
