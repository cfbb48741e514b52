// The suite that runs inside VS Code's extension host, in desktop VS Code and in the browser host alike.
// Invariant: `run` fails when a test fails, and leaves the counts in the file that COMPLIANCE_LENS_RESULT names.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Called by VS Code once its window is ready. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000 });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await import('./activation.test');
  let passed = 0;
  const failed = await new Promise<number>((settle) => mocha.run(settle).on('pass', () => passed++));
  const result = process.env.COMPLIANCE_LENS_RESULT;
  if (result !== undefined) writeFileSync(result, JSON.stringify({ passed, failed }));
  if (failed > 0) throw new Error(`${failed} failed`);
}
