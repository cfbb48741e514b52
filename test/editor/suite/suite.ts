// The suite that runs inside VS Code's extension host, in desktop VS Code and in the browser host alike.
// Invariant: `run` fails when a test fails, and leaves counts and report in the file that COMPLIANCE_LENS_RESULT names.
import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

/** How the suite went. */
export type SuiteResult = Readonly<{
  passed: number;
  failed: number;
  /** What mocha printed; the console of an extension host is full of other things. */
  report: string;
}>;

/** Called by VS Code once its window is ready. */
export async function run(): Promise<void> {
  const lines: string[] = [];
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000 });
  Mocha.reporters.Base.consoleLog = (...line: unknown[]) => lines.push(format(...line));
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  if (process.env.COMPLIANCE_LENS_SUITE === 'sample') await import('./sample.test');
  else await import('./extension.test');
  let passed = 0;
  const failed = await new Promise<number>((settle) => mocha.run(settle).on('pass', () => passed++));
  const result: SuiteResult = { passed, failed, report: lines.join('\n') };
  const file = process.env.COMPLIANCE_LENS_RESULT;
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
  if (failed > 0) throw new Error(`${failed} failed`);
}
