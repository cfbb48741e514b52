// The days on which laws and guidance begin to apply, as a timeline.
// Invariant: read from `dates.yaml` at the first use, in the order of the days.
import { checkStates, type CheckState } from './clause';
import { DataEntry } from './data-entry';
import data from './dates.yaml';

/** A day on which something begins to apply, ends or falls due. */
export interface Milestone {
  readonly date: string;
  /** The law or document in short, also of laws without clauses here: `EHDS`. */
  readonly regime: string;
  readonly event: string;
  readonly checked: CheckState;
  readonly note: string | undefined;
}

let loaded: readonly Milestone[] | undefined;

/** All milestones, the earliest first. */
export function milestones(): readonly Milestone[] {
  return (loaded ??= readMilestones());
}

function readMilestones(): readonly Milestone[] {
  return new DataEntry(data, 'regulations/dates.yaml').list('dates').map((entry) => {
    const milestone = {
      date: entry.date('date'),
      regime: entry.text('regime'),
      event: entry.text('event'),
      checked: entry.choice('checked', checkStates),
      note: entry.optionalText('note'),
    };
    entry.close();
    return milestone;
  });
}
