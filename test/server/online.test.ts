// The bundled language server and the network: what it asks, and when, told by a server that counts.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { onlineSources } from '../../server/src/support/online/online-sources';
import { LocalServer } from '../network/local-server';
import { Session, type SessionOptions } from './session';

const files: Readonly<Record<string, string>> = {
  'compliance.yaml': `compliance: 1
product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: health-software
  intended-purpose: Shows the heart rate.
  private-packages: [pkg:npm/@acme/*]
scope: [cra]
`,
  'package.json': '{\n  "dependencies": { "quill-pad": "1.3.0", "@acme/secret": "1.0.0" }\n}\n',
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { 'quill-pad': '1.3.0', '@acme/secret': '1.0.0' } },
      'node_modules/quill-pad': { version: '1.3.0' },
      'node_modules/@acme/secret': { version: '1.0.0' },
    },
  }),
};

const packument = {
  name: 'quill-pad',
  modified: '2026-01-01T00:00:00.000Z',
  versions: { '1.3.0': { name: 'quill-pad', version: '1.3.0', deprecated: 'use a longer quill' } },
};

/** Every source is led to the local server. */
const sources = onlineSources.map(({ name }) => name);

describe('the language server and the network', function () {
  this.timeout(60_000);
  let folder = '';
  let server: LocalServer;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    server = await LocalServer.start(({ path }) => (path === '/npm/quill-pad' ? { body: packument } : undefined));
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function inSession(run: (session: Session) => Promise<void>, options: SessionOptions = {}): Promise<void> {
    const onlineAddresses = Object.fromEntries(sources.map((name) => [name, `${server.origin}/${name}/`]));
    const settings = { onlineAddresses, ...options.settings };
    const session = await Session.start(folder, { ...options, settings });
    try {
      await session.ready();
      await run(session);
    } finally {
      await session.close();
    }
  }

  const isFound = (diagnostics: readonly Diagnostic[]): boolean =>
    JSON.stringify(diagnostics).includes('quill-pad 1.3.0 is deprecated by its publisher');

  /** Longer than the server waits before it asks. */
  const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3500));

  for (const [title, options] of [
    ['without the setting', {}],
    ['in a workspace that is not trusted', { settings: { online: true }, trusted: false }],
  ] as const) {
    it(`asks nothing ${title}`, () =>
      inSession(async (session) => {
        await session.open('package.json', 'json');
        await aWhile();
        assert.deepEqual(server.paths, []);
        assert.ok(!isFound(session.diagnosticsOf('package.json')));
      }, options));
  }

  it('asks with the setting, never about private packages, and nothing more when nothing changes', () =>
    inSession(
      async (session) => {
        await session.open('package.json', 'json');
        await session.diagnostics('package.json', isFound, 'what npm says');
        const asked = server.paths.length;
        assert.ok(server.paths.includes('/npm/quill-pad'));
        assert.doesNotMatch(JSON.stringify(server.heard), /acme/);
        await session.open('compliance.yaml', 'yaml');
        await session.type('compliance.yaml', 'scope: [cra]', 'scope: [cra] # so');
        await aWhile();
        assert.equal(server.paths.length, asked);
        assert.ok(!existsSync(join(folder, '.compliance')));
      },
      { settings: { online: true } },
    ));

  it('asks about nothing that is only typed', () =>
    inSession(
      async (session) => {
        await session.open('package.json', 'json');
        await session.type('package.json', '"quill-pad": "1.3.0"', '"secret-plan": "1.3.0"');
        await aWhile();
        assert.deepEqual(server.paths, []);
      },
      { settings: { online: true } },
    ));

  it('says what an update would send, sends nothing until it is told to, and writes the snapshot', () =>
    inSession(async (session) => {
      const { lines } = await session.connection.sendRequest<{ lines: string[] }>(
        'complianceLens/describeSupportUpdate',
      );
      assert.match(lines.join('\n'), /Sends to npm: names of npm packages.*; 1 component in 1 request to 127/);
      assert.match(lines.join('\n'), /Nothing is sent of pkg:npm\/%40acme\/secret@1\.0\.0/);
      assert.deepEqual(server.paths, []);
      const { message } = await session.connection.sendRequest<{ message: string }>('complianceLens/updateSupport', {});
      assert.match(message, /\.compliance\/support\.json: 1 statement, nothing known of 0 components/);
      assert.match(readFileSync(join(folder, '.compliance/support.json'), 'utf8'), /"reason": "use a longer quill"/);
      assert.doesNotMatch(JSON.stringify(server.heard), /acme/);
    }));

  it('updates nothing in a workspace that is not trusted', () =>
    inSession(
      async (session) => {
        await assert.rejects(
          session.connection.sendRequest('complianceLens/updateSupport', {}),
          /trusted workspaces only/,
        );
        assert.deepEqual(server.paths, []);
      },
      { trusted: false },
    ));
});
