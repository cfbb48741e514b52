// A program that takes the arguments of desktop VS Code and runs a test suite in the browser host instead.
// Invariant: it ends with the exit code of the suite, so that `runTests` of `@vscode/test-electron` cannot tell the difference.
// Usage: launch FOLDER --extensionDevelopmentPath=… --extensionTestsPath=… --user-data-dir=…; COMPLIANCE_LENS_EDITOR names the version.
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser';
import { installEditor } from './install';
import { startServer } from './server';
import { lowest, newest } from './versions';

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
  if (typeof extension !== 'string' || typeof suite !== 'string' || typeof home !== 'string' || workspace === undefined) {
    throw new Error('The folder, the extension, the suite and the user data folder have to be given.');
  }
  const version = [lowest, newest].find(({ vscode }) => vscode === process.env.COMPLIANCE_LENS_EDITOR) ?? newest;
  const editor = await installEditor(version);
  const server = await startServer({ editor, home, trusted: true, settings: {}, vsix: undefined });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((settle) => void page.exposeFunction('codeAutomationExit', settle));
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => printLog(type, args));
    await page.goto(server.address({ workspace, extension, suite }));
    return await ended;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Prints what the suite writes to its console; what VS Code itself logs there begins with a colour. */
function printLog(type: string, args: readonly unknown[]): void {
  const [first, ...rest] = args;
  if (typeof first === 'string' && first.startsWith('%c')) return;
  (type === 'error' ? console.error : console.log)(first, ...rest);
}

void main().then((code) => process.exit(code));
