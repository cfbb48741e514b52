// The one gate through which every request to the network goes.
// Invariant: switched off it sends nothing, whoever asks; switched on it sends to the addresses it was opened for and to
// no other. It never hangs: every wait has an end, and cancelling ends all of them. What it cannot get is said, not guessed.
import { setMaxListeners } from 'node:events';
import { parseBody } from './bodies';
import { Lanes } from './lanes';
import type { NetworkAnswer, NetworkRequest } from './network-request';
import type { CachedResponse, ResponseCache } from './response-cache';
import { longestWait, waitBefore } from './retries';
import type { Received, Transport } from './transport';

/** What the gate is opened with. */
export interface NetworkOptions {
  /** The bases below which something may be asked, with a slash at their end. */
  readonly addresses: readonly string[];
  readonly transport: Transport;
  readonly cache: ResponseCache | undefined;
  /** The value of `Authorization` for an address; undefined for none. */
  readonly credentialsFor: (url: string) => string | undefined;
}

/** How often something is asked at most. */
const ATTEMPTS = 4;
const LONGEST_REDIRECTION = 5;
/** After so many attempts in a row that came to nothing a host is left alone. */
const GIVE_UP_AFTER = 12;

type Attempt = NetworkAnswer | { readonly kind: 'again'; readonly reason: string; readonly wait: number | undefined };

/** The gate. */
export class Network {
  readonly #options: NetworkOptions | undefined;
  readonly #lanes = new Lanes();
  readonly #lostInRow = new Map<string, number>();

  private constructor(options: NetworkOptions | undefined) {
    this.#options = options;
  }

  /** The network as long as nobody turned it on: it refuses everything. */
  static readonly offline = new Network(undefined);

  /** Opens the gate for some addresses. `close` it when all is asked. */
  static open(options: NetworkOptions): Network {
    return new Network(options);
  }

  /** Asks, and asks again what may succeed later. Rejects only with the signal's reason. */
  async request(request: NetworkRequest, signal: AbortSignal): Promise<NetworkAnswer> {
    signal.throwIfAborted();
    // One signal ends as many waits as there are requests; that is no leak.
    setMaxListeners(0, signal);
    const options = this.#options;
    if (options === undefined) return failed('was not asked: online access is turned off');
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const refusal = url === undefined ? 'has no valid address' : refusalOf(url, options.addresses);
    if (url === undefined || refusal !== undefined) return failed(`was not asked: ${refusal}`);
    return this.#ask(request, url, options, signal);
  }

  async close(): Promise<void> {
    await this.#options?.transport.close();
  }

  async #ask(request: NetworkRequest, url: URL, options: NetworkOptions, signal: AbortSignal): Promise<NetworkAnswer> {
    let reason = '';
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const leave = await this.#lanes.enter(url.host, signal);
      try {
        if (this.#isLost(url)) return failed('was not asked any further, since nothing came of asking it before');
        const result = await this.#attempt(request, url, options, signal);
        if (result.kind === 'body' || result.kind === 'not-found') this.#lostInRow.delete(url.host);
        else this.#lostInRow.set(url.host, (this.#lostInRow.get(url.host) ?? 0) + 1);
        if (result.kind !== 'again') return result;
        reason = result.reason;
        const wait = waitBefore(attempt, result.wait, Math.random());
        if (wait > longestWait) return failed(`${reason} and wants to be left alone for ${Math.ceil(wait / 1000)} s`);
        if (attempt < ATTEMPTS) this.#lanes.hold(url.host, result.wait === undefined ? 0 : wait);
        if (attempt < ATTEMPTS && result.wait === undefined) await this.#lanes.pause(wait, signal);
      } finally {
        leave();
      }
    }
    return failed(`${reason}, ${ATTEMPTS} times`);
  }

  #isLost({ host }: URL): boolean {
    return (this.#lostInRow.get(host) ?? 0) >= GIVE_UP_AFTER;
  }

  async #attempt(
    request: NetworkRequest,
    start: URL,
    { transport, cache, credentialsFor }: NetworkOptions,
    signal: AbortSignal,
  ): Promise<Attempt> {
    const authorization = credentialsFor(start.href);
    const known = request.json === undefined ? await cache?.read(start.href, request.accept, authorization) : undefined;
    const headers = { accept: request.accept, ...(authorization === undefined ? {} : { authorization }) };
    let url = start;
    for (let redirection = 0; redirection <= LONGEST_REDIRECTION; redirection++) {
      const call = { url, json: request.json, headers: { ...headers, ...conditions(known) } };
      const received = await transport.send(call, signal);
      if (received.kind === 'lost')
        return received.mayRetry ? { ...received, kind: 'again', wait: undefined } : failed(received.reason);
      const next = redirectionOf(received, url, request);
      if (next === undefined)
        return this.#judge(request, received, known, (entry) => cache?.write(entry), start, authorization);
      if (typeof next === 'string') return failed(next);
      url = next;
    }
    return failed('sends from one address to the next without end');
  }

  async #judge(
    request: NetworkRequest,
    received: Extract<Received, { kind: 'response' }>,
    known: CachedResponse | undefined,
    keep: (entry: CachedResponse) => Promise<void> | undefined,
    { href: url }: URL,
    authorization: string | undefined,
  ): Promise<Attempt> {
    const { status, headers } = received;
    if (status === 304 && known !== undefined) return parseBody(known.text, known.contentType, request.expects);
    if (status === 404 || status === 410) return { kind: 'not-found' };
    if (status === 429 || status === 408 || (status >= 500 && status !== 501))
      return { kind: 'again', reason: `answered ${status}`, wait: received.retryAfter };
    if (status === 401 || status === 403)
      return failed(`answered ${status}: it wants to know who asks, or does not let you`);
    if (status !== 200) return failed(`answered ${status}`);
    const contentType = headers.get('content-type') ?? '';
    const answer = parseBody(received.text, contentType, request.expects);
    const [etag, lastModified] = [headers.get('etag') ?? undefined, headers.get('last-modified') ?? undefined];
    const mayKeep = request.json === undefined && (etag !== undefined || lastModified !== undefined);
    if (answer.kind === 'body' && mayKeep)
      await keep({ url, accept: request.accept, authorization, etag, lastModified, contentType, text: received.text });
    return answer;
  }
}

function failed(reason: string): Extract<NetworkAnswer, { kind: 'failed' }> {
  return { kind: 'failed', reason };
}

/** Why an address may not be asked; undefined where it may. */
function refusalOf(url: URL, addresses: readonly string[]): string | undefined {
  if (!addresses.some((base) => url.href.startsWith(base))) return `no source declared ${url.host}`;
  if (!isSafe(url)) return `${url.protocol}//${url.host} is not encrypted, use https`;
  return undefined;
}

/** Encrypted, or within this machine. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function conditions(known: CachedResponse | undefined): Readonly<Record<string, string>> {
  return {
    ...(known?.etag === undefined ? {} : { 'if-none-match': known.etag }),
    ...(known?.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
  };
}

/** Where a response sends on to; a text where that is not followed; undefined where it is no redirection. */
function redirectionOf(
  { status, headers }: Extract<Received, { kind: 'response' }>,
  from: URL,
  { json }: NetworkRequest,
): URL | string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get('location') ?? '';
  if (!URL.canParse(location, from.href)) return `answered ${status} without saying where to`;
  const to = new URL(location, from.href);
  if (to.host !== from.host || to.protocol !== from.protocol)
    return `sends on to ${to.protocol}//${to.host}, which is not followed`;
  return json === undefined || status === 307 || status === 308 ? to : `answered ${status} to a question by POST`;
}
