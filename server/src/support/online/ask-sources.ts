// Asks sources about components, and says of each source what it answered and what it could not be asked.
// Invariant: a query is answered, unknown to the source, or failed, never two of these; a failure never looks like an
// answer. It is pure: the sending is a parameter.
import { queryKey } from '../component-query';
import type { SupportQuery } from '../sources';
import type { OnlineAnswer, OnlineContext, OnlineRequest, OnlineSource } from './online-source';

/** What came of a request. */
export type Outcome =
  | { readonly kind: 'body'; readonly body: unknown }
  /** 404 or 410: whoever was asked does not know it. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends a request; rejects only with the reason of a cancellation. */
export type Send = (request: OnlineRequest, source: OnlineSource) => Promise<Outcome>;

/** What is to be asked of a source. */
export interface Inquiry {
  readonly source: OnlineSource;
  readonly queries: readonly SupportQuery[];
  /** The first requests; their answers may lead to more. */
  readonly requests: readonly OnlineRequest[];
}

/** What a source said. */
export interface SourceReport {
  readonly source: OnlineSource;
  /** By `queryKey`. */
  readonly asked: ReadonlySet<string>;
  /** By `queryKey`. What was asked and is neither here nor failed is unknown to the source. */
  readonly answers: ReadonlyMap<string, OnlineAnswer>;
  /** By `queryKey`, with the reason. */
  readonly failed: ReadonlyMap<string, string>;
}

/** How many requests may follow from one, page after page. */
const LONGEST_CHAIN = 100;

/** What would be asked; a source of which nothing would be asked is left out. `queries` gives each source its own. */
export function planInquiries(
  sources: readonly OnlineSource[],
  queries: (source: OnlineSource) => readonly SupportQuery[],
  contextFor: (source: OnlineSource) => OnlineContext,
): readonly Inquiry[] {
  return sources.flatMap((source) => {
    const own = queries(source).filter(({ purl }) => source.speaksOf(purl));
    const requests = source.ask(own, contextFor(source));
    const asked = new Set(requests.flatMap(({ about }) => about));
    return requests.length === 0 ? [] : [{ source, queries: own.filter((query) => asked.has(query)), requests }];
  });
}

/** Asks all at once; `send` keeps order among them. `progress` hears how many requests are done and known of. */
export async function askSources(
  inquiries: readonly Inquiry[],
  send: Send,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<readonly SourceReport[]> {
  let done = 0;
  let total = inquiries.reduce((sum, { requests }) => sum + requests.length, 0);
  const ask = async (inquiry: Inquiry): Promise<SourceReport> => {
    const { source } = inquiry;
    const answers = new Map<string, OnlineAnswer>();
    const failed = new Map<string, string>();
    const follow = async (request: OnlineRequest, depth: number): Promise<void> => {
      const { found, more, reason } = read(request, await send(request, source));
      progress(++done, (total += more.length));
      for (const answer of found) answers.set(queryKey(answer.query), answer);
      if (reason !== undefined) for (const query of request.about) failed.set(queryKey(query), reason);
      if (depth === LONGEST_CHAIN && more.length > 0) {
        for (const query of request.about) failed.set(queryKey(query), 'its answer has too many pages');
        return;
      }
      await Promise.all(more.map((next) => follow(next, depth + 1)));
    };
    await Promise.all(inquiry.requests.map((request) => follow(request, 0)));
    for (const key of failed.keys()) answers.delete(key);
    return { source, asked: new Set(inquiry.queries.map(queryKey)), answers, failed };
  };
  return Promise.all(inquiries.map(ask));
}

interface Read {
  readonly found: readonly OnlineAnswer[];
  readonly more: readonly OnlineRequest[];
  /** Why there is no answer. */
  readonly reason: string | undefined;
}

function read(request: OnlineRequest, outcome: Outcome): Read {
  switch (outcome.kind) {
    case 'not-found':
      return { found: [], more: [], reason: undefined };
    case 'failed':
      return { found: [], more: [], reason: outcome.reason };
    case 'body': {
      const reading = request.read(outcome.body);
      if (reading.kind === 'read') return { found: reading.answers, more: reading.more, reason: undefined };
      return { found: [], more: [], reason: `its answer could not be read: ${reading.reason}` };
    }
  }
}
