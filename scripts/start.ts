// `npm start`: VS Code on the sample product with the extension running, in a window or in a browser.
// Invariant: an installed desktop VS Code is used as it is; without one nothing is written outside .vscode-test/.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { buildAll } from './build';
import { installEditor } from './editor-host/install';
import { startServer } from './editor-host/server';
import { newest } from './editor-host/versions';
import { packExtension } from './package';

const sample = resolve('examples/cardiowatch');

/** Runs desktop VS Code's `code`; false where there is none. */
function runCode(...args: readonly string[]): boolean {
  // Windows has a script for it, which only a shell runs, and a shell wants quotes.
  const shell = process.platform === 'win32';
  const { status } = spawnSync('code', shell ? args.map((arg) => `"${arg}"`) : args, { shell });
  return status === 0;
}

async function startDesktop(): Promise<void> {
  await buildAll('development');
  if (!runCode(`--extensionDevelopmentPath=${resolve('.')}`, sample)) throw new Error('VS Code did not start.');
  console.log(`VS Code opens ${sample}.`);
}

async function startBrowserHost(): Promise<void> {
  const vsix = resolve(await packExtension());
  const editor = await installEditor(newest);
  const home = resolve('.vscode-test/start');
  const port = Number(process.env.PORT ?? 0);
  const server = await startServer({ editor, port, home, trusted: true, theme: 'light', settings: {}, vsix });
  const address = server.address({ workspace: sample, extension: undefined, suite: undefined });
  console.log(`\nVS Code ${newest.vscode} is open at\n\n  ${address}\n\nCtrl+C ends it.`);
  const end = (): void => void server.stop().then(() => process.exit(0));
  process.once('SIGINT', end).once('SIGTERM', end);
}

void (runCode('--version') ? startDesktop() : startBrowserHost());
