// The inventory of a very big lockfile of each package manager, as a whole process: its time, how much of that the
// processor worked, and the most memory it held.
import { timed, type Measure } from '../measure';
import { sample, Samples } from '../timing';
import { lockWriterNames } from '../workspaces/lock-writers';
import { run } from './processes';

/** Runs a bundle as if it were called by itself, and says at its end what it cost. */
function withCosts(bundle: string): string {
  const costs = '`cost ${user + system} ${maxRSS}`';
  const say = `const { userCPUTime: user, systemCPUTime: system, maxRSS } = process.resourceUsage(); console.error(${costs})`;
  return `process.on('exit', () => { ${say} }); require(${JSON.stringify(bundle)});`;
}

export const lockMeasures: readonly Measure[] = lockWriterNames.map((writer) => {
  const name = `inventory of a big lockfile of ${writer}`;
  return {
    name,
    async run(bench, deadline) {
      const [worked, memory] = [new Samples(), new Samples()];
      const call = ['cli', 'inventory', bench.folderOf(`locked-${writer}`), '--format', 'json'];
      const times = await sample(3, deadline, async () => {
        const said = await run(['--eval', withCosts(bench.cli), '--', ...call], deadline.left);
        const [, microseconds, kibibytes] = /cost (\d+) (\d+)/.exec(said) ?? [];
        worked.add(Number(microseconds) / 1000);
        memory.add(Number(kibibytes) / 1024);
      });
      const held = { p50: memory.percentile(50), p95: memory.percentile(95), samples: memory.count, against: [] };
      return [
        timed(name, times, '3000 ms', [{ name: 'of work', value: worked.percentile(50) }]),
        { measure: `memory for the lockfile of ${writer}`, unit: 'MiB', goal: '500 MB', ...held },
      ];
    },
  };
});
