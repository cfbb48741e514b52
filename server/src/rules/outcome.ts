// What became of suppressions and waivers: which silenced something. Only rules about them may look at it.
import type { CalendarDay } from '../terms/calendar-day';
import type { DataAnchor, SpanAnchor } from '../text/anchor';
import type { CommentWord, Rewriting } from '../records/suppressions';
import type { RowOf } from '../workspace/rows';

/** A suppression comment and what it did. */
export interface SuppressionOutcome {
  readonly rule: string;
  readonly reason: string | undefined;
  readonly until: CalendarDay | undefined;
  readonly anchor: SpanAnchor;
  /** The name of the rule in it. */
  readonly ruleAnchor: SpanAnchor;
  /** Further names of rules in it, which it does not silence. */
  readonly more: readonly CommentWord[];
  /** What is written as its day; none where `until` is undefined. */
  readonly day: CommentWord | undefined;
  /** It stands behind a value, on the same line. */
  readonly isTrailing: boolean;
  /** A record follows that it could speak of. */
  readonly reaches: boolean;
  /** How it would be written to silence what it names. */
  readonly instead: Rewriting | undefined;
  readonly silenced: number;
  /** It would have silenced a finding of severity error, which takes a day. */
  readonly owesDay: boolean;
}

/** A waiver and what it did. */
export interface WaiverOutcome {
  readonly row: RowOf<'waiver'>;
  readonly anchor: DataAnchor;
  readonly silenced: number;
}

/** All of a product's. */
export interface Outcome {
  readonly asOf: CalendarDay;
  /** All names that a suppression or waiver may silence: of rules and of families. */
  readonly names: readonly string[];
  readonly suppressions: readonly SuppressionOutcome[];
  readonly waivers: readonly WaiverOutcome[];
}
