// Everything that has to pass before a change lands, in one run, ending in what failed and the line `N passed, N failed`.
// Invariant: a step that could not run counts as failed; nothing is left out silently.
// Usage: tsx scripts/test.ts [step ...]
import { spawn } from 'node:child_process';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** How the step counts: by the lines of its test runner, or as one test that passes or fails as a whole. */
  readonly counts: 'tests' | 'itself';
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What to show of a failure once more at the end, where whoever keeps only the last lines still sees it. */
  readonly why: string;
}

const steps: readonly Step[] = [
  { name: 'types', command: ['npx', 'tsc', '--noEmit'], counts: 'itself' },
  { name: 'page-types', command: ['npx', 'tsc', '--noEmit', '-p', 'client/src/webview'], counts: 'itself' },
  { name: 'lint', command: ['npx', 'eslint', '.'], counts: 'itself' },
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'], counts: 'itself' },
  // Before the unit tests, which tokenise with the grammars of the editors.
  { name: 'editors', command: ['npx', 'tsx', 'scripts/install-editors.ts'], counts: 'itself' },
  { name: 'unit', command: ['npx', 'tsx', 'scripts/unit.ts'], counts: 'tests' },
  { name: 'build', command: ['npx', 'tsx', 'scripts/build.ts'], counts: 'itself' },
  { name: 'cli', command: ['npx', 'tsx', 'scripts/unit.ts', 'test/cli'], counts: 'tests' },
  { name: 'server', command: ['npx', 'tsx', 'scripts/unit.ts', 'test/server'], counts: 'tests' },
  { name: 'other-editors', command: ['npx', 'tsx', 'scripts/unit.ts', 'test/other-editors'], counts: 'tests' },
  { name: 'editor', command: ['npx', 'tsx', 'test/editor/run.ts'], counts: 'tests' },
];

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no step "${unknown.join('", "')}". The steps are ${steps.map((step) => step.name).join(', ')}.`,
    );
    return 2;
  }
  let total: Outcome = { passed: 0, failed: 0, skipped: 0, why: '' };
  for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const started = Date.now();
    console.log(`\n— ${step.name}`);
    const outcome = await run(step);
    console.log(
      `— ${step.name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`,
    );
    total = {
      passed: total.passed + outcome.passed,
      failed: total.failed + outcome.failed,
      skipped: total.skipped + outcome.skipped,
      why: outcome.failed === 0 ? total.why : `${total.why}\n— ${step.name} FAILED\n${outcome.why}\n`,
    };
  }
  if (total.why !== '') console.log(total.why);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function run({ command, counts }: Step): Promise<Outcome> {
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.on('data', (data: Buffer) => {
      to.write(data);
      output += data.toString('utf8');
    });
  }
  const status = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
  if (counts === 'itself') {
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0, why: lastLines(output) };
  }
  const [passed, failed, skipped] = [sum(output, 'passing'), sum(output, 'failing'), sum(output, 'pending')];
  // A runner that fell over before it counted has not passed.
  const why = failuresOf(output) ?? lastLines(output);
  return { passed, failed: status !== 0 || passed === 0 ? Math.max(1, failed) : failed, skipped, why };
}

/** What mocha tells of failed tests, after each of its summaries; undefined when it tells of none. */
function failuresOf(output: string): string | undefined {
  const blocks = output.split(/^(?= *\d+ failing\b)/m).slice(1);
  return blocks.length > 0 ? blocks.map((block) => block.slice(0, 4000)).join('\n') : undefined;
}

function lastLines(output: string): string {
  return output.split('\n').slice(-25).join('\n');
}

/** Adds up the numbers before a word of mocha's summary, such as `12 passing`. */
function sum(output: string, word: string): number {
  return [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].reduce(
    (total, match) => total + Number(match[1]),
    0,
  );
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
