// `review` for people: each control with its stamp, and what changed since the one before.
// Invariant: what changed is said of each implementing file or symbol; where it is not known, that is said.
import type { ControlReview, ReviewChange, SinceReview } from '../../check/review';
import { nameOf } from '../../rules/naming';
import type { CalendarDay } from '../../terms/calendar-day';
import { withoutControls, type Colours, type Style } from '../terminal';

/** A control under review. */
export interface ReportedReview {
  readonly review: ControlReview;
  readonly since: SinceReview;
}

/** The stamp that all controls of one run are given. */
export interface ReportedStamp {
  readonly on: CalendarDay;
  readonly by: string;
  readonly isDryRun: boolean;
}

/** The reviews as text, with the differences line by line where nothing was written. */
export function writeReviews(reviews: readonly ReportedReview[], stamp: ReportedStamp, style: Style): string {
  const blocks = reviews.map((reported) => writeReview(reported, stamp, style.colours).map(withoutControlsButColours));
  const last = stamp.isDryRun ? ['', 'Nothing was written. Next: the same without --dry-run.'] : [];
  return [...blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block])), ...last].join('\n');
}
