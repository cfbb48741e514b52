// `support update` and `check --online` by the bundled command line, against servers that count what they are asked.
// Invariant: the servers live in this process, so that commands are run beside it and never block it.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LocalServer, type Heard, type Reply } from '../network/local-server';

const snapshot = '.compliance/support.json';

const files: Readonly<Record<string, string>> = {
  'compliance.yaml': `compliance: 1
product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: health-software
  intended-purpose: Shows the heart rate.
  private-packages: [pkg:npm/@acme/*, pkg:npm/inner]
scope: [cra]
`,
  'package.json': `{
  "name": "gateway",
  "engines": { "node": "24" },
  "dependencies": { "quill-pad": "1.3.0", "@acme/secret": "1.0.0", "inner": "2.0.0", "@scoped/thing": "3.0.0" }
}
`,
  'package-lock.json': JSON.stringify({
    name: 'gateway',
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { 'quill-pad': '1.3.0', '@acme/secret': '1.0.0', inner: '2.0.0', '@scoped/thing': '3.0.0' } },
      'node_modules/quill-pad': { version: '1.3.0' },
      'node_modules/@acme/secret': { version: '1.0.0' },
      'node_modules/inner': { version: '2.0.0' },
      'node_modules/@scoped/thing': { version: '3.0.0' },
    },
  }),
};

const nodejs = {
  schema_version: '1.1.0',
  result: {
    links: { html: 'https://endoflife.date/nodejs' },
    releases: [{ name: '24', releaseDate: '2025-05-06', isEol: false, eolFrom: '2098-04-30' }],
  },
};

function packument(name: string, version: string, deprecated?: string): Reply {
  const versions = { [version]: { name, version, ...(deprecated === undefined ? {} : { deprecated }) } };
  const body = { name, 'dist-tags': {}, modified: '2026-01-01T00:00:00.000Z', versions };
  return { type: 'application/vnd.npm.install-v1+json', headers: { etag: '"1"' }, body };
}

/** What a run left. */
interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the command line and the network', function () {
  this.timeout(60_000);
  let folder = '';
  let server: LocalServer;
  /** Answers before the usual ones. */
  let special: (heard: Heard) => Reply | undefined;

  function usual({ path, headers }: Heard): Reply | undefined {
    if (headers['if-none-match'] === '"1"') return { status: 304 };
    switch (path) {
      case '/eol/products/nodejs/':
        return { body: nodejs };
      case '/npm/quill-pad':
        return packument('quill-pad', '1.3.0', 'use a longer quill');
      case '/npm/@scoped%2Fthing':
        return packument('@scoped/thing', '3.0.0');
      default:
        return undefined;
    }
  }

  before(() => assert.ok(existsSync('dist/cli.js'), 'dist/cli.js is missing: npm run build makes it'));
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    for (const [path, text] of Object.entries(files)) write(path, text);
    special = () => undefined;
    server = await LocalServer.start((heard) => special(heard) ?? usual(heard));
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function start(...words: readonly string[]): { readonly child: ChildProcess; readonly end: Promise<Run> } {
    const env = {
      PATH: process.env.PATH,
      HOME: join(folder, 'home'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      npm_config_registry: `${server.origin}/npm/`,
      npm_config_userconfig: join(folder, 'home', '.npmrc'),
      npm_config_globalconfig: join(folder, 'home', 'npmrc'),
    };
    const child = spawn(process.execPath, [resolve('dist/cli.js'), ...words], { cwd: folder, env });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    return { child, end: new Promise((done) => child.on('close', (status) => done({ status, stdout, stderr }))) };
  }

  const addresses = (): readonly string[] => [
    `--address=endoflife.date=${server.origin}/eol/`,
    '--source=endoflife.date',
    '--source=npm',
  ];
  const update = (...words: readonly string[]): Promise<Run> =>
    start('support', 'update', ...addresses(), ...words).end;
  const written = (): string => readFileSync(join(folder, snapshot), 'utf8');
  /** `purl status source` and the day, where it is not that of the snapshot. */
  const facts = (): readonly string[] => {
    // The test's own expectation of the file; what differs shows in the comparison.
    const { components } = JSON.parse(written()) as { readonly components: readonly Record<string, string>[] };
    return components.map(({ purl, status, source, asOf }) => [purl, status, source, asOf].filter(Boolean).join(' '));
  };

  const all = [
    'pkg:generic/node@24 supported endoflife.date',
    'pkg:npm/%40scoped/thing@3.0.0 unknown npm',
    'pkg:npm/quill-pad@1.3.0 deprecated npm',
  ];

  it('sends nothing without being told to', async () => {
    for (const words of [
      ['check'],
      ['inventory'],
      ['sbom', 'generate'],
      ['support', 'update', '--dry-run', ...addresses()],
    ]) {
      const { status, stderr } = await start(...words).end;
      assert.ok(status === 0 || status === 1, stderr);
    }
    assert.deepEqual(server.paths, []);
    assert.ok(!existsSync(join(folder, snapshot)));
    assert.ok(!existsSync(join(folder, 'cache')));
  });

  it('says before the first request what leaves the machine, and names no private package', async () => {
    let told = '';
    const { child, end } = start('support', 'update', ...addresses());
    child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
    let before: string | undefined;
    special = () => {
      before ??= told;
      return undefined;
    };
    assert.equal((await end).status, 0);
    assert.match(before ?? '', /Sends to endoflife\.date: names of runtimes.*; 1 component in 1 request to 127/);
    assert.match(before ?? '', /Sends to npm: names of npm packages.*; 2 components in 2 requests to 127/);
    assert.match(
      before ?? '',
      /Sends nothing of 2 private packages: pkg:npm\/%40acme\/secret@1\.0\.0 and pkg:npm\/inner@2\.0\.0/,
    );
    const sent = JSON.stringify(server.heard);
    assert.doesNotMatch(sent, /acme|inner/);
    assert.deepEqual([...server.paths].sort(), ['/eol/products/nodejs/', '/npm/@scoped%2Fthing', '/npm/quill-pad']);
    assert.deepEqual(facts(), all);
  });

  it('prints with --dry-run what would be asked', async () => {
    const { stdout } = await update('--dry-run');
    assert.deepEqual(
      stdout.trim().split('\n'),
      [
        `GET ${server.origin}/eol/products/nodejs/ (1 component)`,
        `GET ${server.origin}/npm/@scoped%2Fthing (1 component)`,
        `GET ${server.origin}/npm/quill-pad (1 component)`,
      ].sort((a, b) => stdout.indexOf(a) - stdout.indexOf(b)),
    );
  });

  it('writes the same bytes again, and asks only whether something changed', async () => {
    await update();
    const first = written();
    server.heard.length = 0;
    assert.equal((await update()).status, 0);
    assert.equal(written(), first);
    assert.equal(server.heard.filter(({ headers }) => headers['if-none-match'] === '"1"').length, 2);
  });

  it('asks one source only, and keeps what others said', async () => {
    await update();
    const first = written();
    server.heard.length = 0;
    await start('support', 'update', '--source=npm').end;
    assert.ok(server.paths.every((path) => path.startsWith('/npm/')));
    assert.equal(written(), first);
  });

  it('keeps the old answer of a source that fails, with its old day', async () => {
    await update();
    const asOf = JSON.stringify(/"asOf": "(.*)"/.exec(written())?.[1]);
    write(snapshot, written().replace(asOf, '"2026-11-01"'));
    special = ({ path }) => (path.startsWith('/npm/') ? { status: 500, headers: { 'retry-after': '0' } } : undefined);
    const { status, stderr } = await update();
    assert.equal(status, 1);
    assert.match(
      stderr,
      /npm answered 500, 4 times\. Nothing new is known from it of pkg:npm\/%40scoped\/thing@3\.0\.0 and pkg:npm\/quill-pad/,
    );
    assert.deepEqual(facts(), [all[0], `${all[1]} 2026-11-01`, `${all[2]} 2026-11-01`]);
  });

  it('ends with 2 where nobody answers, and calls nothing supported', async () => {
    special = () => ({ status: 500, headers: { 'retry-after': '0' } });
    assert.equal((await update()).status, 2);
    assert.deepEqual(facts(), []);
  });

  it('does not hang on a source that does not answer', async () => {
    special = ({ path }) => (path.startsWith('/npm/') ? () => undefined : undefined);
    const { status, stderr } = await update('--timeout=1');
    assert.equal(status, 1);
    assert.match(stderr, /npm did not answer/);
    assert.deepEqual(facts(), [all[0]]);
  });

  it('leaves the old file whole when it is interrupted', async () => {
    write(snapshot, '{ "schema": 1, "asOf": "2026-01-01", "components": [] }\n');
    let interrupt = (): void => undefined;
    special = () => () => interrupt();
    const { child, end } = start('support', 'update', ...addresses());
    // Once: a second time ends the process wherever it is.
    interrupt = () => {
      interrupt = () => undefined;
      child.kill('SIGINT');
    };
    assert.equal((await end).status, 130);
    assert.equal(written(), '{ "schema": 1, "asOf": "2026-01-01", "components": [] }\n');
    assert.deepEqual(readdirSync(join(folder, '.compliance')), ['support.json']);
  });

  it('finds with check --online what npm says, and writes nothing', async () => {
    assert.doesNotMatch((await start('check', '--fail-on=never').end).stdout, /quill-pad.*deprecated/);
    const { stdout, stderr } = await start('check', '--fail-on=never', '--online', ...addresses()).end;
    assert.match(stdout, /quill-pad 1\.3\.0 is deprecated by its publisher: "use a longer quill"/);
    assert.match(stderr, /Sends to npm/);
    assert.ok(!existsSync(join(folder, snapshot)));
  });

  it('finds with check what the snapshot holds', async () => {
    await update();
    server.heard.length = 0;
    assert.match(
      (await start('check', '--fail-on=never').end).stdout,
      /quill-pad 1\.3\.0 is deprecated by its publisher: "use a longer quill"/,
    );
    assert.deepEqual(server.paths, []);
  });

  it('sends the token of a registry to that registry, and the packages of a scope to their own', async () => {
    const { host } = new URL(server.origin);
    write('.npmrc', `@scoped:registry=${server.origin}/own/\n//${host}/own/:_authToken=\${TOKEN?}abc\n`);
    special = ({ path }) =>
      path === '/own/@scoped%2Fthing' ? packument('@scoped/thing', '3.0.0', 'moved') : undefined;
    await update();
    const tokens = server.heard.map(({ path, headers }) => `${path} ${headers.authorization ?? ''}`.trim());
    assert.deepEqual(tokens.sort(), ['/eol/products/nodejs/', '/npm/quill-pad', '/own/@scoped%2Fthing Bearer abc']);
    assert.match(facts().join('\n'), /scoped\/thing@3\.0\.0 deprecated npm/);
  });

  it('leads to a mirror of the public registry nothing that has a registry of its own', async () => {
    write('.npmrc', `@scoped:registry=${server.origin}/own/\n`);
    await update(`--address=npm=${server.origin}/mirror`);
    assert.deepEqual([...server.paths].sort(), ['/eol/products/nodejs/', '/mirror/quill-pad', '/own/@scoped%2Fthing']);
  });

  it("asks a company's own NuGet feed about its packages, with its password, and nobody else", async () => {
    const feed = `${server.origin}/feed/v3/index.json`;
    write(
      'nuget.config',
      `<configuration><packageSources><add key="acme" value="${feed}" /></packageSources><packageSourceMapping><packageSource key="acme"><package pattern="Acme.*" /></packageSource><packageSource key="nuget.org"><package pattern="*" /></packageSource></packageSourceMapping><packageSourceCredentials><acme><add key="Username" value="jo" /><add key="ClearTextPassword" value="xyz" /></acme></packageSourceCredentials></configuration>`,
    );
    write(
      'packages.config',
      '<packages><package id="Acme.Signals" version="1.0.0" /><package id="Serilog" version="4.0.0" /></packages>',
    );
    special = ({ path }) => {
      if (path === '/feed/v3/index.json')
        return {
          body: { resources: [{ '@id': `${server.origin}/feed/reg/`, '@type': 'RegistrationsBaseUrl/3.6.0' }] },
        };
      if (path !== '/feed/reg/acme.signals/index.json') return undefined;
      const catalogEntry = { id: 'Acme.Signals', version: '1.0.0', deprecation: { message: 'use Acme.Waves' } };
      return { body: { items: [{ items: [{ catalogEntry }] }] } };
    };
    const words = ['NuGet', 'OSV', 'deps.dev'].flatMap((name) => [
      `--source=${name}`,
      `--address=${name}=${server.origin}/${name}/`,
    ]);
    const { stderr } = await start('support', 'update', ...words).end;
    const heard = server.heard.map(({ path, headers }) => `${path} ${headers.authorization ?? ''}`.trim());
    const secret = `Basic ${Buffer.from('jo:xyz').toString('base64')}`;
    assert.ok(heard.includes(`/feed/v3/index.json ${secret}`), heard.join());
    assert.ok(heard.includes('/NuGet/serilog/index.json'), heard.join());
    assert.ok(heard.includes(`/feed/reg/acme.signals/index.json ${secret}`), heard.join());
    const elsewhere = server.heard.filter(({ path }) => !path.startsWith('/feed/'));
    assert.ok(elsewhere.length > 2);
    assert.doesNotMatch(JSON.stringify(elsewhere), /acme|authorization/i);
    assert.match(facts().join('\n'), /pkg:nuget\/Acme\.Signals@1\.0\.0 deprecated NuGet/, stderr);
  });

  it('asks the mirror of Maven Central, with its password', async () => {
    write(
      'home/.m2/settings.xml',
      `<settings><servers><server><id>company</id><username>jo</username><password>xyz</password></server></servers><mirrors><mirror><id>company</id><mirrorOf>*</mirrorOf><url>${server.origin}/mirror</url></mirror></mirrors></settings>`,
    );
    write(
      'pom.xml',
      '<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency><groupId>org.acme</groupId><artifactId>waves</artifactId><version>1.0</version></dependency></dependencies></project>',
    );
    await start('support', 'update', '--source=Maven Central').end;
    assert.deepEqual(
      server.heard.map(({ path, headers }) => `${path} ${headers.authorization ?? ''}`),
      [`/mirror/org/acme/waves/maven-metadata.xml Basic ${Buffer.from('jo:xyz').toString('base64')}`],
    );
  });

  const refusals: [
    what: string,
    words: readonly string[],
    said: RegExp,
    change?: readonly [path: string, text: string],
  ][] = [
    ['--as-of', ['--as-of=2026-01-01'], /has no flag --as-of/],
    ['a source that is not there', ['--source=nmp'], /no source "nmp"; did you mean npm\?/],
    ['an address that is none', ['--address=npm'], /--address has no value "npm"/],
    ['a wait that is none', ['--timeout=long'], /--timeout has no value "long"/],
    [
      'private packages that cannot be read',
      [],
      /could not be read whole, and with it which packages are private/,
      ['compliance.yaml', (files['compliance.yaml'] ?? '').replace('pkg:npm/inner', 'inner')],
    ],
    [
      'private packages under another key',
      [],
      /could not be read whole/,
      ['compliance.yaml', (files['compliance.yaml'] ?? '').replace('private-packages', 'private-package')],
    ],
    [
      'a snapshot that cannot be read',
      [],
      /support\.json cannot be read whole: mend it, or remove it/,
      [snapshot, '{'],
    ],
    ['no product', [], /holds no product/, ['compliance.yaml', 'compliance: 1\n']],
  ];
  for (const [what, words, said, change] of refusals) {
    it(`refuses ${what}, and sends nothing`, async () => {
      if (change !== undefined) write(...change);
      const { status, stderr } = await update(...words);
      assert.equal(status, 2);
      assert.match(stderr, said);
      assert.deepEqual(server.paths, []);
    });
  }
});
