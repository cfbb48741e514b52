// A running VS Code server with folders of its own, and the addresses at which a workspace opens in it.
// Invariant: it listens on this machine only, and `stop` ends everything that it started.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledEditor } from './install';

export type ServerOptions = Readonly<{
  editor: InstalledEditor;
  /** Where to listen; 0 is any free port. */
  port: number;
  /** A folder for settings, state and extensions of this server alone. */
  home: string;
  /** Every workspace is trusted; otherwise all open in Restricted Mode. */
  trusted: boolean;
  theme: Theme;
  /** User settings beside those that keep the editor quiet. */
  settings: Readonly<Record<string, unknown>>;
  /** A packed extension to install first. */
  vsix: string | undefined;
}>;

export type WorkspaceOptions = Readonly<{
  /** An absolute path; undefined for a window without a folder. */
  workspace: string | undefined;
  /** An absolute path, when the extension is not installed from its package. */
  extension: string | undefined;
  /** The absolute path of a suite that runs in the extension host; the page reports by `codeAutomationExit`. */
  suite: string | undefined;
}>;

export type RunningServer = Readonly<{ address: (options: WorkspaceOptions) => string; stop: () => Promise<void> }>;

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'hc-black': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

export type Theme = keyof typeof themes;

export function isTheme(name: string): name is Theme {
  return Object.hasOwn(themes, name);
}

/** Settings under which nothing appears that was not asked for. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.enabled': false,
};

/** Starts the server and waits until it listens. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { editor, home, trusted, theme, settings, vsix } = options;
  const data = join(home, 'data');
  const folders = ['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', join(home, 'extensions')];
  const allSettings = { 'workbench.colorTheme': themes[theme], ...quietSettings, ...settings };
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(join(data, 'User/settings.json'), JSON.stringify(allSettings, null, 2));
  const common = [editor.server, ...folders, '--accept-server-license-terms', '--telemetry-level', 'off'];
  if (vsix !== undefined) await runOnce(editor.node, [...common, '--install-extension', vsix, '--force']);
  const listen = [
    '--host',
    '127.0.0.1',
    '--port',
    String(options.port),
    '--without-connection-token',
    '--enable-smoke-test-driver',
  ];
  const trust = trusted ? ['--disable-workspace-trust'] : [];
  const server = spawn(editor.node, [...common, ...listen, ...trust], { detached: process.platform !== 'win32' });
  const port = await readPort(server);
  const kill = (): void => {
    if (process.platform === 'win32' || server.pid === undefined) server.kill();
    else process.kill(-server.pid);
  };
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    const ended = once(server, 'exit');
    kill();
    await ended;
  };
  return { address: (workspace) => describeAddress(port, workspace), stop };
}

/** Waits for the line in which the server says where it listens; throws what it printed if it ends before. */
function readPort(server: ChildProcess): Promise<number> {
  return new Promise((settle, fail) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
      if (port !== undefined) settle(Number(port));
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('error', fail).on('exit', () => fail(new Error(`The VS Code server ended:\n${printed}`)));
  });
}

async function runOnce(node: string, args: readonly string[]): Promise<void> {
  const run = spawn(node, args);
  let printed = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const status = await new Promise<number | null>((settle, fail) => run.on('error', fail).on('close', settle));
  if (status !== 0) throw new Error(`The extension could not be installed:\n${printed}`);
}

function describeAddress(port: number, { workspace, extension, suite }: WorkspaceOptions): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${encodeURI(path.replaceAll('\\', '/'))}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(suite === undefined ? [] : [['extensionTestsPath', remote(suite)]]),
  ];
  const query = new URLSearchParams(workspace === undefined ? { ew: 'true' } : { folder: workspace });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query.toString().replaceAll('%2F', '/')}`;
}
