// What a command of the command line is: one value, from which parsing, help and running follow.
import type { CalendarDay } from '../../terms/calendar-day';
import { parseDay } from '../../terms/calendar-day';
import { today } from '../../host/clock';
import { UsageError, type Arguments, type Flag } from '../arguments';

/** The outcome as the shell sees it. */
export const exitCodes = { fine: 0, found: 1, failed: 2, interrupted: 130 } as const;

export interface Command {
  readonly name: string;
  /** What may stand behind the name beside flags: `[PATH…]`. */
  readonly takes: string;
  /** One line for the list of commands. */
  readonly says: string;
  readonly flags: readonly Flag[];
  /** The names that may stand first behind the command's own, where they are a closed set: for the shells' completion. */
  readonly words?: () => readonly string[];
  /** Does the work and gives the exit code. Throws a UsageError where it cannot be done. */
  readonly run: (given: Arguments) => number | Promise<number>;
}

export const asOfFlag: Flag = {
  name: 'as-of',
  value: 'YYYY-MM-DD',
  says: 'answers for that day instead of today',
};

export const excludeFlag: Flag = {
  name: 'exclude',
  value: 'GLOB',
  says: 'leaves out files and folders, as a line of .gitignore would; may be repeated',
};

export const outputFlag: Flag = { name: 'output', value: 'FILE', says: 'writes the report into a file' };

/** The day that a flag gives, else today. */
export function dayOf(given: Arguments, flag: Flag = asOfFlag): CalendarDay {
  const text = given.value(flag.name);
  if (text === undefined) return today();
  const day = parseDay(text);
  if (day === undefined)
    throw new UsageError(`--${flag.name} has no value "${text}": it takes a day such as 2027-03-31.`);
  return day;
}
