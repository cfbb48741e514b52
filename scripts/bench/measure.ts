// What a measure is and what it gives.
import type { CheckSettings } from '../../server/src/check/judge';
import { parseDay, type CalendarDay } from '../../server/src/terms/calendar-day';
import type { Deadline, Samples } from './timing';
import type { WorkspaceName } from './workspaces';

/** What is checked with: always the same day, so that no run finds what another does not. */
export const benchSettings: CheckSettings = { asOf: dayOf('2026-11-01'), severities: {} };

function dayOf(text: string): CalendarDay {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is no day.`);
  return day;
}

/** What a measure works with. */
export interface Bench {
  /** Where a workspace stands; it is written when it is first asked for. */
  readonly folderOf: (name: WorkspaceName) => string;
  /** The bundles that are run as processes. */
  readonly server: string;
  readonly cli: string;
  readonly bareReader: string;
  readonly isQuick: boolean;
}

/** What a number is compared with, from the same run. */
export interface Counterpart {
  readonly name: string;
  readonly value: number;
}

/** One line of the table. */
export interface Result {
  readonly measure: string;
  readonly unit: 'ms' | 'MiB';
  readonly p50: number;
  readonly p95: number;
  readonly samples: number;
  readonly goal: string;
  readonly against: readonly Counterpart[];
}

/** Something that is measured; it gives one or more lines, or the reason why it cannot be measured here. */
export interface Measure {
  readonly name: string;
  run(bench: Bench, deadline: Deadline): Promise<readonly (Result | NotMeasured)[]>;
}

export interface NotMeasured {
  readonly measure: string;
  readonly reason: string;
}

/** A line of times. */
export function timed(measure: string, samples: Samples, goal: string, against: readonly Counterpart[]): Result {
  return {
    measure,
    unit: 'ms',
    p50: samples.percentile(50),
    p95: samples.percentile(95),
    samples: samples.count,
    goal,
    against,
  };
}
