// Checks a folder on disk once, telling how far it is.
import type { CheckResult } from '../check/check-workspace';
import type { CheckSettings } from '../check/judge';
import { keptDigests, listFiles, openWorkspace, type DiskWorkspace } from '../host/disk-workspace';
import type { CalendarDay } from '../terms/calendar-day';
import type { FilePort } from '../workspace/port';
import type { Snapshot } from '../workspace/snapshot';
import { note, ProgressLine } from './terminal';
import type { Target } from './targets';

/** What a folder is checked with. */
export interface CheckOptions {
  readonly asOf: CalendarDay;
  /** Globs in the manner of `.gitignore`. */
  readonly exclude: readonly string[];
}

/** A check with what it was made of. */
export interface DiskCheck extends CheckResult {
  readonly workspace: DiskWorkspace;
  readonly snapshot: Snapshot;
}

/** Checks a folder. Throws the signal's reason when the user interrupts it. */
export async function runCheck(target: Target, options: CheckOptions, signal: AbortSignal): Promise<DiskCheck> {
  const workspace = openWorkspace(target.folder, options.exclude, keptDigests({ signal }));
  const { port, check } = workspace;
  const progress = new ProgressLine();
  try {
    const snapshot = await listFiles(port, signal);
    const lost = [...(target.only ?? [])].filter((path) => !snapshot.paths.has(path));
    if (lost.length > 0) note(`Not looked at, since git ignores it or it is excluded: ${lost.join(', ')}`);
    const result = await check.check(snapshot, settingsOf(options), signal, pauseOf(port), (done, total) => {
      progress.say(`Reading files: ${done} of ${total}`);
    });
    return { ...result, workspace, snapshot };
  } finally {
    progress.end();
  }
}

/** The same files once more, with what the check has learned since. Throws the signal's reason. */
export async function checkAgain(
  { workspace, snapshot }: DiskCheck,
  options: CheckOptions,
  signal: AbortSignal,
): Promise<DiskCheck> {
  const result = await workspace.check.check(snapshot, settingsOf(options), signal, pauseOf(workspace.port));
  return { ...result, workspace, snapshot };
}

function settingsOf({ asOf }: CheckOptions): CheckSettings {
  return { asOf, severities: {} };
}

function pauseOf(port: FilePort): () => Promise<void> {
  return () => port.pause();
}
