// `review` for people: each control with its stamp, and what changed since the one before.
// Invariant: each implementing file or symbol is named, or counted; where it is not known what changed, that is said.
import { tellChange, tellSince, type ControlReview, type ReviewChange, type SinceReview } from '../../check/review';
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

/** How many files and symbols without a change are named. */
const MOST_NAMED = 10;

/** The reviews as text, with the differences line by line where nothing was written. */
export function writeReviews(reviews: readonly ReportedReview[], stamp: ReportedStamp, { colours }: Style): string {
  const blocks = reviews.map((reported) => writeReview(reported, stamp, colours).join('\n'));
  const last = stamp.isDryRun ? ['Nothing was written. Next: the same without --dry-run.'] : [];
  return [...blocks, ...last].join('\n\n');
}

function writeReview(
  { review, since }: ReportedReview,
  { on, by, isDryRun }: ReportedStamp,
  colours: Colours,
): readonly string[] {
  const { control, digest } = review;
  const head = `${nameOf(control)} in ${control.anchor.file}`;
  const does = `${isDryRun ? 'would be reviewed' : 'reviewed'} on ${on} by ${by}`;
  const what = digest === undefined ? 'without a digest: nothing is said to implement it' : `sha256:${digest}`;
  return [
    `${colours.bold(withoutControls(head))}: ${withoutControls(does)}`,
    `  ${what}`,
    `  ${withoutControls(tellSince(control, since))}`,
    ...writeTexts(review, since, isDryRun, colours),
  ];
}

/** Each file and symbol with what became of it, as far as that is known. */
function writeTexts(
  { texts }: ControlReview,
  since: SinceReview,
  withDiff: boolean,
  colours: Colours,
): readonly string[] {
  const changes = (since.kind === 'changed' ? since.changes : undefined) ?? [];
  const others = texts.map(({ name }) => name).filter((name) => !changes.some((change) => change.name === name));
  const rest = others.length - MOST_NAMED;
  return [
    ...changes.flatMap((change) => [
      `    ${withoutControls(change.name)}: ${tellChange(change)}`,
      ...(withDiff ? writeDiff(change, colours) : []),
    ]),
    ...others
      .slice(0, MOST_NAMED)
      .map((name) => `    ${withoutControls(name)}${changes.length > 0 ? ': unchanged' : ''}`),
    ...(rest > 0 ? [`    and ${rest} more${changes.length > 0 ? ', unchanged' : ''}`] : []),
  ];
}

function writeDiff({ diff }: ReviewChange, colours: Colours): readonly string[] {
  const colourOf: Readonly<Record<string, (text: string) => string>> = {
    '+': colours.green,
    '-': colours.red,
    '@': colours.cyan,
  };
  return diff.map((line) => {
    // A tab is no control that would steer the terminal.
    const plain = line.split('\t').map(withoutControls).join('\t');
    return `      ${colourOf[line.charAt(0)]?.(plain) ?? plain}`;
  });
}
