// Every source through the gate, against one server that speaks all their shapes, and that fails in all ways there are.
import assert from 'node:assert/strict';
import { certificate } from '../../../../test/network/local-certificate';
import { LocalServer, type Heard, type Reply } from '../../../../test/network/local-server';
import { query, said, today } from '../../../../test/network/ask-source';
import { sourceExamples, type SourceExample } from '../../../../test/network/source-examples';
import { askSources, planInquiries } from '../../support/online/ask-sources';
import { onlineSources } from '../../support/online/online-sources';
import { acceptOf } from './bodies';
import { Network } from './network';
import { openTransport, type TransportOptions } from './transport';

const direct: TransportOptions = {
  userAgent: 'compliance-lens/test',
  timeout: 15_000,
  httpProxy: '',
  httpsProxy: '',
  noProxy: '',
  certificates: undefined,
};

/** A failure of a service, and what is said of it. */
interface Failure {
  readonly title: string;
  readonly reply: Reply;
  readonly reason: RegExp;
  readonly timeout?: number;
}

const failures: readonly Failure[] = [
  { title: 'errors', reply: { status: 500 }, reason: /answered 500, 4 times/ },
  {
    title: 'too many requests, for longer than anybody waits',
    reply: { status: 429, headers: { 'retry-after': '3600' } },
    reason: /answered 429 and wants to be left alone for 3600 s/,
  },
  { title: 'a question who asks', reply: { status: 401, body: {} }, reason: /answered 401/ },
  { title: 'silence', reply: () => undefined, reason: /did not answer within 0\.3 s, 4 times/, timeout: 300 },
  {
    title: 'answers that are cut off',
    reply: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"name":', () => response.destroy());
    },
    reason: /cut off its answer/,
  },
  {
    title: 'answers that are far too large',
    reply: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(2 ** 30) });
      response.write('{');
    },
    reason: /sent more than 64 MiB/,
  },
  {
    title: 'the way to another host',
    reply: { status: 302, headers: { location: 'https://elsewhere.example.org/' } },
    reason: /sends on to https:\/\/elsewhere\.example\.org, which is not followed/,
  },
  {
    title: 'a page for people',
    reply: { type: 'text/html', body: '<html>Sign in</html>' },
    reason: /sent text\/html instead of (?:json|text|xml)/,
  },
];

describe('all sources through the gate', function () {
  this.timeout(60_000);

  it('has an example for each source', () => {
    assert.deepEqual(
      sourceExamples.map(({ source }) => source.name),
      onlineSources.map(({ name }) => name),
    );
  });

  it('hears what they say, and asks for nothing else', async () => {
    await withServer(speaking, async (server) => {
      assert.deepEqual(await askAll(server), expected);
      const wanted = sourceExamples.flatMap((example) =>
        Object.keys(example.answers('')).map((path) => pathOf(example, path)),
      );
      assert.deepEqual([...server.paths].sort(), wanted.sort());
    });
  });

  it('takes what is not there for unknown', async () => {
    await withServer(
      () => undefined,
      async (server) => assert.deepEqual(await askAll(server), everyone('silent')),
    );
  });

  it('asks again when it is asked to wait, or when the service stumbles', async () => {
    const stumbled = new Set<string>();
    const stumbling = (server: LocalServer, heard: Heard): Reply | undefined => {
      if (stumbled.has(heard.path)) return speaking(server, heard);
      stumbled.add(heard.path);
      return { status: stumbled.size % 2 === 0 ? 429 : 503, headers: { 'retry-after': '0' } };
    };
    await withServer(stumbling, async (server) => assert.deepEqual(await askAll(server), expected));
  });

  for (const { title, reply, reason, timeout = 2000 } of failures) {
    it(`believes nothing where there is ${title}`, async () => {
      await withServer(
        () => reply,
        async (server) => {
          const lines = await askAll(server, { timeout });
          assert.ok(
            lines.every((line) => line.includes(': failed: ') && reason.test(line)),
            lines.join('\n'),
          );
        },
      );
    });
  }

  it('believes nothing of broken answers', async () => {
    const broken = (server: LocalServer, heard: Heard): Reply | undefined => {
      const reply = speaking(server, heard);
      if (reply === undefined || typeof reply === 'function') return reply;
      const whole = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      return { ...reply, body: whole.slice(0, whole.length / 3) };
    };
    await withServer(broken, async (server) => {
      const lines = await askAll(server);
      assert.ok(
        lines.every((line) =>
          / failed: (?:sent JSON that is broken or cut off|its answer could not be read: )/.test(line),
        ),
        lines.join('\n'),
      );
    });
  });

  it('goes through a proxy', async () => {
    const proxy = await LocalServer.start(() => undefined);
    try {
      await withServer(speaking, async (server) => {
        assert.deepEqual(await askAll(server, { httpProxy: proxy.origin }), expected);
        assert.ok(proxy.heard.some(({ method }) => method === 'CONNECT'));
      });
    } finally {
      await proxy.stop();
    }
  });

  it('trusts no certificate but those it was given', async () => {
    await withServer(
      speaking,
      async (server) => {
        const lines = await askAll(server);
        assert.ok(
          lines.every((line) => / failed: .*certificate that is not trusted/.test(line)),
          lines.join('\n'),
        );
        assert.deepEqual(await askAll(server, { certificates: [certificate] }), expected);
      },
      true,
    );
  });

  it('sends nothing while it is offline', async () => {
    await withServer(speaking, async (server) => {
      const lines = await Promise.all(sourceExamples.map((each) => askThrough(Network.offline, server, each)));
      assert.deepEqual(lines, everyone('failed: was not asked: online access is turned off'));
      assert.equal(server.heard.length, 0);
    });
  });
});

const expected = sourceExamples.map(({ source, says }) => `${source.name}: ${says}`);

function everyone(says: string): readonly string[] {
  return sourceExamples.map(({ source }) => `${source.name}: ${says}`);
}

/** Each source has a folder of the server to itself. */
function folderOf({ source }: SourceExample): string {
  return `/${encodeURIComponent(source.name)}/`;
}

function pathOf(example: SourceExample, path: string): string {
  return `${folderOf(example)}${path}`;
}

function speaking(server: LocalServer, { path }: Heard): Reply | undefined {
  const example = sourceExamples.find((each) => path.startsWith(folderOf(each)));
  return example?.answers(`${server.origin}${folderOf(example)}`)[path.slice(folderOf(example).length)];
}

async function withServer(
  answer: (server: LocalServer, heard: Heard) => Reply | undefined,
  run: (server: LocalServer) => Promise<void>,
  secure = false,
): Promise<void> {
  const server = await LocalServer.start((heard) => answer(server, heard), secure);
  try {
    await run(server);
  } finally {
    await server.stop();
  }
}

/** What every source says of its component. Each has a gate to itself, as each has its own host in the world outside. */
async function askAll(server: LocalServer, options: Partial<TransportOptions> = {}): Promise<readonly string[]> {
  return Promise.all(
    sourceExamples.map(async (example) => {
      const network = Network.open({
        addresses: [`${server.origin}${folderOf(example)}`],
        transport: await openTransport({ ...direct, ...options }),
        cache: undefined,
        credentialsFor: () => undefined,
      });
      try {
        return await askThrough(network, server, example);
      } finally {
        await network.close();
      }
    }),
  );
}

async function askThrough(network: Network, server: LocalServer, example: SourceExample): Promise<string> {
  const { source, component } = example;
  const signal = new AbortController().signal;
  const inquiries = planInquiries(
    [source],
    () => [query(component)],
    () => ({ today, addressFor: () => `${server.origin}${folderOf(example)}` }),
  );
  const [report] = await askSources(inquiries, ({ url, body, expects, accept }) =>
    network.request({ url, json: body, expects, accept: accept ?? acceptOf[expects] }, signal),
  );
  return `${source.name}: ${said(report, component)}`;
}
