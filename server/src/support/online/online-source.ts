// What a source of support knowledge on the network is: which components it can speak of, what it asks, how it reads.
// Invariant: a source is a value without state. It fetches nothing: it makes requests, and the one gate of the host room
// sends them. It believes nothing that was not said: what it is not told is unknown, what it cannot make out unreadable.
import type { CalendarDay } from '../../terms/calendar-day';
import type { Purl } from '../../terms/purl';
import type { SupportAnswer } from '../answer';
import type { SupportQuery } from '../sources';

/** Somebody on the network who may know until when components are supported. */
export interface OnlineSource {
  /** In the snapshot, in reports and for `--source`, e.g. `endoflife.date`. */
  readonly name: string;
  /** What of the components leaves the machine, to end the sentence "… is sent": `names of products, without versions`. */
  readonly sends: string;
  /**
   * `packages`: names of packages leave the machine, so that it is not asked about what comes from a registry of the
   * company's own. `products`: only names of products that everybody knows do.
   */
  readonly discloses: 'packages' | 'products';
  /**
   * The base below which it is asked, with a slash at its end; people may name a mirror in its place. Undefined where
   * only the machine's configuration knows it, as npm's does. A service of two hosts is two sources.
   */
  readonly address: string | undefined;
  /** Whether it is worth asking about such a component; by type and name, seldom by version. */
  readonly speaksOf: (purl: Purl) => boolean;
  /**
   * The requests that answer the queries: one for each, one for many (a batch), or none for a query of which nothing can
   * be asked. Every query is one of which the source speaks, and may be sent; none is asked twice.
   */
  ask(queries: readonly SupportQuery[], context: OnlineContext): readonly OnlineRequest[];
}

/** What a source must know to ask. */
export interface OnlineContext {
  /** The day on which it is asked; answers are dated with it. */
  readonly today: CalendarDay;
  /** The base to ask about a component, with a slash at its end; undefined where it is not to be asked. */
  readonly addressFor: (purl: Purl) => string | undefined;
}

/** What a body must be; the gate refuses other content types. */
export type BodyKind = 'json' | 'text' | 'xml';

/** One request, and how its response becomes answers. */
export interface OnlineRequest {
  /** The components that its answer speaks of; those of which `read` says nothing are unknown to the source. */
  readonly about: readonly SupportQuery[];
  /** Absolute, below the address. Parts of names are encoded (`encodeURIComponent`). */
  readonly url: string;
  /** Undefined for GET; a value that is sent as JSON by POST. A POST asks only, and may be repeated. */
  readonly body: unknown;
  readonly expects: BodyKind;
  /** The `Accept` header, where the API wants another one than `expects` makes. */
  readonly accept: string | undefined;
  /**
   * Reads the body of a success (200). `body` is the parsed value for `json`, a string otherwise. It never throws.
   * Not found (404, 410) does not come here: it makes all of `about` unknown. Other failures are the gate's to report.
   */
  read(body: unknown): OnlineReading;
}

/** What a response said: answers and what to ask next (the next page, details); or why it could not be read. */
export type OnlineReading =
  | {
      readonly kind: 'read';
      readonly answers: readonly OnlineAnswer[];
      /** Their `read` may close over what is known so far. A component is answered by the last request about it. */
      readonly more: readonly OnlineRequest[];
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What a source said of one component. */
export interface OnlineAnswer extends Pick<
  SupportAnswer,
  'status' | 'until' | 'line' | 'successor' | 'page' | 'certainty' | 'reason'
> {
  readonly query: SupportQuery;
  /** What hints at neglect. One sign alone is none; see `combine-answers.ts`. */
  readonly signs: readonly NeglectSign[];
  /** Open advisories: extra information that changes no status. */
  readonly advisories: readonly Advisory[];
}

/** Something that a package without a maintainer shows, and a finished one may show as well. */
export interface NeglectSign {
  readonly kind: 'last-release' | 'archived' | 'declared-inactive' | 'no-activity';
  /** In words that follow the source's name: `no release since 2019-03-02`. */
  readonly says: string;
}

/** A known vulnerability of the version. */
export interface Advisory {
  /** E.g. `GHSA-…` or `CVE-…`. */
  readonly id: string;
  /** Listed as exploited. */
  readonly exploited: boolean;
}

/** A request by GET for JSON. */
export function getJson(
  url: string,
  about: readonly SupportQuery[],
  read: OnlineRequest['read'],
  accept?: string,
): OnlineRequest {
  return { about, url, body: undefined, expects: 'json', accept, read };
}

/** A request by POST, JSON for JSON. */
export function postJson(
  url: string,
  body: unknown,
  about: readonly SupportQuery[],
  read: OnlineRequest['read'],
): OnlineRequest {
  return { about, url, body, expects: 'json', accept: undefined, read };
}

/** A response that was understood. */
export function readAs(answers: readonly OnlineAnswer[], more: readonly OnlineRequest[] = []): OnlineReading {
  return { kind: 'read', answers, more };
}

/** A response that is not what the API promises: `reason` ends the sentence "The response could not be read: …". */
export function unreadable(reason: string): OnlineReading {
  return { kind: 'unreadable', reason };
}

/** An answer with nothing in it but what is stated. */
export function answerAbout(
  query: SupportQuery,
  stated: Partial<Omit<OnlineAnswer, 'query'>> & Pick<OnlineAnswer, 'status'>,
): OnlineAnswer {
  return { ...unsaid, ...stated, query };
}

const unsaid = {
  until: undefined,
  line: undefined,
  successor: undefined,
  page: undefined,
  certainty: 'pinned',
  reason: undefined,
  signs: [],
  advisories: [],
} as const satisfies Partial<OnlineAnswer>;
