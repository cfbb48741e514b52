// How one request goes over the wire: by undici, through proxies, with the certificates that this machine trusts.
// Invariant: it follows no redirection, reads no more than `LARGEST` of a body and waits no longer than it was told.
import * as tls from 'node:tls';
import { readRetryAfter } from './retries';

/** How to reach the network from here. */
export interface TransportOptions {
  /** What stands in `User-Agent`. */
  readonly userAgent: string;
  /** Milliseconds for one request as a whole. */
  readonly timeout: number;
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  /** Trusted certificates (PEM) beside those that come with Node and those that the system trusts; undefined for none. */
  readonly certificates: readonly string[] | undefined;
}

/** One question. */
export interface Call {
  readonly url: URL;
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export type Received =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Pick<Headers, 'get'>;
      /** Milliseconds that the host wants to be left alone. */
      readonly retryAfter: number | undefined;
      readonly text: string;
    }
  /** Nothing came, or not all. */
  | { readonly kind: 'lost'; readonly reason: string; readonly mayRetry: boolean };

export interface Transport {
  /** Rejects only with the signal's reason. */
  send(call: Call, signal: AbortSignal): Promise<Received>;
  close(): Promise<void>;
}

/** The largest body that is read, in bytes after unpacking. */
const LARGEST = 64 * 1024 * 1024;

const CONNECT_TIMEOUT = 10_000;

class TooLarge extends Error {}

/** Opens the way to the network. The library is loaded only here, so that who stays offline does without it. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const own = [...systemCertificates(), ...(options.certificates ?? [])];
  const trusted = own.length === 0 ? {} : { ca: [...tls.rootCertificates, ...own] };
  const { httpProxy, httpsProxy, noProxy, timeout, userAgent } = options;
  const agent = new EnvHttpProxyAgent({
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
    connect: { timeout: Math.min(timeout, CONNECT_TIMEOUT), ...trusted },
    requestTls: trusted,
    proxyTls: trusted,
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });
  return {
    async send({ url, json, headers }, signal) {
      const late = AbortSignal.timeout(timeout);
      try {
        const response = await fetch(url, {
          method: json === undefined ? 'GET' : 'POST',
          headers: {
            ...headers,
            'user-agent': userAgent,
            ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
          redirect: 'manual',
          dispatcher: agent,
          signal: AbortSignal.any([signal, late]),
        });
        const { status, headers: received } = response;
        const text = await readText(response.body, Number(received.get('content-length') ?? 0));
        const retryAfter = readRetryAfter(received, Date.now());
        return { kind: 'response', status, headers: received, retryAfter, text };
      } catch (error) {
        signal.throwIfAborted();
        if (late.aborted) return { kind: 'lost', reason: `did not answer within ${timeout / 1000} s`, mayRetry: true };
        return lost(error);
      }
    },
    close: () => agent.destroy(),
  };
}

/** What the system trusts, where Node can tell (from 22.15 on): a company's own authority is usually among it. */
function systemCertificates(): readonly string[] {
  const read: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof read !== 'function') return [];
  try {
    const found: unknown = Reflect.apply(read, tls, ['system']);
    return Array.isArray(found) ? found.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    // A store that cannot be read adds nothing, and what it was for will be refused.
    return [];
  }
}

async function readText(body: AsyncIterable<Uint8Array> | null, announced: number): Promise<string> {
  if (announced > LARGEST) throw new TooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** By the codes of Node and OpenSSL, which `fetch` keeps in the causes of its own error. */
const reasons: readonly (readonly [code: RegExp, reason: string, mayRetry: boolean])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'could not be found by its name', true],
  [/^ECONNREFUSED$/, 'refused the connection', true],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_REQ_CONTENT_LENGTH_MISMATCH)$/, 'cut off its answer', true],
  [/TIMEOUT|ETIMEDOUT/, 'did not answer in time', true],
  [/^(?:ENETUNREACH|EHOSTUNREACH)$/, 'cannot be reached from this network', true],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_|ISSUER/,
    "has a certificate that is not trusted here; name your company's in NODE_EXTRA_CA_CERTS or in npm's cafile",
    false,
  ],
];

function lost(error: unknown): Received {
  if (error instanceof TooLarge)
    return { kind: 'lost', reason: `sent more than ${LARGEST / 1024 / 1024} MiB`, mayRetry: false };
  const causes = causesOf(error);
  for (const [code, reason, mayRetry] of reasons) {
    const hit = causes.find((cause) => code.test(cause.code));
    if (hit !== undefined) return { kind: 'lost', reason: `${reason} (${hit.code})`, mayRetry };
  }
  return { kind: 'lost', reason: `could not be asked: ${causes.at(-1)?.message ?? String(error)}`, mayRetry: true };
}

/** An error and what caused it, with codes where they have some; several attempts to connect are causes side by side. */
function causesOf(error: unknown): readonly { readonly message: string; readonly code: string }[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const within = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [error.cause];
  return [{ message: error.message, code }, ...within.flatMap(causesOf)];
}
