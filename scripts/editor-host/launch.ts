// A program that takes the arguments of desktop VS Code and runs a test suite in the browser host instead.
// Invariant: it ends with the exit code of the suite, so that `runTests` of `@vscode/test-electron` cannot tell the difference.
// Usage: launch FOLDER --extensionDevelopmentPath=… --extensionTestsPath=… --user-data-dir=…; COMPLIANCE_LENS_EDITOR names the version.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser';
import { installEditor } from './install';
import { startServer } from './server';
import { lowest, newest } from './versions';

/** A suite that has not ended after this many milliseconds has failed. */
const longest = 180_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const { extensionDevelopmentPath: extension, extensionTestsPath: suite, 'user-data-dir': home } = values;
  const workspace = positionals[0];
  if (
    typeof extension !== 'string' ||
    typeof suite !== 'string' ||
    typeof home !== 'string' ||
    workspace === undefined
  ) {
    throw new Error('The folder, the extension, the suite and the user data folder have to be given.');
  }
  const version = [lowest, newest].find(({ vscode }) => vscode === process.env.COMPLIANCE_LENS_EDITOR) ?? newest;
  const editor = await installEditor(version);
  const server = await startServer({
    editor,
    port: 0,
    home,
    trusted: true,
    theme: 'light',
    settings: {},
    vsix: undefined,
  });
  const browser = await launchBrowser();
  const log: unknown[][] = [];
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((settle) => void page.exposeFunction('codeAutomationExit', settle));
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => log.push(args));
    await page.goto(server.address({ workspace, extension, suite }));
    const code = await Promise.race([ended, sleep(longest, 1, { ref: false })]);
    // A suite that ran has left its report; only where none did is VS Code's own log of use.
    const result = process.env.COMPLIANCE_LENS_RESULT;
    if (code !== 0 && (result === undefined || !existsSync(result))) for (const args of log) console.error(...args);
    return code;
  } finally {
    await browser.close();
    await server.stop();
  }
}

void main().then((code) => process.exit(code));
