// How a timeline reads: the names of its groups, what is said of each end, and by whom.
// Invariant: the table, the Markdown and the report say the same of the same end; what nobody knows is said to be unknown.
import type { SupportAnswer } from '../../support/answer';
import type { CalendarDay } from '../../terms/calendar-day';
import { spanInWords, spanToday, standings, type Standing } from './support-standing';
import type { SupportEnd, SupportTimeline } from './support-timeline';
import type { NodeState } from '../trees/tree-node';

interface StandingWords {
  readonly state: NodeState;
  readonly heading: string;
  /** Behind a number of components. */
  readonly counted: string;
  /** For who reads the page for the first time. */
  readonly meaning: string;
}

export const standingWords: Readonly<Record<Standing, StandingWords>> = {
  ended: {
    state: 'error',
    heading: 'Support has ended',
    counted: 'ended',
    meaning: 'its last supported day is over',
  },
  'given-up': {
    state: 'error',
    heading: 'Withdrawn, deprecated or perhaps unmaintained',
    counted: 'given up',
    meaning: 'its publisher withdrew or deprecated it, or two signs say that nobody maintains it',
  },
  ending: {
    state: 'warning',
    heading: 'Support ends soon',
    counted: 'ending within 180 days',
    meaning: 'its support ends within 180 days',
  },
  early: {
    state: 'warning',
    heading: "Support ends before the product's",
    counted: "ending before the product's support",
    meaning: 'its support ends later, but before the `support-until` of the product',
  },
  later: {
    state: 'fine',
    heading: 'Supported to a day that is known',
    counted: 'supported to a known day',
    meaning: 'its support ends with that of the product or after it, or no `support-until` is stated',
  },
  open: {
    state: 'fine',
    heading: 'Supported, no end announced',
    counted: 'without announced end',
    meaning: 'it is supported, and nobody has announced an end',
  },
  unknown: {
    state: 'unknown',
    heading: 'End of support not known',
    counted: 'not known',
    meaning: 'no source knows; that is not to say that it is supported',
  },
};

/** What could make an end known that is not. */
export const howToKnow =
  'No source that was read knows. "compliance-lens support update" asks online sources; "support:" in a dependency record states it.';

/** `8 components: 2 ended, 1 given up, 5 not known. State of 2026-11-23.` */
export function summarizeTimeline({ counts, asOf }: SupportTimeline): string {
  const total = standings.reduce((sum, standing) => sum + counts[standing], 0);
  const parts = standings.flatMap((standing) =>
    counts[standing] === 0 ? [] : [`${counts[standing]} ${standingWords[standing].counted}`],
  );
  const what = `${total} component${total === 1 ? '' : 's'}`;
  return `${[what, parts.join(', ')].filter((part) => part !== '').join(': ')}. State of ${asOf}.`;
}

/** `On the market from 2026-06-01, supported until 2031-12-31, in 5 years and 1 month.` */
export function describeProductSpan({ placedOnMarket, supportUntil, asOf }: SupportTimeline): string {
  const market = placedOnMarket === undefined ? '' : `On the market from ${placedOnMarket}. `;
  if (supportUntil === undefined)
    return `${market}Until when the product is supported is not stated: "support-until" is missing.`;
  return `${market}The product is supported until ${supportUntil}, ${spanToday(supportUntil, asOf)}.`;
}

/** What stands below the product's day: `in 5 years and 1 month`. */
export function noteProduct({ supportUntil, asOf }: SupportTimeline): string {
  return supportUntil === undefined ? 'state it as "support-until"' : spanToday(supportUntil, asOf);
}

/** `ended 2025-04-30`, `until 2031-01-01`, `deprecated` */
export function describeEnd({ standing, until, answer }: SupportEnd): string {
  switch (standing) {
    case 'ended':
      return until === undefined ? 'ended, no day stated' : `ended ${until}`;
    case 'given-up':
      return answer?.status === 'unmaintained' ? 'perhaps unmaintained' : (answer?.status ?? 'given up');
    case 'ending':
    case 'early':
    case 'later':
      return until === undefined ? 'ends soon' : `until ${until}`;
    case 'open':
      return 'no end announced';
    case 'unknown':
      return 'not known';
  }
}

/** What is to be said of an end beside its day, in the order of reading. */
export function noteEnd(end: SupportEnd, timeline: SupportTimeline): readonly string[] {
  const { standing, until, answer, members } = end;
  if (answer === undefined) return [];
  const { certainty, successor, extended, reason } = answer;
  const range = members[0]?.version ?? '';
  // What has ended for the newest line that a range lets in has ended for all of them.
  const judged = {
    pinned: undefined,
    'range-closed': standing === 'ended' ? undefined : `by the newest line in ${range}`,
    'range-open': `by the oldest line in ${range}`,
  }[certainty];
  return [
    standing === 'given-up' && until !== undefined ? `its line: ${until}` : undefined,
    ...placeInTime(end, timeline),
    judged,
    reason === undefined ? undefined : `"${cut(reason)}"`,
    successor === undefined ? undefined : `move to ${successor}`,
    extended === undefined ? undefined : `extended until ${extended.until} by ${extended.by}`,
  ].filter((note) => note !== undefined);
}

/** How far it is from today, and from the end of the product's support. */
function placeInTime({ standing, until }: SupportEnd, { asOf, supportUntil }: SupportTimeline): readonly string[] {
  if (until === undefined) return [];
  const fromToday = standing === 'early' || standing === 'later' ? [] : [spanToday(until, asOf)];
  if (supportUntil === undefined || until < asOf || until === supportUntil) return fromToday;
  const side = until < supportUntil ? 'before' : 'after';
  return [...fromToday, `${spanInWords(until, supportUntil)} ${side} the product's`];
}

/** Who says so: the host of a web page, else the source in words. */
export function nameSource({ source, page }: SupportAnswer): string {
  return page !== undefined && URL.canParse(page) ? new URL(page).host.replace(/^www\./, '') : source;
}

/** `as of 2026-08-22` */
export function dateSource(asOf: CalendarDay | undefined): string {
  return asOf === undefined ? 'no date stated' : `as of ${asOf}`;
}

/** `npm package`, with where it stands: `npm package in package.json, for development`. */
export function describeMembers({ members, scope }: SupportEnd): string {
  const [first] = members;
  if (first === undefined) return '';
  const packages = new Set(members.map(({ name, version }) => `${name} ${version}`)).size;
  const manifests = [...new Set(members.map(({ manifest }) => manifest))];
  const what = packages === 1 ? first.kind : `${packages} components`;
  const more = manifests.length > 1 ? ` and ${manifests.length - 1} more` : '';
  const way = first.via.length === 0 ? `in ${manifests[0] ?? ''}${more}` : `comes with ${first.via.join(' > ')}`;
  return `${what} ${way}${scope === 'development' ? ', for development' : ''}`;
}

function cut(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).trimEnd()} …`;
}
