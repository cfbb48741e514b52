// Checks a folder on disk once, telling how far it is.
import type { CheckResult } from '../check/check-workspace';
import { listFiles, openWorkspace } from '../host/disk-workspace';
import type { CalendarDay } from '../terms/calendar-day';
import { note, ProgressLine } from './terminal';
import type { Target } from './targets';

/** What a folder is checked with. */
export interface CheckOptions {
  readonly asOf: CalendarDay;
  /** Globs in the manner of `.gitignore`. */
  readonly exclude: readonly string[];
}

/** Checks a folder. Throws the signal's reason when the user interrupts it. */
export async function runCheck(target: Target, options: CheckOptions, signal: AbortSignal): Promise<CheckResult> {
  const { port, check } = openWorkspace(target.folder, options.exclude);
  const progress = new ProgressLine();
  try {
    const snapshot = await listFiles(port, signal);
    const lost = [...(target.only ?? [])].filter((path) => !snapshot.paths.has(path));
    if (lost.length > 0) note(`Not looked at, since git ignores it or it is excluded: ${lost.join(', ')}`);
    const settings = { asOf: options.asOf, severities: {} };
    return await check.check(
      snapshot,
      settings,
      signal,
      () => port.pause(),
      (done, total) => {
        progress.say(`Reading files: ${done} of ${total}`);
      },
    );
  } finally {
    progress.end();
  }
}
