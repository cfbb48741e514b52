// The gate against servers that behave, and that do not.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutOff, drip, flood, packed } from '../../../../test/network/bad-answers';
import { certificate } from '../../../../test/network/local-certificate';
import { LocalServer, type Reply } from '../../../../test/network/local-server';
import type { BodyKind } from '../../support/online/online-source';
import { Network } from './network';
import type { NetworkAnswer } from './network-request';
import { ResponseCache } from './response-cache';
import { openTransport, type TransportOptions } from './transport';

const direct: TransportOptions = {
  userAgent: 'compliance-lens/test',
  timeout: 15_000,
  httpProxy: '',
  httpsProxy: '',
  noProxy: '',
  certificates: undefined,
};

const never = new AbortController().signal;

interface Setup {
  readonly transport?: Partial<TransportOptions>;
  readonly cache?: ResponseCache;
  readonly addresses?: readonly string[];
  readonly token?: string;
  readonly expects?: BodyKind;
  readonly json?: unknown;
  readonly signal?: AbortSignal;
}

async function open(server: LocalServer, setup: Setup): Promise<Network> {
  return Network.open({
    addresses: setup.addresses ?? [`${server.origin}/`],
    transport: await openTransport({ ...direct, ...setup.transport }),
    cache: setup.cache,
    credentialsFor: () => setup.token,
  });
}

async function ask(server: LocalServer, setup: Setup = {}, path = '/a'): Promise<NetworkAnswer> {
  const network = await open(server, setup);
  const { expects = 'json', json, signal = never } = setup;
  try {
    return await network.request({ url: `${server.origin}${path}`, json, expects, accept: 'application/json' }, signal);
  } finally {
    await network.close();
  }
}

/** Runs with a server whose answers to the same path follow each other; the last one stays. */
async function withServer(
  replies: readonly Reply[],
  run: (server: LocalServer) => Promise<void>,
  secure = false,
): Promise<void> {
  let at = 0;
  const server = await LocalServer.start(() => replies[Math.min(at++, replies.length - 1)], secure);
  try {
    await run(server);
  } finally {
    await server.stop();
  }
}

const ok: Reply = { body: { fine: true } };
const now = { 'retry-after': '0' };

describe('the gate to the network', () => {
  const cases: { title: string; replies: readonly Reply[]; expects?: BodyKind; asked: number; answer: RegExp }[] = [
    { title: 'success', replies: [ok], asked: 1, answer: /"body":\{"fine":true\}/ },
    { title: 'success, packed', replies: [packed({ fine: true })], asked: 1, answer: /"body":\{"fine":true\}/ },
    {
      title: 'text',
      replies: [{ type: 'text/plain; charset=UTF-8', body: 'a\nb' }],
      expects: 'text',
      asked: 1,
      answer: /a\\nb/,
    },
    { title: '404', replies: [{ status: 404 }], asked: 1, answer: /not-found/ },
    { title: '410', replies: [{ status: 410 }], asked: 1, answer: /not-found/ },
    {
      title: '429 with Retry-After, then success',
      replies: [{ status: 429, headers: now }, ok],
      asked: 2,
      answer: /fine/,
    },
    {
      title: '429 that wants to be left alone for long',
      replies: [{ status: 429, headers: { 'retry-after': '3600' } }],
      asked: 1,
      answer: /answered 429 and wants to be left alone for 3600 s/,
    },
    {
      title: '429 with the time at which to come back, as Docker Hub gives it',
      replies: [{ status: 429, headers: { 'x-retry-after': String(Math.ceil(Date.now() / 1000)) } }, ok],
      asked: 2,
      answer: /fine/,
    },
    {
      title: '429 with a time far ahead',
      replies: [{ status: 429, headers: { 'x-retry-after': String(Math.ceil(Date.now() / 1000) + 7200) } }],
      asked: 1,
      answer: /wants to be left alone for (?:7200|71\d\d) s/,
    },
    {
      title: '429 with a date',
      replies: [{ status: 429, headers: { 'retry-after': new Date(0).toUTCString() } }, ok],
      asked: 2,
      answer: /fine/,
    },
    { title: '500, then success', replies: [{ status: 500, headers: now }, ok], asked: 2, answer: /fine/ },
    {
      title: '500 again and again',
      replies: [{ status: 500, headers: now }],
      asked: 4,
      answer: /failed.*answered 500, 4 times/,
    },
    { title: '401', replies: [{ status: 401 }], asked: 1, answer: /failed.*answered 401: it wants to know who asks/ },
    { title: '204', replies: [{ status: 204 }], asked: 1, answer: /failed.*answered 204/ },
    {
      title: '304 to a question without condition',
      replies: [{ status: 304 }],
      asked: 1,
      answer: /failed.*answered 304/,
    },
    {
      title: 'broken JSON',
      replies: [{ body: '{"fine":' }],
      asked: 1,
      answer: /failed.*JSON that is broken or cut off/,
    },
    { title: 'nothing at all', replies: [{ body: '' }], asked: 1, answer: /failed.*JSON that is broken/ },
    {
      title: 'a page in place of JSON',
      replies: [{ type: 'text/html', body: '<p>Log in' }],
      asked: 1,
      answer: /failed.*sent text\/html instead of json/,
    },
    {
      title: 'a redirection within the host',
      replies: [{ status: 302, headers: { location: '/b' } }, ok],
      asked: 2,
      answer: /fine/,
    },
    {
      title: 'a redirection elsewhere',
      replies: [{ status: 302, headers: { location: 'https://elsewhere.example.org/' } }],
      asked: 1,
      answer: /failed.*sends on to https:\/\/elsewhere\.example\.org, which is not followed/,
    },
    {
      title: 'a redirection in a circle',
      replies: [{ status: 302, headers: { location: '/a' } }],
      asked: 6,
      answer: /failed.*without end/,
    },
    { title: 'an answer that is cut off, then success', replies: [cutOff, ok], asked: 2, answer: /fine/ },
    {
      title: 'a connection that is cut off, then success',
      replies: [(response) => response.destroy(), ok],
      asked: 2,
      answer: /fine/,
    },
    {
      title: 'an answer that is announced as huge',
      replies: [
        (response) =>
          response
            .writeHead(200, { 'content-type': 'application/json', 'content-length': String(65 * 1024 * 1024) })
            .write('{'),
      ],
      asked: 1,
      answer: /failed.*more than 64 MiB/,
    },
    {
      title: 'an answer that unpacks to something huge',
      replies: [packed('x'.repeat(65 * 1024 * 1024))],
      asked: 1,
      answer: /failed.*more than 64 MiB/,
    },
  ];
  for (const { title, replies, expects = 'json', asked, answer } of cases) {
    it(`hears ${title}`, () =>
      withServer(replies, async (server) => {
        assert.match(JSON.stringify(await ask(server, { expects })), answer);
        assert.equal(server.heard.length, asked);
      }));
  }

  it('gives up on what does not answer in time, and on what never ends', () =>
    withServer([() => undefined], async (server) => {
      const transport = { timeout: 400 };
      assert.match(JSON.stringify(await ask(server, { transport })), /did not answer (?:with)?in .*, 4 times/);
      assert.equal(server.heard.length, 4);
    }));

  it('does not wait for an answer that comes drop by drop', () =>
    withServer([drip], async (server) => {
      const started = Date.now();
      const answer = await ask(server, { transport: { timeout: 300 } });
      assert.match(JSON.stringify(answer), /did not answer within 0\.3 s, 4 times/);
      assert.ok(Date.now() - started < 10_000);
    }));

  it('reads no more of an answer without length than it may', () =>
    withServer([flood], async (server) =>
      assert.match(JSON.stringify(await ask(server, { transport: { timeout: 10_000 } })), /failed.*more than 64 MiB/),
    ));

  it('says of a server that is not there that it refused the connection', () =>
    withServer([ok], async (server) => {
      await server.stop();
      assert.match(JSON.stringify(await ask(server)), /refused the connection \(ECONNREFUSED\), 4 times/);
    }));

  it('sends nothing while it is switched off', () =>
    withServer([ok], async (server) => {
      const request = { url: `${server.origin}/a`, json: undefined, expects: 'json', accept: '*/*' } as const;
      assert.match(
        JSON.stringify(await Network.offline.request(request, never)),
        /not asked: online access is turned off/,
      );
      assert.equal(server.heard.length, 0);
    }));

  const refused = ['https://elsewhere.example.org/', 'http://elsewhere.example.org/', 'https://127.0.0.1/'];
  for (const address of refused) {
    it(`sends nothing where only ${address} was declared`, () =>
      withServer([ok], async (server) => {
        assert.match(JSON.stringify(await ask(server, { addresses: [address] })), /no source declared 127/);
        assert.equal(server.heard.length, 0);
      }));
  }

  it('sends nothing below another path than was declared, nor in the clear', () =>
    withServer([ok], async (server) => {
      const addresses = [`${server.origin}/a/`];
      assert.match(JSON.stringify(await ask(server, { addresses }, '/a/../b')), /no source declared/);
      const network = await open(server, { addresses: ['http://registry.example.org/'] });
      const request = {
        url: 'http://registry.example.org/a',
        json: undefined,
        expects: 'json',
        accept: '*/*',
      } as const;
      assert.match(JSON.stringify(await network.request(request, never)), /is not encrypted, use https/);
      await network.close();
      assert.equal(server.heard.length, 0);
    }));

  it('says who asks, and posts what is to be posted', () =>
    withServer([ok], async (server) => {
      await ask(server, { json: { a: 1 }, token: 'Bearer abc' });
      const [heard] = server.heard;
      assert.equal(heard?.method, 'POST');
      assert.equal(heard.body, '{"a":1}');
      assert.equal(heard.headers['user-agent'], 'compliance-lens/test');
      assert.equal(heard.headers.authorization, 'Bearer abc');
    }));

  it('does not ask a host for ever that never answers', () =>
    withServer([{ status: 500, headers: now }], async (server) => {
      const network = await open(server, {});
      const urls = Array.from({ length: 40 }, (_, index) => `${server.origin}/${index}`);
      const answers = await Promise.all(
        urls.map((url) => network.request({ url, json: undefined, expects: 'json', accept: '*/*' }, never)),
      );
      await network.close();
      assert.ok(answers.every(({ kind }) => kind === 'failed'));
      assert.ok(server.heard.length < 60, `${server.heard.length} requests`);
      assert.ok(answers.some((answer) => JSON.stringify(answer).includes('not asked any further')));
    }));

  it('asks a host no more than six things at once', () =>
    withServer(
      [(response) => setTimeout(() => response.setHeader('content-type', 'application/json').end('{}'), 20)],
      async (server) => {
        const network = await open(server, {});
        const urls = Array.from({ length: 30 }, (_, index) => `${server.origin}/${index}`);
        await Promise.all(
          urls.map((url) => network.request({ url, json: undefined, expects: 'json', accept: '*/*' }, never)),
        );
        await network.close();
        assert.equal(server.heard.length, 30);
        assert.ok(server.mostAtOnce <= 6, `${server.mostAtOnce} at once`);
      },
    ));

  for (const [what, reply] of [
    ['an answer', () => undefined],
    ['its turn to ask again', { status: 500 }],
    ['a host that wants to be left alone', { status: 429, headers: { 'retry-after': '30' } }],
  ] as const) {
    it(`ends at once when it is cancelled while waiting for ${what}`, () =>
      withServer([reply], async (server) => {
        const stop = new AbortController();
        const reason = new Error('enough');
        setTimeout(() => stop.abort(reason), 150);
        const started = Date.now();
        await assert.rejects(ask(server, { signal: stop.signal }), reason);
        assert.ok(Date.now() - started < 10_000);
      }));
  }
});

describe('the gate and certificates', () => {
  it('trusts no certificate that nobody vouches for, and asks once', () =>
    withServer(
      [ok],
      async (server) => {
        const answer = JSON.stringify(await ask(server));
        assert.match(answer, /a certificate that is not trusted here; name your company's in NODE_EXTRA_CA_CERTS/);
        assert.equal(server.heard.length, 0);
      },
      true,
    ));

  it("trusts the company's", () =>
    withServer(
      [ok],
      async (server) => {
        assert.match(JSON.stringify(await ask(server, { transport: { certificates: [certificate] } })), /fine/);
      },
      true,
    ));
});

describe('the gate and proxies', () => {
  it('goes through the proxy, and past it where it is told to', () =>
    withServer(
      [ok],
      async (server) => {
        const proxy = await LocalServer.start(() => undefined);
        const through = { httpProxy: proxy.origin, httpsProxy: proxy.origin, certificates: [certificate] };
        assert.match(JSON.stringify(await ask(server, { transport: through })), /fine/);
        assert.deepEqual(
          proxy.heard.map(({ method, path }) => `${method} ${path}`),
          [`CONNECT ${server.origin.slice(8)}`],
        );
        assert.match(JSON.stringify(await ask(server, { transport: { ...through, noProxy: '127.0.0.1' } })), /fine/);
        assert.equal(proxy.heard.length, 1);
        await proxy.stop();
      },
      true,
    ));

  it('says that a proxy is not there', () =>
    withServer([ok], async (server) => {
      const proxy = await LocalServer.start(() => undefined);
      await proxy.stop();
      const transport = { httpProxy: proxy.origin, httpsProxy: proxy.origin };
      assert.match(JSON.stringify(await ask(server, { transport })), /failed/);
      assert.equal(server.heard.length, 0);
    }));
});

describe('the gate and what it keeps', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-cache-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kept: Reply = { headers: { etag: '"1"', 'last-modified': 'Mon, 02 Nov 2026 00:00:00 GMT' }, body: { fine: 1 } };

  it('asks only whether something changed', () =>
    withServer([kept, { status: 304 }, { body: { fine: 2 } }], async (server) => {
      const cache = new ResponseCache(folder);
      const answers = [await ask(server, { cache }), await ask(server, { cache }), await ask(server, { cache })];
      assert.deepEqual(
        answers.map((answer) => JSON.stringify(answer)),
        ['{"kind":"body","body":{"fine":1}}', '{"kind":"body","body":{"fine":1}}', '{"kind":"body","body":{"fine":2}}'],
      );
      const [first, second] = server.heard;
      assert.equal(first?.headers['if-none-match'], undefined);
      assert.equal(second?.headers['if-none-match'], '"1"');
      assert.equal(second.headers['if-modified-since'], 'Mon, 02 Nov 2026 00:00:00 GMT');
    }));

  it('keeps what was asked with one token from who has another', () =>
    withServer([kept], async (server) => {
      const cache = new ResponseCache(folder);
      await ask(server, { cache, token: 'Bearer a' });
      await ask(server, { cache, token: 'Bearer b' });
      assert.equal(server.heard[1]?.headers['if-none-match'], undefined);
    }));

  it('takes a spoilt entry for none, and keeps no answer that could not be read', () =>
    withServer([kept, kept, { ...kept, body: '{' }], async (server) => {
      const cache = new ResponseCache(folder);
      await ask(server, { cache });
      const [name = ''] = readdirSync(join(folder, 'responses'));
      writeFileSync(join(folder, 'responses', name), '{"url":"x"}\n{}');
      assert.match(JSON.stringify(await ask(server, { cache })), /fine/);
      assert.equal(server.heard[1]?.headers['if-none-match'], undefined);
      await ask(server, { cache }, '/other');
      assert.equal(readdirSync(join(folder, 'responses')).length, 1);
    }));

  it('removes what nobody asked for in a long time', () =>
    withServer([kept], async (server) => {
      const cache = new ResponseCache(folder);
      await ask(server, { cache });
      await cache.prune(Date.now());
      assert.equal(readdirSync(join(folder, 'responses')).length, 1);
      await cache.prune(Date.now() + 91 * 24 * 3600 * 1000);
      assert.equal(readdirSync(join(folder, 'responses')).length, 0);
    }));
});
